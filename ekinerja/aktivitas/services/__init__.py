"""Deeds on the daily log: log, change, send, approve, return, cancel."""

from ekinerja.aktivitas.services.catat import (
    batalkan,
    catat_aktivitas,
    hapus_bukti,
    kirim,
    ubah_aktivitas,
)
from ekinerja.aktivitas.services.isian import MENIT_SEHARI, IsianAktivitas
from ekinerja.aktivitas.services.putus import (
    alihkan_penilai,
    kembalikan,
    setujui,
    setujui_banyak,
    tolak,
)
from ekinerja.aktivitas.services.sekaligus import TERBANYAK, catat_banyak, salin_hari
from ekinerja.aktivitas.services.tenggat import HasilTenggat, jalankan_tenggat

__all__ = [
    "MENIT_SEHARI",
    "TERBANYAK",
    "HasilTenggat",
    "IsianAktivitas",
    "alihkan_penilai",
    "batalkan",
    "catat_aktivitas",
    "catat_banyak",
    "hapus_bukti",
    "jalankan_tenggat",
    "kembalikan",
    "kirim",
    "salin_hari",
    "setujui",
    "setujui_banyak",
    "tolak",
    "ubah_aktivitas",
]
