"""Attendance as shapes for its screens."""

from ekinerja.presensi.presenters.bulan import BulanTampil, awal_bulan_lain, susun_bulan
from ekinerja.presensi.presenters.hari import HariTampil, susun_hari
from ekinerja.presensi.presenters.unit import ekspor_unit, susun_unit

__all__ = [
    "BulanTampil",
    "HariTampil",
    "awal_bulan_lain",
    "ekspor_unit",
    "susun_bulan",
    "susun_hari",
    "susun_unit",
]
