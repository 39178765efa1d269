"""Words that a person types into a search box, as a query over an index of words."""

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

M = TypeVar("M", bound=Model)
KATA_MAKS = 8
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
    return daftar.filter(pk__in=sekali(tertulis.filter(kata=cari).values("pk")))


def sekali(ids: QuerySet[Any, Any]) -> RawSQL:
    """The ids of a query, found once and first, whatever is planned around it.

    The planner would otherwise follow the order of the page instead of the index of words, or,
    on tables it has no statistics of yet, look for the words anew for every row.
    """
    perintah, isi = ids.query.sql_with_params()
    return RawSQL(f"WITH cocok AS MATERIALIZED ({perintah}) SELECT * FROM cocok", isi)  # noqa: S608, S611  # compiled by the ORM
