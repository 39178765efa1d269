"""People, their careers, and who judges whom."""

from ekinerja.pegawai.models.karier import (
    Kedudukan,
    Keputusan,
    KontrakKerja,
    Penempatan,
    RiwayatGolongan,
)
from ekinerja.pegawai.models.orang import Pegawai, RiwayatPegawai
from ekinerja.pegawai.models.penilai import (
    AnggotaTim,
    Delegasi,
    PenilaiKhusus,
    PenugasanKepala,
    TimKerja,
)
from ekinerja.pegawai.models.saldo import SaldoAwal
from ekinerja.pegawai.models.sandi import PenerbitanSandi, SandiTerbit
from ekinerja.pegawai.models.usulan import RiwayatUsulanData, UsulanData

__all__ = [
    "AnggotaTim",
    "Delegasi",
    "Kedudukan",
    "Keputusan",
    "KontrakKerja",
    "Pegawai",
    "Penempatan",
    "PenerbitanSandi",
    "PenilaiKhusus",
    "PenugasanKepala",
    "RiwayatGolongan",
    "RiwayatPegawai",
    "RiwayatUsulanData",
    "SaldoAwal",
    "SandiTerbit",
    "TimKerja",
    "UsulanData",
]
