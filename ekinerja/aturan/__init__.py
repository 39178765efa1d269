"""Hukum sebagai kode: aturan murni, bertanggal, berdasar, dan dapat dijelaskan.

Memuat paket ini mendaftarkan semua fakta dan aturan.
"""

from . import kepegawaian, kinerja, tpp
from .jejak import baca_jejak, baca_kepala, sidik
from .kesalahan import (
    AturanGagal,
    AturanTidakSah,
    FaktaTidakSah,
    KesalahanAturan,
    RencanaTidakSah,
    SkemaTidakSah,
)
from .nilai import Fakta
from .rencana import Hasil, HasilTahap1, Rencana, susun_rencana
from .skema import TANPA_SKEMA, SkemaTerpakai, baca_skema

__all__ = [
    "TANPA_SKEMA",
    "AturanGagal",
    "AturanTidakSah",
    "Fakta",
    "FaktaTidakSah",
    "Hasil",
    "HasilTahap1",
    "KesalahanAturan",
    "Rencana",
    "RencanaTidakSah",
    "SkemaTerpakai",
    "SkemaTidakSah",
    "baca_jejak",
    "baca_kepala",
    "baca_skema",
    "kepegawaian",
    "kinerja",
    "sidik",
    "susun_rencana",
    "tpp",
]
