"""Alignment per unit, and the lists behind every share: met, not met, without parent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ekinerja.core.access import wajib
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Tabel, Tautan, tautan_dengan
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.forms import NILAI_HASIL, SaringButirForm, SaringUnitForm
from ekinerja.laporan.permissions import (
    boleh_membaca,
    boleh_menghitung,
    lingkup_butir,
    lingkup_laporan,
    membaca_nama,
)
from ekinerja.laporan.presenters import keselarasan as presenters
from ekinerja.laporan.presenters.umum import (
    BARIS,
    BELUM_DIHITUNG,
    Potongan,
    nomor_halaman,
    stempel,
)
from ekinerja.laporan.queries import (
    BULANAN,
    TERTAUT,
    Cakupan,
    baris_ringkas,
    cakupan,
    daftar_butir,
    daftar_catatan,
    pilihan_unit,
    ringkasan_bulan,
    sasaran_yatim,
    unit_yatim,
)
from ekinerja.laporan.services import bulan_dari
from ekinerja.laporan.views.pantauan import unit_diminta
from ekinerja.organisasi.views.kirim import kirim_tabel
from ekinerja.pegawai.requests import MasukRequest, masuk_required

EKSPOR_MAKS = 50_000
KOLOM_BUTIR = (
    KolomEkspor("Rencana hasil kerja", lebar=60), KolomEkspor("Pegawai", lebar=30),
    KolomEkspor("Jabatan", lebar=40), KolomEkspor("Unit", lebar=40), KolomEkspor("Sudah"),
)  # fmt: skip
KOLOM_CATATAN = (
    KolomEkspor("Pegawai", lebar=30), KolomEkspor("NIP", lebar=22),
    KolomEkspor("Tertaut", "bulat"), KolomEkspor("Semua", "bulat"),
)  # fmt: skip
KOLOM_SASARAN = (
    KolomEkspor("Kode"), KolomEkspor("Sasaran", lebar=60), KolomEkspor("Tingkat", lebar=24),
    KolomEkspor("Unit", lebar=40), KolomEkspor("Penanggung jawab", lebar=40),
)  # fmt: skip
KOLOM_UNIT = (
    KolomEkspor("Kode unit"), KolomEkspor("Unit", lebar=40),
    KolomEkspor("Perangkat daerah", lebar=40), KolomEkspor("Wajib SKP", "bulat"),
)  # fmt: skip


@require_safe
@masuk_required
def halaman_keselarasan(request: MasukRequest) -> HttpResponse:
    """The measures per perangkat daerah, or per unit within the one that was chosen."""
    lingkup = lingkup_laporan(request.identitas)
    wajib(boleh_membaca(lingkup))
    form = SaringUnitForm(request.GET, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    ringkasan = ringkasan_bulan(lingkup.instansi_id)
    isi = baris_ringkas(lingkup, ringkasan, unit_id=unit) if ringkasan else []
    bernama = membaca_nama(request.identitas)
    halaman = Paginator(isi, BARIS).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "ringkasan": ringkasan,
        "stempel": stempel(ringkasan) if ringkasan else "",
        "belum": BELUM_DIHITUNG,
        "boleh_hitung": boleh_menghitung(request.identitas, lingkup).boleh,
        "remah": [Tautan(judul="Kinerja unit", url=reverse("laporan:pimpinan"))],
        "kartu": presenters.kartu_keselarasan(isi, unit=unit, bernama=bernama),
        "tabel": presenters.tabel_keselarasan(halaman, request.GET, bernama=bernama),
        "yatim": _tautan_yatim(unit) if bernama else [],
    }
    return render(request, "laporan/keselarasan.html", context)


def _tautan_yatim(unit: int | None) -> list[Tautan]:
    pilihan = (
        (TERTAUT, "Butir SKP tanpa induk"),
        (presenters.SASARAN, "Sasaran tanpa pelaksana"),
        (presenters.UNIT, "Unit tanpa SKP"),
        (BULANAN, "Butir tanpa target bulanan"),
    )
    return [
        Tautan(judul=judul, url=presenters.url_daftar(jenis, unit=unit, hasil="belum"))
        for jenis, judul in pilihan
    ]


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What a list is asked for."""

    jenis: str
    lingkup: Lingkup
    isi: Cakupan
    hari: date
    hasil: Sequence[bool]

    def ambil(self, batas: int, lewati: int = 0) -> list[Any]:
        """Rows of the list, in order."""
        if self.jenis == presenters.SASARAN:
            tahun = self.hari.year
            return list(sasaran_yatim(self.lingkup, tahun=tahun, batas=batas, lewati=lewati))
        if self.jenis == presenters.UNIT:
            return list(unit_yatim(self.isi, pada=self.hari, batas=batas, lewati=lewati))
        if self.jenis == presenters.AKTIVITAS:
            awal, akhir = bulan_dari(self.hari)
            return list(
                daftar_catatan(
                    self.isi, hasil=self.hasil, awal=awal, akhir=akhir, batas=batas, lewati=lewati
                )
            )
        return list(
            daftar_butir(
                self.isi, ukuran=self.jenis, hasil=self.hasil, pada=self.hari, batas=batas,
                lewati=lewati,
            )
        )  # fmt: skip


TABEL: dict[str, Callable[..., Tabel]] = {
    presenters.SASARAN: presenters.tabel_sasaran,
    presenters.UNIT: presenters.tabel_unit,
    presenters.AKTIVITAS: presenters.tabel_catatan,
}
EKSPOR: dict[str, tuple[Sequence[KolomEkspor], Callable[[Any], Iterable[object]]]] = {
    presenters.SASARAN: (
        KOLOM_SASARAN,
        lambda s: (s.kode, s.uraian, presenters.TINGKAT[s.tingkat], s.unit, s.jabatan),
    ),
    presenters.UNIT: (KOLOM_UNIT, lambda s: (s.kode, s.nama, s.opd, s.orang)),
    presenters.AKTIVITAS: (KOLOM_CATATAN, lambda s: (s.nama, s.nip, s.tertaut, s.semua)),
}
EKSPOR_BUTIR: tuple[Sequence[KolomEkspor], Callable[[Any], Iterable[object]]] = (
    KOLOM_BUTIR,
    lambda s: (s.rencana, s.orang, s.jabatan, s.unit, s.sudah),
)


def _permintaan(request: MasukRequest, jenis: str) -> tuple[Permintaan, SaringButirForm]:
    lingkup = lingkup_butir(request.identitas)
    wajib(boleh_membaca(lingkup))
    form = SaringButirForm({"hasil": "belum", **request.GET.dict()}, unit=pilihan_unit(lingkup))
    unit = unit_diminta(request, lingkup, form)
    hasil = form.cleaned_data.get("hasil") or "belum"
    hari = request.identitas.hari
    isi = cakupan(lingkup, pada=hari, unit_id=unit)
    return Permintaan(jenis, isi.lingkup, isi, hari, NILAI_HASIL[hasil]), form


@require_safe
@masuk_required
def butir(request: MasukRequest, jenis: str) -> HttpResponse:
    """The items behind a share; goals without anybody; units without SKP."""
    minta, form = _permintaan(request, jenis)
    if jenis in (presenters.SASARAN, presenters.UNIT):
        del form.fields["hasil"]
    nomor = nomor_halaman(request.GET)
    saring = tautan_dengan(request.GET, halaman=None)
    ekspor = [
        Tautan(judul=f"Unduh {bentuk}", ikon="download",
               url=f"{reverse('laporan:butir_ekspor', args=[jenis, bentuk])}{saring}")
        for bentuk in ("xlsx", "csv")
    ]  # fmt: skip
    buat = TABEL.get(jenis, presenters.tabel_butir)
    daftar = minta.ambil(BARIS, (nomor - 1) * BARIS)
    context = {
        "judul": presenters.JUDUL[jenis],
        "arti": presenters.ARTI[jenis],
        "form": form,
        "tabel": buat(daftar, Potongan(nomor, request.GET, ekspor)),
        "remah": [Tautan(judul="Keselarasan", url=reverse("laporan:keselarasan"))],
    }
    return render(request, "laporan/butir.html", context)


@require_safe
@masuk_required
def butir_ekspor(request: MasukRequest, jenis: str, bentuk: str) -> HttpResponse:
    """The same list, all of it, as a file."""
    minta, _ = _permintaan(request, jenis)
    kolom, susun = EKSPOR.get(jenis, EKSPOR_BUTIR)
    baris = (tuple(susun(satu)) for satu in minta.ambil(EKSPOR_MAKS))
    return kirim_tabel(kolom, baris, nama=f"{jenis}-{minta.hari:%Y-%m-%d}", bentuk=bentuk)
