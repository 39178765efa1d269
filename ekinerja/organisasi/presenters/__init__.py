"""Shapes for the screen of the organisation."""

from ekinerja.organisasi.presenters.peran import (
    rincian_peran,
    riwayat_peran,
    tabel_peran,
)
from ekinerja.organisasi.presenters.rincian import (
    MEDAN_JABATAN,
    MEDAN_UNIT,
    perubahan,
    rincian_jabatan,
    rincian_unit,
    riwayat_letak,
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
    sebutan_unit,
    tabel_bawahan,
    tabel_cari,
    tabel_jabatan,
    tautan_ekspor,
)

__all__ = [
    "BELUM_KELAS",
    "KEPALA",
    "MEDAN_JABATAN",
    "MEDAN_UNIT",
    "Cabang",
    "SimpulUnit",
    "cabang",
    "kartu_unit",
    "masa_terbaca",
    "perubahan",
    "remah",
    "rincian_jabatan",
    "rincian_peran",
    "rincian_unit",
    "riwayat_letak",
    "riwayat_peran",
    "sebutan_unit",
    "tabel_bawahan",
    "tabel_cari",
    "tabel_jabatan",
    "tabel_peran",
    "tautan_ekspor",
]
