"""Goals: those of the instansi, the way up, the branch below."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.perencanaan.models import (
    DokumenPerencanaan,
    IndikatorSasaran,
    ProgramKegiatan,
    Sasaran,
    TargetIndikator,
)


@dataclass(frozen=True, slots=True)
class SaringSasaran:
    """What a list of goals is narrowed to; empty means everything.

    :ivar unit_ids: goals of these units only.
    :ivar tahun: in force in this year.
    """

    cari: str = ""
    tingkat: str = ""
    unit_ids: tuple[int, ...] | None = None
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class LangkahSasaran:
    """One goal on the way up, as few words as a trail needs."""

    id: int
    induk_id: int | None
    tingkat: str
    kode: str
    uraian: str
    unit_id: int | None


def sasaran_terlihat(lingkup: Lingkup) -> QuerySet[Sasaran]:
    """Goals of the instansi: everybody who works there may know what they work for."""
    return Sasaran.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "penanggung_jawab", "dokumen"
    )


def sasaran_menurut_kode(lingkup: Lingkup, kode: str) -> Sasaran | None:
    """The goal of the instansi with this code."""
    return sasaran_terlihat(lingkup).filter(kode=kode).first()


def saring_sasaran(lingkup: Lingkup, saring: SaringSasaran) -> QuerySet[Sasaran]:
    """Goals, narrowed, in the order of the tree's codes; with ``banyak_indikator``."""
    daftar = sasaran_terlihat(lingkup)
    for kata in saring.cari.split():
        daftar = daftar.filter(Q(uraian__icontains=kata) | Q(kode__istartswith=kata))
    if saring.tingkat:
        daftar = daftar.filter(tingkat=saring.tingkat)
    if saring.unit_ids is not None:
        daftar = daftar.filter(unit_id__in=saring.unit_ids)
    if saring.tahun is not None:
        daftar = daftar.filter(tahun_awal__lte=saring.tahun, tahun_akhir__gte=saring.tahun)
    return daftar.annotate(banyak_indikator=Count("indikator")).order_by("kode", "id")


def cabang_sasaran(lingkup: Lingkup, induk_id: int | None, *, tahun: int) -> QuerySet[Sasaran]:
    """Goals of a year directly below one (None: the tops), with counts of what is below them."""
    berlaku = Q(anak__tahun_awal__lte=tahun, anak__tahun_akhir__gte=tahun)
    return (
        sasaran_terlihat(lingkup)
        .filter(induk_id=induk_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
        .annotate(
            banyak_anak=Count("anak", filter=berlaku, distinct=True),
            banyak_indikator=Count("indikator", distinct=True),
        )
        .order_by("urutan", "kode", "id")
    )


_JALUR_SQL = """
WITH RECURSIVE naik AS (
    SELECT id, induk_id, 0 AS tinggi FROM perencanaan_sasaran WHERE id = %(sasaran)s
  UNION ALL
    SELECT s.id, s.induk_id, tinggi + 1
    FROM naik JOIN perencanaan_sasaran s ON s.id = naik.induk_id WHERE tinggi < 50
)
SELECT s.id, s.induk_id, s.tingkat, s.kode, s.uraian, s.unit_id
FROM naik JOIN perencanaan_sasaran s ON s.id = naik.id ORDER BY naik.tinggi DESC
"""


def jalur_sasaran(sasaran_id: int) -> list[LangkahSasaran]:
    """The way from the top to a goal, itself last (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_JALUR_SQL, {"sasaran": sasaran_id})
        return [LangkahSasaran(*baris) for baris in cursor.fetchall()]


_TURUN_SQL = """
WITH RECURSIVE turun AS (
    SELECT id FROM perencanaan_sasaran WHERE id = ANY (%(sasaran)s::bigint[])
  UNION
    SELECT s.id FROM turun JOIN perencanaan_sasaran s ON s.induk_id = turun.id
) SELECT id FROM turun
"""


def sasaran_di_bawah(sasaran_ids: Collection[int]) -> set[int]:
    """Ids of these goals and of everything below them (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_TURUN_SQL, {"sasaran": list(sasaran_ids)})
        return {baris[0] for baris in cursor.fetchall()}


def indikator_sasaran_terlihat(lingkup: Lingkup) -> QuerySet[IndikatorSasaran]:
    """Indicators of the goals of the instansi, with their goal."""
    return IndikatorSasaran.objects.filter(sasaran__instansi_id=lingkup.instansi_id).select_related(
        "sasaran__unit"
    )


def indikator_sasaran(sasaran: Sasaran) -> list[IndikatorSasaran]:
    """Indicators of a goal with all their targets (two queries)."""
    target = TargetIndikator.objects.order_by("tahun", "triwulan")
    return list(
        IndikatorSasaran.objects.filter(sasaran=sasaran)
        .order_by("urutan", "id")
        .prefetch_related(Prefetch("target", target))
    )


def program_terlihat(lingkup: Lingkup, *, tahun: int | None = None) -> QuerySet[ProgramKegiatan]:
    """Programs, kegiatan and sub kegiatan of the instansi, of one year when named."""
    daftar = ProgramKegiatan.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "sasaran", "induk"
    )
    return daftar if tahun is None else daftar.filter(tahun=tahun)


def program_sasaran(sasaran: Sasaran, *, tahun: int) -> list[ProgramKegiatan]:
    """What is budgeted in a year for a goal."""
    return list(
        ProgramKegiatan.objects.filter(sasaran=sasaran, tahun=tahun)
        .select_related("unit")
        .order_by("kode")[:100]
    )


def dokumen_terlihat(lingkup: Lingkup) -> QuerySet[DokumenPerencanaan]:
    """Planning documents of the instansi."""
    return DokumenPerencanaan.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "berkas"
    )


def program_menurut_kode(
    lingkup: Lingkup,
    kode: str,
    *,
    tahun: int,
    unit_id: int | None = None,
    opd_id: int | None = None,
) -> ProgramKegiatan | None:
    """The program, kegiatan or sub kegiatan of a year with this code.

    :param unit_id: of exactly this unit; ``opd_id``: of any unit of this perangkat daerah.
    """
    daftar = program_terlihat(lingkup, tahun=tahun).filter(kode=kode)
    if unit_id is not None:
        daftar = daftar.filter(unit_id=unit_id)
    if opd_id is not None:
        daftar = daftar.filter(Q(unit_id=opd_id) | Q(unit__opd_id=opd_id))
    return daftar.order_by("unit_id").first()


def saring_program(
    lingkup: Lingkup, *, cari: str = "", jenis: str = "", tahun: int | None = None
) -> QuerySet[ProgramKegiatan]:
    """Programs, narrowed, by year and code."""
    daftar = program_terlihat(lingkup, tahun=tahun)
    for kata in cari.split():
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(kode__istartswith=kata))
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    return daftar.order_by("-tahun", "kode", "id")


def anak_sasaran(sasaran: Sasaran) -> list[Sasaran]:
    """Goals directly below, with their unit and holder."""
    return list(
        Sasaran.objects.filter(induk=sasaran)
        .select_related("unit", "penanggung_jawab")
        .annotate(banyak_indikator=Count("indikator"))
        .order_by("urutan", "kode")[:100]
    )
