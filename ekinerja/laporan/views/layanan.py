"""Surveys among the public: the list, one result by hand and its history, the latest of a unit."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan import services
from ekinerja.laporan.forms import SaringSurveiForm, SurveiForm, UbahSurveiForm
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.permissions import (
    PENCATAT_SURVEI,
    boleh_membaca,
    boleh_mencatat_survei,
    lingkup_laporan,
)
from ekinerja.laporan.presenters import layanan as presenters
from ekinerja.laporan.presenters.umum import BARIS
from ekinerja.laporan.queries import (
    lingkup_unit,
    pilihan_unit,
    riwayat_survei,
    saring_survei,
    survei_terlihat,
)
from ekinerja.laporan.views.pantauan import unit_diminta
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.queries import unit_terlihat
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_berkas, kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan.presenters.umum import daftar_riwayat
from ekinerja.perencanaan.views.bersama import HalamanFormulir, formulir, kerjakan

FORMULIR = ("GET", "HEAD", "POST")
EKSPOR_MAKS = 50_000
KOLOM = (
    KolomEkspor("Kode unit"), KolomEkspor("Unit", lebar=40), KolomEkspor("Tahun", "bulat"),
    KolomEkspor("Periode"), KolomEkspor("Nilai", "desimal"), KolomEkspor("Skala", "bulat"),
    KolomEkspor("Responden", "bulat"), KolomEkspor("Dokumen sumber", lebar=40),
)  # fmt: skip


def _ke() -> Tautan:
    return Tautan(judul="Survei masyarakat", url=reverse("laporan:survei"))


def _pencatat(request: MasukRequest) -> Lingkup:
    return request.identitas.lingkup(*PENCATAT_SURVEI)


def _saring(request: MasukRequest) -> tuple[SaringSurveiForm, "Paginator[SurveiLayanan]"]:
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_membaca(lingkup))
    form = SaringSurveiForm(request.GET, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    dalam = lingkup_unit(lingkup, unit)
    daftar = saring_survei(
        dalam, tahun=form.cleaned_data.get("tahun"),
        dibatalkan=form.cleaned_data.get("keadaan") == "batal",
    )  # fmt: skip
    return form, Paginator(daftar, BARIS)


@require_safe
@masuk_required
def survei(request: MasukRequest) -> HttpResponse:
    """Results by unit and period, the latest first."""
    form, daftar = _saring(request)
    halaman = daftar.get_page(request.GET.get("halaman"))
    mencatat = request.identitas.punya(*PENCATAT_SURVEI)
    context = {
        "form": form,
        "mencatat": mencatat,
        "tabel": presenters.tabel_survei(
            halaman, request.GET,
            ekspor=tautan_ekspor("laporan:survei_ekspor", request.GET),
        ),
    }  # fmt: skip
    return render(request, "laporan/survei.html", context)


@require_safe
@masuk_required
def survei_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The list as a file that the import reads again."""
    _, daftar = _saring(request)
    baris = (
        (s.unit.kode, s.unit.nama, s.tahun, s.get_periode_display(), s.nilai, s.skala,
         s.responden, s.dokumen)
        for s in daftar.object_list[:EKSPOR_MAKS]
    )  # fmt: skip
    return kirim_tabel(KOLOM, baris, nama="survei-layanan", bentuk=bentuk)


@require_http_methods(FORMULIR)
@peran_required(*PENCATAT_SURVEI)
def survei_baru(request: MasukRequest) -> HttpResponse:
    """Record a result."""
    lingkup = _pencatat(request)
    awal = {"tahun": request.identitas.hari.year, "skala": SurveiLayanan.SKALA_100}
    form = SurveiForm(request.POST or None, request.FILES or None, initial=awal, lingkup=lingkup)

    def simpan(isi: SurveiForm) -> str:
        hasil = services.simpan_survei(
            isi.isian, lingkup=lingkup, oleh=request.user, pada=timezone.now(),
            laporan=isi.cleaned_data["laporan"],
        )  # fmt: skip
        return _rincian(hasil.pk)

    halaman = HalamanFormulir(judul="Catat hasil survei", kembali=_ke())
    return formulir(request, form, simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENCATAT_SURVEI)
def survei_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend a result, with the reason."""
    lingkup = _pencatat(request)
    satu = ambil(survei_terlihat(lingkup), pk, apa="Hasil survei")
    medan = ("unit", "tahun", "periode", "skala", "nilai", "responden", "dokumen")
    awal = {nama: getattr(satu, nama) for nama in medan}
    form = UbahSurveiForm(
        request.POST or None, request.FILES or None, initial=awal, lingkup=lingkup
    )

    def simpan(isi: UbahSurveiForm) -> str:
        services.simpan_survei(
            isi.isian, lingkup=lingkup, oleh=request.user, pada=timezone.now(), survei=satu,
            alasan=isi.cleaned_data["alasan"], laporan=isi.cleaned_data["laporan"],
        )  # fmt: skip
        return _rincian(pk)

    kembali = Tautan(judul=str(satu), url=_rincian(pk))
    halaman = HalamanFormulir(judul="Ubah hasil survei", kembali=kembali)
    return formulir(request, form, simpan, halaman=halaman)


def _rincian(pk: int) -> str:
    return reverse("laporan:survei_rincian", args=[pk])


def _terbaca(request: MasukRequest, pk: int) -> SurveiLayanan:
    """A result of the units whose figures the reader may see."""
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_membaca(lingkup))
    return ambil(survei_terlihat(lingkup), pk, apa="Hasil survei")


@require_safe
@masuk_required
def survei_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One result: its value, its report, and everything that was done to it."""
    satu = _terbaca(request, pk)
    mengubah = boleh_mencatat_survei(satu.unit, _pencatat(request)).boleh and not satu.dibatalkan
    context = {
        "survei": satu,
        "mengubah": mengubah,
        "rincian": presenters.rincian_survei(satu),
        "aksi": presenters.aksi_survei(satu) if mengubah else [],
        "riwayat": daftar_riwayat(riwayat_survei(satu), presenters.PERISTIWA),
        "remah": [_ke()],
    }
    return render(request, "laporan/survei_rincian.html", context)


@require_safe
@masuk_required
def survei_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The report of a survey, as a download only."""
    satu = _terbaca(request, pk)
    if satu.berkas is None:
        raise Http404("Hasil survei ini belum punya berkas laporan.")
    return kirim_berkas(satu.berkas)


@require_POST
@peran_required(*PENCATAT_SURVEI)
def survei_batalkan(request: MasukRequest, pk: int) -> HttpResponse:
    """Take a result back that was told by mistake."""
    lingkup = _pencatat(request)
    satu = ambil(survei_terlihat(lingkup), pk, apa="Hasil survei")

    def perbuatan() -> None:
        services.batalkan_survei(
            satu, lingkup=lingkup, oleh=request.user, pada=timezone.now(),
            alasan=request.POST.get("alasan", "")[:2000],
        )  # fmt: skip

    return kerjakan(request, perbuatan, pesan="Hasil survei dibatalkan.", ke=_rincian(pk))


@require_safe
@masuk_required
def survei_unit(request: MasukRequest, pk: int) -> HttpResponse:
    """The latest results of one unit, for its page; everybody of the instansi may know them."""
    seluruh = Lingkup(
        instansi_id=request.user.instansi_id, per_tanggal=request.identitas.hari, unit_ids=None
    )
    ambil(unit_terlihat(seluruh), pk, apa="Unit")
    daftar = Paginator(saring_survei(seluruh, unit_ids=[pk]), BARIS).get_page(1)
    tabel = presenters.tabel_survei(daftar, request.GET, tertaut=False)
    context = {"tabel": replace(tabel, pager=None)}
    return render(request, "laporan/survei_unit.html", context)
