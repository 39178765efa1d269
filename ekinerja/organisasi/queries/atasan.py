"""To whom a post answered on a day: what a dated change says, else what the post itself says."""

from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, LetakJabatan

_RANGKAIAN_SQL = """
WITH RECURSIVE naik (id, tinggi) AS (
    SELECT %(jabatan)s::bigint, 0
  UNION ALL
    SELECT CASE WHEN l.id IS NULL THEN j.atasan_id ELSE l.atasan_id END, tinggi + 1
    FROM naik JOIN organisasi_jabatan j ON j.id = naik.id
    LEFT JOIN organisasi_letakjabatan l ON l.jabatan_id = j.id AND l.masa @> %(pada)s::date
    WHERE tinggi < 30
)
SELECT j.id, j.nama FROM naik JOIN organisasi_jabatan j ON j.id = naik.id ORDER BY tinggi
"""


def rangkaian_atasan(jabatan_id: int, *, pada: date | None = None) -> list[tuple[int, str]]:
    """The post and every superior post above it, in order upwards: (id, name) (one query).

    :param pada: the day on which the chain is read; None reads the present one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RANGKAIAN_SQL, {"jabatan": jabatan_id, "pada": pada})
        return list(cursor.fetchall())


def atasan_pada(jabatan: Jabatan, pada: date) -> Jabatan | None:
    """The superior post of a post on a day."""
    letak = (
        LetakJabatan.objects.filter(jabatan=jabatan, masa__contains=pada)
        .select_related("atasan")
        .first()
    )
    return letak.atasan if letak is not None else jabatan.atasan


def di_bawah(daftar: QuerySet[Jabatan], jabatan: Jabatan, pada: date) -> QuerySet[Jabatan]:
    """Of these posts those that answered directly to this one on the day."""
    tercatat = LetakJabatan.objects.filter(jabatan=OuterRef("pk"), masa__contains=pada)
    return daftar.filter(
        Q(Exists(tercatat.filter(atasan=jabatan))) | Q(~Exists(tercatat), atasan=jabatan)
    )


def letak_jabatan(lingkup: Lingkup, jabatan: Jabatan) -> QuerySet[LetakJabatan]:
    """To whom a post answers in periods other than the present one, the latest first."""
    return (
        LetakJabatan.objects.filter(instansi_id=lingkup.instansi_id, jabatan=jabatan)
        .select_related("atasan")
        .order_by("-masa")
    )


def atasan_terencana(lingkup: Lingkup) -> QuerySet[LetakJabatan]:
    """Changes of a superior post that are not in force yet, in the units of the scope."""
    rencana = LetakJabatan.objects.filter(
        instansi_id=lingkup.instansi_id, masa__endswith__isnull=True
    ).select_related("jabatan")
    if lingkup.unit_ids is None:
        return rencana
    return rencana.filter(jabatan__unit_id__in=lingkup.unit_ids)
