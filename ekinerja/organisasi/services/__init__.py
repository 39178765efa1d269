"""Deeds of the organisation."""

from ekinerja.organisasi.services.peran import (
    akhiri_peran,
    beri_peran,
)
from ekinerja.organisasi.services.susunan import (
    PEMBAYAR,
    buat_jabatan,
    buat_unit,
    susun_opd,
)

__all__ = [
    "PEMBAYAR",
    "akhiri_peran",
    "beri_peran",
    "buat_jabatan",
    "buat_unit",
    "susun_opd",
]
