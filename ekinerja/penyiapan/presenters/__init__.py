"""Shapes for the screen of setting up."""

from ekinerja.penyiapan.presenters.impor import (
    KEADAAN,
    KOLOM_MASALAH,
    LENCANA,
    KartuImpor,
    aksi_impor,
    baris_masalah,
    kartu_hasil,
    kartu_impor,
    kemajuan,
    keputusan,
    lencana_impor,
    tabel_masalah,
    tabel_riwayat,
)

__all__ = [
    "KEADAAN",
    "KOLOM_MASALAH",
    "LENCANA",
    "KartuImpor",
    "aksi_impor",
    "baris_masalah",
    "kartu_hasil",
    "kartu_impor",
    "kemajuan",
    "keputusan",
    "lencana_impor",
    "tabel_masalah",
    "tabel_riwayat",
]
