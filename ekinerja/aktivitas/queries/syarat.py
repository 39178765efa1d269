"""Small questions that a deed asks before it writes."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.workflow import DIBATALKAN
from ekinerja.kalender.models import BulanTertutup
from ekinerja.presensi.models import HariPresensi
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
    return sum(satu.menit for satu in isi_hari(pegawai_id, tanggal=tanggal, kecuali=kecuali))


@dataclass(frozen=True, slots=True)
class IsiHari:
    """Length and hours of one entry of a day."""

    menit: int
    mulai: time | None
    selesai: time | None


def isi_hari(pegawai_id: int, *, tanggal: date, kecuali: int | None = None) -> list[IsiHari]:
    """Entries of a day, cancelled ones and ``kecuali`` left out (one query)."""
    baris = Aktivitas.objects.filter(pegawai_id=pegawai_id, tanggal=tanggal)
    if kecuali is not None:
        baris = baris.exclude(pk=kecuali)
    hidup = baris.exclude(status=DIBATALKAN).order_by()
    return [IsiHari(*isi) for isi in hidup.values_list("menit", "mulai", "selesai")]


def pekerjaan_milik(pegawai_id: int, *, pekerjaan_id: int) -> Aktivitas | None:
    """The first entry of an own job over many days with its catalogue version, else None."""
    return (
        Aktivitas.objects.filter(
            pk=pekerjaan_id, pegawai_id=pegawai_id, pekerjaan=None, katalog__bertahap=True
        )
        .select_related("katalog")
        .first()
    )


def kehadiran_tercatat(pegawai_id: int, *, tanggal: date) -> str:
    """HADIR, TANPA_KETERANGAN, or empty while nothing is known of the day (one query)."""
    hari = HariPresensi.objects.filter(pegawai_id=pegawai_id, tanggal=tanggal)
    status = hari.values_list("status", flat=True).first()
    return status or ""


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
