"""Imports, data health, notices and reorganisations."""

from ekinerja.penyiapan.models.impor import (
    Impor,
    ImporBaris,
    ImporPerubahan,
    PemetaanKolom,
)
from ekinerja.penyiapan.models.kesehatan import (
    PemeriksaanData,
    Pengumuman,
    PengumumanDibaca,
    PermintaanPerbaikan,
    RiwayatPerbaikan,
    TemuanData,
)
from ekinerja.penyiapan.models.peluncuran import Reorganisasi, RiwayatReorganisasi

__all__ = [
    "Impor",
    "ImporBaris",
    "ImporPerubahan",
    "PemeriksaanData",
    "PemetaanKolom",
    "Pengumuman",
    "PengumumanDibaca",
    "PermintaanPerbaikan",
    "Reorganisasi",
    "RiwayatPerbaikan",
    "RiwayatReorganisasi",
    "TemuanData",
]
