"""Rows of a checked file for the screen: every fault in its cell, before and after of changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict

from ekinerja.core.format import angka
from ekinerja.core.kit import Lencana, Pager, lencana_untuk, pager, tautan_dengan
from ekinerja.core.tabel import sebut_baris
from ekinerja.penyiapan.models import Impor, ImporBaris

LENCANA_NASIB = {
    ImporBaris.BARU: Lencana("Baru", "baik", "plus"),
    ImporBaris.BERUBAH: Lencana("Berubah", "info", "pencil"),
    ImporBaris.TETAP: Lencana("Tetap", "netral", "check"),
    ImporBaris.SALAH: Lencana("Salah", "buruk", "alert-circle"),
    "": lencana_untuk("diperiksa", "Terbaca"),
}
PILAH = (
    ("", "Semua"),
    (ImporBaris.SALAH, "Hanya yang bermasalah"),
    (ImporBaris.BARU, "Baru"),
    (ImporBaris.BERUBAH, "Berubah"),
    (ImporBaris.TETAP, "Tetap"),
)


@dataclass(frozen=True, slots=True)
class SelPratinjau:
    """One cell: its words, what stood there before, its faults, and what to know of it."""

    judul: str
    teks: str
    sebelum: str = ""
    masalah: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()

    @property
    def kelas(self) -> str:
        if self.masalah:
            return "sel-salah"
        if self.peringatan:
            return "sel-awas"
        if self.sebelum:
            return "sel-ubah"
        return "" if self.teks else "sel-hampa"


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """One row: where it stands in the file, its fate, its cells, faults of the whole row."""

    letak: str
    lencana: Lencana
    masalah: tuple[str, ...]
    sel: tuple[SelPratinjau, ...]


@dataclass(frozen=True, slots=True)
class Pilah:
    """One way to narrow the rows."""

    judul: str
    url: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class TabelPratinjau:
    """The preview: headings, rows of this page, and ways to narrow them."""

    kolom: tuple[str, ...]
    baris: tuple[BarisPratinjau, ...]
    pilah: tuple[Pilah, ...]
    pager: Pager


def tabel_pratinjau(
    impor: Impor, halaman: "Page[Any]", params: QueryDict, *, jumlah: Mapping[str, int]
) -> TabelPratinjau:
    """The preview of one page of rows.

    :param jumlah: rows by fate.
    """
    kolom = tuple(str(satu["judul"]) for satu in impor.laporan.get("kolom", ()))
    return TabelPratinjau(
        kolom,
        tuple(_baris(satu, kolom) for satu in halaman),
        tuple(_pilah(params, jumlah)),
        pager(halaman, params),
    )


def _pilah(params: QueryDict, jumlah: Mapping[str, int]) -> Iterable[Pilah]:
    kini = params.get("nasib", "")
    for nasib, sebutan in PILAH:
        banyak = jumlah.get(nasib, 0) if nasib else sum(jumlah.values())
        if banyak or nasib == kini or not nasib:
            url = tautan_dengan(params, nasib=nasib, halaman=None)
            yield Pilah(f"{sebutan} ({angka(banyak)})", url, nasib == kini)


def _baris(satu: ImporBaris, kolom: Sequence[str]) -> BarisPratinjau:
    sel = [
        SelPratinjau(
            judul,
            str(satu.sel[urutan]) if urutan < len(satu.sel) else "",
            str(satu.sebelum.get(str(urutan), "")),
            tuple(satu.masalah.get(str(urutan), ())),
            tuple(satu.peringatan.get(str(urutan), ())),
        )
        for urutan, judul in enumerate(kolom)
    ]
    return BarisPratinjau(
        sebut_baris(satu.nomor),
        LENCANA_NASIB.get(satu.nasib, LENCANA_NASIB[""]),
        (*satu.masalah.get("", ()), *satu.peringatan.get("", ())),
        tuple(sel),
    )
