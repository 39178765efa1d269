"""Deeds about people."""

from ekinerja.pegawai.services.data import (
    MEDAN_ADMIN,
    MEDAN_BKPSDM,
    MEDAN_SENDIRI,
    ubah_data,
)
from ekinerja.pegawai.services.karier import (
    DAPAT_KEMBALI,
    PINDAH,
    SEMENTARA,
    DataKedudukan,
    aktifkan_kembali,
    angkat,
    naikkan_pangkat,
    pindahkan,
    tetapkan_kedudukan,
)
from ekinerja.pegawai.services.keluar import keluarkan
from ekinerja.pegawai.services.keputusan import DataKeputusan, batalkan_keputusan
from ekinerja.pegawai.services.kontrak import BERKONTRAK, DataKontrak, catat_kontrak
from ekinerja.pegawai.services.orang import (
    BATASAN,
    SANDI_TERPAKAI,
    TUMPANG,
    DataPegawai,
    daftarkan_pegawai,
    tempatkan,
    terbitkan_sandi,
)
from ekinerja.pegawai.services.selaras import KELUAR, selaraskan_semua

__all__ = [
    "BATASAN",
    "BERKONTRAK",
    "DAPAT_KEMBALI",
    "KELUAR",
    "MEDAN_ADMIN",
    "MEDAN_BKPSDM",
    "MEDAN_SENDIRI",
    "PINDAH",
    "SANDI_TERPAKAI",
    "SEMENTARA",
    "TUMPANG",
    "DataKedudukan",
    "DataKeputusan",
    "DataKontrak",
    "DataPegawai",
    "aktifkan_kembali",
    "angkat",
    "batalkan_keputusan",
    "catat_kontrak",
    "daftarkan_pegawai",
    "keluarkan",
    "naikkan_pangkat",
    "pindahkan",
    "selaraskan_semua",
    "tempatkan",
    "terbitkan_sandi",
    "tetapkan_kedudukan",
    "ubah_data",
]
