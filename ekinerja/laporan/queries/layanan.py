"""How the public rates units."""

from collections.abc import Collection, Mapping

from django.db.models import Case, IntegerField, QuerySet, Value, When

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Riwayat
from ekinerja.laporan.models import SurveiLayanan

RIWAYAT_MAKS = 50
# the month with which a period ends: the latest result is of the period that ends last
_AKHIR = {"TW1": 3, "TW2": 6, "S1": 6, "TW3": 9, "TW4": 12, "S2": 12, "TAHUN": 12}


def survei_terlihat(lingkup: Lingkup) -> QuerySet[SurveiLayanan]:
    """Results of the units in scope, the latest first."""
    semua = SurveiLayanan.objects.filter(instansi_id=lingkup.instansi_id).select_related(
        "unit", "berkas"
    )
    if lingkup.unit_ids is not None:
        semua = semua.filter(unit_id__in=lingkup.unit_ids)
    akhir = Case(
        *(When(periode=kunci, then=Value(bulan)) for kunci, bulan in _AKHIR.items()),
        output_field=IntegerField(),
    )
    return semua.annotate(akhir=akhir).order_by("-tahun", "-akhir", "unit__nama", "id")


def saring_survei(
    lingkup: Lingkup,
    *,
    unit_ids: Collection[int] | None = None,
    tahun: int | None = None,
    dibatalkan: bool = False,
) -> QuerySet[SurveiLayanan]:
    """Results, narrowed to units and a year; those that were cancelled only when asked for."""
    semua = survei_terlihat(lingkup).filter(dibatalkan_pada__isnull=not dibatalkan)
    if unit_ids is not None:
        semua = semua.filter(unit_id__in=unit_ids)
    return semua if tahun is None else semua.filter(tahun=tahun)


def survei_terakhir(lingkup: Lingkup, unit_ids: Collection[int]) -> Mapping[int, SurveiLayanan]:
    """The latest result of each of these units that has one (one query)."""
    terakhir: dict[int, SurveiLayanan] = {}
    for satu in saring_survei(lingkup, unit_ids=unit_ids):
        terakhir.setdefault(satu.unit_id, satu)
    return terakhir


def survei_ganda(unit_id: int, *, tahun: int, periode: str, kecuali: int | None = None) -> bool:
    """Has this unit a result of this period already?"""
    sama = SurveiLayanan.objects.filter(
        unit_id=unit_id, tahun=tahun, periode=periode, dibatalkan_pada=None
    )
    return (sama if kecuali is None else sama.exclude(pk=kecuali)).exists()


def riwayat_survei(survei: SurveiLayanan) -> list[Riwayat]:
    """Deeds on a result, newest first."""
    return list(survei.riwayat.order_by("-pada", "-id")[:RIWAYAT_MAKS])
