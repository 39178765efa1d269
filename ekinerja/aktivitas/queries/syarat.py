"""Small questions that a deed asks before it writes."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Sum

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.workflow import DIBATALKAN
from ekinerja.kalender.models import BulanTertutup
from ekinerja.skp.models import Indikator


def bulan_tertutup(pegawai_id: int, *, tanggal: date) -> bool:
    """Is the month of this day closed for this person?"""
    return BulanTertutup.objects.filter(pegawai_id=pegawai_id, awal=tanggal.replace(day=1)).exists()


def tertutup_di_antara(pasangan: Iterable[tuple[int, date]]) -> set[tuple[int, date]]:
    """Those of (person, first day of a month) whose month is closed, in one query."""
    semua = set(pasangan)
    ditemukan = BulanTertutup.objects.filter(
        pegawai_id__in={orang for orang, _ in semua}, awal__in={awal for _, awal in semua}
    ).values_list("pegawai_id", "awal")
    return semua & set(ditemukan)


def indikator_milik(pegawai_id: int, *, indikator_id: int) -> Indikator | None:
    """The indicator with its SKP when it stands in an SKP of this person, else None.

    An indicator of a version that was replaced is the one of the version in force, so that an
    entry drafted before the change is not lost.
    """
    milik = Indikator.objects.filter(hasil_kerja__skp__pegawai_id=pegawai_id).select_related(
        "hasil_kerja__skp"
    )
    satu = milik.filter(pk=indikator_id).first()
    if satu is None or satu.pengganti_id is None:
        return satu
    return milik.filter(pk=satu.pengganti_id).first()


def menit_sehari(pegawai_id: int, *, tanggal: date, kecuali: int | None = None) -> int:
    """Minutes logged on a day, cancelled entries and entry ``kecuali`` left out."""
    baris = Aktivitas.objects.filter(pegawai_id=pegawai_id, tanggal=tanggal)
    if kecuali is not None:
        baris = baris.exclude(pk=kecuali)
    return int(baris.exclude(status=DIBATALKAN).aggregate(n=Sum("menit", default=0))["n"])


def bahan_hari(
    pegawai_ids: Collection[int], tanggal: Collection[date]
) -> tuple[set[tuple[int, UUID]], Counter[tuple[int, date]]]:
    """What these people logged on these days: keys already used, and minutes a day (one query).

    :returns: (person, key) of every entry there is; (person, day) → minutes not cancelled.
    """
    baris = Aktivitas.objects.filter(pegawai_id__in=pegawai_ids, tanggal__in=tanggal).values_list(
        "pegawai_id", "tanggal", "menit", "status", "kunci_kirim"
    )
    kunci: set[tuple[int, UUID]] = set()
    menit: Counter[tuple[int, date]] = Counter()
    for pegawai_id, hari, lama, status, kunci_kirim in baris.iterator(chunk_size=10_000):
        kunci.add((pegawai_id, kunci_kirim))
        if status != DIBATALKAN:
            menit[pegawai_id, hari] += lama
    return kunci, menit
