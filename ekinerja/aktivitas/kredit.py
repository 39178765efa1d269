"""Credit of a superior for timely approvals: pure arithmetic on what the scheme decrees.

A fact beside the pay: no rupiah follows from it here.
"""

from decimal import Decimal


def kredit_sehari(tepat: int, *, poin: Decimal, batas: Decimal | None) -> Decimal:
    """Points of one day: each timely approval earns ``poin``, together at most ``batas``."""
    jumlah = tepat * poin
    return jumlah if batas is None else min(jumlah, batas)
