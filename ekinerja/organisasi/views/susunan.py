"""Pages of the organisation: tree, unit, post, roles."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ekinerja.core.access import ambil, nomor
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.htmx import is_htmx
from ekinerja.core.impor import KolomEkspor, tulis_csv, tulis_xlsx
from ekinerja.core.kit import Tautan
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi import presenters
from ekinerja.organisasi.forms import CariForm, JabatanForm, SaringJabatanForm, UnitForm
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.permissions import PEMBACA, PENGELOLA
from ekinerja.organisasi.queries import (
    HitunganUnit,
    SaringJabatan,
    cabang,
    cari_unit,
    hitung_unit,
    jabatan_terlihat,
    jalur_unit,
    saring_jabatan,
    unit_terlihat,
)
from ekinerja.organisasi.requests import MasukRequest, peran_required
from ekinerja.organisasi.services import buat_jabatan, buat_unit

BARIS = 50
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


def lingkup_pembaca(request: MasukRequest) -> Lingkup:
    """What the reader's roles show of the organisation."""
    return request.identitas.lingkup(*PEMBACA)


@require_safe
@peran_required(*PEMBACA)
def pohon(request: MasukRequest) -> HttpResponse:
    """The tree from the top, or the units that a search finds."""
    lingkup = lingkup_pembaca(request)
    form = CariForm(request.GET)
    kata = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {
        "form": form,
        "kata": kata,
        "pengelola": request.identitas.punya(*PENGELOLA),
    }
    if kata:
        halaman = Paginator(cari_unit(lingkup, kata), BARIS).get_page(request.GET.get("halaman"))
        jalur = jalur_unit([satu.pk for satu in halaman])
        context["tabel"] = presenters.tabel_cari(halaman, jalur, request.GET)
    else:
        context["cabang"] = _puncak(request, lingkup)
    return render(request, "organisasi/pohon.html", context)


@require_safe
@peran_required(*PEMBACA)
def cabang_unit(request: MasukRequest, pk: int) -> HttpResponse:
    """The units below one, for the tree that is opened step by step."""
    lingkup = lingkup_pembaca(request)
    unit = ambil(unit_terlihat(lingkup), pk, apa="Unit")
    context = {
        "unit": unit,
        "remah": presenters.remah(jalur_unit([unit.pk])[unit.pk]),
        "cabang": _cabang(request, lingkup, unit)[0],
    }
    nama = "cabang" if is_htmx(request) else "cabang_halaman"
    return render(request, f"organisasi/{nama}.html", context)


def _puncak(request: MasukRequest, lingkup: Lingkup) -> presenters.Cabang:
    """The tops of the tree; a single one is opened at once."""
    atas = list(cabang(lingkup, None)[:2])
    satu = len(atas) == 1
    return _cabang(request, lingkup, atas[0] if satu else None, puncak=satu)[0]


def _cabang(
    request: MasukRequest,
    lingkup: Lingkup,
    induk: UnitKerja | None,
    kunci: str = "halaman",
    *,
    puncak: bool = False,
) -> tuple[presenters.Cabang, dict[int, HitunganUnit]]:
    """One level of the tree with its counts; with ``puncak`` those of the unit above, too."""
    daftar = cabang(lingkup, induk.pk if induk else None)
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get(kunci))
    atas = induk if puncak else None
    ditampilkan = [satu.pk for satu in (*halaman, *([atas] if atas else []))]
    hitungan = hitung_unit(ditampilkan, pada=lingkup.per_tanggal)
    url = reverse("organisasi:cabang", args=[induk.pk]) if induk else reverse("organisasi:pohon")
    return presenters.cabang(halaman, hitungan, url=url, puncak=atas), hitungan


@require_safe
@peran_required(*PEMBACA)
def unit(request: MasukRequest, pk: int) -> HttpResponse:
    """One unit: what it is, the units below, its posts, and (from above) who holds them."""
    lingkup = lingkup_pembaca(request)
    satu = ambil(unit_terlihat(lingkup), pk, apa="Unit")
    daftar = saring_jabatan(lingkup, SaringJabatan(unit_id=satu.pk))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    bawah, hitungan = _cabang(request, lingkup, satu, "cabang", puncak=True)
    context = {
        "unit": satu,
        "remah": presenters.remah(jalur_unit([satu.pk])[satu.pk][:-1]),
        "kartu": presenters.kartu_unit(hitungan[satu.pk]),
        "rincian": presenters.rincian_unit(satu),
        "cabang": bawah,
        "tabel": presenters.tabel_jabatan(halaman, request.GET, dengan_unit=False),
        "pengelola": request.identitas.punya(*PENGELOLA),
    }
    return render(request, "organisasi/unit.html", context)


@require_safe
@peran_required(*PEMBACA)
def jabatan(request: MasukRequest) -> HttpResponse:
    """The list of posts with class, job value and superior."""
    form = SaringJabatanForm(request.GET)
    daftar = saring_jabatan(lingkup_pembaca(request), _saring(form))
    halaman = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    ekspor = presenters.tautan_ekspor("organisasi:jabatan_ekspor", request.GET)
    context = {
        "form": form,
        "remah": presenters.remah(()),
        "tabel": presenters.tabel_jabatan(halaman, request.GET, ekspor=ekspor),
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
    daftar = saring_jabatan(lingkup_pembaca(request), _saring(SaringJabatanForm(request.GET)))
    baris = (_baris_ekspor(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    if bentuk == "csv":
        isi, jenis = tulis_csv(KOLOM_EKSPOR, baris), "text/csv; charset=utf-8"
    else:
        isi = tulis_xlsx(KOLOM_EKSPOR, baris)
        jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(
        isi,
        content_type=jenis,
        headers={"Content-Disposition": f'attachment; filename="jabatan.{bentuk}"'},
    )


def _baris_ekspor(satu: Jabatan) -> tuple[object, ...]:
    return (
        satu.unit.kode, satu.unit.nama, satu.kode, satu.nama, satu.get_jenis_display(), satu.kelas,
        satu.nilai, satu.bezetting, satu.kepala, satu.atasan.kode if satu.atasan else "",
    )  # fmt: skip


@require_safe
@peran_required(*PEMBACA)
def jabatan_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One post; who holds it comes from the people above."""
    lingkup = lingkup_pembaca(request)
    satu = ambil(jabatan_terlihat(lingkup), pk, apa="Jabatan")
    context = {
        "jabatan": satu,
        "kepala": presenters.KEPALA if satu.kepala else None,
        "remah": presenters.remah(jalur_unit([satu.unit_id])[satu.unit_id]),
        "rincian": presenters.rincian_jabatan(satu),
    }
    return render(request, "organisasi/jabatan_rincian.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def unit_baru(request: MasukRequest) -> HttpResponse:
    """A new unit below the one in ``?induk=`` (or on top)."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    pk = nomor(request.GET.get("induk", ""))
    induk = ambil(unit_terlihat(lingkup), pk, apa="Unit") if pk is not None else None
    form = UnitForm(request.POST or None, initial={"mulai": lingkup.per_tanggal})
    if request.method == "POST" and form.is_valid():
        try:
            baru = buat_unit(
                request.user.instansi, **form.cleaned_data, induk=induk, oleh=request.identitas,
                pada=timezone.now(),
            )  # fmt: skip
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return HttpResponseRedirect(reverse("organisasi:unit", args=[baru.pk]))
    keterangan = f"Di bawah {induk.nama}." if induk else "Langsung di bawah instansi."
    return _formulir(request, form, judul="Unit baru", keterangan=keterangan, induk=induk)


@require_http_methods(["GET", "HEAD", "POST"])
@peran_required(*PENGELOLA)
def jabatan_baru(request: MasukRequest, unit_pk: int) -> HttpResponse:
    """A new post in a unit."""
    lingkup = request.identitas.lingkup(*PENGELOLA)
    induk = ambil(unit_terlihat(lingkup), unit_pk, apa="Unit")
    form = JabatanForm(
        request.POST or None, initial={"mulai": lingkup.per_tanggal}, lingkup=lingkup
    )
    if request.method == "POST" and form.is_valid():
        try:
            baru = buat_jabatan(
                induk, **form.cleaned_data, oleh=request.identitas, pada=timezone.now()
            )
        except AksiDitolak as galat:
            form.add_error(None, galat.kalimat)
        else:
            return HttpResponseRedirect(reverse("organisasi:jabatan_rincian", args=[baru.pk]))
    return _formulir(
        request, form, judul="Jabatan baru", keterangan=f"Di {induk.nama}.", induk=induk
    )


def _formulir(
    request: MasukRequest, form: Any, *, judul: str, keterangan: str, induk: UnitKerja | None
) -> HttpResponse:
    """A form page; a refused one answers 422 with what was typed."""
    kembali = (
        Tautan(judul=induk.nama, url=reverse("organisasi:unit", args=[induk.pk]))
        if induk
        else Tautan(judul="Organisasi", url=reverse("organisasi:pohon"))
    )
    context = {
        "form": form,
        "judul_formulir": judul,
        "keterangan_formulir": keterangan,
        "remah": [kembali],
        "kembali": kembali,
    }
    status = 422 if form.errors else 200
    return render(request, "organisasi/formulir.html", context, status=status)
