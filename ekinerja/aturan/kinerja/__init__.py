"""Penilaian kinerja: predikat menurut hukum."""

from . import predikat, rencana_aksi

__all__ = ["predikat", "rencana_aksi"]
