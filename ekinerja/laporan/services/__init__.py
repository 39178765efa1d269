"""Deeds of the reports: counting, reminding, and recording how the public rates a unit."""

from ekinerja.laporan.services.pengingat import ingatkan
from ekinerja.laporan.services.ringkasan import bulan_dari, hitung_berkala, hitung_ringkasan
from ekinerja.laporan.services.survei import (
    ALASAN_MIN,
    IsiSurvei,
    batalkan_survei,
    galat_skala,
    simpan_survei,
)

__all__ = [
    "ALASAN_MIN",
    "IsiSurvei",
    "batalkan_survei",
    "bulan_dari",
    "galat_skala",
    "hitung_berkala",
    "hitung_ringkasan",
    "ingatkan",
    "simpan_survei",
]
