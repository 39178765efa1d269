"""Moments in the zone of the reader."""

from datetime import datetime

from django.utils import timezone

from ekinerja.core.format import jam, waktu


def setempat(saat: datetime | None) -> str:
    """``5 Okt 2026, 07.31 WITA``."""
    return waktu(saat, timezone.get_current_timezone())


def jam_setempat(saat: datetime) -> str:
    """``07.31 WITA``."""
    return jam(saat, timezone.get_current_timezone())
