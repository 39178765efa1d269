"""Imports, data health, notices and reorganisations."""

from ekinerja.penyiapan.models.impor import (
    Impor,
    ImporBaris,
    ImporPerubahan,
    PemetaanKolom,
)
from ekinerja.penyiapan.models.kesehatan import (
    Pengumuman,
    PengumumanDibaca,
    PermintaanPerbaikan,
    RiwayatPerbaikan,
)
from ekinerja.penyiapan.models.peluncuran import Reorganisasi, RiwayatReorganisasi

__all__ = [
    "Impor",
    "ImporBaris",
    "ImporPerubahan",
    "PemetaanKolom",
    "Pengumuman",
    "PengumumanDibaca",
    "PermintaanPerbaikan",
    "Reorganisasi",
    "RiwayatPerbaikan",
    "RiwayatReorganisasi",
]
