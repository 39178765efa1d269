"""The daily log as shapes for its screens."""

from ekinerja.aktivitas.presenters.daftar import (
    BulanTampil,
    ekspor_bulan,
    susun_bulan,
)
from ekinerja.aktivitas.presenters.isian import IsianTampil, susun_isian
from ekinerja.aktivitas.presenters.persetujuan import KotakMasuk, susun_kotak_masuk
from ekinerja.aktivitas.presenters.rincian import RincianTampil, susun_rincian

__all__ = [
    "BulanTampil",
    "IsianTampil",
    "KotakMasuk",
    "RincianTampil",
    "ekspor_bulan",
    "susun_bulan",
    "susun_isian",
    "susun_kotak_masuk",
    "susun_rincian",
]
