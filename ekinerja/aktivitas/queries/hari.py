"""The screen of the day: what was done lately, so that it can be done again with one tap."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas
from ekinerja.aktivitas.workflow import DIBATALKAN
from ekinerja.core.lingkup import Lingkup

TERAKHIR, SERING = 150, 6
PEKAN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LembarHari:
    """Own entries: of today, of the last day before with any, of this weekday a week ago, and the
    ones written most often lately, each once."""

    hari_ini: list[Aktivitas]
    kemarin: list[Aktivitas]
    pekan_lalu: list[Aktivitas]
    sering: list[Aktivitas]


def lembar_hari(lingkup: Lingkup, *, pegawai_id: int, hari: date) -> LembarHari:
    """Everything from the latest entries of one person, in one query."""
    bukti = BuktiAktivitas.objects.filter(aktivitas=OuterRef("pk"))
    terakhir = list(
        Aktivitas.objects.filter(
            instansi_id=lingkup.instansi_id, pegawai_id=pegawai_id, tanggal__lte=hari
        )
        .exclude(status=DIBATALKAN)
        .select_related("indikator", "katalog")
        .annotate(ada_bukti=Exists(bukti))
        .order_by("-tanggal", "-id")[:TERAKHIR]
    )
    lalu = [satu for satu in terakhir if satu.tanggal < hari]
    kemarin = lalu[0].tanggal if lalu else None
    return LembarHari(
        hari_ini=[satu for satu in terakhir if satu.tanggal == hari],
        kemarin=[satu for satu in lalu if satu.tanggal == kemarin],
        pekan_lalu=[satu for satu in lalu if satu.tanggal == hari - PEKAN != kemarin],
        sering=_sering(terakhir),
    )


def _kunci(satu: Aktivitas) -> tuple[Any, ...]:
    return (satu.katalog.kode,) if satu.katalog else (satu.uraian.casefold(), satu.indikator_id)


def _sering(terakhir: Sequence[Aktivitas]) -> list[Aktivitas]:
    """The newest entry of each kind, the most frequent kind first."""
    terbaru: dict[tuple[Any, ...], Aktivitas] = {}
    for satu in terakhir:
        terbaru.setdefault(_kunci(satu), satu)
    hitung = Counter(_kunci(satu) for satu in terakhir)
    return [terbaru[kunci] for kunci, _ in hitung.most_common(SERING)]


def aktivitas_hari(lingkup: Lingkup, *, pegawai_id: int, tanggal: date) -> list[Aktivitas]:
    """Own entries of a day that are not cancelled, in the order in which they were written."""
    return list(
        Aktivitas.objects.filter(
            instansi_id=lingkup.instansi_id, pegawai_id=pegawai_id, tanggal=tanggal
        )
        .exclude(status=DIBATALKAN)
        .order_by("id")[:50]
    )
