"""Deeds on the calendar, and on the months that count."""

from ekinerja.kalender.services.kalender import (
    HasilMuat,
    buka_bulan,
    hapus_libur,
    muat_hari_libur,
    muat_pola_kerja,
    tambah_libur,
    tetapkan_pola,
    tutup_bulan,
)
from ekinerja.kalender.services.peluncuran import (
    putuskan_uji_coba,
    rencanakan_uji_coba,
    tetapkan_pemberlakuan,
)

__all__ = [
    "HasilMuat",
    "buka_bulan",
    "hapus_libur",
    "muat_hari_libur",
    "muat_pola_kerja",
    "putuskan_uji_coba",
    "rencanakan_uji_coba",
    "tambah_libur",
    "tetapkan_pemberlakuan",
    "tetapkan_pola",
    "tutup_bulan",
]
