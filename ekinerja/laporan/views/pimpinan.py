"""One page for the leaders, across units."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ekinerja.core.access import wajib
from ekinerja.core.impor import KolomEkspor
from ekinerja.laporan.forms import SaringPimpinanForm
from ekinerja.laporan.permissions import boleh_membaca, lingkup_laporan, membaca_nama
from ekinerja.laporan.presenters import pimpinan as presenters
from ekinerja.laporan.presenters.umum import BARIS
from ekinerja.laporan.queries import KeadaanUnit, cakupan, keadaan_unit, pilihan_unit
from ekinerja.laporan.views.keselarasan import bulan_berjalan
from ekinerja.laporan.views.pantauan import unit_diminta
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required

KOLOM = (
    KolomEkspor("Unit", lebar=50), KolomEkspor("SKP lengkap", "bulat"),
    KolomEkspor("Wajib SKP", "bulat"), KolomEkspor("Dikelola di luar", "bulat"),
    KolomEkspor("Hari tercatat", "bulat"), KolomEkspor("Hari kerja orang", "bulat"),
    KolomEkspor("Hadir", "bulat"), KolomEkspor("Hari presensi", "bulat"),
    KolomEkspor("Capaian rencana aksi", "desimal"), KolomEkspor("Nilai survei", "desimal"),
    KolomEkspor("Skala survei", "bulat"),
)  # fmt: skip


def _isi(request: MasukRequest) -> tuple[SaringPimpinanForm, list[KeadaanUnit], date]:
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_membaca(lingkup))
    hari = request.identitas.hari
    isian = {"tahun": hari.year, "bulan": hari.month, **request.GET.dict()}
    terpilih = bool(request.GET.get("unit"))
    form = SaringPimpinanForm(isian, unit=pilihan_unit(lingkup) if terpilih else ())
    unit = unit_diminta(request, lingkup, form)
    tahun = form.cleaned_data.get("tahun") or hari.year
    bulan = form.cleaned_data.get("bulan") or hari.month
    awal, akhir = bulan_berjalan(date(tahun, bulan, 1))
    # days that are still to come are nobody's debt
    sampai = max(min(akhir, hari + timedelta(days=1)), awal)
    pada = min(max(awal, hari), akhir - timedelta(days=1))
    isi = cakupan(lingkup, pada=pada, unit_id=unit)
    if not terpilih:
        form.tawarkan([satu.unit for satu in isi.baris_unit])
    daftar = keadaan_unit(isi, pada=pada, awal=awal, akhir=sampai)
    return form, presenters.urutkan(daftar, request.GET.get("urut", "unit")), awal


@require_safe
@masuk_required
def pimpinan(request: MasukRequest) -> HttpResponse:
    """SKP, log, attendance, action plan and the public's rating, one row a unit."""
    form, daftar, awal = _isi(request)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    bernama = membaca_nama(request.identitas)
    context = {
        "form": form,
        "awal": awal,
        "kartu": presenters.kartu_pimpinan(daftar),
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
    _, daftar, awal = _isi(request)
    baris = (
        (s.nama, s.skp.pembilang, s.skp.penyebut, s.luar, s.catatan.pembilang,
         s.catatan.penyebut, s.kehadiran.pembilang, s.kehadiran.penyebut, s.aksi,
         s.survei.nilai if s.survei else None, s.survei.skala if s.survei else None)
        for s in daftar
    )  # fmt: skip
    return kirim_tabel(KOLOM, baris, nama=f"kinerja-unit-{awal:%Y-%m}", bentuk=bentuk)
