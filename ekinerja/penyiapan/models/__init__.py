"""Imports, data health, notices, trials and reorganisations."""

from ekinerja.penyiapan.models.impor import Impor, ImporPerubahan, PemetaanKolom
from ekinerja.penyiapan.models.kesehatan import (
    Pengumuman,
    PengumumanDibaca,
    PermintaanPerbaikan,
    RiwayatPerbaikan,
)
from ekinerja.penyiapan.models.peluncuran import (
    Reorganisasi,
    RiwayatReorganisasi,
    RiwayatUjiCoba,
    UjiCoba,
)

__all__ = [
    "Impor",
    "ImporPerubahan",
    "PemetaanKolom",
    "Pengumuman",
    "PengumumanDibaca",
    "PermintaanPerbaikan",
    "Reorganisasi",
    "RiwayatPerbaikan",
    "RiwayatReorganisasi",
    "RiwayatUjiCoba",
    "UjiCoba",
]
