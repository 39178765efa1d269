"""Units, posts, their evaluation and analysis, documents, and roles."""

from ekinerja.organisasi.models.analisis import UraianTugas
from ekinerja.organisasi.models.dokumen import DokumenOrganisasi
from ekinerja.organisasi.models.evaluasi import EvaluasiJabatan, PengecualianPeriksa
from ekinerja.organisasi.models.jejak import lacak
from ekinerja.organisasi.models.peran import (
    AksesDukungan,
    JejakDukungan,
    PemberianPeran,
    RiwayatDukungan,
    RiwayatPeran,
    RiwayatUsulanPeran,
    UsulanPeran,
)
from ekinerja.organisasi.models.susunan import Jabatan, LetakJabatan, LetakUnit, UnitKerja

__all__ = [
    "AksesDukungan",
    "DokumenOrganisasi",
    "EvaluasiJabatan",
    "Jabatan",
    "JejakDukungan",
    "LetakJabatan",
    "LetakUnit",
    "PemberianPeran",
    "PengecualianPeriksa",
    "RiwayatDukungan",
    "RiwayatPeran",
    "RiwayatUsulanPeran",
    "UnitKerja",
    "UraianTugas",
    "UsulanPeran",
    "lacak",
]
