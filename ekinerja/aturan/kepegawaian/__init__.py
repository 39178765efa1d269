"""Kepegawaian: batas usia pensiun dan tanggalnya."""

from . import pensiun

__all__ = ["pensiun"]
