"""Filters over :mod:`ekinerja.core.format`; moments are shown in the active zone of the request."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import template
from django.utils import timezone

from ekinerja.core import format as bentuk

register = template.Library()

PLAIN: dict[str, Callable[..., str]] = {
    "rupiah": bentuk.rupiah,
    "angka": bentuk.angka,
    "persen": bentuk.persen,
    "bulan_tahun": bentuk.bulan_tahun,
    "durasi": bentuk.durasi,
    "ukuran_berkas": bentuk.ukuran_berkas,
    "nip": bentuk.nip,
    "terbilang": bentuk.terbilang,
    "rentang_tanggal": bentuk.rentang_tanggal,
}


def _blank_as_none(function: Callable[..., str]) -> Callable[..., str]:
    """A value that the template could not find arrives as '' and reads like ``None``."""

    def shown(nilai: Any, *argumen: Any) -> str:
        return bentuk.KOSONG if nilai is None or nilai == "" else function(nilai, *argumen)

    return shown


for _name, _function in PLAIN.items():
    register.filter(_name, _blank_as_none(_function))


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """``5 Okt 2026`` in the active zone."""
    return bentuk.tanggal(nilai or None, timezone.get_current_timezone())


@register.filter
def tanggal_panjang(nilai: date | datetime | None) -> str:
    """``Senin, 5 Oktober 2026`` in the active zone."""
    return bentuk.tanggal_panjang(nilai or None, timezone.get_current_timezone())


@register.filter
def jam(nilai: datetime | time | None) -> str:
    """``07.31 WIB`` in the active zone; midnight is a time like any other."""
    kosong = nilai is None or nilai == ""
    return bentuk.KOSONG if kosong else bentuk.jam(nilai, timezone.get_current_timezone())


@register.filter
def waktu(nilai: datetime | None) -> str:
    """``5 Okt 2026, 07.31 WIB`` in the active zone."""
    return bentuk.waktu(nilai or None, timezone.get_current_timezone())
