"""Menelusuri XML lembar kerja tanpa memuatnya: letak sel rumus dan luas lembar.

Penguraian mengalir per potongan, sehingga memorinya tetap kecil untuk lembar sebesar apa pun.
Deklarasi DOCTYPE dan entitas ditolak: berkas tabel tidak pernah memerlukannya.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from ekinerja.core.tabel.berkas import POTONGAN, SIMPAN_ULANG, ZIP_RUSAK, BerkasDitolak

BARIS_MAKS = 300_000
SEL_MAKS = 5_000_000
RUMUS_MAKS = 100_000
POLA_ALAMAT = re.compile(r"([A-Z]{1,3})(\d{1,7})")
TERLALU_LUAS = (
    "Lembar ini terlalu luas: paling banyak 300.000 baris dan 5.000.000 sel. "
    "Hapus baris dan kolom kosong di ujung lembar, atau bagi datanya menjadi beberapa berkas."
)


@dataclass(slots=True)
class Denah:
    """Luas lembar yang terisi dan letak rumusnya, (baris mulai 1, kolom mulai 0)."""

    baris: int = 0
    kolom: int = 0
    rumus: set[tuple[int, int]] = field(default_factory=set)

    def tandai(self, baris: int, kolom: int) -> None:
        """Catat satu sel terisi; lembar yang melampaui batas ditolak saat itu juga."""
        self.baris = max(self.baris, baris)
        self.kolom = max(self.kolom, kolom + 1)
        if self.baris > BARIS_MAKS or self.baris * self.kolom > SEL_MAKS:
            raise BerkasDitolak(TERLALU_LUAS)

    def tandai_rumus(self, baris: int, kolom: int) -> None:
        """Catat satu sel rumus; terlalu banyak rumus ditolak."""
        self.rumus.add((baris, kolom))
        if len(self.rumus) > RUMUS_MAKS:
            raise BerkasDitolak(
                "Lembar ini berisi lebih dari 100.000 rumus. Salin datanya sebagai nilai "
                "(Tempel Khusus, Nilai), lalu unggah lagi."
            )


def denah_xlsx(aliran: BinaryIO, nama_lembar: str) -> Denah:
    """Denah satu lembar .xlsx; lembar tanpa berkas XML dianggap kosong."""
    with zipfile.ZipFile(aliran) as arsip:
        jalur = _jalur_lembar(arsip).get(nama_lembar)
        if jalur is None or jalur not in arsip.namelist():
            return Denah()
        penelusur = _PenelusurXlsx()
        _telusuri(arsip, jalur, penelusur.elemen)
        return penelusur.denah


def denah_ods(aliran: BinaryIO) -> dict[str, Denah]:
    """Denah setiap lembar .ods menurut namanya."""
    with zipfile.ZipFile(aliran) as arsip:
        penelusur = _PenelusurOds()
        _telusuri(arsip, "content.xml", penelusur.elemen)
        return penelusur.denah


def _tolak_entitas(*_: object) -> None:
    raise BerkasDitolak(f"Berkas ini berisi deklarasi XML yang tidak diterima. {SIMPAN_ULANG}")


def _telusuri(
    arsip: zipfile.ZipFile, jalur: str, elemen: Callable[[str, dict[str, str]], None]
) -> None:
    pengurai = expat.ParserCreate()
    pengurai.StartDoctypeDeclHandler = _tolak_entitas
    pengurai.EntityDeclHandler = _tolak_entitas
    pengurai.StartElementHandler = elemen
    try:
        with arsip.open(jalur) as isi:
            while potongan := isi.read(POTONGAN):
                pengurai.Parse(potongan, False)
            pengurai.Parse(b"", True)
    except (expat.ExpatError, *ZIP_RUSAK) as salah:
        raise BerkasDitolak(
            f"Berkas ini rusak sehingga isinya tidak dapat dibaca. {SIMPAN_ULANG}"
        ) from salah


def _jalur_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Nama lembar → letak XML-nya, menurut buku kerja dan daftar hubungannya."""
    nama_menurut_id: dict[str, str] = {}
    sasaran: dict[str, str] = {}

    def buku(nama: str, atribut: dict[str, str]) -> None:
        if nama.rpartition(":")[2] == "sheet":
            kunci = next((isi for kata, isi in atribut.items() if kata.endswith(":id")), "")
            nama_menurut_id[kunci] = atribut.get("name", "")

    def hubungan(nama: str, atribut: dict[str, str]) -> None:
        if nama.rpartition(":")[2] == "Relationship":
            sasaran[atribut.get("Id", "")] = atribut.get("Target", "")

    _telusuri(arsip, "xl/workbook.xml", buku)
    if "xl/_rels/workbook.xml.rels" in arsip.namelist():
        _telusuri(arsip, "xl/_rels/workbook.xml.rels", hubungan)
    return {
        nama: _jalur_mutlak(sasaran[kunci])
        for kunci, nama in nama_menurut_id.items()
        if kunci in sasaran
    }


def _jalur_mutlak(sasaran: str) -> str:
    if sasaran.startswith("/"):
        return sasaran.lstrip("/")
    return posixpath.normpath(posixpath.join("xl", sasaran))


class _PenelusurXlsx:
    """Menghitung letak sel dari atribut `r`, atau dari urutannya bila atribut itu tidak ditulis."""

    def __init__(self) -> None:
        self.denah = Denah()
        self._baris = 0
        self._kolom = -1

    def elemen(self, nama: str, atribut: dict[str, str]) -> None:
        setempat = nama.rpartition(":")[2]
        if setempat == "c":
            self._sel(atribut.get("r", ""))
        elif setempat == "row":
            self._baris = int(atribut.get("r", self._baris + 1))
            self._kolom = -1
        elif setempat in ("v", "is"):
            self.denah.tandai(self._baris, self._kolom)
        elif setempat == "f" and self._kolom >= 0:
            self.denah.tandai(self._baris, self._kolom)
            self.denah.tandai_rumus(self._baris, self._kolom)

    def _sel(self, alamat: str) -> None:
        cocok = POLA_ALAMAT.fullmatch(alamat)
        if cocok is None:
            self._kolom += 1
            return
        self._baris = int(cocok[2])
        self._kolom = nomor_kolom(cocok[1])


class _PenelusurOds:
    """Menghitung letak sel dari pengulangan baris dan kolom; sel kosong tidak memperluas lembar."""

    def __init__(self) -> None:
        self.denah: dict[str, Denah] = {}
        self._kini = Denah()
        self._baris = 0
        self._ulang_baris = 1
        self._kolom = 0

    def elemen(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "table:table":
            self._kini = self.denah.setdefault(atribut.get("table:name", ""), Denah())
            self._baris, self._ulang_baris = 0, 1
        elif nama == "table:table-row":
            self._baris += self._ulang_baris if self._baris else 1
            self._ulang_baris = int(atribut.get("table:number-rows-repeated", "1"))
            self._kolom = 0
        elif nama in ("table:table-cell", "table:covered-table-cell"):
            self._sel(atribut)

    def _sel(self, atribut: dict[str, str]) -> None:
        ulang = int(atribut.get("table:number-columns-repeated", "1"))
        berumus = "table:formula" in atribut
        if berumus or "office:value-type" in atribut:
            akhir_baris = self._baris + self._ulang_baris - 1
            self._kini.tandai(akhir_baris, self._kolom + ulang - 1)
        if berumus:
            self._kini.tandai_rumus(self._baris, self._kolom)
        self._kolom += ulang


def nomor_kolom(huruf: str) -> int:
    """Nomor kolom mulai 0 dari hurufnya: A → 0, AA → 26."""
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - ord("A") + 1
    return nomor - 1
