"""Addresses of the daily log."""

from ekinerja.aktivitas.views.catatan import (
    baru,
    batalkan,
    bukti,
    daftar,
    ekspor,
    hapus_bukti,
    kirim,
    rincian,
    ubah,
)
from ekinerja.aktivitas.views.hari import beberapa, cari, hari, salin_hari
from ekinerja.aktivitas.views.katalog import katalog, katalog_ekspor
from ekinerja.aktivitas.views.persetujuan import (
    kembalikan,
    persetujuan,
    setujui,
    setujui_banyak,
)
from ekinerja.aktivitas.views.rencana import rencana, tugas
from ekinerja.aktivitas.views.target import target

__all__ = [
    "baru",
    "batalkan",
    "beberapa",
    "bukti",
    "cari",
    "daftar",
    "ekspor",
    "hapus_bukti",
    "hari",
    "katalog",
    "katalog_ekspor",
    "kembalikan",
    "kirim",
    "persetujuan",
    "rencana",
    "rincian",
    "salin_hari",
    "setujui",
    "setujui_banyak",
    "target",
    "tugas",
    "ubah",
]
