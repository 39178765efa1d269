"""Words that a person types into a search box, as a query over an index of words."""

import re
from collections.abc import Sequence
from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
KATA_MAKS = 8
# a bound inside the subquery: the index of words is asked first, never the order of the page
COCOK_MAKS = 200_000
_ANGKA_TERPISAH = re.compile(r"(?<=\d)\s+(?=\d)")


def urai_kata(teks: str) -> list[str]:
    """Words of two letters or more, at most eight; digits of a printed number belong together."""
    rapat = _ANGKA_TERPISAH.sub("", teks.lower())
    return [kata for kata in re.findall(r"\w+", rapat) if len(kata) > 1][:KATA_MAKS]


def cocok_kata(daftar: QuerySet[M], medan: Sequence[str], kata: Sequence[str]) -> QuerySet[M]:
    """Rows in whose fields every word begins some word; nothing when there is no word.

    The fields must be those of a ``GinIndex(SearchVector(…, config="simple"))`` of the table.
    """
    if not kata:
        return daftar.none()
    syarat = " & ".join(f"{satu}:*" for satu in kata)
    tertulis = daftar.order_by().alias(kata=SearchVector(*medan, config="simple"))
    cari = SearchQuery(syarat, search_type="raw", config="simple")
    return daftar.filter(pk__in=tertulis.filter(kata=cari).values("pk")[:COCOK_MAKS])
