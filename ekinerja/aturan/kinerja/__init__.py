"""Penilaian kinerja: predikat menurut hukum."""

from . import capaian_indikator, predikat, rencana_aksi

__all__ = ["capaian_indikator", "predikat", "rencana_aksi"]
