"""Who judges whom, on a day."""

from datetime import date

from django.db import connection

from ekinerja.pegawai.models import Pegawai

# Ranking of several holders of one post: definitive, then Plt., then Plh., the earliest first.
_PEMANGKU = """
    SELECT jabatan_id, pegawai_id, lower(masa) AS sejak,
           array_position(ARRAY['DEFINITIF', 'PLT', 'PLH'], jenis::text) AS urutan
    FROM pegawai_penempatan
    WHERE instansi_id = %(instansi)s AND masa @> %(pada)s::date
"""


PENILAI_SQL = f"""
WITH RECURSIVE pemangku AS MATERIALIZED ({_PEMANGKU}), naik AS (
    SELECT n.pegawai_id AS dinilai, j.atasan_id AS jabatan_id, ARRAY[j.id, j.atasan_id] AS jejak
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
      AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
      AND j.atasan_id IS NOT NULL
  UNION ALL
    SELECT naik.dinilai, j.atasan_id, jejak || j.atasan_id
    FROM naik JOIN organisasi_jabatan j ON j.id = naik.jabatan_id
    WHERE j.atasan_id IS NOT NULL AND j.atasan_id <> ALL (jejak)
      AND NOT EXISTS (
          SELECT 1 FROM pemangku p
          WHERE p.jabatan_id = naik.jabatan_id AND p.pegawai_id <> naik.dinilai
      )
)
SELECT DISTINCT ON (naik.dinilai) naik.dinilai, p.pegawai_id
FROM naik JOIN pemangku p ON p.jabatan_id = naik.jabatan_id AND p.pegawai_id <> naik.dinilai
ORDER BY naik.dinilai, cardinality(jejak), p.urutan, p.sejak, p.pegawai_id
"""  # noqa: S608  # both parts are constants


def penilai_pada(
    instansi_id: int, *, pada: date, pegawai_ids: list[int] | None = None
) -> dict[int, int]:
    """Superior by position for everybody (or these people) on a day, in one query.

    Of several holders of the superior post the definitive one counts, then Plt., then Plh.; a
    post without an occupant (or held only by the person) climbs to the next, and a loop of
    posts ends with nobody. Nobody is the own superior.

    :returns: pegawai id → id of the superior; people without one are absent.
    """
    with connection.cursor() as cursor:
        cursor.execute(PENILAI_SQL, {"instansi": instansi_id, "pada": pada, "orang": pegawai_ids})
        return dict(cursor.fetchall())


def penilai_seorang(pegawai: Pegawai, *, pada: date) -> Pegawai | None:
    """The superior of one person on a day, or None."""
    ditemukan = penilai_pada(pegawai.instansi_id, pada=pada, pegawai_ids=[pegawai.pk])
    if pegawai.pk not in ditemukan:
        return None
    return Pegawai.objects.get(pk=ditemukan[pegawai.pk])


_TIM_SQL = """
WITH RECURSIVE milik AS (
    SELECT jabatan_id FROM pegawai_penempatan
    WHERE pegawai_id = %(atasan)s AND masa @> %(pada)s::date
), turun AS (
    SELECT b.id FROM milik JOIN organisasi_jabatan b ON b.atasan_id = milik.jabatan_id
  UNION
    SELECT b.id FROM turun JOIN organisasi_jabatan b ON b.atasan_id = turun.id
    WHERE NOT EXISTS (
        SELECT 1 FROM pegawai_penempatan n
        WHERE n.jabatan_id = turun.id AND n.masa @> %(pada)s::date AND n.jenis = 'DEFINITIF'
    )
)
SELECT DISTINCT n.pegawai_id FROM turun
JOIN pegawai_penempatan n ON n.jabatan_id = turun.id
WHERE n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date AND n.pegawai_id <> %(atasan)s
"""


def tim_pada(atasan: Pegawai, *, pada: date) -> list[int]:
    """Ids of the people whose superior is this person on a day (two queries).

    The posts below are walked down through those without a definitive holder, then each
    candidate is judged by :func:`penilai_pada`, so that both directions always agree.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TIM_SQL, {"atasan": atasan.pk, "pada": pada})
        calon = [baris[0] for baris in cursor.fetchall()]
    if not calon:
        return []
    penilai = penilai_pada(atasan.instansi_id, pada=pada, pegawai_ids=calon)
    return sorted(dinilai for dinilai, siapa in penilai.items() if siapa == atasan.pk)
