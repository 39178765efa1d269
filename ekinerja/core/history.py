"""Keeping every version of dated master data."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
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


def lacak_kecuali(*medan: str) -> Callable[[type[M]], type[M]]:
    """As :func:`lacak`, without columns that machines write at every turn (a freshness stamp)."""

    def pasang(model: type[M]) -> type[M]:
        catat = pghistory.track(
            pghistory.InsertEvent(level=pghistory.Statement),
            pghistory.UpdateEvent(
                level=pghistory.Statement, condition=pgtrigger.AnyChange(exclude=list(medan))
            ),
            pghistory.DeleteEvent(level=pghistory.Statement),
            exclude=list(medan),
        )
        tercatat: type[M] = catat(model)
        return tercatat

    return pasang
