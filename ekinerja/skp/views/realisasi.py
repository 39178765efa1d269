"""Typing what was reached where activities cannot count it."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ekinerja.core.access import wajib
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import RealisasiForm
from ekinerja.skp.models import Indikator
from ekinerja.skp.permissions import pemilik_skp
from ekinerja.skp.presenters import target_indikator
from ekinerja.skp.views.dasar import FORMULIR, alamat, ambil_indikator, halaman_formulir, remah


@require_http_methods(FORMULIR)
@pegawai_required
def realisasi(request: PegawaiRequest, pk: int) -> HttpResponse:
    """One month of one indicator."""
    satu = ambil_indikator(request, pk)
    skp = satu.hasil_kerja.skp
    wajib(pemilik_skp(skp, request.pegawai))
    hari = request.identitas.hari

    def simpan(form: Any) -> str:
        services.isi_realisasi(satu, isian=form.isian, oleh=request.pegawai, pada=timezone.now())
        return alamat(skp.pk)

    bulan = [awal for awal in services.bulan_skp(skp) if awal <= hari]
    form = RealisasiForm(
        request.POST or None,
        bulan=bulan,
        angka=satu.bentuk != Indikator.TEKS,
        initial={"awal": hari.replace(day=1).isoformat()},
    )
    return halaman_formulir(
        request,
        form,
        simpan,
        judul="Isi realisasi",
        keterangan=f"{satu.uraian}. Target: {target_indikator(satu)}",
        remah=remah(skp),
    )
