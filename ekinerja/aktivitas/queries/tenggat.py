"""Deadlines of decisions: which working day ends each one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.workflow import DIKIRIM
from ekinerja.kalender.queries import jadwal

_LEBIH = 40  # libur panjang di antara hari kerja
Kunci = tuple[int, date]


def menunggu_semua(instansi_id: int) -> QuerySet[Any]:
    """Everything of an instansi that waits, each with ``unit_id`` of its plan."""
    return (
        Aktivitas.objects.filter(instansi_id=instansi_id, status=DIKIRIM)
        .annotate(unit_id=F("indikator__hasil_kerja__skp__jabatan__unit_id"))
        .order_by("pk")
    )


def belum_bertenggat(instansi_id: int) -> list[tuple[int, int, date]]:
    """(entry, unit, day of sending) of what waits without a deadline."""
    baris = menunggu_semua(instansi_id).filter(tenggat=None, dikirim_pada__isnull=False)
    return list(baris.annotate(hari=TruncDate("dikirim_pada")).values_list("pk", "unit_id", "hari"))


def hari_tenggat(instansi_id: int, *, mulai: Collection[Kunci], hari: int) -> dict[Kunci, date]:
    """(unit, starting day) → the day on which so many working days have passed, in one query.

    As ``kalender.tenggat`` counts: the starting day never counts.
    """
    if not mulai:
        return {}
    awal = min(satu for _, satu in mulai) + timedelta(days=1)
    akhir = max(satu for _, satu in mulai) + timedelta(days=hari * 2 + _LEBIH)
    kerja: Mapping[int, list[date]] = _hari_kerja(
        instansi_id, sorted({unit for unit, _ in mulai}), awal=awal, akhir=akhir
    )
    hasil: dict[Kunci, date] = {}
    for unit, hari_mulai in mulai:
        sesudah = [satu for satu in kerja.get(unit, ()) if satu > hari_mulai]
        if len(sesudah) >= hari:
            hasil[unit, hari_mulai] = sesudah[hari - 1]
    return hasil


def _hari_kerja(
    instansi_id: int, unit_ids: Iterable[int], *, awal: date, akhir: date
) -> dict[int, list[date]]:
    hasil: dict[int, list[date]] = defaultdict(list)
    for satu in jadwal(instansi_id, unit_ids=list(unit_ids), awal=awal, akhir=akhir):
        if satu.unit_id is not None:
            hasil[satu.unit_id].append(satu.tanggal)
    return hasil
