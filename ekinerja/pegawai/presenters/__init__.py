"""Shapes for the screen about people."""

from ekinerja.pegawai.presenters.hampir import hari_terakhir, tabel_kontrak, tabel_pensiun
from ekinerja.pegawai.presenters.karier import (
    JENIS_CATATAN,
    garis_waktu,
    judul_catatan,
    kedudukan_kini,
    rincian_keputusan,
    tabel_akibat,
    tabel_keputusan,
)
from ekinerja.pegawai.presenters.orang import (
    BELUM_TEMPAT,
    kekurangan,
    rincian_keuangan,
    rincian_pegawai,
    riwayat,
    tabel_pegawai,
    tabel_pemangku,
)
from ekinerja.pegawai.presenters.pencarian import hasil_cari

__all__ = [
    "BELUM_TEMPAT",
    "JENIS_CATATAN",
    "garis_waktu",
    "hari_terakhir",
    "hasil_cari",
    "judul_catatan",
    "kedudukan_kini",
    "kekurangan",
    "rincian_keputusan",
    "rincian_keuangan",
    "rincian_pegawai",
    "riwayat",
    "tabel_akibat",
    "tabel_keputusan",
    "tabel_kontrak",
    "tabel_pegawai",
    "tabel_pemangku",
    "tabel_pensiun",
]
