"""Programs with their budget, and planning documents."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_berkas, kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import (
    DokumenForm,
    ProgramForm,
    SaringProgramForm,
    berlaku,
    sebut_sasaran,
)
from ekinerja.perencanaan.models import ProgramKegiatan
from ekinerja.perencanaan.permissions import PENYUSUN, boleh_menyusun
from ekinerja.perencanaan.presenters import pohon as presenters
from ekinerja.perencanaan.presenters.umum import tautan_pohon
from ekinerja.perencanaan.queries import dokumen_terlihat, program_terlihat, saring_program
from ekinerja.perencanaan.views.bersama import (
    BARIS,
    EKSPOR_MAKS,
    FORMULIR,
    HalamanFormulir,
    formulir,
    lingkup_semua,
    pelaku,
)

KOLOM = (
    KolomEkspor("Kode"),
    KolomEkspor("Nama", lebar=60),
    KolomEkspor("Jenis", lebar=16),
    KolomEkspor("Kode induk"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Tahun", "bulat", 10),
    KolomEkspor("Pagu", "rupiah"),
    KolomEkspor("Kode sasaran"),
)


@require_safe
@masuk_required
def program(request: MasukRequest) -> HttpResponse:
    """The list of programs, kegiatan and sub kegiatan."""
    form = SaringProgramForm(request.GET)
    isi = berlaku(form, {"q": "", "jenis": "", "tahun": None})
    daftar = saring_program(
        lingkup_semua(request), cari=isi["q"], jenis=isi["jenis"], tahun=isi["tahun"]
    )
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    oleh = pelaku(request)
    context = {
        "form": form,
        "penyusun": request.identitas.punya(*PENYUSUN),
        "remah": [tautan_pohon()],
        "tabel": presenters.tabel_program(
            halaman, request.GET, boleh=lambda satu: boleh_menyusun(satu.unit, oleh).boleh,
            ekspor=tautan_ekspor("perencanaan:program_ekspor", request.GET),
        ),
    }  # fmt: skip
    return render(request, "perencanaan/program.html", context)


@require_safe
@masuk_required
def program_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered programs as a file that the import reads again."""
    isi = berlaku(SaringProgramForm(request.GET), {"q": "", "jenis": "", "tahun": None})
    daftar = saring_program(
        lingkup_semua(request), cari=isi["q"], jenis=isi["jenis"], tahun=isi["tahun"]
    )
    baris = (_baris(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM, baris, nama="program-kegiatan", bentuk=bentuk)


def _baris(satu: ProgramKegiatan) -> tuple[object, ...]:
    return (
        satu.kode, satu.nama, satu.get_jenis_display(), satu.induk.kode if satu.induk else "",
        satu.unit.kode, satu.tahun, satu.pagu, satu.sasaran.kode if satu.sasaran else "",
    )  # fmt: skip


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def program_baru(request: MasukRequest) -> HttpResponse:
    """Add a program, kegiatan or sub kegiatan."""
    awal = {"tahun": request.identitas.hari.year, "pagu": 0}
    form = ProgramForm(request.POST or None, initial=awal, lingkup=lingkup_semua(request))

    def simpan(isi: ProgramForm) -> str:
        services.simpan_program(isi.isian, oleh=pelaku(request), pada=timezone.now())
        return reverse("perencanaan:program")

    halaman = HalamanFormulir(judul="Tambah program atau kegiatan", kembali=_daftar())
    return formulir(request, form, simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def program_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change a program, kegiatan or sub kegiatan."""
    satu = ambil(program_terlihat(lingkup_semua(request)), pk, apa="Program")
    wajib(boleh_menyusun(satu.unit, pelaku(request)))
    awal = {
        nama: getattr(satu, nama) for nama in ("jenis", "tahun", "unit", "kode", "nama", "pagu")
    }
    awal |= {"induk": satu.induk.kode if satu.induk else "", "sasaran": sebut_sasaran(satu.sasaran)}
    form = ProgramForm(request.POST or None, initial=awal, lingkup=lingkup_semua(request))

    def simpan(isi: ProgramForm) -> str:
        services.simpan_program(isi.isian, oleh=pelaku(request), pada=timezone.now(), program=satu)
        return reverse("perencanaan:program")

    halaman = HalamanFormulir(judul="Ubah program atau kegiatan", kembali=_daftar())
    return formulir(request, form, simpan, halaman=halaman)


def _daftar() -> Tautan:
    return Tautan(judul="Program dan kegiatan", url=reverse("perencanaan:program"))


@require_safe
@masuk_required
def dokumen(request: MasukRequest) -> HttpResponse:
    """The list of planning documents."""
    daftar = dokumen_terlihat(lingkup_semua(request))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "penyusun": request.identitas.punya(*PENYUSUN),
        "remah": [tautan_pohon()],
        "tabel": presenters.tabel_dokumen(halaman, request.GET),
    }
    return render(request, "perencanaan/dokumen.html", context)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def dokumen_baru(request: MasukRequest) -> HttpResponse:
    """Keep a planning document."""
    form = DokumenForm(request.POST or None, request.FILES or None, lingkup=lingkup_semua(request))

    def simpan(isi: DokumenForm) -> str:
        data = dict(isi.cleaned_data)
        services.simpan_dokumen(data, data.pop("berkas"), oleh=pelaku(request), pada=timezone.now())
        return reverse("perencanaan:dokumen")

    kembali = Tautan(judul="Dokumen perencanaan", url=reverse("perencanaan:dokumen"))
    halaman = HalamanFormulir(judul="Simpan dokumen perencanaan", kembali=kembali)
    return formulir(request, form, simpan, halaman=halaman)


@require_safe
@masuk_required
def dokumen_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The scan of a planning document, as a download only."""
    satu = ambil(dokumen_terlihat(lingkup_semua(request)), pk, apa="Dokumen")
    if satu.berkas is None:
        raise Http404("Dokumen ini belum punya berkas.")
    return kirim_berkas(satu.berkas)
