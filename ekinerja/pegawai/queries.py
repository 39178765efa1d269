"""Who is who, where, and whose superior, on a day."""

from datetime import date

from django.db import connection

from ekinerja.accounts.models import User
from ekinerja.organisasi.queries import peran_aktif
from ekinerja.pegawai.identity import Identitas, PeranAktif
from ekinerja.pegawai.models import Pegawai, Penempatan


def identitas(user: User, *, pada: date) -> Identitas:
    """The signed-in person with placement and roles of that day (three queries)."""
    pegawai = Pegawai.objects.filter(user=user).select_related("instansi").first()
    penempatan = _penempatan(pegawai, pada) if pegawai else None
    peran = tuple(
        PeranAktif(p.peran, p.sebutan, p.unit_ids) for p in peran_aktif(user.pk, pada=pada)
    )
    zona = user_zona(pegawai, penempatan)
    return Identitas(
        user=user,
        hari=pada,
        pegawai=pegawai,
        penempatan=penempatan,
        peran=peran,
        memimpin=penempatan is not None and bool(getattr(penempatan, "punya_bawahan", False)),
        zona=zona,
    )


def user_zona(pegawai: Pegawai | None, penempatan: Penempatan | None) -> str:
    """Zone of the unit, else of the instansi, else WIB."""
    if penempatan is not None and penempatan.jabatan.unit.zona:
        return str(penempatan.jabatan.unit.zona)
    return str(pegawai.instansi.zona) if pegawai is not None else "Asia/Jakarta"


def _penempatan(pegawai: Pegawai, pada: date) -> Penempatan | None:
    return (
        Penempatan.objects.filter(pegawai=pegawai, jenis=Penempatan.DEFINITIF, masa__contains=pada)
        .select_related("jabatan__unit__opd")
        .extra(  # one EXISTS instead of another query
            select={
                "punya_bawahan": "EXISTS (SELECT 1 FROM organisasi_jabatan b"
                " WHERE b.atasan_id = pegawai_penempatan.jabatan_id)"
            }
        )
        .first()
    )


PENILAI_SQL = """
WITH RECURSIVE pemangku AS (
    SELECT jabatan_id, min(pegawai_id) AS pegawai_id
    FROM pegawai_penempatan
    WHERE instansi_id = %(instansi)s AND masa @> %(pada)s::date
      AND jenis IN ('DEFINITIF', 'PLT', 'PLH')
    GROUP BY jabatan_id
), naik AS (
    SELECT n.pegawai_id AS dinilai, j.atasan_id AS jabatan_id, 1 AS langkah
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
      AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
  UNION ALL
    SELECT naik.dinilai, j.atasan_id, langkah + 1
    FROM naik JOIN organisasi_jabatan j ON j.id = naik.jabatan_id
    LEFT JOIN pemangku p ON p.jabatan_id = naik.jabatan_id
    WHERE (p.pegawai_id IS NULL OR p.pegawai_id = naik.dinilai) AND langkah < 20
)
SELECT DISTINCT ON (naik.dinilai) naik.dinilai, p.pegawai_id
FROM naik JOIN pemangku p ON p.jabatan_id = naik.jabatan_id AND p.pegawai_id <> naik.dinilai
ORDER BY naik.dinilai, langkah
"""


def penilai_pada(
    instansi_id: int, *, pada: date, pegawai_ids: list[int] | None = None
) -> dict[int, int]:
    """Superior by position for everybody (or these people) on a day, in one query.

    A post without an occupant climbs to the next; nobody is the own superior.

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
