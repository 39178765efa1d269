"""The actor of a deed on one day, for predicates that ask for roles."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ekinerja.core.workflow import Pelaku


@dataclass(frozen=True, slots=True)
class PelakuHari:
    """Who acts, on which day; ``user_id`` is None for scheduled work."""

    user_id: int | None
    nama: str
    hari: date


def pada_hari(oleh: Pelaku, pada: datetime) -> PelakuHari:
    """The actor on the local day of a moment."""
    return PelakuHari(oleh.user_id, oleh.nama, timezone.localdate(pada))
