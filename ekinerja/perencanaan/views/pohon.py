"""The pohon kinerja: walked, searched, taken away; a goal and what belongs to it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.htmx import is_htmx
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import (
    IndikatorForm,
    SaringPohonForm,
    SasaranForm,
    TargetForm,
    berlaku,
    sebut_sasaran,
)
from ekinerja.perencanaan.models import IndikatorSasaran, Sasaran
from ekinerja.perencanaan.permissions import PENYUSUN, boleh_menyusun
from ekinerja.perencanaan.presenters import pohon as presenters
from ekinerja.perencanaan.presenters.umum import tautan_pohon
from ekinerja.perencanaan.queries import (
    SaringSasaran,
    anak_sasaran,
    cabang_sasaran,
    indikator_sasaran,
    indikator_sasaran_terlihat,
    jalur_sasaran,
    program_sasaran,
    saring_sasaran,
    sasaran_menurut_kode,
    sasaran_terlihat,
)
from ekinerja.perencanaan.views.bersama import (
    BARIS,
    EKSPOR_MAKS,
    FORMULIR,
    HalamanFormulir,
    formulir,
    kerjakan,
    lingkup_semua,
    pelaku,
)

CABANG_MAKS = 200
KOLOM = (
    KolomEkspor("Kode"),
    KolomEkspor("Uraian", lebar=60),
    KolomEkspor("Tingkat", lebar=24),
    KolomEkspor("Kode induk"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Tahun awal", "bulat", 10),
    KolomEkspor("Tahun akhir", "bulat", 10),
    KolomEkspor("Faktor penentu", lebar=12),
    KolomEkspor("Indikator", "bulat", 10),
    KolomEkspor("Sumber data", lebar=24),
)


@require_safe
@masuk_required
def pohon(request: MasukRequest) -> HttpResponse:
    """The tree of a year, opened step by step; with words or a level, what was found."""
    lingkup = lingkup_semua(request)
    form = SaringPohonForm({"tahun": request.identitas.hari.year, **request.GET.dict()})
    isi = berlaku(form, {"q": "", "tingkat": "", "tahun": request.identitas.hari.year})
    context: dict[str, object] = {
        "form": form,
        "tahun": isi["tahun"],
        "penyusun": request.identitas.punya(*PENYUSUN),
        "ekspor": tautan_ekspor("perencanaan:ekspor", request.GET),
    }
    if isi["q"] or isi["tingkat"]:
        saring = SaringSasaran(isi["q"], isi["tingkat"], tahun=isi["tahun"])
        daftar = Paginator(saring_sasaran(lingkup, saring), BARIS)
        halaman = daftar.get_page(request.GET.get("halaman"))
        context["tabel"] = presenters.tabel_sasaran(halaman, request.GET, ekspor=())
    else:
        akar = cabang_sasaran(lingkup, None, tahun=isi["tahun"])[:CABANG_MAKS]
        context["simpul"] = presenters.simpul(list(akar), tahun=isi["tahun"])
    return render(request, "perencanaan/pohon.html", context)


@require_safe
@masuk_required
def cabang(request: MasukRequest, pk: int) -> HttpResponse:
    """The goals directly below one, for the tree that is opened step by step."""
    lingkup = lingkup_semua(request)
    satu = ambil(sasaran_terlihat(lingkup), pk, apa="Sasaran")
    tahun = berlaku(SaringPohonForm(request.GET), {"tahun": request.identitas.hari.year})["tahun"]
    bawah = cabang_sasaran(lingkup, satu.pk, tahun=tahun)[:CABANG_MAKS]
    context = {
        "sasaran": satu,
        "remah": [tautan_pohon()],
        "simpul": presenters.simpul(list(bawah), tahun=tahun),
    }
    nama = "cabang" if is_htmx(request) else "cabang_halaman"
    return render(request, f"perencanaan/{nama}.html", context)


@require_safe
@masuk_required
def ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """The filtered goals as a file that the import reads again."""
    isi = berlaku(SaringPohonForm(request.GET), {"q": "", "tingkat": "", "tahun": None})
    saring = SaringSasaran(isi["q"], isi["tingkat"], tahun=isi["tahun"])
    daftar = saring_sasaran(lingkup_semua(request), saring).select_related("unit", "induk")
    baris = (_baris(satu) for satu in daftar[:EKSPOR_MAKS].iterator(chunk_size=2_000))
    return kirim_tabel(KOLOM, baris, nama="pohon-kinerja", bentuk=bentuk)


def _baris(satu: Sasaran) -> tuple[object, ...]:
    return (
        satu.kode, satu.uraian, satu.get_tingkat_display(), satu.induk.kode if satu.induk else "",
        satu.unit.kode if satu.unit else "", satu.tahun_awal, satu.tahun_akhir, satu.faktor_kunci,
        getattr(satu, "banyak_indikator", 0), satu.get_sumber_display(),
    )  # fmt: skip


@require_safe
@masuk_required
def sasaran(request: MasukRequest, pk: int) -> HttpResponse:
    """One goal: up to the top, down to what supports it, measured by what."""
    satu = ambil(sasaran_terlihat(lingkup_semua(request)), pk, apa="Sasaran")
    dapat = boleh_menyusun(satu.unit, pelaku(request)).boleh
    tampil = presenters.tampil_sasaran(
        satu,
        jalur=jalur_sasaran(satu.pk),
        anak=anak_sasaran(satu),
        indikator=indikator_sasaran(satu),
        program=program_sasaran(satu, tahun=request.identitas.hari.year),
        dapat_diubah=dapat,
    )
    context = {
        "sasaran": tampil, "kode": satu.kode, "dapat_diubah": dapat, "remah": [tautan_pohon()],
        "penyusun": request.identitas.punya(*PENYUSUN),
    }  # fmt: skip
    return render(request, "perencanaan/sasaran.html", context)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def sasaran_baru(request: MasukRequest) -> HttpResponse:
    """Add a goal; what it supports may stand in the address."""
    lingkup = lingkup_semua(request)
    induk = sasaran_menurut_kode(lingkup, request.GET.get("induk", "")[:40])
    tahun = request.identitas.hari.year
    awal = {
        "induk": sebut_sasaran(induk), "unit": _unit_awal(request, induk),
        "dokumen": induk.dokumen_id if induk else None,
        "tahun_awal": induk.tahun_awal if induk else tahun,
        "tahun_akhir": induk.tahun_akhir if induk else tahun + 4,
    }  # fmt: skip
    form = SasaranForm(request.POST or None, initial=awal, lingkup=lingkup)

    def simpan(isi: SasaranForm) -> str:
        return _url(
            services.simpan_sasaran(isi.isian, oleh=pelaku(request), pada=timezone.now()).pk
        )

    halaman = HalamanFormulir(judul="Tambah sasaran", kembali=tautan_pohon())
    return formulir(request, form, simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def sasaran_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change a goal."""
    satu = _milik(request, pk)
    awal = {
        nama: getattr(satu, nama)
        for nama in ("kode", "uraian", "tingkat", "unit", "dokumen", "penanggung_jawab",
                     "faktor_kunci", "tahun_awal", "tahun_akhir")
    }  # fmt: skip
    awal["induk"] = sebut_sasaran(satu.induk)
    form = SasaranForm(request.POST or None, initial=awal, lingkup=lingkup_semua(request))

    def simpan(isi: SasaranForm) -> str:
        services.simpan_sasaran(isi.isian, oleh=pelaku(request), pada=timezone.now(), sasaran=satu)
        return _url(pk)

    return formulir(
        request, form, simpan, halaman=HalamanFormulir(judul="Ubah sasaran", kembali=_ke(satu))
    )


@require_POST
@peran_required(*PENYUSUN)
def sasaran_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Remove a goal that nothing uses."""
    satu = _milik(request, pk)

    def perbuatan() -> None:
        services.hapus_sasaran(satu, oleh=pelaku(request))

    return kerjakan(
        request, perbuatan, pesan="Sasaran sudah dihapus.", ke=reverse("perencanaan:pohon"),
        gagal=_url(pk),
    )  # fmt: skip


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def indikator_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """Add an indicator to a goal."""
    satu = _milik(request, pk)

    def simpan(form: IndikatorForm) -> str:
        hasil = services.simpan_indikator(satu, form.isian, oleh=pelaku(request))
        return reverse("perencanaan:target", args=[hasil.pk])

    halaman = HalamanFormulir(
        judul="Tambah indikator", keterangan=satu.uraian, kembali=_ke(satu),
        pesan="Indikator disimpan. Isi targetnya.",
    )  # fmt: skip
    return formulir(request, IndikatorForm(request.POST or None), simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def indikator_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change an indicator."""
    satu = _indikator(request, pk)
    awal = {nama: getattr(satu, nama) for nama in IndikatorForm.base_fields}

    def simpan(form: IndikatorForm) -> str:
        services.simpan_indikator(satu.sasaran, form.isian, oleh=pelaku(request), indikator=satu)
        return _url(satu.sasaran_id)

    halaman = HalamanFormulir(judul="Ubah indikator", kembali=_ke(satu.sasaran))
    form = IndikatorForm(request.POST or None, initial=awal)
    return formulir(request, form, simpan, halaman=halaman)


@require_POST
@peran_required(*PENYUSUN)
def indikator_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Remove an indicator that nothing uses."""
    satu = _indikator(request, pk)
    tujuan = _url(satu.sasaran_id)

    def perbuatan() -> None:
        services.hapus_indikator(satu, oleh=pelaku(request))

    return kerjakan(request, perbuatan, pesan="Indikator sudah dihapus.", ke=tujuan)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def target(request: MasukRequest, pk: int) -> HttpResponse:
    """Targets of an indicator in the year of the address."""
    satu = _indikator(request, pk)
    tahun = berlaku(SaringPohonForm(request.GET), {"tahun": request.identitas.hari.year})["tahun"]
    form = TargetForm(
        request.POST or None,
        rentang=satu.polaritas == IndikatorSasaran.RENTANG,
        initial=TargetForm.isi(list(satu.target.filter(tahun=tahun))),
    )

    def simpan(isi: TargetForm) -> str:
        services.isi_target(satu, isi.target, tahun=tahun, oleh=pelaku(request))
        return _url(satu.sasaran_id)

    halaman = HalamanFormulir(
        judul=f"Target {tahun}", keterangan=f"{satu.uraian} ({satu.satuan})",
        kembali=_ke(satu.sasaran), pesan=f"Target {tahun} sudah disimpan.",
    )  # fmt: skip
    return formulir(request, form, simpan, halaman=halaman)


def _unit_awal(request: MasukRequest, induk: Sasaran | None) -> UnitKerja | None:
    """The unit of the goal above; who plans for some units only begins with the own one."""
    milik = induk.unit if induk else None
    kini = request.identitas.penempatan
    if pelaku(request).penyusun.unit_ids is None or kini is None:
        return milik
    return milik or kini.jabatan.unit.opd


def _milik(request: MasukRequest, pk: int) -> Sasaran:
    satu = ambil(sasaran_terlihat(lingkup_semua(request)), pk, apa="Sasaran")
    wajib(boleh_menyusun(satu.unit, pelaku(request)))
    return satu


def _indikator(request: MasukRequest, pk: int) -> IndikatorSasaran:
    satu = ambil(indikator_sasaran_terlihat(lingkup_semua(request)), pk, apa="Indikator")
    wajib(boleh_menyusun(satu.sasaran.unit, pelaku(request)))
    return satu


def _url(pk: int) -> str:
    return reverse("perencanaan:sasaran", args=[pk])


def _ke(satu: Sasaran) -> Tautan:
    return Tautan(judul=satu.uraian, url=_url(satu.pk))
