"""Periods that may not overlap, as constraints of the database without any extension."""

from collections.abc import Sequence

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import F, Func, Q, Value
from django.db.models.expressions import Combinable


def satu_per_masa(
    nama: str, *kunci: str, teks: Sequence[str] = (), syarat: Q | None = None
) -> ExclusionConstraint:
    """One row of the same keys at a time, by the column ``masa``.

    :param kunci: columns of whole numbers (``unit_id``), compared as ranges of one number.
    :param teks: columns of text, compared by their hash.
    :param syarat: only rows of this condition count.
    """
    sama = [_rentang(F(satu), "int8range") for satu in kunci]
    sama += [_rentang(Func(F(satu), function="hashtext"), "int4range") for satu in teks]
    return ExclusionConstraint(
        name=nama, expressions=[*sama, ("masa", RangeOperators.OVERLAPS)], condition=syarat
    )


def _rentang(isi: Combinable, jenis: str) -> tuple[str | Combinable, str]:
    """A value as a range that holds only itself, so that a plain GiST index can compare it."""
    return Func(isi, isi, Value("[]"), function=jenis), RangeOperators.OVERLAPS
