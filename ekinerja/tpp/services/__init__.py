"""Deeds on a month's list: prepare, calculate, verify, send back, close, prove."""

from ekinerja.tpp.services.alur import kembalikan_daftar, verifikasi_daftar
from ekinerja.tpp.services.antre import minta_hitung
from ekinerja.tpp.services.hari import mutakhirkan_hari
from ekinerja.tpp.services.hitung import (
    hitung_banyak,
    hitung_daftar,
    siapkan_daftar,
    tolak_bila_tertutup,
)
from ekinerja.tpp.services.periksa import HasilPeriksa, periksa_bulan
from ekinerja.tpp.services.persetujuan import IsiPersetujuan, catat_persetujuan
from ekinerja.tpp.services.tutup import jumlah_menunggu, tutup_daftar

__all__ = [
    "HasilPeriksa",
    "IsiPersetujuan",
    "catat_persetujuan",
    "hitung_banyak",
    "hitung_daftar",
    "jumlah_menunggu",
    "kembalikan_daftar",
    "minta_hitung",
    "mutakhirkan_hari",
    "periksa_bulan",
    "siapkan_daftar",
    "tolak_bila_tertutup",
    "tutup_daftar",
    "verifikasi_daftar",
]
