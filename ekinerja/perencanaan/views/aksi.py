"""Action plans: the list per perangkat daerah, the grid, one action, steps of the plan."""

from collections.abc import Sequence
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ekinerja.core.access import ambil, wajib
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tautan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.organisasi.requests import peran_required
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required
from ekinerja.perencanaan import services
from ekinerja.perencanaan.forms import (
    BarisForm,
    RencanaForm,
    SaringAksiForm,
    berlaku,
    sebut_sasaran,
)
from ekinerja.perencanaan.models import BarisRencanaAksi, RencanaAksi
from ekinerja.perencanaan.permissions import PENYUSUN, VERIFIKATOR, aksi_dapat_diubah
from ekinerja.perencanaan.presenters import aksi as presenters
from ekinerja.perencanaan.presenters.umum import daftar_riwayat, tautan_rencana
from ekinerja.perencanaan.queries import (
    KemajuanUnit,
    awal_tahun_ditetapkan,
    baris_terlihat,
    isi_rencana,
    kemajuan_unit,
    laporan_menunggu,
    laporan_rencana,
    rencana_menunggu,
    rencana_terlihat,
    riwayat_aksi,
)
from ekinerja.perencanaan.views.bersama import (
    BARIS,
    EKSPOR_MAKS,
    FORMULIR,
    HalamanFormulir,
    formulir,
    kerjakan,
    lingkup_aksi,
    lingkup_semua,
    pelaku,
)
from ekinerja.perencanaan.workflow import AKSI_WORKFLOW

KOLOM = (
    KolomEkspor("Kode unit"),
    KolomEkspor("Perangkat daerah", lebar=50),
    KolomEkspor("Rencana", lebar=16),
    KolomEkspor("Laporan", lebar=16),
    KolomEkspor("Target periode", "bulat", 12),
    KolomEkspor("Terisi", "bulat", 12),
    KolomEkspor("Capaian", "desimal", 12),
)


def _pilihan(request: MasukRequest) -> tuple[SaringAksiForm, str, int, int]:
    hari = request.identitas.hari
    data = {"tahun": hari.year, "bulan": hari.month, **request.GET.dict()}
    form = SaringAksiForm(data)
    isi = berlaku(form, {"q": "", "tahun": hari.year, "bulan": hari.month})
    return form, isi["q"], isi["tahun"], isi["bulan"]


@require_safe
@masuk_required
def rencana(request: MasukRequest) -> HttpResponse:
    """Per perangkat daerah its plan and how far the period is."""
    form, kata, tahun, bulan = _pilihan(request)
    lingkup = lingkup_aksi(request)
    unit = unit_pembayar(lingkup).filter(nama__icontains=kata)
    halaman = Paginator(unit, BARIS).get_page(request.GET.get("halaman"))
    isi = kemajuan_unit(lingkup, tahun=tahun, bulan=bulan, unit=list(halaman))
    context = {
        "form": form,
        "penyusun": request.identitas.punya(*PENYUSUN),
        "verifikator": request.identitas.punya(*VERIFIKATOR),
        "remah": [],
        "tabel": presenters.tabel_kemajuan(
            halaman, isi, request.GET,
            ekspor=tautan_ekspor("perencanaan:rencana_ekspor", request.GET),
        ),
    }  # fmt: skip
    return render(request, "perencanaan/rencana.html", context)


@require_safe
@masuk_required
def rencana_ekspor(request: MasukRequest, bentuk: str) -> HttpResponse:
    """Progress of every perangkat daerah of the scope as a file."""
    _, kata, tahun, bulan = _pilihan(request)
    lingkup = lingkup_aksi(request)
    unit: Sequence[UnitKerja] = list(
        unit_pembayar(lingkup).filter(nama__icontains=kata)[:EKSPOR_MAKS]
    )
    isi = kemajuan_unit(lingkup, tahun=tahun, bulan=bulan, unit=unit)
    baris = (_baris(satu) for satu in isi)
    return kirim_tabel(KOLOM, baris, nama=f"rencana-aksi-{tahun}-{bulan:02}", bentuk=bentuk)


def _baris(satu: KemajuanUnit) -> tuple[object, ...]:
    rencana = satu.rencana
    return (
        satu.unit.kode, satu.unit.nama, rencana.get_status_display() if rencana else "Belum ada",
        satu.laporan.capitalize() or "Belum dilaporkan", satu.target, satu.terisi, satu.bagian,
    )  # fmt: skip


@require_safe
@peran_required(*VERIFIKATOR)
def verifikasi(request: MasukRequest) -> HttpResponse:
    """What waits for verification, the longest waiting first."""
    lingkup = request.identitas.lingkup(*VERIFIKATOR)
    context = {
        "remah": [tautan_rencana()],
        "rencana": presenters.tabel_menunggu_rencana(list(rencana_menunggu(lingkup)[:BARIS])),
        "laporan": presenters.tabel_menunggu_laporan(list(laporan_menunggu(lingkup)[:BARIS])),
    }
    return render(request, "perencanaan/verifikasi.html", context)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def rencana_baru(request: MasukRequest) -> HttpResponse:
    """Begin the plan of a perangkat daerah."""
    penempatan = request.identitas.penempatan
    awal = {
        "tahun": request.identitas.hari.year,
        "unit": penempatan.jabatan.unit.opd if penempatan else None,
    }
    form = RencanaForm(request.POST or None, initial=awal, lingkup=lingkup_semua(request))

    def simpan(isi: RencanaForm) -> str:
        hasil = services.buat_rencana(
            isi.cleaned_data["unit"], tahun=isi.cleaned_data["tahun"],
            periode=isi.cleaned_data["periode"], oleh=pelaku(request), pada=timezone.now(),
        )  # fmt: skip
        return _url(hasil.pk)

    halaman = HalamanFormulir(
        judul="Susun rencana aksi", kembali=tautan_rencana(),
        pesan="Rencana aksi dimulai. Tambahkan aksinya.",
    )  # fmt: skip
    return formulir(request, form, simpan, halaman=halaman)


@require_safe
@masuk_required
def rencana_rincian(request: MasukRequest, pk: int) -> HttpResponse:
    """One plan: the grid of periods, its reports, and the steps that may be taken."""
    satu = _rencana(request, pk)
    baris = isi_rencana(satu)
    oleh = pelaku(request)
    dapat = aksi_dapat_diubah(satu, oleh).boleh
    url = {
        nama: reverse("perencanaan:rencana_langkah", args=[pk, nama])
        for nama in AKSI_WORKFLOW.steps
    }
    context = {
        "rencana": satu,
        "remah": [tautan_rencana()],
        "rincian": presenters.rincian_rencana(satu, _awal_tahun(satu)),
        "tabel": presenters.tabel_rencana(satu, baris, dapat_diubah=dapat),
        "laporan": presenters.tabel_laporan(satu, baris, laporan_rencana(satu)),
        "riwayat": daftar_riwayat(riwayat_aksi(satu)),
        "dapat_diubah": dapat,
        "kini": presenters.tautan_periode(satu, request.identitas.hari),
        "aksi": presenters.tombol(AKSI_WORKFLOW.available(satu, oleh), url),
    }
    return render(request, "perencanaan/rencana_rincian.html", context)


def _awal_tahun(rencana: RencanaAksi) -> tuple[str, bool] | None:
    """What holds in January and February; only a plan per quarter asks."""
    if rencana.periode == RencanaAksi.BULANAN:
        return None
    return awal_tahun_ditetapkan(rencana.instansi_id, awal=date(rencana.tahun, 1, 1))


@require_POST
@masuk_required
def rencana_langkah(request: MasukRequest, pk: int, langkah: str) -> HttpResponse:
    """Submit, return, verify or open a plan."""
    if langkah not in AKSI_WORKFLOW.steps:
        raise Http404("Langkah ini tidak dikenal.")
    satu = _rencana(request, pk)

    def perbuatan() -> None:
        services.langkah_rencana(
            satu, langkah, oleh=pelaku(request), pada=timezone.now(),
            alasan=request.POST.get("alasan", "")[:2000],
        )  # fmt: skip

    return kerjakan(request, perbuatan, pesan="Sudah dicatat.", ke=_url(pk))


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def baris_baru(request: MasukRequest, pk: int) -> HttpResponse:
    """Add an action to a plan."""
    satu = _rencana(request, pk)
    wajib(aksi_dapat_diubah(satu, pelaku(request)))
    form = BarisForm(request.POST or None, rencana=satu, lingkup=lingkup_semua(request))

    def simpan(isi: BarisForm) -> str:
        services.simpan_baris(satu, isi.isian, isi.target, oleh=pelaku(request))
        return _url(pk)

    halaman = HalamanFormulir(judul="Tambah aksi", keterangan=str(satu), kembali=_ke(satu))
    return formulir(request, form, simpan, halaman=halaman)


@require_http_methods(FORMULIR)
@peran_required(*PENYUSUN)
def baris_ubah(request: MasukRequest, pk: int) -> HttpResponse:
    """Change an action and its targets."""
    baris = _baris_milik(request, pk)
    awal = {
        nama: getattr(baris, nama)
        for nama in ("kode", "aksi", "indikator", "satuan", "penanggung_jawab")
    }
    awal |= {
        "sasaran": sebut_sasaran(baris.sasaran),
        "program": baris.program.kode if baris.program else "",
        **{f"b{satu.bulan}": satu.target for satu in baris.target.all()},
    }
    form = BarisForm(
        request.POST or None, initial=awal, rencana=baris.rencana, lingkup=lingkup_semua(request)
    )

    def simpan(isi: BarisForm) -> str:
        services.simpan_baris(
            baris.rencana, isi.isian, isi.target, oleh=pelaku(request), baris=baris
        )
        return _url(baris.rencana_id)

    halaman = HalamanFormulir(judul="Ubah aksi", kembali=_ke(baris.rencana))
    return formulir(request, form, simpan, halaman=halaman)


@require_POST
@peran_required(*PENYUSUN)
def baris_hapus(request: MasukRequest, pk: int) -> HttpResponse:
    """Remove an action from a plan that may change."""
    baris = _baris_milik(request, pk)

    def perbuatan() -> None:
        services.hapus_baris(baris, oleh=pelaku(request))

    return kerjakan(request, perbuatan, pesan="Aksi sudah dihapus.", ke=_url(baris.rencana_id))


def _rencana(request: MasukRequest, pk: int) -> RencanaAksi:
    return ambil(rencana_terlihat(lingkup_aksi(request)), pk, apa="Rencana aksi")


def _baris_milik(request: MasukRequest, pk: int) -> BarisRencanaAksi:
    baris = ambil(baris_terlihat(lingkup_aksi(request)), pk, apa="Aksi")
    wajib(aksi_dapat_diubah(baris.rencana, pelaku(request)))
    return baris


def _url(pk: int) -> str:
    return reverse("perencanaan:rencana_rincian", args=[pk])


def _ke(satu: RencanaAksi) -> Tautan:
    return Tautan(judul=str(satu), url=_url(satu.pk))
