"""Pembulatan bernama. Uang hanya dibulatkan di sini, pada titik yang disebut peraturan.

Setiap fungsi menerima rupiah yang mungkin berpecahan dan mengembalikan rupiah utuh (skala 0).
"""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from types import MappingProxyType

_SATU_RUPIAH = Decimal(1)

Pembulat = Callable[[Decimal], Decimal]


def rupiah_setengah_ke_atas(nilai: Decimal) -> Decimal:
    """Bulatkan ke rupiah terdekat; tepat setengah rupiah menjauhi nol."""
    return nilai.quantize(_SATU_RUPIAH, rounding=ROUND_HALF_UP)


def rupiah_ke_atas(nilai: Decimal) -> Decimal:
    """Bulatkan ke rupiah utuh berikutnya yang tidak lebih kecil."""
    return nilai.quantize(_SATU_RUPIAH, rounding=ROUND_CEILING)


def rupiah_ke_bawah(nilai: Decimal) -> Decimal:
    """Buang pecahan rupiah ke rupiah utuh yang tidak lebih besar."""
    return nilai.quantize(_SATU_RUPIAH, rounding=ROUND_FLOOR)


PEMBULATAN: Mapping[str, Pembulat] = MappingProxyType(
    {
        pembulat.__name__: pembulat
        for pembulat in (rupiah_setengah_ke_atas, rupiah_ke_atas, rupiah_ke_bawah)
    }
)
