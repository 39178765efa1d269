"""One page for the leaders, across units."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ekinerja.core.access import wajib
from ekinerja.core.format import bulan_tahun
from ekinerja.core.htmx import safe_next
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.forms import HitungForm, SaringPimpinanForm
from ekinerja.laporan.models import Ringkasan
from ekinerja.laporan.permissions import (
    boleh_membaca,
    boleh_menghitung,
    lingkup_laporan,
    membaca_nama,
)
from ekinerja.laporan.presenters import pimpinan as presenters
from ekinerja.laporan.presenters.umum import BARIS, BELUM_DIHITUNG, stempel
from ekinerja.laporan.queries import KeadaanUnit, keadaan_unit, pilihan_unit, ringkasan_bulan
from ekinerja.laporan.services import hitung_ringkasan
from ekinerja.laporan.views.pantauan import unit_diminta
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required

BARU = timedelta(minutes=1)
KOLOM = (
    KolomEkspor("Unit", lebar=50), KolomEkspor("SKP lengkap", "bulat"),
    KolomEkspor("Wajib SKP", "bulat"), KolomEkspor("Dikelola di luar", "bulat"),
    KolomEkspor("Hari tercatat", "bulat"), KolomEkspor("Hari kerja orang", "bulat"),
    KolomEkspor("Hadir", "bulat"), KolomEkspor("Hari presensi", "bulat"),
    KolomEkspor("Capaian rencana aksi", "desimal"), KolomEkspor("Nilai survei", "desimal"),
    KolomEkspor("Skala survei", "bulat"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the page is asked for: the unit, the month, and its figures in order."""

    lingkup: Lingkup
    form: SaringPimpinanForm
    awal: date
    ringkasan: Ringkasan | None
    daftar: list[KeadaanUnit]


def _isi(request: MasukRequest) -> Permintaan:
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_membaca(lingkup))
    hari = request.identitas.hari
    isian = {"tahun": hari.year, "bulan": hari.month, **request.GET.dict()}
    form = SaringPimpinanForm(isian, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    tahun = form.cleaned_data.get("tahun") or hari.year
    awal = date(tahun, form.cleaned_data.get("bulan") or hari.month, 1)
    ringkasan = ringkasan_bulan(lingkup.instansi_id, awal=awal)
    daftar = keadaan_unit(lingkup, ringkasan, unit_id=unit) if ringkasan else []
    urut = request.GET.get("urut", "unit")
    return Permintaan(lingkup, form, awal, ringkasan, presenters.urutkan(daftar, urut))


@require_safe
@masuk_required
def pimpinan(request: MasukRequest) -> HttpResponse:
    """SKP, log, attendance, action plan and the public's rating, one row a unit."""
    diminta = _isi(request)
    awal = diminta.awal
    halaman = Paginator(diminta.daftar, BARIS).get_page(request.GET.get("halaman"))
    bernama = membaca_nama(request.identitas)
    context = {
        "form": diminta.form,
        "awal": awal,
        "ringkasan": diminta.ringkasan,
        "stempel": stempel(diminta.ringkasan) if diminta.ringkasan else "",
        "belum": BELUM_DIHITUNG,
        "boleh_hitung": boleh_menghitung(request.identitas, diminta.lingkup).boleh,
        "kartu": presenters.kartu_pimpinan(diminta.daftar),
        "tabel": presenters.tabel_pimpinan(
            halaman, request.GET, awal=awal, bernama=bernama,
            ekspor=tautan_ekspor("laporan:pimpinan_ekspor", request.GET),
        ),
        "bernama": bernama,
    }  # fmt: skip
    return render(request, "laporan/pimpinan.html", context)


@require_safe
@masuk_required
def pimpinan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The same rows, all of them, as a file."""
    diminta = _isi(request)
    baris = (
        (r.nama, r.skp.pembilang, r.skp.penyebut, r.luar, r.catatan.pembilang,
         r.catatan.penyebut, r.kehadiran.pembilang, r.kehadiran.penyebut, s.aksi,
         s.survei.nilai if s.survei else None, s.survei.skala if s.survei else None)
        for s in diminta.daftar for r in (s.ringkas,)
    )  # fmt: skip
    return kirim_tabel(KOLOM, baris, nama=f"kinerja-unit-{diminta.awal:%Y-%m}", bentuk=bentuk)


@require_POST
@masuk_required
def hitung(request: MasukRequest) -> HttpResponse:
    """Count the figures of a month now, and back to the page."""
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_menghitung(request.identitas, lingkup))
    kini = timezone.now()
    form = HitungForm(request.POST)
    awal = form.awal if form.is_valid() else request.identitas.hari.replace(day=1)
    lama = ringkasan_bulan(lingkup.instansi_id, awal=awal)
    if lama is None or lama.pada < kini - BARU:
        hitung_ringkasan(lingkup.instansi_id, awal=awal, pada=kini)
        messages.success(request, f"Angka {bulan_tahun(awal)} sudah dihitung.")
    else:
        messages.info(request, f"Angka {bulan_tahun(awal)} baru saja dihitung.")
    return HttpResponseRedirect(safe_next(request, reverse("laporan:pimpinan")))
