"""The chart of posts: the tops, one post with what stands around it, a few levels for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.queries.susunan import jabatan_terlihat


@dataclass(frozen=True, slots=True)
class SimpulBagan:
    """A post in the chart for paper; ``tinggi`` counts levels from the top one."""

    id: int
    nama: str
    unit: str
    jenis: str
    kelas: int | None
    bezetting: int
    atasan_id: int | None
    tinggi: int


def jabatan_puncak(lingkup: Lingkup) -> QuerySet[Jabatan]:
    """Posts where the chart begins: nobody above them in the scope, those who lead first."""
    puncak = jabatan_terlihat(lingkup)
    if lingkup.unit_ids is None:
        puncak = puncak.filter(atasan=None)
    else:
        puncak = puncak.filter(Q(atasan=None) | ~Q(atasan__unit_id__in=lingkup.unit_ids))
    return puncak.order_by(
        "-kepala", F("kelas").desc(nulls_first=True), "unit__urutan", "nama", "id"
    )


def jumlah_bawahan(lingkup: Lingkup, jabatan_ids: Sequence[int]) -> dict[int, int]:
    """How many posts answer directly to each on the day (one query)."""
    hitung = (
        jabatan_terlihat(lingkup)
        .filter(atasan__in=list(jabatan_ids))
        .order_by()
        .values_list("atasan_id")
        .annotate(jumlah=Count("id"))
    )
    return {int(atasan or 0): jumlah for atasan, jumlah in hitung}


_BAGAN_SQL = """
WITH RECURSIVE turun AS (
    SELECT j.id, 0 AS tinggi FROM organisasi_jabatan j WHERE j.id = %(jabatan)s
  UNION ALL
    SELECT j.id, turun.tinggi + 1 FROM turun
    JOIN organisasi_jabatan j ON j.atasan_id = turun.id AND j.masa @> %(pada)s::date
     AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
    WHERE turun.tinggi < %(dalam)s
)
SELECT j.id, j.nama, u.nama, j.jenis, j.kelas, j.bezetting, j.atasan_id, turun.tinggi
FROM turun JOIN organisasi_jabatan j ON j.id = turun.id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
ORDER BY turun.tinggi, j.kepala DESC, j.kelas DESC NULLS LAST, j.nama, j.id
LIMIT %(maks)s
"""


def susun_bagan(
    lingkup: Lingkup, jabatan: Jabatan, *, dalam: int = 2, maks: int = 151
) -> list[SimpulBagan]:
    """A post and the levels below it, level by level (one query).

    :param dalam: how many levels below.
    :param maks: at most so many posts, those nearest to the top first.
    """
    unit = None if lingkup.unit_ids is None else list(lingkup.unit_ids)
    isi: dict[str, Any] = {
        "jabatan": jabatan.pk, "pada": lingkup.per_tanggal, "dalam": dalam, "maks": maks,
        "unit": unit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BAGAN_SQL, isi)
        return [SimpulBagan(*baris) for baris in cursor.fetchall()]
