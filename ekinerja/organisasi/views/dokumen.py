"""Documents of the organisation: list, one, its file, a new one, and what is lacking."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import AkhiriForm, DokumenForm, SaringDokumenForm
from ekinerja.organisasi.models import DokumenOrganisasi, UnitKerja
from ekinerja.organisasi.permissions import (
    PEMBACA,
    PENYIMPAN_DOKUMEN,
    boleh_menyimpan_dokumen,
)
from ekinerja.organisasi.queries import (
    WAJIB,
    Kelengkapan,
    SaringDokumen,
    dokumen_terlihat,
    kelengkapan_unit,
    saring_dokumen,
    unit_pembayar,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import IsiDokumen, akhiri_dokumen, simpan_dokumen
from ekinerja.organisasi.views.kirim import kirim_berkas, kirim_tabel
from ekinerja.organisasi.views.susunan import BARIS, EKSPOR_MAKS, lingkup_pembaca
from ekinerja.organisasi.views.unit import halaman_formulir

KOLOM = (
    KolomEkspor("Jenis", lebar=30),
    KolomEkspor("Nomor", lebar=30),
    KolomEkspor("Judul", lebar=60),
    KolomEkspor("Tanggal", "tanggal"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Berlaku sejak", "tanggal"),
    KolomEkspor("Tidak berlaku lagi sejak", "tanggal"),
    KolomEkspor("Nama berkas", lebar=30),
)


@require_safe
@peran_required(*PEMBACA)
def dokumen(request: MasukRequest) -> HttpResponse:
    """The list of documents."""
    lingkup = lingkup_pembaca(request)
    form = SaringDokumenForm(request.GET, lingkup=lingkup)
    daftar = saring_dokumen(lingkup, _saring(form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    penyimpan = request.identitas.punya(*PENYIMPAN_DOKUMEN)
    context = {
        "form": form,
        "remah": presenters.remah(()),
        "penyimpan": penyimpan,
        "tabel": presenters.tabel_dokumen(
            halaman,
            hari=lingkup.per_tanggal,
            params=request.GET,
            ekspor=presenters.tautan_ekspor("organisasi:dokumen_ekspor", request.GET),
            unggah=_tautan_unggah() if penyimpan else None,
        ),
    }
    return render(request, "organisasi/dokumen.html", context)


def _tautan_unggah() -> Tautan:
    return Tautan(judul="Simpan dokumen", url=reverse("organisasi:dokumen_baru"), ikon="upload")


def _saring(form: SaringDokumenForm) -> SaringDokumen:
    if not form.is_valid():
        return SaringDokumen()
    isi = form.cleaned_data
    return SaringDokumen(
        cari=isi["q"],
        jenis=isi["jenis"],
        unit_id=isi["unit"].pk if isi["unit"] else None,
        berlaku=isi["berlaku"],
    )


@require_safe
@peran_required(*PEMBACA)
def dokumen_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered documents as a file."""
    lingkup = lingkup_pembaca(request)
    daftar = saring_dokumen(lingkup, _saring(SaringDokumenForm(request.GET, lingkup=lingkup)))
    baris = (_baris(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM, baris, nama="dokumen-organisasi", bentuk=bentuk)


def _baris(satu: DokumenOrganisasi) -> tuple[object, ...]:
    unit, berkas = satu.unit, satu.berkas
    return (
        satu.get_jenis_display(), satu.nomor, satu.judul, satu.tanggal, unit.kode if unit else "",
        unit.nama if unit else "Seluruh instansi", satu.masa.lower, satu.masa.upper,
        berkas.nama_asli if berkas else "",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PEMBACA)
def dokumen_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One document; those who may, say until when it holds."""
    lingkup = lingkup_pembaca(request)
    satu = ambil(dokumen_terlihat(lingkup), pk, apa="Dokumen")
    penyimpan = request.identitas.lingkup(*PENYIMPAN_DOKUMEN)
    putusan = boleh_menyimpan_dokumen(satu.unit, lingkup=penyimpan)
    form = AkhiriForm(request.POST or None, initial={"selesai": satu.masa.upper})
    if request.method == "POST" and not putusan.boleh:
        raise TidakBerwenang(putusan.alasan)
    if request.method == "POST" and form.is_valid():
        try:
            akhiri_dokumen(satu, **form.cleaned_data, lingkup=penyimpan, oleh=request.identitas)
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            messages.success(request, "Masa berlakunya sudah dicatat.")
            return _ke_dokumen(satu)
    context = {
        "dokumen": satu,
        "remah": [Tautan(judul="Dokumen", url=reverse("organisasi:dokumen"))],
        "rincian": presenters.rincian_dokumen(satu, lingkup.per_tanggal),
        "form": form if putusan.boleh else None,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/dokumen_rincian.html", context, status=status)


@require_safe
@peran_required(*PEMBACA)
def dokumen_berkas(request: MasukRequest, pk: int) -> HttpResponse:
    """The scan of a document, as a download only."""
    satu = ambil(dokumen_terlihat(lingkup_pembaca(request)), pk, apa="Dokumen")
    if satu.berkas is None:
        raise Http404("Dokumen ini belum punya berkas.")
    return kirim_berkas(satu.berkas)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENYIMPAN_DOKUMEN)
def dokumen_baru(request: MasukRequest) -> HttpResponse:
    """Keep a document with its scan; kind and unit may stand in the address."""
    lingkup = request.identitas.lingkup(*PENYIMPAN_DOKUMEN)
    awal = {"mulai": lingkup.per_tanggal, "jenis": request.GET.get("jenis", ""),
            "unit": request.GET.get("unit", "")[:300]}  # fmt: skip
    form = DokumenForm(request.POST or None, request.FILES or None, initial=awal, lingkup=lingkup)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            baru = simpan_dokumen(
                IsiDokumen(**{kunci: isi[kunci] for kunci in IsiDokumen.__dataclass_fields__}),
                isi["berkas"], mulai=isi["mulai"], selesai=isi["selesai"], lingkup=lingkup,
                oleh=request.identitas, pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return _ke_dokumen(baru)
    return halaman_formulir(
        request, form, judul="Simpan dokumen",
        keterangan="Dokumen bertanggal dengan pindaiannya. Berkasnya tidak diubah.",
        kembali=Tautan(judul="Dokumen", url=reverse("organisasi:dokumen")),
    )  # fmt: skip


def _ke_dokumen(dokumen: DokumenOrganisasi) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("organisasi:dokumen_rincian", args=[dokumen.pk]))


@require_safe
@peran_required(*PEMBACA)
def kelengkapan(request: MasukRequest) -> HttpResponse:
    """Which perangkat daerah has which of the five documents in force."""
    lingkup = lingkup_pembaca(request)
    halaman = Paginator(unit_pembayar(lingkup), BARIS).get_page(request.GET.get("halaman"))
    ada = _kelengkapan(lingkup, list(halaman))
    context = {
        "remah": [Tautan(judul="Dokumen", url=reverse("organisasi:dokumen"))],
        "tabel": presenters.tabel_kelengkapan(
            halaman, ada, request.GET,
            boleh_unggah=request.identitas.punya(*PENYIMPAN_DOKUMEN),
            ekspor=presenters.tautan_ekspor("organisasi:kelengkapan_ekspor", request.GET),
        ),
    }  # fmt: skip
    return render(request, "organisasi/kelengkapan.html", context)


def _kelengkapan(lingkup: Lingkup, unit: Sequence[UnitKerja]) -> dict[int, Kelengkapan]:
    return kelengkapan_unit(lingkup, [satu.pk for satu in unit], pada=lingkup.per_tanggal)


@require_safe
@peran_required(*PEMBACA)
def kelengkapan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The checklist of all perangkat daerah as a file."""
    lingkup = lingkup_pembaca(request)
    unit = list(unit_pembayar(lingkup)[:EKSPOR_MAKS])
    ada = _kelengkapan(lingkup, unit)
    kolom = (
        KolomEkspor("Kode unit"),
        KolomEkspor("Perangkat daerah", lebar=50),
        *(KolomEkspor(presenters.NAMA_JENIS[jenis]) for jenis in WAJIB),
    )
    baris = (
        (satu.kode, satu.nama, *(ada[satu.pk].dokumen(jenis) is not None for jenis in WAJIB))
        for satu in unit
    )
    return kirim_tabel(kolom, baris, nama="kelengkapan-dokumen", bentuk=bentuk)
