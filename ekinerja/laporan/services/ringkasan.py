"""Counting the figures of a month for everybody who reads them."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import Ringkasan, RingkasanIndikator, RingkasanUnit
from ekinerja.laporan.queries import (
    Cakupan,
    cakupan,
    hitung_hari,
    hitung_keselarasan,
    hitung_sepakat,
    tulis_kemajuan,
)
from ekinerja.skp.queries import instansi_semua


def bulan_dari(hari: date) -> tuple[date, date]:
    """The month of a day, half-open."""
    awal = hari.replace(day=1)
    return awal, date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)


@transaction.atomic
def hitung_ringkasan(instansi_id: int, *, awal: date, pada: datetime) -> Ringkasan:
    """Count a month of a government anew: all its units, and in the running month its indicators.

    Days that are still to come are nobody's debt. Counts of the same month wait for each other;
    readers see the former figures until then.

    :param awal: first day of the month; ``pada`` is the moment of the count.
    """
    awal, akhir = bulan_dari(awal)
    kini = timezone.localdate(pada)
    hari = min(max(awal, kini), akhir - timedelta(days=1))
    Ringkasan.objects.get_or_create(
        instansi_id=instansi_id, awal=awal, defaults={"hari": hari, "pada": pada}
    )
    hasil = Ringkasan.objects.select_for_update().get(instansi_id=instansi_id, awal=awal)
    hasil.hari, hasil.pada = hari, pada
    isi = cakupan(Lingkup(instansi_id, hari, None), pada=hari)
    RingkasanUnit.objects.filter(ringkasan=hasil).delete()
    RingkasanUnit.objects.bulk_create(
        _baris(hasil, isi, akhir=max(min(akhir, kini + timedelta(days=1)), awal)),
        batch_size=2_000,
    )
    if awal <= kini < akhir:
        RingkasanIndikator.objects.filter(instansi_id=instansi_id).delete()
        tulis_kemajuan(isi, pada=hari)
    hasil.save(update_fields=["hari", "pada"])
    return hasil


def _baris(ringkasan: Ringkasan, isi: Cakupan, *, akhir: date) -> list[RingkasanUnit]:
    wajib = Counter(isi.unit)
    sepakat = hitung_sepakat(isi, pada=ringkasan.hari)
    butir = hitung_keselarasan(isi, pada=ringkasan.hari, awal=ringkasan.awal, akhir=akhir)
    hari = hitung_hari(isi, awal=ringkasan.awal, akhir=akhir)
    return [
        RingkasanUnit(
            ringkasan=ringkasan, unit_id=unit_id, opd_id=opd_id, wajib=wajib[unit_id],
            luar=isi.luar[unit_id], disetujui=sepakat.get(unit_id, 0), **butir[unit_id],
            **hari[unit_id],
        )
        for unit_id, opd_id in isi.opd.items()
    ]  # fmt: skip


def hitung_berkala(*, pada: datetime, lalu: bool = False) -> int:
    """Count the running month of every government.

    :param lalu: the month before it too: what was decided late belongs to it.
    :returns: how many counts were made.
    """
    awal = timezone.localdate(pada).replace(day=1)
    bulan = [awal, *([(awal - timedelta(days=1)).replace(day=1)] if lalu else [])]
    semua = [(pk, satu) for pk in instansi_semua() for satu in bulan]
    for pk, satu in semua:
        hitung_ringkasan(pk, awal=satu, pada=pada)
    return len(semua)
