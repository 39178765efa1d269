"""Pemeriksaan berkas sebelum dibuka: ukuran, jenis menurut isinya, dan bom zip.

Semua batas diperiksa tanpa membongkar berkas ke memori: daftar isi zip dibaca lebih dahulu, lalu
tiap anggota dialirkan per potongan untuk memastikan daftar isi itu tidak berbohong.
"""

import copy
import io
import lzma
import os
import zipfile
import zlib
from enum import Enum
from pathlib import Path, PurePath
from typing import BinaryIO

MB = 1_000_000
UKURAN_MAKS = 25 * MB
BONGKAR_MAKS = 200 * MB
RASIO_MAKS = 150
RASIO_MULAI = 20 * MB
ANGGOTA_MAKS = 5_000
POTONGAN = 256 * 1024


class BerkasDitolak(Exception):
    """Berkas tidak dapat diterima; `kalimat` menjelaskan sebabnya dan apa yang harus dilakukan."""

    def __init__(self, kalimat: str) -> None:
        super().__init__(kalimat)
        self.kalimat = kalimat


class Jenis(Enum):
    """Jenis berkas menurut isinya, bukan menurut namanya."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEKS = "csv"


AKHIRAN = {
    ".xlsx": Jenis.XLSX,
    ".xls": Jenis.XLS,
    ".ods": Jenis.ODS,
    ".csv": Jenis.TEKS,
    ".tsv": Jenis.TEKS,
    ".txt": Jenis.TEKS,
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TANDA_LAIN = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
ZIP_RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
SIMPAN_ULANG = "Buka berkas itu di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi."


def alir(berkas: str | os.PathLike[str] | BinaryIO) -> BinaryIO:
    """Aliran yang dapat digeser di atas `berkas`, sesudah ukurannya lolos; pemanggil menutupnya.

    :raises BerkasDitolak: bila berkas tidak ada, kosong, atau lebih besar dari 25 MB.
    """
    if isinstance(berkas, str | os.PathLike):
        jalur = Path(berkas)
        if not jalur.is_file():
            raise BerkasDitolak(f"Berkas {jalur.name} tidak ditemukan. Periksa nama dan letaknya.")
        _periksa_ukuran(jalur.stat().st_size)
        return jalur.open("rb")
    berkas.seek(0, io.SEEK_END)
    _periksa_ukuran(berkas.tell())
    berkas.seek(0)
    return berkas


def _periksa_ukuran(ukuran: int) -> None:
    if ukuran == 0:
        raise BerkasDitolak("Berkas ini kosong (0 byte). Unggah berkas yang berisi data.")
    if ukuran > UKURAN_MAKS:
        mb = -(-ukuran // MB)
        raise BerkasDitolak(
            f"Berkas ini berukuran {mb} MB, melebihi batas 25 MB. "
            "Bagi datanya menjadi beberapa berkas, lalu unggah satu per satu."
        )


def kenali(aliran: BinaryIO, nama: str) -> Jenis:
    """Jenis berkas menurut isinya, yang harus sama dengan jenis menurut nama `nama`.

    :raises BerkasDitolak: bila namanya tidak dikenal atau isinya berlainan dari namanya.
    """
    akhiran = PurePath(nama).suffix.lower()
    jenis_nama = AKHIRAN.get(akhiran)
    if jenis_nama is None:
        raise BerkasDitolak(
            f"Berkas {nama} bukan berkas tabel. Yang diterima: .xlsx, .xls, .ods, dan .csv."
        )
    jenis_isi = _jenis_isi(aliran)
    if jenis_isi is not jenis_nama:
        raise BerkasDitolak(
            f"Nama berkas {nama} berakhiran {akhiran}, tetapi isinya berjenis "
            f".{jenis_isi.value}. Ganti akhiran namanya menjadi .{jenis_isi.value}, "
            "lalu unggah lagi."
        )
    return jenis_isi


def _jenis_isi(aliran: BinaryIO) -> Jenis:
    aliran.seek(0)
    awal = aliran.read(4096)
    if awal.startswith(b"PK"):
        return _jenis_zip(aliran)
    if awal.startswith(OLE):
        return _jenis_ole(aliran)
    for tanda, sebutan in TANDA_LAIN:
        if awal.startswith(tanda):
            raise BerkasDitolak(f"Isi berkas ini adalah {sebutan}, bukan tabel. {SIMPAN_ULANG}")
    kepala = awal.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if kepala.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<body", b"<script")):
        raise BerkasDitolak(f"Isi berkas ini adalah halaman web (HTML). {SIMPAN_ULANG}")
    if kepala.startswith((b"<?xml", b"<svg")):
        raise BerkasDitolak(f"Isi berkas ini adalah XML, bukan tabel. {SIMPAN_ULANG}")
    if b"\x00" in awal and not awal.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BerkasDitolak(f"Isi berkas ini bukan teks dan bukan tabel. {SIMPAN_ULANG}")
    return Jenis.TEKS


def _jenis_ole(aliran: BinaryIO) -> Jenis:
    """Wadah lama Microsoft: buku kerja .xls, atau .xlsx yang dikunci dengan kata sandi."""
    aliran.seek(0)
    isi = aliran.read()
    if "EncryptedPackage".encode("utf-16-le") in isi:
        raise BerkasDitolak(
            "Berkas ini dikunci dengan kata sandi. Hapus kata sandinya di Excel, lalu unggah lagi."
        )
    if any(nama.encode("utf-16-le") in isi for nama in ("Workbook", "Book")):
        return Jenis.XLS
    raise BerkasDitolak(f"Isi berkas ini adalah dokumen Office lama, bukan tabel. {SIMPAN_ULANG}")


def _jenis_zip(aliran: BinaryIO) -> Jenis:
    nama, jenis_mime = periksa_zip(aliran)
    if "xl/workbook.xml" in nama:
        return Jenis.XLSX
    if "content.xml" in nama and jenis_mime.endswith("opendocument.spreadsheet"):
        return Jenis.ODS
    raise BerkasDitolak(f"Isi berkas ini bukan buku kerja Excel atau LibreOffice. {SIMPAN_ULANG}")


def periksa_zip(aliran: BinaryIO) -> tuple[frozenset[str], str]:
    """Nama semua anggota zip yang jujur, wajar, dan tanpa makro, dan isi `mimetype`-nya.

    :raises BerkasDitolak: bila rusak, mengembang tidak wajar, berbohong, atau bermakro.
    """
    try:
        with zipfile.ZipFile(aliran) as arsip:
            _periksa_bongkaran(arsip.infolist())
            _periksa_kejujuran(arsip)
            nama = frozenset(arsip.namelist())
            jenis = _mimetype(arsip)
    except ZIP_RUSAK as salah:
        raise BerkasDitolak(
            f"Berkas ini rusak atau terpotong sehingga tidak dapat dibuka. {SIMPAN_ULANG}"
        ) from salah
    if any(bagian.lower().endswith("vbaproject.bin") for bagian in nama):
        raise BerkasDitolak(
            "Berkas ini berisi makro, dan makro tidak diterima. "
            "Simpan sebagai berkas tanpa makro (.xlsx atau .docx), lalu unggah lagi."
        )
    return nama, jenis


def _periksa_bongkaran(anggota: list[zipfile.ZipInfo]) -> None:
    """Jumlah ukuran menurut daftar isi zip; tidak satu byte pun dibongkar di sini."""
    bongkar = sum(info.file_size for info in anggota)
    mampat = max(1, sum(info.compress_size for info in anggota))
    if bongkar > BONGKAR_MAKS or len(anggota) > ANGGOTA_MAKS:
        raise BerkasDitolak(
            "Isi berkas ini setelah dibuka melebihi batas 200 MB. "
            "Bagi datanya menjadi beberapa berkas, lalu unggah satu per satu."
        )
    if bongkar > RASIO_MULAI and bongkar / mampat > RASIO_MAKS:
        raise BerkasDitolak(
            "Isi berkas ini mengembang tidak wajar ketika dibuka, seperti berkas perusak. "
            "Salin datanya ke buku kerja baru, simpan sebagai .xlsx, lalu unggah lagi."
        )


def _periksa_kejujuran(arsip: zipfile.ZipFile) -> None:
    """Tiap anggota mengembang tepat sebesar daftar isinya; dialirkan per potongan kecil."""
    for info in arsip.infolist():
        longgar = copy.copy(info)
        longgar.file_size = info.file_size + 1
        panjang = 0
        with arsip.open(longgar) as anggota:
            while potongan := anggota.read(POTONGAN):
                panjang += len(potongan)
        if panjang > info.file_size:
            raise BerkasDitolak(
                "Daftar isi berkas ini tidak sesuai dengan isinya, seperti berkas perusak. "
                "Salin datanya ke buku kerja baru, simpan sebagai .xlsx, lalu unggah lagi."
            )


def _mimetype(arsip: zipfile.ZipFile) -> str:
    if "mimetype" not in arsip.namelist():
        return ""
    with arsip.open("mimetype") as isi:
        return isi.read(100).decode("ascii", errors="replace").strip()
