"""A folder where another system drops files: SIMPEG as csv, SIASN as JSON, with a manifest."""

import csv
import hashlib
import io
import re
from pathlib import Path
from typing import Any

from django.conf import settings

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.adapter.http import LAMA, batas_berlaku, urai_json
from ekinerja.integrasi.adapter.simpeg import periksa_baris
from ekinerja.integrasi.bentuk import DataMentah, Mentah, SumberGagal
from ekinerja.integrasi.kontrak import KOLOM

MANIFES = "manifes.json"
NAMA_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")


def buka_folder(nama: str) -> Path:
    """The folder of this name below the one folder that the server allows.

    :raises SumberGagal: a name that leads elsewhere, or no such folder.
    """
    if not NAMA_FOLDER.fullmatch(nama):
        raise SumberGagal("Nama folder hanya boleh huruf kecil, angka, garis bawah, dan setrip.")
    akar = Path(settings.SUMBER_FOLDER)
    tujuan = akar / nama
    if tujuan.is_symlink() or not tujuan.is_dir():
        raise SumberGagal(f"Folder {nama} tidak ada di server. Minta admin teknis membuatnya.")
    return tujuan


def baca_berkas(folder: Path, nama: str) -> bytes:
    """Bytes of a file of a folder, bounded.

    :raises SumberGagal: not there, a link, or too large.
    """
    berkas, batas = folder / nama, batas_berlaku().ukuran
    if berkas.is_symlink() or not berkas.is_file():
        raise SumberGagal(f"Berkas {nama} tidak ada di folder. {LAMA}")
    with berkas.open("rb") as isi:
        byte = isi.read(batas + 1)
    if len(byte) > batas:
        raise SumberGagal(f"Berkas {nama} melebihi {batas // 1_000_000 or 1} MB. {LAMA}")
    return byte


def baca_manifes(folder: Path) -> dict[str, dict[str, Any]]:
    """File name → number of rows and SHA-256, as its writer put them down last.

    :raises SumberGagal: no manifest (still being written), or not of that shape.
    """
    if not (folder / MANIFES).is_file():
        raise SumberGagal(
            f"Folder belum memuat {MANIFES}, tanda bahwa berkasnya belum selesai ditulis. {LAMA}"
        )
    isi = urai_json(baca_berkas(folder, MANIFES), sebutan=MANIFES)
    daftar = isi.get("berkas") if isinstance(isi, dict) else None
    utuh = isinstance(daftar, dict) and all(
        isinstance(satu, dict) and isinstance(satu.get("baris"), int) for satu in daftar.values()
    )
    if not utuh or not isinstance(daftar, dict):
        raise SumberGagal(f"{MANIFES} tidak berbentuk seperti kontraknya. {LAMA}")
    return daftar


def baca_sah(folder: Path, nama: str, catatan: dict[str, Any]) -> bytes:
    """A file that is the one its manifest means.

    :raises SumberGagal: when its hash differs.
    """
    byte = baca_berkas(folder, nama)
    sidik = catatan.get("sha256")
    if sidik and hashlib.sha256(byte).hexdigest() != str(sidik).lower():
        raise SumberGagal(
            f"Isi {nama} berbeda dari sidik pada {MANIFES}; mungkin terpotong. {LAMA}"
        )
    return byte


def baca_folder_simpeg(sumber: SumberData) -> DataMentah:
    """``pegawai.csv``, and ``jabatan.csv`` and ``unit.csv`` where the manifest names them."""
    folder = buka_folder(sumber.alamat)
    manifes = baca_manifes(folder)
    hasil: dict[str, list[Mentah]] = {}
    for daftar in KOLOM:
        nama = f"{daftar}.csv"
        if nama in manifes:
            baris = urai_csv(baca_sah(folder, nama, manifes[nama]), daftar)
            if len(baris) != manifes[nama]["baris"]:
                raise SumberGagal(
                    f"{nama} berisi {len(baris)} baris, padahal {MANIFES} menyebut "
                    f"{manifes[nama]['baris']}. {LAMA}"
                )
            hasil[daftar] = baris
    if "pegawai" not in hasil:
        raise SumberGagal(f"{MANIFES} tidak menyebut pegawai.csv. {LAMA}")
    return DataMentah(hasil["pegawai"], hasil.get("jabatan"), hasil.get("unit"))


def urai_csv(byte: bytes, daftar: str) -> list[Mentah]:
    """Rows of a csv of the contract.

    :raises SumberGagal: not UTF-8, cut off, or rows of another width.
    """
    nama = f"{daftar}.csv"
    try:
        teks = byte.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise SumberGagal(f"{nama} bukan teks UTF-8; simpan ulang sebagai UTF-8.") from galat
    pemisah = ";" if teks.partition("\n")[0].count(";") else ","
    try:
        baris = list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True))
    except csv.Error as galat:
        raise SumberGagal(f"{nama} terpotong atau tanda kutipnya tidak berpasangan.") from galat
    kepala = [satu.strip().lower() for satu in baris[0]] if baris else []
    if len(set(kepala)) != len(kepala):
        raise SumberGagal(f"Judul kolom {nama} ada yang berulang. Hapus salah satunya.")
    hasil = []
    for nomor, satu in enumerate(baris[1:], start=2):
        if len(satu) != len(kepala):
            raise SumberGagal(
                f"Baris {nomor} pada {nama} punya {len(satu)} kolom, seharusnya {len(kepala)}."
            )
        hasil.append(periksa_baris(dict(zip(kepala, satu, strict=True)), daftar, f"baris {nomor}"))
    return hasil
