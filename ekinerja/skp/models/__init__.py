"""Sasaran Kinerja Pegawai: the plan, its content, and what is said about it."""

from ekinerja.skp.models.bkn import SalinBKN
from ekinerja.skp.models.cetak import FORMULIR_SKP, CetakUnit, DokumenSKP
from ekinerja.skp.models.dialog import CatatanDialog, JejakIsi
from ekinerja.skp.models.isi import (
    PEMBAGIAN,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSKP,
    TargetBulanan,
)
from ekinerja.skp.models.luar import KelolaLuar
from ekinerja.skp.models.matriks import PeranHasil, RiwayatPeranHasil
from ekinerja.skp.models.pp46 import SKP46, Kegiatan46, Tambahan46
from ekinerja.skp.models.realisasi import RealisasiDiisi
from ekinerja.skp.models.skp import SKP, RiwayatSKP
from ekinerja.skp.models.templat import HasilKerjaTemplat, IndikatorTemplat, TemplatSKP

__all__ = [
    "FORMULIR_SKP",
    "PEMBAGIAN",
    "SKP",
    "SKP46",
    "CatatanDialog",
    "CetakUnit",
    "DokumenSKP",
    "EkspektasiPerilaku",
    "HasilKerja",
    "HasilKerjaTemplat",
    "Indikator",
    "IndikatorTemplat",
    "JejakIsi",
    "Kegiatan46",
    "KelolaLuar",
    "LampiranSKP",
    "PeranHasil",
    "RealisasiDiisi",
    "RiwayatPeranHasil",
    "RiwayatSKP",
    "SalinBKN",
    "Tambahan46",
    "TargetBulanan",
    "TemplatSKP",
]
