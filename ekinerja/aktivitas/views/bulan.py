"""Which month a page asks for."""

from datetime import date, timedelta

from django.http import HttpRequest

from ekinerja.skp.bulan import bulan_berikut

TAHUN = range(2000, 2100)
BULAN_LALU = 12


def bulan_diminta(request: HttpRequest, hari_ini: date) -> tuple[date, date]:
    """``?bulan=2026-10`` as ``[awal, akhir)``; anything unreadable is the current month."""
    try:
        awal = date.fromisoformat(f"{request.GET.get('bulan', '')}-01")
    except ValueError:
        awal = hari_ini.replace(day=1)
    if awal.year not in TAHUN:
        awal = hari_ini.replace(day=1)
    return awal, bulan_berikut(awal)


def bulan_terakhir(hari_ini: date, terpilih: date) -> list[date]:
    """The months the filter offers, newest first, the chosen one among them."""
    bulan = {terpilih}
    awal = hari_ini.replace(day=1)
    for _ in range(BULAN_LALU):
        bulan.add(awal)
        awal = (awal - timedelta(days=1)).replace(day=1)
    return sorted(bulan, reverse=True)
