"""Keeping every version of dated master data (see :mod:`ekinerja.core.history`)."""

from ekinerja.core.history import lacak

__all__ = ["lacak"]
