"""Units, posts and roles, by scope and day."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan, UnitKerja
from ekinerja.organisasi.queries.atasan import di_bawah
from ekinerja.organisasi.queries.letak import dengan_letak


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
    """Units that stood directly below one on the day; without it the tops of the scope.

    :param induk_id: None: units without a parent, or whose parent is outside the scope.
    """
    terlihat = dengan_letak(unit_terlihat(lingkup), lingkup.per_tanggal)
    terlihat = terlihat.order_by("urutan", "nama_pada", "id")
    if induk_id is not None:
        return terlihat.filter(induk_pada=induk_id)
    if lingkup.unit_ids is None:
        return terlihat.filter(induk_pada=None)
    return terlihat.exclude(induk_pada__in=lingkup.unit_ids)


def cari_unit(lingkup: Lingkup, kata: str) -> QuerySet[UnitKerja]:
    """Units whose name on the day or code holds these words."""
    terlihat = dengan_letak(unit_terlihat(lingkup), lingkup.per_tanggal)
    return terlihat.filter(_cocok(kata, "nama_pada")).order_by("nama_pada", "id")


def _cocok(kata: str, medan: str = "nama") -> Q:
    syarat = Q()
    for satu in kata.split():
        syarat &= Q(**{f"{medan}__icontains": satu}) | Q(kode__istartswith=satu)
    return syarat


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


def bawahan(lingkup: Lingkup, jabatan: Jabatan) -> QuerySet[Jabatan]:
    """Posts of the scope that answer directly to this one on the day."""
    bawah = di_bawah(jabatan_terlihat(lingkup), jabatan, lingkup.per_tanggal)
    return bawah.order_by("-kepala", F("kelas").desc(nulls_last=True), "nama", "id")


def evaluasi_berlaku(lingkup: Lingkup, jabatan: Jabatan) -> EvaluasiJabatan | None:
    """The job evaluation of a post on the day."""
    return EvaluasiJabatan.objects.filter(
        instansi_id=lingkup.instansi_id, jabatan=jabatan, masa__contains=lingkup.per_tanggal
    ).first()


def unit_pembayar(lingkup: Lingkup) -> QuerySet[UnitKerja]:
    """Units that pay their people (perangkat daerah), in the scope; without parent and payer."""
    terlihat = unit_terlihat(lingkup).select_related(None)
    return terlihat.filter(opd_id=F("id")).order_by("nama", "id")


def pilihan_unit(lingkup: Lingkup) -> QuerySet[UnitKerja]:
    """Units of the scope to choose from by name: hundreds of them, only what a choice shows."""
    terlihat = unit_terlihat(lingkup).select_related(None)
    return terlihat.only("nama").order_by("nama", "id")


def unit_menurut_kode(instansi_id: int, kode: str) -> UnitKerja | None:
    """The unit of an instansi with this code."""
    return UnitKerja.objects.filter(instansi_id=instansi_id, kode=kode).first()


def jabatan_menurut_kode(lingkup: Lingkup, kode: str) -> Jabatan | None:
    """The post of the instansi with this code, whatever the units of the scope."""
    return Jabatan.objects.filter(instansi_id=lingkup.instansi_id, kode=kode).first()
