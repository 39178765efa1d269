"""Reaching an object: 404 when it is invisible, 403 with a reason when the deed is not allowed."""

from typing import TypeVar

from django.db import models
from django.http import Http404

from ekinerja.core.errors import TidakBerwenang
from ekinerja.core.workflow import Putusan

M = TypeVar("M", bound=models.Model)


def ambil(terlihat: models.QuerySet[M], pk: int | str, *, apa: str = "Data") -> M:
    """The object inside what this person may see.

    :raises Http404: when it does not exist or may not be known to exist.
    """
    found = terlihat.filter(pk=pk).first()
    if found is None:
        raise Http404(f"{apa} tidak ditemukan, atau bukan dalam kewenangan Anda.")
    return found


def nomor(teks: str) -> int | None:
    """The id that an address names in its query, or None when it is no number of a row."""
    return int(teks) if teks.isdecimal() and len(teks) < 19 else None


def wajib(putusan: Putusan) -> None:
    """:raises TidakBerwenang: with the reason, when the decision is no."""
    if not putusan.boleh:
        raise TidakBerwenang(putusan.alasan)
