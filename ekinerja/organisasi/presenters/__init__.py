"""Shapes for the screen of the organisation."""

from ekinerja.organisasi.presenters.peran import (
    rincian_peran,
    riwayat_peran,
    tabel_peran,
)
from ekinerja.organisasi.presenters.susunan import (
    BELUM_KELAS,
    KEPALA,
    Cabang,
    SimpulUnit,
    cabang,
    kartu_unit,
    masa_terbaca,
    remah,
    rincian_jabatan,
    rincian_unit,
    tabel_cari,
    tabel_jabatan,
    tautan_ekspor,
)

__all__ = [
    "BELUM_KELAS",
    "KEPALA",
    "Cabang",
    "SimpulUnit",
    "cabang",
    "kartu_unit",
    "masa_terbaca",
    "remah",
    "rincian_jabatan",
    "rincian_peran",
    "rincian_unit",
    "riwayat_peran",
    "tabel_cari",
    "tabel_jabatan",
    "tabel_peran",
    "tautan_ekspor",
]
