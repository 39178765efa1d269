"""Targets of a month as proposals for its days, beside what was logged on each day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries.daftar import aktivitas_terlihat
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI
from ekinerja.aturan.kinerja.pecah_target import pecah_hari
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import jadwal
from ekinerja.pegawai.models import Kedudukan
from ekinerja.skp.queries import TargetBulan, target_bulan

TERBANYAK = 500
# standings in which nobody is expected to work here
TIDAK_BERTUGAS = ("SUSPENSI", "CLTN", "TUGAS_BELAJAR", "PENSIUN", "WAFAT", "BERHENTI")
Kunci = tuple[int, date]


@dataclass(frozen=True, slots=True)
class Tercatat:
    """Volume of one indicator on one day: approved, and still waiting."""

    sah: Decimal = Decimal(0)
    menunggu: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class RencanaTarget:
    """A month's target with its proposal for each working day, and what was logged."""

    target: TargetBulan
    usulan: Mapping[date, Decimal]
    tercatat: Mapping[date, Tercatat]

    @property
    def hari(self) -> list[date]:
        """Days with a proposal or an entry, in order."""
        return sorted({*self.usulan, *self.tercatat})


def rencana_target(
    lingkup: Lingkup, *, pegawai_ids: Collection[int], mulai: date, selesai: date
) -> list[RencanaTarget]:
    """Targets of the months of ``[mulai, selesai)`` as proposals per day: five queries in all.

    A proposal falls on the working days of the unit of the SKP, inside its period, on which the
    person is in service.
    """
    target = target_bulan(lingkup, pegawai_ids=pegawai_ids, mulai=mulai, selesai=selesai)
    if not target:
        return []
    awal, akhir = min(satu.mulai for satu in target), max(satu.selesai for satu in target)
    hari = _hari_kerja(lingkup.instansi_id, target, awal=awal, akhir=akhir)
    absen = _tidak_bertugas(pegawai_ids, awal=awal, akhir=akhir)
    tercatat = _tercatat(lingkup, pegawai_ids, awal=awal, akhir=akhir)
    return [_rencana(satu, hari, absen.get(satu.pegawai_id, ()), tercatat) for satu in target]


def _rencana(
    target: TargetBulan,
    hari: Mapping[int, Sequence[date]],
    absen: Iterable[DateRange],
    tercatat: Mapping[int, Mapping[date, Tercatat]],
) -> RencanaTarget:
    masuk = [
        satu
        for satu in hari.get(target.unit_id, ())
        if target.mulai <= satu < target.selesai and not any(satu in masa for masa in absen)
    ]
    usulan = pecah_hari(target.target, masuk) if target.indikator.terbagi else {}
    isi = tercatat.get(target.indikator.pk, {})
    return RencanaTarget(
        target=target,
        usulan={tanggal: nilai for tanggal, nilai in usulan.items() if nilai},
        tercatat={t: v for t, v in isi.items() if target.mulai <= t < target.selesai},
    )


def _hari_kerja(
    instansi_id: int, target: Sequence[TargetBulan], *, awal: date, akhir: date
) -> dict[int, list[date]]:
    unit = sorted({satu.unit_id for satu in target})
    hasil: dict[int, list[date]] = defaultdict(list)
    for satu in jadwal(instansi_id, unit_ids=unit, awal=awal, akhir=akhir):
        if satu.unit_id is not None:
            hasil[satu.unit_id].append(satu.tanggal)
    return hasil


def _tidak_bertugas(
    pegawai_ids: Collection[int], *, awal: date, akhir: date
) -> dict[int, list[DateRange]]:
    baris = Kedudukan.objects.filter(
        pegawai_id__in=pegawai_ids, jenis__in=TIDAK_BERTUGAS, masa__overlap=DateRange(awal, akhir)
    ).values_list("pegawai_id", "masa")
    hasil: dict[int, list[DateRange]] = defaultdict(list)
    for pegawai_id, masa in baris:
        hasil[pegawai_id].append(masa)
    return hasil


def _dihitung(
    lingkup: Lingkup, pegawai_ids: Collection[int], *, awal: date, akhir: date
) -> QuerySet[Any]:
    """Entries that count or wait; those under a replaced version belong to ``butir`` in force."""
    return (
        aktivitas_terlihat(lingkup)
        .filter(
            pegawai_id__in=pegawai_ids,
            tanggal__gte=awal,
            tanggal__lt=akhir,
            status__in=(DISETUJUI, DIKIRIM),
        )
        .annotate(butir=Coalesce("indikator__pengganti_id", "indikator_id"))
    )


def _tercatat(
    lingkup: Lingkup, pegawai_ids: Collection[int], *, awal: date, akhir: date
) -> dict[int, dict[date, Tercatat]]:
    """Indicator in force → day → volume."""
    baris = (
        _dihitung(lingkup, pegawai_ids, awal=awal, akhir=akhir)
        .order_by()
        .values("butir", "tanggal")
        .annotate(
            sah=Sum("volume", filter=Q(status=DISETUJUI), default=Decimal(0)),
            menunggu=Sum("volume", filter=Q(status=DIKIRIM), default=Decimal(0)),
        )
    )
    hasil: dict[int, dict[date, Tercatat]] = defaultdict(dict)
    for satu in baris:
        hasil[satu["butir"]][satu["tanggal"]] = Tercatat(satu["sah"], satu["menunggu"])
    return hasil


def aktivitas_target(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, selesai: date
) -> dict[Kunci, list[Aktivitas]]:
    """(indicator in force, day) → entries that count or wait, in one query."""
    baris = _dihitung(lingkup, [pegawai_id], awal=mulai, akhir=selesai)
    hasil: dict[Kunci, list[Aktivitas]] = defaultdict(list)
    for satu in baris.order_by("tanggal", "id")[:TERBANYAK]:
        hasil[satu.butir, satu.tanggal].append(satu)
    return hasil
