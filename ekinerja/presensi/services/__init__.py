"""Deeds of attendance: records are received, days are computed."""

from ekinerja.presensi.services.hari import HasilHitung, hitung_hari
from ekinerja.presensi.services.rekaman import (
    HasilTerima,
    RekamanMasuk,
    catat_manual,
    hari_kerja_dari,
    terima_rekaman,
)

__all__ = [
    "HasilHitung",
    "HasilTerima",
    "RekamanMasuk",
    "catat_manual",
    "hari_kerja_dari",
    "hitung_hari",
    "terima_rekaman",
]
