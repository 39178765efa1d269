"""Addresses of the daily log."""

from ekinerja.aktivitas.views.bukti import bukti, hapus_bukti
from ekinerja.aktivitas.views.catatan import (
    baru,
    batalkan,
    daftar,
    ekspor,
    kirim,
    rincian,
    ubah,
)
from ekinerja.aktivitas.views.hari import beberapa, cari, hari, salin_hari
from ekinerja.aktivitas.views.katalog import katalog, katalog_ekspor
from ekinerja.aktivitas.views.operator import (
    bantah,
    benarkan,
    operator,
    operator_akhiri,
    operator_baru,
    operator_input,
)
from ekinerja.aktivitas.views.persetujuan import (
    kembalikan,
    persetujuan,
    setujui,
    setujui_banyak,
)
from ekinerja.aktivitas.views.rencana import rencana, tugas
from ekinerja.aktivitas.views.target import target
from ekinerja.aktivitas.views.usulan_katalog import (
    katalog_baru,
    katalog_rincian,
    usulan_katalog,
    usulan_katalog_ekspor,
    usulan_katalog_putus,
    usulan_katalog_rincian,
)

__all__ = [
    "bantah",
    "baru",
    "batalkan",
    "beberapa",
    "benarkan",
    "bukti",
    "cari",
    "daftar",
    "ekspor",
    "hapus_bukti",
    "hari",
    "katalog",
    "katalog_baru",
    "katalog_ekspor",
    "katalog_rincian",
    "kembalikan",
    "kirim",
    "operator",
    "operator_akhiri",
    "operator_baru",
    "operator_input",
    "persetujuan",
    "rencana",
    "rincian",
    "salin_hari",
    "setujui",
    "setujui_banyak",
    "target",
    "tugas",
    "ubah",
    "usulan_katalog",
    "usulan_katalog_ekspor",
    "usulan_katalog_putus",
    "usulan_katalog_rincian",
]
