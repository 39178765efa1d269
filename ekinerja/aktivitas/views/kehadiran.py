"""Confirming to be at a shared event: by invitation, by QR or by its link; and leaving it."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ekinerja.aktivitas.forms.kegiatan import KehadiranForm
from ekinerja.aktivitas.kode_kegiatan import nomor_kegiatan
from ekinerja.aktivitas.models import Kegiatan, PesertaKegiatan
from ekinerja.aktivitas.presenters.kegiatan import susun_kehadiran
from ekinerja.aktivitas.queries.kegiatan import (
    indikator_terakhir,
    kegiatan_rinci,
    kegiatan_seinstansi,
    kegiatan_terlihat,
    peserta_seorang,
)
from ekinerja.aktivitas.services import kehadiran as services
from ekinerja.aktivitas.services.kegiatan import peran_tersedia
from ekinerja.aktivitas.workflow import KELUAR
from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.skp.queries import indikator_pilihan


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def kegiatan_ikut(request: PegawaiRequest, kode: str) -> HttpResponse:
    """The page that the QR opens: who is signed in confirms for themselves."""
    lingkup = request.identitas.lingkup_sendiri()
    satu = ambil(
        kegiatan_rinci(kegiatan_seinstansi(lingkup)), nomor_kegiatan(kode) or 0, apa="Kegiatan"
    )
    saat = timezone.now()
    peserta = peserta_seorang(satu.pk, pegawai_id=request.pegawai.pk)
    if peserta is None or peserta.status == KELUAR:
        services.periksa_kode(satu, kode, pada=saat)
    url = reverse("aktivitas:kegiatan_ikut", args=[kode])
    return _halaman(request, satu, peserta, url=url, kode=kode, saat=saat)


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def kegiatan_konfirmasi(request: PegawaiRequest, pk: int) -> HttpResponse:
    """The page of an invitation."""
    lingkup = request.identitas.lingkup_sendiri()
    satu = ambil(kegiatan_rinci(kegiatan_terlihat(lingkup)), pk, apa="Kegiatan")
    peserta = peserta_seorang(satu.pk, pegawai_id=request.pegawai.pk)
    if peserta is None or peserta.status == KELUAR:
        raise Http404("Undangan tidak ditemukan. Pindai kode QR kegiatannya untuk ikut.")
    url = reverse("aktivitas:kegiatan_konfirmasi", args=[pk])
    return _halaman(request, satu, peserta, url=url, kode="", saat=timezone.now())


@require_POST
@pegawai_required
def kegiatan_keluar(request: PegawaiRequest, pk: int) -> HttpResponse:
    """Leave an event."""
    lingkup = request.identitas.lingkup_sendiri()
    satu = ambil(kegiatan_terlihat(lingkup), pk, apa="Kegiatan")
    services.keluar(satu, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Anda keluar dari kegiatan. Aktivitas yang berasal darinya batal.")
    return HttpResponseRedirect(reverse("aktivitas:kegiatan"))


def _halaman(
    request: PegawaiRequest,
    satu: Kegiatan,
    peserta: PesertaKegiatan | None,
    *,
    url: str,
    kode: str,
    saat: datetime,
) -> HttpResponse:
    indikator = indikator_pilihan(
        request.identitas.lingkup_sendiri(), pegawai_id=request.pegawai.pk, mulai=satu.tanggal,
        sampai=satu.tanggal,
    )  # fmt: skip
    hidup = peserta is not None and peserta.status != KELUAR
    peran = [peserta.peran] if peserta is not None and hidup else peran_tersedia(satu)
    data = request.POST if request.method == "POST" else None
    form = KehadiranForm(data, peran=peran, berindikator=bool(indikator))
    if form.is_valid():
        jawab = _lakukan(request, satu, form, kode=kode, saat=saat)
        if jawab is not None:
            return jawab
    tampil = susun_kehadiran(
        satu, form, pegawai=request.pegawai, peserta=peserta if hidup else None,
        indikator=indikator, indikator_lalu=indikator_terakhir(request.pegawai.pk), url=url,
        pada=saat,
    )  # fmt: skip
    konteks: dict[str, Any] = {
        "kehadiran": tampil,
        "pegawai_id": str(request.pegawai.pk),
        "remah": [Tautan(judul="Kegiatan bersama", url=reverse("aktivitas:kegiatan"))],
    }
    status = 422 if form.errors else 200
    return render(request, "aktivitas/kegiatan_konfirmasi.html", konteks, status=status)


def _lakukan(
    request: PegawaiRequest, satu: Kegiatan, form: KehadiranForm, *, kode: str, saat: datetime
) -> HttpResponse | None:
    """The deed; None when it is refused, with the sentence in the form."""
    data = form.isian(langsung_kirim=request.POST.get("aksi") != "draf")
    try:
        hasil = services.konfirmasi(satu, data=data, kode=kode, oleh=request.pegawai, pada=saat)
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return None
    sebagai = hasil.peserta.get_peran_display().lower()
    messages.success(request, f"Kehadiran tercatat: {satu.nama}, sebagai {sebagai}.")
    if hasil.kabar:
        messages.warning(request, f"Aktivitasnya disimpan sebagai draf. {hasil.kabar}")
    return HttpResponseRedirect(reverse("aktivitas:kegiatan_rinci", args=[satu.pk]))
