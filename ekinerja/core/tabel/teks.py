"""Berkas teks berpemisah (csv, tsv) menjadi urutan baris sel teks."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from ekinerja.core.tabel.berkas import BerkasDitolak

PEMISAH = (",", ";", "\t")
BARIS_CONTOH = 20
PANJANG_SEL_MAKS = 50_000
CATATAN_CP1252 = (
    "Berkas ini tidak memakai UTF-8 dan dibaca sebagai Windows-1252; "
    "periksa huruf beraksen pada pratinjau."
)
SUSUNAN_RUSAK = (
    "Susunan berkas teks ini rusak, biasanya karena tanda kutip yang tidak ditutup. "
    "Simpan ulang sebagai .xlsx, lalu unggah lagi."
)


def urai_teks(aliran: BinaryIO) -> tuple[Iterator[list[str]], list[str]]:
    """Baris-baris berkas teks, beserta catatan tentang cara membacanya.

    Baris dihitung per rekaman: sel bertanda kutip yang memuat pindah baris tetap satu baris.

    :raises BerkasDitolak: bila berkas memuat byte yang bukan teks.
    """
    aliran.seek(0)
    teks, catatan = _terjemahkan(aliran.read())
    if "\x00" in teks:
        raise BerkasDitolak(
            "Isi berkas ini bukan teks. Simpan ulang sebagai .xlsx atau .csv, lalu unggah lagi."
        )
    csv.field_size_limit(PANJANG_SEL_MAKS)
    try:
        pemisah, isi = _pemisah(teks)
    except csv.Error as salah:
        raise BerkasDitolak(SUSUNAN_RUSAK) from salah
    return _rekaman(isi, pemisah), catatan


def _terjemahkan(isi: bytes) -> tuple[str, list[str]]:
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", errors="replace"), []
    try:
        return isi.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace"), [CATATAN_CP1252]


def _pemisah(teks: str) -> tuple[str, str]:
    """Pemisah yang membelah baris-baris awal paling seragam; `sep=;` dari Excel dituruti."""
    pertama, _, sisa = teks.partition("\n")
    if pertama.strip().lower().startswith("sep=") and len(pertama.strip()) == 5:
        return pertama.strip()[4], "\n" + sisa
    contoh = "\n".join(teks.splitlines()[:BARIS_CONTOH])
    return max(PEMISAH, key=lambda satu: _nilai_pemisah(contoh, satu)), teks


def _nilai_pemisah(contoh: str, pemisah: str) -> tuple[int, int]:
    """Banyaknya baris dengan jumlah sel yang paling sering muncul, lalu jumlah sel itu."""
    lebar = [len(baris) for baris in csv.reader(io.StringIO(contoh), delimiter=pemisah) if baris]
    lebar = [satu for satu in lebar if satu > 1]
    if not lebar:
        return (0, 0)
    tersering = max(set(lebar), key=lebar.count)
    return (lebar.count(tersering), tersering)


def _rekaman(teks: str, pemisah: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    except csv.Error as salah:
        raise BerkasDitolak(SUSUNAN_RUSAK) from salah
