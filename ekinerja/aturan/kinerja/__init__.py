"""Penilaian kinerja: predikat menurut hukum."""

from . import predikat

__all__ = ["predikat"]
