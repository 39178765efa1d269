"""Keeping every version of dated master data."""

from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=models.Model)


def lacak(model: type[M]) -> type[M]:
    """Keep every version of a row: what it was, what it became, by whom (dated master data)."""
    catat = pghistory.track(
        pghistory.InsertEvent(level=pghistory.Statement),
        pghistory.UpdateEvent(level=pghistory.Statement),
        pghistory.DeleteEvent(level=pghistory.Statement),
    )
    tercatat: type[M] = catat(model)
    return tercatat
