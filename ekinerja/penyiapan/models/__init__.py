"""Imports, data health, notices, reorganisations and retention of records."""

from ekinerja.penyiapan.models.arsip import (
    BUKTI_AKTIVITAS,
    JENIS_ARSIP,
    BeritaAcara,
    ButirMusnah,
    JadwalRetensi,
    Penahanan,
    RiwayatBeritaAcara,
    RiwayatPenahanan,
)
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
    "BUKTI_AKTIVITAS",
    "JENIS_ARSIP",
    "BeritaAcara",
    "ButirMusnah",
    "Impor",
    "ImporBaris",
    "ImporPerubahan",
    "JadwalRetensi",
    "PemeriksaanData",
    "PemetaanKolom",
    "Penahanan",
    "Pengumuman",
    "PengumumanDibaca",
    "PermintaanPerbaikan",
    "Reorganisasi",
    "RiwayatBeritaAcara",
    "RiwayatPenahanan",
    "RiwayatPerbaikan",
    "RiwayatReorganisasi",
    "TemuanData",
]
