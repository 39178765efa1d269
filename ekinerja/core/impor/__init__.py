"""Kontrak impor dan ekspor: kolom, pemeriksaan seluruh baris, laporan, templat, dan berkas keluar.

Satu daftar `Kolom` menjadi judul templat, petunjuknya, dan pembaca isinya, sehingga templat tidak
pernah ditolak oleh pemeriksanya sendiri. Basis data adalah urusan bidang masing-masing.
"""

from ekinerja.core.impor.ekspor import KolomEkspor, buat_templat, tulis_csv, tulis_xlsx
from ekinerja.core.impor.importir import Importir, Rancangan, jalankan_impor
from ekinerja.core.impor.kolom import (
    BarisImpor,
    HasilBaca,
    Kolom,
    Laporan,
    Masalah,
    baca_baris,
    cari_ganda,
)

__all__ = [
    "BarisImpor",
    "HasilBaca",
    "Importir",
    "Kolom",
    "KolomEkspor",
    "Laporan",
    "Masalah",
    "Rancangan",
    "baca_baris",
    "buat_templat",
    "cari_ganda",
    "jalankan_impor",
    "tulis_csv",
    "tulis_xlsx",
]
