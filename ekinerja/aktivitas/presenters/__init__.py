"""The daily log as shapes for its screens."""

from ekinerja.aktivitas.presenters.daftar import (
    BulanTampil,
    ekspor_bulan,
    susun_bulan,
)
from ekinerja.aktivitas.presenters.isian import IsianTampil, susun_isian
from ekinerja.aktivitas.presenters.persetujuan import KotakMasuk, susun_kotak_masuk
from ekinerja.aktivitas.presenters.putusan import PutusanTampil, susun_putusan
from ekinerja.aktivitas.presenters.rencana import TAMPIL, Jangka, jangka_rencana, tabel_rencana
from ekinerja.aktivitas.presenters.rincian import RincianTampil, susun_rincian
from ekinerja.aktivitas.presenters.target import HalamanTarget, susun_target
from ekinerja.aktivitas.presenters.tugas import susun_tugas

__all__ = [
    "TAMPIL",
    "BulanTampil",
    "HalamanTarget",
    "IsianTampil",
    "Jangka",
    "KotakMasuk",
    "PutusanTampil",
    "RincianTampil",
    "ekspor_bulan",
    "jangka_rencana",
    "susun_bulan",
    "susun_isian",
    "susun_kotak_masuk",
    "susun_putusan",
    "susun_rincian",
    "susun_target",
    "susun_tugas",
    "tabel_rencana",
]
