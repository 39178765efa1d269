"""Pages of the calendar: the year, a day off added, a day off taken back."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import tanggal_panjang
from ekinerja.core.workflow import Putusan
from ekinerja.kalender.forms import TAHUN, HapusLiburForm, LiburForm
from ekinerja.kalender.permissions import pengelola_kalender
from ekinerja.kalender.presenters import (
    NAMA_HARI,
    induk,
    susun_tahun,
)
from ekinerja.kalender.queries import hari_kerja, libur_setahun, libur_terlihat, pola_terpakai
from ekinerja.kalender.requests import KalenderRequest, lingkup_dari, masuk_required, unit_dari
from ekinerja.kalender.services import hapus_libur, muat_hari_libur, tambah_libur

HITUNG_ULANG = "Kehadiran pada hari itu dihitung ulang paling lambat malam ini."


@require_safe
@masuk_required
def daftar(request: KalenderRequest) -> HttpResponse:
    """A year: working days per month in the reader's unit, days off, working hours."""
    lingkup, hari_ini = lingkup_dari(request), request.identitas.hari
    tahun = _tahun(request.GET.get("tahun", ""), hari_ini.year)
    kelola = _kelola(request).boleh
    tampil = susun_tahun(
        tahun,
        kerja=hari_kerja(
            lingkup.instansi_id,
            unit_id=unit_dari(request),
            awal=date(tahun, 1, 1),
            akhir=date(tahun + 1, 1, 1),
        ),
        libur=list(libur_setahun(lingkup, tahun=tahun)),
        pola=list(pola_terpakai(lingkup)),
        hari_ini=hari_ini,
        boleh_kelola=kelola,
    )
    konteks = {"kalender": tampil, "boleh_kelola": kelola, "nama_hari": NAMA_HARI}
    return render(request, "kalender/daftar.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def tambah(request: KalenderRequest) -> HttpResponse:
    """Add a local day off or a joint leave."""
    wajib(_kelola(request))
    if request.method != "POST":
        return _formulir(request, "kalender/tambah.html", LiburForm())
    form = LiburForm(request.POST)
    if not form.is_valid():
        return _formulir(request, "kalender/tambah.html", form, status=422)
    try:
        libur = tambah_libur(
            request.user.instansi, oleh=request.identitas, pada=timezone.now(), **form.cleaned_data
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _formulir(request, "kalender/tambah.html", form, status=422)
    messages.success(
        request, f"{tanggal_panjang(libur.tanggal)} tercatat libur: {libur.nama}. {HITUNG_ULANG}"
    )
    return _ke_tahun(libur.tanggal.year)


@require_http_methods(["GET", "HEAD", "POST"])
@masuk_required
def hapus(request: KalenderRequest, pk: int) -> HttpResponse:
    """Take back a local day off or a joint leave, with a reason."""
    wajib(_kelola(request))
    libur = ambil(libur_terlihat(lingkup_dari(request)), pk, apa="Hari libur")
    if request.method != "POST":
        return _formulir(request, "kalender/hapus.html", HapusLiburForm(), libur=libur)
    form = HapusLiburForm(request.POST)
    if not form.is_valid():
        return _formulir(request, "kalender/hapus.html", form, status=422, libur=libur)
    hari = libur.tanggal
    try:
        hapus_libur(
            libur,
            alasan=form.cleaned_data["alasan"],
            oleh=request.identitas,
            pada=timezone.now(),
        )
    except AksiDitolak as galat:
        form.add_error(None, galat.kalimat)
        return _formulir(request, "kalender/hapus.html", form, status=422, libur=libur)
    messages.success(request, f"{tanggal_panjang(hari)} bukan lagi hari libur. {HITUNG_ULANG}")
    return _ke_tahun(hari.year)


@require_POST
@masuk_required
def muat(request: KalenderRequest) -> HttpResponse:
    """Load the national days off of a year from the data of this version."""
    tahun = _tahun(request.POST.get("tahun", ""), request.identitas.hari.year)
    hasil = muat_hari_libur(
        request.user.instansi, tahun=tahun, oleh=request.identitas, pada=timezone.now()
    )
    kabar = f"Hari libur nasional {tahun} dimuat: {hasil.baru} baru, {hasil.berubah} diperbaiki."
    if hasil.dilewati:
        kabar += f" {hasil.dilewati} hari dilewati karena bulannya sudah ditutup."
    messages.success(request, kabar)
    return _ke_tahun(tahun)


def _kelola(request: KalenderRequest) -> Putusan:
    return pengelola_kalender(
        request.user.instansi_id, request.identitas, pada=request.identitas.hari
    )


def _tahun(teks: str, bawaan: int) -> int:
    """A year people may ask for; anything else is the current one."""
    sah = teks.isascii() and teks.isdecimal() and len(teks) == 4
    return int(teks) if sah and int(teks) in TAHUN else bawaan


def _ke_tahun(tahun: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('kalender:daftar')}?tahun={tahun}")


def _formulir(
    request: KalenderRequest, template: str, form: Any, *, status: int = 200, **lain: Any
) -> HttpResponse:
    return render(request, template, {"form": form, "remah": [induk()], **lain}, status=status)
