"""Months as their first days."""

from datetime import date


def bulan_berikut(awal: date) -> date:
    """First day of the month after the one of this day."""
    return date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)


def bulan_dalam(mulai: date, selesai: date) -> list[date]:
    """First days of the months touched by ``[mulai, selesai)``, in order."""
    bulan = []
    awal = mulai.replace(day=1)
    while awal < selesai:
        bulan.append(awal)
        awal = bulan_berikut(awal)
    return bulan
