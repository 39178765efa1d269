"""Units as they stood on a day, and every stand a unit has had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import connection, models
from django.db.models import Case, F, FilteredRelation, Q, QuerySet, When
from django.db.models.functions import Coalesce

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, LetakUnit, UnitKerja


@dataclass(frozen=True, slots=True)
class HitunganUnit:
    """Counts of a whole subtree: units below, posts, people the posts are meant for."""

    unit: int = 0
    jabatan: int = 0
    bezetting: int = 0
    tanpa_kelas: int = 0


def dengan_letak(unit: QuerySet[UnitKerja], pada: date) -> QuerySet[Any]:
    """The same UnitKerja rows with ``induk_pada``, ``nama_pada`` and ``jenis_pada`` of that day."""
    return unit.annotate(
        letak_pada=FilteredRelation("letak", condition=Q(letak__masa__contains=pada)),
        induk_pada=Case(
            When(letak_pada__isnull=False, then=F("letak_pada__induk_id")),
            default=F("induk_id"),
            output_field=models.BigIntegerField(null=True),
        ),
        nama_pada=Coalesce("letak_pada__nama", "nama"),
        jenis_pada=Coalesce("letak_pada__jenis", "jenis"),
    )


_SUSUNAN_SQL = """
susunan AS MATERIALIZED (
    SELECT u.id, CASE WHEN l.id IS NULL THEN u.induk_id ELSE l.induk_id END AS induk_id,
           coalesce(l.nama, u.nama) AS nama
    FROM organisasi_unitkerja u
    LEFT JOIN organisasi_letakunit l ON l.unit_id = u.id AND l.masa @> %(pada)s::date
    WHERE u.instansi_id IN (
        SELECT instansi_id FROM organisasi_unitkerja WHERE id = ANY (%(unit)s::bigint[])
    ) AND u.masa @> %(pada)s::date
)
"""
_HITUNG_SQL = f"""
WITH RECURSIVE {_SUSUNAN_SQL}, turun AS (
    SELECT id AS akar, id FROM organisasi_unitkerja WHERE id = ANY (%(unit)s::bigint[])
  UNION
    SELECT turun.akar, s.id FROM turun JOIN susunan s ON s.induk_id = turun.id
)
SELECT turun.akar, count(*) - 1, coalesce(sum(j.jabatan), 0), coalesce(sum(j.bezetting), 0),
       coalesce(sum(j.tanpa_kelas), 0)
FROM turun
LEFT JOIN (
    SELECT unit_id, count(*) AS jabatan, sum(bezetting) AS bezetting,
           count(*) FILTER (WHERE kelas IS NULL AND jenis <> 'POLITIS') AS tanpa_kelas
    FROM organisasi_jabatan
    WHERE masa @> %(pada)s::date AND unit_id IN (SELECT id FROM turun)
    GROUP BY unit_id
) j ON j.unit_id = turun.id
GROUP BY turun.akar
"""  # noqa: S608  # constants


def hitung_unit(unit_ids: Sequence[int], *, pada: date) -> dict[int, HitunganUnit]:
    """Counts of each unit's whole subtree on a day (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_HITUNG_SQL, {"unit": list(unit_ids), "pada": pada})
        return {akar: HitunganUnit(*(int(n) for n in isi)) for akar, *isi in cursor.fetchall()}


_JALUR_SQL = """
WITH RECURSIVE naik AS (
    SELECT u.id AS asal, u.id, 0 AS tinggi FROM organisasi_unitkerja u
    WHERE u.id = ANY (%(unit)s::bigint[])
  UNION ALL
    SELECT naik.asal, CASE WHEN l.id IS NULL THEN u.induk_id ELSE l.induk_id END, tinggi + 1
    FROM naik JOIN organisasi_unitkerja u ON u.id = naik.id
    LEFT JOIN organisasi_letakunit l ON l.unit_id = u.id AND l.masa @> %(pada)s::date
    WHERE tinggi < 30
)
SELECT naik.asal, u.id, coalesce(l.nama, u.nama)
FROM naik JOIN organisasi_unitkerja u ON u.id = naik.id
LEFT JOIN organisasi_letakunit l ON l.unit_id = u.id AND l.masa @> %(pada)s::date
ORDER BY naik.asal, naik.tinggi DESC
"""


def jalur_unit(
    unit_ids: Sequence[int], *, pada: date | None = None
) -> dict[int, list[tuple[int, str]]]:
    """Per unit the way from the top to it, itself last: (id, name) (one query).

    :param pada: the day on which the tree is read; None reads the present one.
    """
    jalur: dict[int, list[tuple[int, str]]] = {satu: [] for satu in unit_ids}
    with connection.cursor() as cursor:
        cursor.execute(_JALUR_SQL, {"unit": list(unit_ids), "pada": pada})
        for asal, unit_id, nama in cursor.fetchall():
            jalur[asal].append((unit_id, nama))
    return jalur


_BERPUTAR_SQL = """
WITH RECURSIVE hari (pada) AS (
    SELECT %(mulai)s::date
  UNION
    SELECT batas FROM organisasi_letakunit l
    CROSS JOIN LATERAL (VALUES (lower(l.masa)), (upper(l.masa))) b (batas)
    WHERE l.instansi_id = %(instansi)s AND batas > %(mulai)s::date
), naik (pada, id) AS (
    SELECT pada, %(induk)s::bigint FROM hari
  UNION
    SELECT naik.pada, CASE WHEN l.id IS NULL THEN u.induk_id ELSE l.induk_id END
    FROM naik JOIN organisasi_unitkerja u ON u.id = naik.id
    LEFT JOIN organisasi_letakunit l ON l.unit_id = u.id AND l.masa @> naik.pada
)
SELECT min(pada) FROM naik WHERE id = %(unit)s
"""


def hari_berputar(unit: UnitKerja, induk: UnitKerja, *, mulai: date) -> date | None:
    """The first day from ``mulai`` on that would see ``unit`` below itself, or None (one query).

    Every later day on which the tree changes is looked at, planned changes too: what stands above
    the new parent today may have stood below the unit then.
    """
    isi: dict[str, int | date] = {
        "instansi": unit.instansi_id, "unit": unit.pk, "induk": induk.pk, "mulai": mulai,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BERPUTAR_SQL, isi)
        hari: date | None = cursor.fetchone()[0]
    return hari


def letak_unit(lingkup: Lingkup, unit: UnitKerja) -> QuerySet[LetakUnit]:
    """The stands of a unit other than the present one, the latest first; planned ones too."""
    return (
        LetakUnit.objects.filter(instansi_id=lingkup.instansi_id, unit=unit)
        .select_related("induk")
        .order_by("-masa")
    )


def letak_terencana(lingkup: Lingkup) -> QuerySet[LetakUnit]:
    """Changes that are not in force yet, in the units of the scope; also one whose day has come
    but which cannot be carried out."""
    rencana = LetakUnit.objects.filter(
        instansi_id=lingkup.instansi_id, masa__endswith__isnull=True
    ).select_related("unit", "induk")
    if lingkup.unit_ids is None:
        return rencana
    return rencana.filter(unit_id__in=lingkup.unit_ids)


def versi_data(satu: UnitKerja | Jabatan, *, maks: int = 30) -> list[Any]:
    """Versions of a unit or post as they were written, the latest first, with who and why."""
    return _versi(satu, ("unit", "atasan") if isinstance(satu, Jabatan) else ("induk",), maks)


def versi_profil(instansi: Instansi, *, maks: int = 30) -> list[Any]:
    """Versions of the profile of a government, the latest first, with who and why."""
    return _versi(instansi, ("logo",), maks)


def _versi(satu: models.Model, milik: tuple[str, ...], maks: int) -> list[Any]:
    riwayat = cast("QuerySet[models.Model]", cast("Any", satu).events)
    return list(riwayat.select_related("pgh_context", *milik).order_by("-pgh_id")[:maks])
