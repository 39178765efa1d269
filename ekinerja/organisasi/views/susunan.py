"""Pages of the organisation: the tree, one unit, the list of posts, and their files."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.access import ambil
from ekinerja.core.htmx import is_htmx
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import CariForm, PerTanggalForm, SaringJabatanForm
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA
from ekinerja.organisasi.queries import (
    HitunganUnit,
    SaringDokumen,
    SaringJabatan,
    cabang,
    cari_unit,
    dengan_letak,
    hitung_unit,
    jalur_unit,
    letak_unit,
    saring_dokumen,
    saring_jabatan,
    unit_terlihat,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel

BARIS = 50
DOKUMEN_UNIT = 10
EKSPOR_MAKS = 50_000
KOLOM_EKSPOR = (
    KolomEkspor("Kode unit"),
    KolomEkspor("Nama unit", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Nama jabatan", lebar=50),
    KolomEkspor("Jenis jabatan"),
    KolomEkspor("Kelas jabatan", "bulat", 10),
    KolomEkspor("Nilai jabatan", "bulat", 10),
    KolomEkspor("Bezetting", "bulat", 10),
    KolomEkspor("Kepala unit", lebar=10),
    KolomEkspor("Kode jabatan atasan"),
)
KOLOM_UNIT = (
    KolomEkspor("Kode unit"),
    KolomEkspor("Nama unit", lebar=50),
    KolomEkspor("Jenis unit"),
    KolomEkspor("Kode unit induk"),
    KolomEkspor("Perangkat daerah yang membayar", lebar=40),
    KolomEkspor("Zona waktu", lebar=10),
    KolomEkspor("Berlaku sejak", "tanggal"),
    KolomEkspor("Tidak berlaku lagi sejak", "tanggal"),
)


def lingkup_pembaca(request: MasukRequest) -> Lingkup:
    """What the reader's roles show of the organisation."""
    return request.identitas.lingkup(*PEMBACA)


def lingkup_pada(request: MasukRequest) -> tuple[Lingkup, date | None]:
    """The reader's scope on the day in ``?pada=``, and that day when it is not today."""
    lingkup = lingkup_pembaca(request)
    form = PerTanggalForm(request.GET)
    pada = form.cleaned_data["pada"] if form.is_valid() else None
    if pada is None or pada == lingkup.per_tanggal:
        return lingkup, None
    return replace(lingkup, per_tanggal=pada), pada


@require_safe
@peran_required(*PEMBACA)
def pohon(request: MasukRequest) -> HttpResponse:
    """The tree from the top, or the units that a search finds; as of today or another day."""
    lingkup, pada = lingkup_pada(request)
    form = CariForm(request.GET)
    kata = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {
        "form": form,
        "kata": kata,
        "pada": pada,
        "pengelola": request.identitas.punya(*PENGELOLA),
        "ekspor": presenters.tautan_ekspor("organisasi:unit_ekspor", request.GET),
    }
    if kata:
        halaman = Paginator(cari_unit(lingkup, kata), BARIS).get_page(request.GET.get("halaman"))
        jalur = jalur_unit([satu.pk for satu in halaman], pada=lingkup.per_tanggal)
        context["tabel"] = presenters.tabel_cari(halaman, jalur, request.GET, pada=pada)
    else:
        context["cabang"] = _puncak(request, lingkup, pada)
    return render(request, "organisasi/pohon.html", context)


@require_safe
@peran_required(*PEMBACA)
def cabang_unit(request: MasukRequest, pk: int) -> HttpResponse:
    """The units below one, for the tree that is opened step by step."""
    lingkup, pada = lingkup_pada(request)
    unit = ambil(unit_terlihat(lingkup), pk, apa="Unit")
    jalur = jalur_unit([unit.pk], pada=lingkup.per_tanggal)[unit.pk]
    context = {
        "unit": unit,
        "remah": presenters.remah(jalur, pada),
        "cabang": _cabang(request, lingkup, unit, pada=pada)[0],
    }
    nama = "cabang" if is_htmx(request) else "cabang_halaman"
    return render(request, f"organisasi/{nama}.html", context)


def _puncak(request: MasukRequest, lingkup: Lingkup, pada: date | None) -> presenters.Cabang:
    """The tops of the tree; a single one is opened at once."""
    atas = list(cabang(lingkup, None)[:2])
    satu = len(atas) == 1
    return _cabang(request, lingkup, atas[0] if satu else None, puncak=satu, pada=pada)[0]


def _cabang(
    request: MasukRequest,
    lingkup: Lingkup,
    induk: UnitKerja | None,
    kunci: str = "halaman",
    *,
    puncak: bool = False,
    pada: date | None = None,
) -> tuple[presenters.Cabang, dict[int, HitunganUnit]]:
    """One level of the tree with its counts; with ``puncak`` those of the unit above, too."""
    daftar = cabang(lingkup, induk.pk if induk else None)
    nomor_halaman = request.GET.get(kunci)
    # the first page needs no count of all: one row more than it shows says that another follows
    isi = daftar if nomor_halaman else list(daftar[: BARIS + 1])
    halaman: Page[Any] = Paginator(isi, BARIS).get_page(nomor_halaman)
    atas = induk if puncak else None
    ditampilkan = [satu.pk for satu in (*halaman, *([atas] if atas else []))]
    hitungan = hitung_unit(ditampilkan, pada=lingkup.per_tanggal)
    url = reverse("organisasi:cabang", args=[induk.pk]) if induk else reverse("organisasi:pohon")
    return presenters.cabang(halaman, hitungan, url=url, puncak=atas, pada=pada), hitungan


@require_safe
@peran_required(*PEMBACA)
def unit(request: MasukRequest, pk: int) -> HttpResponse:
    """One unit: what it is, its posts, documents, the units below, and its stands in time."""
    lingkup, pada = lingkup_pada(request)
    satu = ambil(dengan_letak(unit_terlihat(lingkup), lingkup.per_tanggal), pk, apa="Unit")
    daftar = saring_jabatan(lingkup, SaringJabatan(unit_id=satu.pk))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    bawah, hitungan = _cabang(request, lingkup, satu, "cabang", puncak=True, pada=pada)
    jalur = jalur_unit([satu.pk], pada=lingkup.per_tanggal)[satu.pk]
    pengelola = request.identitas.punya(*PENGELOLA)
    context = {
        "unit": satu,
        "nama_unit": presenters.sebutan_unit(satu)[0],
        "jenis_unit": presenters.sebutan_unit(satu)[1],
        "pada": pada,
        "remah": presenters.remah(jalur[:-1], pada),
        "kartu": presenters.kartu_unit(hitungan[satu.pk]),
        "rincian": presenters.rincian_unit(satu, jalur),
        "letak": presenters.riwayat_letak(
            satu,
            list(letak_unit(lingkup, satu)),
            batal=_url_batal if pengelola else None,
        ),
        "cabang": bawah,
        "dokumen": presenters.tabel_dokumen(
            list(saring_dokumen(lingkup, SaringDokumen(unit_id=satu.pk))[:DOKUMEN_UNIT]),
            hari=lingkup.per_tanggal,
        ),
        "tabel": presenters.tabel_jabatan(halaman, request.GET, dengan_unit=False),
        "pengelola": pengelola,
    }
    return render(request, "organisasi/unit.html", context)


def _url_batal(letak_pk: int) -> str:
    return reverse("organisasi:letak_batal", args=[letak_pk])


@require_safe
@peran_required(*PEMBACA)
def unit_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Every unit of the scope on the day, with what it stands below, as a file."""
    lingkup, _ = lingkup_pada(request)
    form = CariForm(request.GET)
    kata = form.cleaned_data["q"] if form.is_valid() else ""
    daftar = cari_unit(lingkup, kata)[:EKSPOR_MAKS]
    induk = dict(unit_terlihat(lingkup).values_list("pk", "kode"))
    baris = (_baris_unit(satu, induk) for satu in daftar.iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM_UNIT, baris, nama="unit", bentuk=bentuk)


def _baris_unit(satu: UnitKerja, kode: Mapping[int, str]) -> tuple[object, ...]:
    nama, jenis = presenters.sebutan_unit(satu)
    return (
        satu.kode, nama, jenis, kode.get(getattr(satu, "induk_pada", None) or 0, ""),
        satu.opd.nama if satu.opd else "", satu.get_zona_display(), satu.masa.lower,
        satu.masa.upper,
    )  # fmt: skip


@require_safe
@peran_required(*PEMBACA)
def jabatan(request: MasukRequest) -> HttpResponse:
    """The list of posts with class, job value and superior."""
    lingkup, pada = lingkup_pada(request)
    form = SaringJabatanForm(request.GET)
    daftar = saring_jabatan(lingkup, _saring(form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = presenters.tautan_ekspor("organisasi:jabatan_ekspor", request.GET)
    context = {
        "form": form,
        "pada": pada,
        "remah": presenters.remah(()),
        "tabel": presenters.tabel_jabatan(halaman, request.GET, ekspor=ekspor, pada=pada),
    }
    return render(request, "organisasi/jabatan.html", context)


def _saring(form: SaringJabatanForm) -> SaringJabatan:
    if not form.is_valid():
        return SaringJabatan()
    isi = form.cleaned_data
    kelas = isi["kelas"]
    return SaringJabatan(
        cari=isi["q"],
        jenis=isi["jenis"],
        kelas=int(kelas) if kelas.isdigit() else None,
        tanpa_kelas=kelas == "kosong",
    )


@require_safe
@peran_required(*PEMBACA)
def jabatan_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered posts as a file that the import reads again."""
    lingkup, _ = lingkup_pada(request)
    daftar = saring_jabatan(lingkup, _saring(SaringJabatanForm(request.GET)))
    baris = (_baris_ekspor(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM_EKSPOR, baris, nama="jabatan", bentuk=bentuk)


def _baris_ekspor(satu: Jabatan) -> tuple[object, ...]:
    return (
        satu.unit.kode, satu.unit.nama, satu.kode, satu.nama, satu.get_jenis_display(), satu.kelas,
        satu.nilai, satu.bezetting, satu.kepala, satu.atasan.kode if satu.atasan else "",
    )  # fmt: skip
