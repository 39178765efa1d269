"""What approved work adds to the months of an indicator."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import connection

_CATAT = """
INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)
SELECT coalesce(i.pengganti_id, i.id), x.awal, 0, sum(x.volume)
FROM unnest(%s::bigint[], %s::date[], %s::numeric[]) AS x(indikator_id, awal, volume)
JOIN skp_indikator i ON i.id = x.indikator_id
GROUP BY 1, 2
ON CONFLICT (indikator_id, awal) DO UPDATE
SET realisasi = skp_targetbulanan.realisasi + EXCLUDED.realisasi
"""


def catat_realisasi(indikator_id: int, *, awal: date, volume: Decimal) -> None:
    """Add approved volume to the month of an indicator, inside the caller's transaction."""
    catat_realisasi_massal({(indikator_id, awal): volume})


def catat_realisasi_massal(volume: Mapping[tuple[int, date], Decimal]) -> None:
    """The same for many: (indicator, first day of the month) → volume to add, in one statement.

    A month without a target gets a row with target 0; two approvals at once both count. Work
    under a version that was replaced counts for the version in force.
    """
    tambah = sorted((kunci, nilai) for kunci, nilai in volume.items() if nilai)
    if not tambah:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _CATAT,
            [
                [kunci[0] for kunci, _ in tambah],
                [kunci[1] for kunci, _ in tambah],
                [nilai for _, nilai in tambah],
            ],
        )
