"""Units, posts and roles, by scope and day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UnitKerja


@dataclass(frozen=True, slots=True)
class HitunganUnit:
    """Counts of a whole subtree: units below, posts, people the posts are meant for."""

    unit: int = 0
    jabatan: int = 0
    bezetting: int = 0
    tanpa_kelas: int = 0


@dataclass(frozen=True, slots=True)
class SaringJabatan:
    """What a list of posts is narrowed to; empty means everything."""

    cari: str = ""
    jenis: str = ""
    kelas: int | None = None
    unit_id: int | None = None
    tanpa_kelas: bool = False


_SUBPOHON_SQL = """
WITH RECURSIVE turun AS (
    SELECT id FROM organisasi_unitkerja WHERE id = %(unit)s
  UNION
    SELECT u.id FROM turun JOIN organisasi_unitkerja u ON u.induk_id = turun.id
) SELECT id FROM turun
"""


def subpohon(unit_id: int) -> tuple[int, ...]:
    """Ids of a unit and of everything below it (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_SUBPOHON_SQL, {"unit": unit_id})
        return tuple(baris[0] for baris in cursor.fetchall())


def unit_terlihat(lingkup: Lingkup) -> QuerySet[UnitKerja]:
    """Units that exist on the day and stand in the scope."""
    terlihat = UnitKerja.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    ).select_related("induk", "opd")
    if lingkup.unit_ids is None:
        return terlihat
    return terlihat.filter(pk__in=lingkup.unit_ids)


def cabang(lingkup: Lingkup, induk_id: int | None) -> QuerySet[UnitKerja]:
    """Units directly below one; without it the tops of what the scope shows.

    :param induk_id: None: units without a parent, or whose parent is outside the scope.
    """
    terlihat = unit_terlihat(lingkup).order_by("urutan", "nama", "id")
    if induk_id is not None:
        return terlihat.filter(induk_id=induk_id)
    if lingkup.unit_ids is None:
        return terlihat.filter(induk=None)
    return terlihat.exclude(induk_id__in=lingkup.unit_ids)


def cari_unit(lingkup: Lingkup, kata: str) -> QuerySet[UnitKerja]:
    """Units whose name or code holds these words."""
    return unit_terlihat(lingkup).filter(_cocok(kata)).order_by("nama", "id")


def _cocok(kata: str) -> Q:
    syarat = Q()
    for satu in kata.split():
        syarat &= Q(nama__icontains=satu) | Q(kode__istartswith=satu)
    return syarat


_HITUNG_SQL = """
WITH RECURSIVE turun AS (
    SELECT id AS akar, id FROM organisasi_unitkerja WHERE id = ANY (%(unit)s::bigint[])
  UNION ALL
    SELECT turun.akar, u.id FROM turun
    JOIN organisasi_unitkerja u ON u.induk_id = turun.id AND u.masa @> %(pada)s::date
)
SELECT turun.akar, count(DISTINCT turun.id) - 1, count(j.id), coalesce(sum(j.bezetting), 0),
       count(j.id) FILTER (WHERE j.kelas IS NULL AND j.jenis <> 'POLITIS')
FROM turun
LEFT JOIN organisasi_jabatan j ON j.unit_id = turun.id AND j.masa @> %(pada)s::date
GROUP BY turun.akar
"""


def hitung_unit(unit_ids: Sequence[int], *, pada: date) -> dict[int, HitunganUnit]:
    """Counts of each unit's whole subtree on a day (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_HITUNG_SQL, {"unit": list(unit_ids), "pada": pada})
        return {akar: HitunganUnit(*(int(n) for n in isi)) for akar, *isi in cursor.fetchall()}


_JALUR_SQL = """
WITH RECURSIVE naik AS (
    SELECT id AS asal, id, induk_id, nama, 0 AS tinggi FROM organisasi_unitkerja
    WHERE id = ANY (%(unit)s::bigint[])
  UNION ALL
    SELECT naik.asal, u.id, u.induk_id, u.nama, tinggi + 1 FROM naik
    JOIN organisasi_unitkerja u ON u.id = naik.induk_id WHERE tinggi < 30
)
SELECT asal, id, nama FROM naik ORDER BY asal, tinggi DESC
"""


def jalur_unit(unit_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Per unit the way from the top to it, itself last: (id, name) (one query)."""
    jalur: dict[int, list[tuple[int, str]]] = {satu: [] for satu in unit_ids}
    with connection.cursor() as cursor:
        cursor.execute(_JALUR_SQL, {"unit": list(unit_ids)})
        for asal, unit_id, nama in cursor.fetchall():
            jalur[asal].append((unit_id, nama))
    return jalur


def jabatan_terlihat(lingkup: Lingkup) -> QuerySet[Jabatan]:
    """Posts that exist on the day, in the units of the scope, with unit and superior post."""
    terlihat = Jabatan.objects.filter(
        instansi_id=lingkup.instansi_id, masa__contains=lingkup.per_tanggal
    ).select_related("unit", "atasan")
    if lingkup.unit_ids is None:
        return terlihat
    return terlihat.filter(unit_id__in=lingkup.unit_ids)


def saring_jabatan(lingkup: Lingkup, saring: SaringJabatan) -> QuerySet[Jabatan]:
    """Posts of the scope, narrowed; the head of a unit first, then by class and name."""
    daftar = jabatan_terlihat(lingkup).filter(_cocok(saring.cari))
    if saring.jenis:
        daftar = daftar.filter(jenis=saring.jenis)
    if saring.kelas is not None:
        daftar = daftar.filter(kelas=saring.kelas)
    if saring.unit_id is not None:
        daftar = daftar.filter(unit_id=saring.unit_id)
    if saring.tanpa_kelas:
        daftar = daftar.filter(kelas=None).exclude(jenis="POLITIS")
    return daftar.order_by("-kepala", F("kelas").desc(nulls_last=True), "nama", "id")


def unit_pembayar(lingkup: Lingkup) -> QuerySet[UnitKerja]:
    """Units that pay their people (perangkat daerah), in the scope."""
    return unit_terlihat(lingkup).filter(opd_id=F("id")).order_by("nama", "id")


def unit_menurut_kode(instansi_id: int, kode: str) -> UnitKerja | None:
    """The unit of an instansi with this code."""
    return UnitKerja.objects.filter(instansi_id=instansi_id, kode=kode).first()


_RANGKAIAN_SQL = """
WITH RECURSIVE naik AS (
    SELECT id, atasan_id, nama, 0 AS tinggi FROM organisasi_jabatan WHERE id = %(jabatan)s
  UNION ALL
    SELECT j.id, j.atasan_id, j.nama, tinggi + 1 FROM naik
    JOIN organisasi_jabatan j ON j.id = naik.atasan_id WHERE tinggi < 30
)
SELECT id, nama FROM naik ORDER BY tinggi
"""


def rangkaian_atasan(jabatan_id: int) -> list[tuple[int, str]]:
    """The post and every superior post above it, in order upwards: (id, name) (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_RANGKAIAN_SQL, {"jabatan": jabatan_id})
        return list(cursor.fetchall())


def jabatan_menurut_kode(lingkup: Lingkup, kode: str) -> Jabatan | None:
    """The post of the instansi with this code, whatever the units of the scope."""
    return Jabatan.objects.filter(instansi_id=lingkup.instansi_id, kode=kode).first()
