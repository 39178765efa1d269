"""The target of each month of an indicator."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from ekinerja.core.format import angka
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp import services
from ekinerja.skp.forms import TargetBulananForm
from ekinerja.skp.models import SKP, Indikator
from ekinerja.skp.presenters import ringkas_pecahan
from ekinerja.skp.views.dasar import (
    FORMULIR,
    alamat,
    ambil_draf,
    ambil_indikator,
    halaman_formulir,
    remah,
)

_CARA = {"rata": "RATA", "hari_kerja": "HARI_KERJA", "triwulan": "TRIWULAN"}


@require_http_methods(FORMULIR)
@pegawai_required
def target(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Set the target of each month, by hand or divided in a way."""
    indikator = ambil_indikator(request, pk)
    skp = ambil_draf(request, indikator.hasil_kerja.skp_id)
    cara = _CARA.get(request.POST.get("aksi", ""))

    def simpan(form: Any) -> str:
        services.isi_target_bulanan(
            indikator,
            oleh=request.pegawai,
            target=form.target if cara is None else None,
            cara=services.CaraPecah() if cara is None else form.cara(cara),
            stempel=form.cleaned_data["stempel"],
        )
        return alamat(skp.pk)

    form = _form(request, indikator, skp, tangan=cara is None)
    keterangan = (
        f"{indikator.uraian}: {angka(indikator.target)} {indikator.satuan} untuk seluruh masa."
    )
    return halaman_formulir(
        request,
        form,
        simpan,
        templat="skp/target.html",
        judul="Target bulanan",
        keterangan=keterangan,
        remah=remah(skp),
        pecahan=_pecahan(indikator, skp),
    )


def _form(
    request: PegawaiRequest, indikator: Indikator, skp: SKP, *, tangan: bool
) -> TargetBulananForm:
    tersimpan = {satu.awal: satu.target for satu in indikator.target_bulanan.all()}
    return TargetBulananForm(
        request.POST or None,
        bulan=services.bulan_skp(skp),
        tangan=tangan,
        berawal=indikator.realisasi_awal > 0,
        initial={"stempel": skp.stempel, **TargetBulananForm.isi(tersimpan)},
    )


def _pecahan(indikator: Indikator, skp: SKP) -> Any:
    """How the stored months came about, where a rule made them."""
    if not indikator.terbagi:
        return None
    tersimpan = {satu.awal: satu.target for satu in indikator.target_bulanan.all()}
    bagian = {}
    if indikator.cara_pecah in ("RATA", "HARI_KERJA") and not indikator.realisasi_awal:
        bagian = services.pecahan(indikator, skp, services.CaraPecah(indikator.cara_pecah))
    return ringkas_pecahan(indikator, tersimpan=tersimpan, bagian=bagian)
