"""Kepegawaian: batas usia pensiun, evaluasi jabatan, dan analisis beban kerja."""

from . import beban, evaluasi, pensiun

__all__ = ["beban", "evaluasi", "pensiun"]
