"""Surveys among the public: the list, one result by hand, many by file, the latest of a unit."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import KolomEkspor, buat_templat, jalankan_impor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import BerkasDitolak, buka_tabel
from ekinerja.laporan import services
from ekinerja.laporan.forms import SaringSurveiForm, SurveiForm, UnggahSurveiForm
from ekinerja.laporan.importers import ImporSurvei
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.permissions import PENCATAT_SURVEI, boleh_membaca, lingkup_laporan
from ekinerja.laporan.presenters import layanan as presenters
from ekinerja.laporan.presenters.umum import BARIS
from ekinerja.laporan.queries import lingkup_unit, pilihan_unit, saring_survei, survei_terlihat
from ekinerja.laporan.views.pantauan import unit_diminta
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.queries import unit_terlihat
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import XLSX, kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan.views.bersama import HalamanFormulir, formulir

FORMULIR = ("GET", "HEAD", "POST")
MASALAH_MAKS = 50
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
    daftar = saring_survei(dalam, tahun=form.cleaned_data.get("tahun"))
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
            halaman, request.GET, dapat_ubah=_pencatat(request).unit_ids if mencatat else (),
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
    form = SurveiForm(request.POST or None, initial=awal, lingkup=lingkup)

    def simpan(isi: SurveiForm) -> str:
        services.simpan_survei(isi.isian, oleh=lingkup)
        return _ke().url

    halaman = HalamanFormulir(judul="Catat hasil survei", kembali=_ke())
    return formulir(request, form, simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENCATAT_SURVEI)
def survei_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Mend a result."""
    lingkup = _pencatat(request)
    satu = ambil(survei_terlihat(lingkup), pk, apa="Hasil survei")
    medan = ("unit", "tahun", "periode", "skala", "nilai", "responden", "dokumen")
    awal = {nama: getattr(satu, nama) for nama in medan}
    form = SurveiForm(request.POST or None, initial=awal, lingkup=lingkup)

    def simpan(isi: SurveiForm) -> str:
        services.simpan_survei(isi.isian, oleh=lingkup, survei=satu)
        return _ke().url

    halaman = HalamanFormulir(judul="Ubah hasil survei", kembali=_ke())
    return formulir(request, form, simpan, halaman=halaman)


@require_safe
@peran_required(*PENCATAT_SURVEI)
def survei_templat(request: MasukRequest) -> HttpResponse:
    """The file to fill in."""
    return HttpResponse(
        buat_templat(ImporSurvei),
        content_type=XLSX,
        headers={"Content-Disposition": 'attachment; filename="templat-survei-layanan.xlsx"'},
    )


@require_http_methods(FORMULIR)
@peran_required(*PENCATAT_SURVEI)
def survei_impor(request: MasukRequest) -> HttpResponse:
    """Many results by file: all of them or, with the reasons, none."""
    form = UnggahSurveiForm(request.POST or None, request.FILES or None)
    masalah: list[str] = []
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            laporan = jalankan_impor(
                ImporSurvei(), buka_tabel(berkas, berkas.name), lingkup=_pencatat(request),
                oleh=request.identitas, pada=timezone.now(), terapkan=True,
            )  # fmt: skip
        except (BerkasDitolak, AksiDitolak) as galat:
            form.add_error("berkas", galat.kalimat)
        else:
            if laporan.diterapkan:
                messages.success(request, f"{laporan.baru} baru, {laporan.berubah} berubah.")
                return HttpResponseRedirect(_ke().url)
            masalah = [str(satu) for satu in laporan.masalah[:MASALAH_MAKS]]
            form.add_error("berkas", "Tidak ada yang ditulis. Perbaiki berkasnya, lalu ulangi.")
    context = {"form": form, "masalah": masalah, "remah": [_ke()]}
    return render(request, "laporan/survei_impor.html", context, status=422 if form.errors else 200)


@require_safe
@masuk_required
def survei_unit(request: MasukRequest, pk: int) -> HttpResponse:
    """The latest results of one unit, for its page; everybody of the instansi may know them."""
    seluruh = Lingkup(
        instansi_id=request.user.instansi_id, per_tanggal=request.identitas.hari, unit_ids=None
    )
    ambil(unit_terlihat(seluruh), pk, apa="Unit")
    daftar = Paginator(saring_survei(seluruh, unit_ids=[pk]), BARIS).get_page(1)
    tabel = presenters.tabel_survei(daftar, request.GET, dapat_ubah=())
    context = {"tabel": replace(tabel, pager=None)}
    return render(request, "laporan/survei_unit.html", context)
