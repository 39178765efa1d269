"""Shapes for the screen about people."""

from ekinerja.pegawai.presenters.orang import (
    BELUM_TEMPAT,
    daftar_peran,
    garis_penempatan,
    kekurangan,
    rincian_keuangan,
    rincian_pegawai,
    riwayat,
    tabel_pegawai,
    tabel_pemangku,
)

__all__ = [
    "BELUM_TEMPAT",
    "daftar_peran",
    "garis_penempatan",
    "kekurangan",
    "rincian_keuangan",
    "rincian_pegawai",
    "riwayat",
    "tabel_pegawai",
    "tabel_pemangku",
]
