"""The screen of the day: choose, send; search; several entries at once; a day copied."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.aktivitas import services
from ekinerja.aktivitas.forms import BanyakForm, SalinHariForm
from ekinerja.aktivitas.permissions import PELIHAT_OPERATOR
from ekinerja.aktivitas.presenters.hari import susun_hari, susun_hasil
from ekinerja.aktivitas.presenters.papan import umpan_tampil
from ekinerja.aktivitas.queries import (
    aktivitas_hari,
    cari_katalog,
    kebijakan_pada,
    lembar_hari,
    ringkas_bulan,
)
from ekinerja.aktivitas.queries.papan import umpan_hari
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka
from ekinerja.core.htmx import render_page
from ekinerja.core.kit import Tautan
from ekinerja.pegawai.requests import PegawaiRequest, pegawai_required
from ekinerja.regulasi.queries import menit_target
from ekinerja.skp.bulan import bulan_berikut
from ekinerja.skp.queries import PilihanIndikator, indikator_pilihan

KATA_TERPENDEK = 2


@require_safe
@pegawai_required
def hari(request: PegawaiRequest) -> HttpResponse:
    """Today: what can be logged with one tap, what was logged, and how the month stands."""
    kini = request.identitas.hari
    lingkup, siapa = request.identitas.lingkup_sendiri(), request.pegawai.pk
    awal = kini.replace(day=1)
    tampil = susun_hari(
        lembar_hari(lingkup, pegawai_id=siapa, hari=kini),
        hari=kini,
        ringkas=ringkas_bulan(
            lingkup, pegawai_id=siapa, mulai=awal, selesai=bulan_berikut(awal), hari=kini
        ),
        target=menit_target(request.pegawai.instansi_id, pada=awal),
        kebijakan=kebijakan_pada(request.pegawai.instansi_id, pada=kini),
    )
    umpan = umpan_tampil(umpan_hari(siapa, tanggal=kini))
    konteks = {
        "hari": tampil,
        "umpan": umpan,
        "melihat_operator": request.identitas.punya(*PELIHAT_OPERATOR),
    }
    return render(request, "aktivitas/hari.html", konteks)


@require_safe
@pegawai_required
def cari(request: PegawaiRequest) -> HttpResponse:
    """Search as you type over the own catalogue and the own SKP."""
    kini, kata = request.identitas.hari, request.GET.get("q", "").strip()[:100]
    cukup = len(kata) >= KATA_TERPENDEK
    katalog = cari_katalog(request.pegawai, hari=kini, kata=kata) if cukup else []
    tampil = susun_hasil(kata, katalog, _indikator(request, kata) if cukup else [])
    konteks = {"hasil": tampil, "remah": [Tautan(judul="Hari ini", url=reverse("aktivitas:hari"))]}
    return render_page(request, "aktivitas/cari.html", konteks, part="hasil-cari")


def _indikator(request: PegawaiRequest, kata: str) -> list[PilihanIndikator]:
    kini = request.identitas.hari
    milik = indikator_pilihan(
        request.identitas.lingkup_sendiri(),
        pegawai_id=request.pegawai.pk,
        mulai=kini - timedelta(days=31),
        sampai=kini,
    )
    dicari = kata.casefold().split()
    return [
        satu
        for satu in milik
        if all(k in f"{satu.uraian} {satu.rencana}".casefold() for k in dicari)
    ][:8]


@require_http_methods(["GET", "HEAD", "POST"])
@pegawai_required
def beberapa(request: PegawaiRequest) -> HttpResponse:
    """Several entries at once, one line each; all of them become drafts."""
    kini = request.identitas.hari
    pilihan = indikator_pilihan(
        request.identitas.lingkup_sendiri(),
        pegawai_id=request.pegawai.pk,
        mulai=kini - timedelta(days=31),
        sampai=kini,
    )
    if request.method != "POST":
        awal = {"kunci_kirim": uuid.uuid4(), "tanggal": kini}
        return _banyak(request, BanyakForm(initial=awal, indikator=pilihan))
    form = BanyakForm(request.POST, indikator=pilihan)
    if not form.is_valid():
        return _banyak(request, form, status=422)
    try:
        hasil = services.catat_banyak(
            request.pegawai,
            isian=form.isian,
            kunci_kirim=form.cleaned_data["kunci_kirim"],
            pada=timezone.now(),
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _banyak(request, form, status=422)
    messages.success(request, f"{angka(len(hasil))} draf tersimpan. Lengkapi buktinya, lalu kirim.")
    return HttpResponseRedirect(reverse("aktivitas:hari"))


def _banyak(request: PegawaiRequest, form: BanyakForm, *, status: int = 200) -> HttpResponse:
    remah = [Tautan(judul="Hari ini", url=reverse("aktivitas:hari"))]
    return render(request, "aktivitas/beberapa.html", {"form": form, "remah": remah}, status=status)


@require_POST
@pegawai_required
def salin_hari(request: PegawaiRequest) -> HttpResponse:
    """Copy the entries of another day to today, as drafts."""
    form = SalinHariForm(request.POST)
    if not form.is_valid():
        raise AksiDitolak(
            "Hari yang disalin tidak dapat dibaca. Muat ulang halaman, lalu coba lagi."
        )
    kini, dari = request.identitas.hari, form.cleaned_data["dari"]
    asal = aktivitas_hari(
        request.identitas.lingkup_sendiri(), pegawai_id=request.pegawai.pk, tanggal=dari
    )
    if not asal or dari >= kini:
        raise AksiDitolak("Tidak ada aktivitas pada hari itu yang dapat disalin. Pilih hari lain.")
    hasil = services.salin_hari(request.pegawai, asal=asal, ke=kini, pada=timezone.now())
    messages.success(
        request, f"{angka(len(hasil))} aktivitas disalin sebagai draf. Lengkapi, lalu kirim."
    )
    return HttpResponseRedirect(reverse("aktivitas:hari"))
