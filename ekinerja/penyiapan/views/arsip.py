"""Pages of retention: schedule, holds, and berita acara of destruction."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import MasukRequest, peran_required
from ekinerja.penyiapan.forms.arsip import BeritaAcaraForm, JadwalForm, PenahananForm
from ekinerja.penyiapan.models import BeritaAcara
from ekinerja.penyiapan.permissions import PELIHAT_ARSIP, PENGELOLA_ARSIP, PENYETUJU_ARSIP
from ekinerja.penyiapan.presenters.arsip import (
    susun_berita_acara,
    tabel_berita_acara,
    tabel_butir,
    tabel_jadwal,
    tampilkan_penahanan,
)
from ekinerja.penyiapan.queries.arsip import (
    berita_acara_terlihat,
    butir_berita_acara,
    jadwal_semua,
    penahanan_terlihat,
    riwayat_berita_acara,
)
from ekinerja.penyiapan.services import arsip as services
from ekinerja.regulasi.requests import pelaku

BARIS, CETAK_TERBANYAK, PENAHANAN_TERBANYAK = 50, 20_000, 100


@require_safe
@peran_required(*PELIHAT_ARSIP)
def arsip(request: MasukRequest) -> HttpResponse:
    """The schedule, what is held back, and the berita acara."""
    lingkup = request.identitas.lingkup(*PELIHAT_ARSIP)
    halaman = Paginator(berita_acara_terlihat(lingkup), BARIS).get_page(request.GET.get("halaman"))
    mengelola = request.identitas.boleh_di(None, *PENGELOLA_ARSIP)
    konteks = {
        "jadwal": tabel_jadwal(jadwal_semua(lingkup)[:BARIS], hari=request.identitas.hari),
        "penahanan": tampilkan_penahanan(
            penahanan_terlihat(lingkup)[:PENAHANAN_TERBANYAK], mengelola=mengelola
        ),
        "tabel": tabel_berita_acara(halaman, request.GET),
        "mengelola": mengelola,
    }
    return render(request, "penyiapan/arsip.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA_ARSIP)
def arsip_jadwal(request: MasukRequest) -> HttpResponse:
    """A schedule from a day on."""
    form = JadwalForm(request.POST or None)
    return _isi(
        request, form, "Tetapkan jadwal retensi", "Menurut keputusan kepala daerah.",
        lambda: services.tetapkan_jadwal(
            request.user.instansi_id, form.isian, oleh=pelaku(request), pada=timezone.now()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA_ARSIP)
def arsip_tahan(request: MasukRequest) -> HttpResponse:
    """Hold records back."""
    form = PenahananForm(request.POST or None, lingkup=request.identitas.lingkup(*PENGELOLA_ARSIP))
    return _isi(
        request, form, "Tahan arsip", "Bukti yang ditahan tidak dimusnahkan sampai dilepas.",
        lambda: services.tahan_arsip(
            request.user.instansi_id, form.isian, oleh=pelaku(request), pada=timezone.now()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA_ARSIP)
def arsip_susun(request: MasukRequest) -> HttpResponse:
    """Draw up a berita acara."""
    form = BeritaAcaraForm(request.POST or None)
    keterangan = "Daftarnya disusun dari bukti yang sudah melewati retensinya."
    return _isi(
        request, form, "Susun berita acara pemusnahan", keterangan,
        lambda: services.susun_berita_acara(
            request.user.instansi_id, nomor=form.cleaned_data["nomor"], oleh=pelaku(request),
            pada=timezone.now(),
        ),
    )  # fmt: skip


def _isi(
    request: MasukRequest, form: Any, judul: str, keterangan: str, perbuatan: Any
) -> HttpResponse:
    """A form whose deed leads back to the page of retention."""
    if request.method == "POST" and form.is_valid():
        try:
            perbuatan()
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Tersimpan.")
            return HttpResponseRedirect(reverse("penyiapan:arsip"))
    konteks = {
        "form": form, "judul_formulir": judul, "keterangan_formulir": keterangan,
        "tombol": "Simpan", "kembali": _remah(), "remah": [_remah()],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "penyiapan/formulir.html", konteks, status=status)


@require_POST
@peran_required(*PENGELOLA_ARSIP)
def arsip_lepas(request: MasukRequest, pk: int) -> HttpResponse:
    """Release a hold."""
    lingkup = request.identitas.lingkup(*PENGELOLA_ARSIP)
    satu = ambil(penahanan_terlihat(lingkup), pk, apa="Penahanan")
    services.lepas_penahanan(
        satu, oleh=pelaku(request), pada=timezone.now(), alasan=request.POST.get("alasan", "")
    )
    messages.success(request, "Penahanan dilepas.")
    return HttpResponseRedirect(reverse("penyiapan:arsip"))


@require_safe
@peran_required(*PELIHAT_ARSIP)
def arsip_rinci(request: MasukRequest, pk: int) -> HttpResponse:
    """One berita acara with its files."""
    satu = _ambil(request, pk)
    halaman = Paginator(butir_berita_acara(satu), BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "acara": susun_berita_acara(satu, oleh=pelaku(request), riwayat=riwayat_berita_acara(satu)),
        "tabel": tabel_butir(halaman, request.GET),
        "remah": [_remah()],
    }
    return render(request, "penyiapan/arsip_rinci.html", konteks)


@require_safe
@peran_required(*PELIHAT_ARSIP)
def arsip_cetak(request: MasukRequest, pk: int) -> HttpResponse:
    """The berita acara on paper, with the whole list."""
    satu = _ambil(request, pk)
    konteks = {
        "acara": susun_berita_acara(satu, oleh=None, riwayat=()),
        "butir": butir_berita_acara(satu)[:CETAK_TERBANYAK],
        "remah": [_remah(), Tautan(judul=satu.nomor, url=_alamat(pk))],
    }
    return render(request, "penyiapan/arsip_cetak.html", konteks)


@require_POST
@peran_required(*PENYETUJU_ARSIP)
def arsip_setujui(request: MasukRequest, pk: int) -> HttpResponse:
    """Another person approves."""
    services.setujui_berita_acara(_ambil(request, pk), oleh=pelaku(request), pada=timezone.now())
    messages.success(request, "Berita acara disetujui dan dapat dilaksanakan.")
    return HttpResponseRedirect(_alamat(pk))


@require_POST
@peran_required(*PENGELOLA_ARSIP)
def arsip_laksanakan(request: MasukRequest, pk: int) -> HttpResponse:
    """Queue the destruction."""
    services.minta_pemusnahan(_ambil(request, pk), oleh=pelaku(request), pada=timezone.now())
    messages.success(request, "Pemusnahan dijalankan. Muat ulang halaman untuk melihat hasilnya.")
    return HttpResponseRedirect(_alamat(pk))


@require_POST
@peran_required(*PENGELOLA_ARSIP)
def arsip_batal(request: MasukRequest, pk: int) -> HttpResponse:
    """Withdraw it."""
    services.batalkan_berita_acara(
        _ambil(request, pk), oleh=pelaku(request), pada=timezone.now(),
        alasan=request.POST.get("alasan", ""),
    )  # fmt: skip
    messages.success(request, "Berita acara dibatalkan.")
    return HttpResponseRedirect(_alamat(pk))


def _ambil(request: MasukRequest, pk: int) -> BeritaAcara:
    lingkup = request.identitas.lingkup(*PELIHAT_ARSIP)
    return ambil(berita_acara_terlihat(lingkup), pk, apa="Berita acara")


def _alamat(pk: int) -> str:
    return reverse("penyiapan:arsip_rinci", args=[pk])


def _remah() -> Tautan:
    return Tautan(judul="Retensi arsip", url=reverse("penyiapan:arsip"))
