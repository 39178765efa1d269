"""Penilaian kinerja: predikat menurut hukum."""

from . import capaian_indikator, pp46, predikat, rencana_aksi

__all__ = ["capaian_indikator", "pp46", "predikat", "rencana_aksi"]
