"""Berkas `attlog.dat` dari mesin kehadiran: satu rekaman per baris, dipisahkan tab.

Susunannya: nomor pada mesin (rata kanan dengan spasi), tanggal dan jam setempat tanpa zona, nomor
mesin, status, cara verifikasi, kode kerja. Yang dipakai hanya tiga yang pertama.
"""

import os
import re
from pathlib import PurePath
from typing import BinaryIO

from ekinerja.core.tabel import Baris, BerkasDitolak, Lembar, MasalahSel
from ekinerja.core.tabel.berkas import alir

AKHIRAN_ATTLOG = ".dat"
JUDUL = ("PIN mesin", "Saat", "Mesin")
_POLA = re.compile(
    r"\s*(\S{1,24})\s+(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?:\s+(\S{1,40}))?(?:\s|$)"
)
_TAMPIL_MAKS = 80
_KALIMAT = (
    "Baris ini bukan rekaman kehadiran. Susunannya: nomor pada mesin, tab, lalu tanggal dan jam "
    "seperti 2026-10-05 07:31:00. Ambil ulang berkasnya dari mesin, atau lewati baris ini."
)


def berkas_attlog(nama: str) -> bool:
    """Apakah nama berkas ini nama berkas mesin?"""
    return PurePath(nama).suffix.lower() == AKHIRAN_ATTLOG


def buka_attlog(berkas: str | os.PathLike[str] | BinaryIO, nama: str) -> Lembar:
    """Lembar berisi PIN, saat, dan mesin; baris yang bukan rekaman menjadi sel bermasalah.

    :raises BerkasDitolak: terlalu besar, kosong, atau sebagian besar isinya bukan rekaman.
    """
    aliran = alir(berkas)
    try:
        isi = aliran.read().decode("utf-8-sig", errors="replace")
    finally:
        if aliran is not berkas:
            aliran.close()
    baris: list[Baris] = [Baris(0, JUDUL)]
    masalah: list[MasalahSel] = []
    for nomor, satu in enumerate(isi.replace("\x1a", "").splitlines(), start=1):
        if not satu.strip("\x00 \t"):
            continue
        cocok = _POLA.match(satu)
        baris.append(Baris(nomor, cocok.groups() if cocok else (satu.strip()[:_TAMPIL_MAKS],)))
        if cocok is None:
            masalah.append(MasalahSel(nomor, 0, satu.strip()[:_TAMPIL_MAKS], _KALIMAT))
    if len(masalah) * 2 >= len(baris):
        raise BerkasDitolak(
            f"Berkas {nama} bukan keluaran mesin kehadiran: sebagian besar barisnya bukan rekaman. "
            "Ambil attlog.dat langsung dari mesin, atau pakai templat xlsx."
        )
    return Lembar(nama, "", tuple(baris), tuple(masalah), ())
