"""Units and roles, by scope and day."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from ekinerja.organisasi.models import PemberianPeran


@dataclass(frozen=True, slots=True)
class PeranBerlaku:
    """A role grant of a day with the units of its subtree (None: everywhere)."""

    peran: str
    sebutan: str
    unit_ids: tuple[int, ...] | None


_PERAN_SQL = """
WITH RECURSIVE beri AS (
    SELECT id, peran, unit_id FROM organisasi_pemberianperan
    WHERE user_id = %(user)s AND masa @> %(pada)s::date
), pohon AS (
    SELECT beri.id AS beri_id, beri.unit_id FROM beri WHERE unit_id IS NOT NULL
  UNION
    SELECT pohon.beri_id, u.id FROM pohon JOIN organisasi_unitkerja u ON u.induk_id = pohon.unit_id
)
SELECT beri.peran, beri.unit_id IS NULL, array_remove(array_agg(pohon.unit_id), NULL)
FROM beri LEFT JOIN pohon ON pohon.beri_id = beri.id
GROUP BY beri.id, beri.peran, beri.unit_id ORDER BY beri.id
"""


def peran_aktif(user_id: int, *, pada: date) -> list[PeranBerlaku]:
    """Role grants of a user that hold on a day, each with its unit subtree (one query)."""
    sebutan = dict(PemberianPeran.PERAN)
    with connection.cursor() as cursor:
        cursor.execute(_PERAN_SQL, {"user": user_id, "pada": pada})
        return [
            PeranBerlaku(peran, sebutan[peran], None if semua else tuple(unit_ids))
            for peran, semua, unit_ids in cursor.fetchall()
        ]
