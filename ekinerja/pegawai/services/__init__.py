"""Deeds about people."""

from ekinerja.pegawai.services.orang import (
    BATASAN,
    SANDI_TERPAKAI,
    TUMPANG,
    DataPegawai,
    daftarkan_pegawai,
    mutasi,
    tempatkan,
    terbitkan_sandi,
)

__all__ = [
    "BATASAN",
    "SANDI_TERPAKAI",
    "TUMPANG",
    "DataPegawai",
    "daftarkan_pegawai",
    "mutasi",
    "tempatkan",
    "terbitkan_sandi",
]
