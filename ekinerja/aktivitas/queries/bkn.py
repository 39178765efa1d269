"""The own log as e-Kinerja BKN wants it: days of a quarter, entries of a day, results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Max, QuerySet, Sum

from ekinerja.aktivitas.models import Aktivitas, PadananRHK
from ekinerja.aktivitas.workflow import DIKEMBALIKAN, DIKIRIM, DISETUJUI

# what was reported to the superior and not refused
DILAPORKAN = (DIKIRIM, DIKEMBALIKAN, DISETUJUI)
BULAN_TRIWULAN = 3


@dataclass(frozen=True, slots=True)
class HariBKN:
    """A day of the log: entries, and how many of them are in e-Kinerja BKN."""

    tanggal: date
    semua: int
    sudah: int


@dataclass(frozen=True, slots=True)
class HasilBKN:
    """Entries of a quarter under one indicator.

    :ivar padanan: the words of the result there; empty while they are those of here.
    """

    hasil_kerja_id: int
    rencana: str
    padanan: str
    indikator: str
    satuan: str
    volume: Decimal
    banyak: int


def triwulan(hari: date) -> tuple[date, date]:
    """The quarter of a day as ``[awal, akhir)``."""
    bulan = (hari.month - 1) // BULAN_TRIWULAN * BULAN_TRIWULAN + 1
    berikut = bulan + BULAN_TRIWULAN
    return date(hari.year, bulan, 1), date(hari.year + berikut // 12, (berikut - 1) % 12 + 1, 1)


def dilaporkan(pegawai_id: int, *, mulai: date, selesai: date) -> QuerySet[Aktivitas]:
    """Reported entries of a person in ``[mulai, selesai)``."""
    return Aktivitas.objects.filter(
        pegawai_id=pegawai_id, tanggal__gte=mulai, tanggal__lt=selesai, status__in=DILAPORKAN
    )


def hari_bkn(pegawai_id: int, *, mulai: date, selesai: date) -> list[HariBKN]:
    """Days with entries, in order (one query)."""
    isi = dilaporkan(pegawai_id, mulai=mulai, selesai=selesai).order_by("tanggal")
    jumlah = isi.values("tanggal").annotate(semua=Count("id"), sudah=Count("salin_bkn"))
    return [HariBKN(satu["tanggal"], satu["semua"], satu["sudah"]) for satu in jumlah]


def aktivitas_bkn(pegawai_id: int, *, mulai: date, selesai: date) -> list[Aktivitas]:
    """Entries with their result, mark and evidence, oldest first (two queries)."""
    return list(
        dilaporkan(pegawai_id, mulai=mulai, selesai=selesai)
        .select_related("indikator__hasil_kerja__padanan_bkn", "salin_bkn")
        .prefetch_related("bukti__berkas")
        .order_by("tanggal", "id")
    )


def hasil_bkn(pegawai_id: int, *, mulai: date, selesai: date) -> list[HasilBKN]:
    """The quarter by indicator, in the order of the plan (one query)."""
    jumlah = (
        dilaporkan(pegawai_id, mulai=mulai, selesai=selesai)
        .values(
            "indikator_id",
            hasil_kerja_id=F("indikator__hasil_kerja_id"),
            bunyi=F("indikator__hasil_kerja__rencana"),
            padanan=F("indikator__hasil_kerja__padanan_bkn__rencana"),
            uraian_indikator=F("indikator__uraian"),
            satuan=F("indikator__satuan"),
        )
        .annotate(jumlah_volume=Sum("volume"), banyak=Count("id"))
        .order_by("hasil_kerja_id", "indikator_id")
    )
    return [
        HasilBKN(
            satu["hasil_kerja_id"], satu["bunyi"], satu["padanan"] or "",
            satu["uraian_indikator"], satu["satuan"], satu["jumlah_volume"], satu["banyak"],
        )
        for satu in jumlah
    ]  # fmt: skip


def hari_terakhir(pegawai_id: int, *, sampai: date) -> date | None:
    """The latest day with a reported entry (one query)."""
    isi = dilaporkan(pegawai_id, mulai=date.min, selesai=sampai)
    hari: date | None = isi.aggregate(hari=Max("tanggal"))["hari"]
    return hari


def padanan(hasil_kerja_ids: Sequence[int]) -> dict[int, str]:
    """Result → its words in e-Kinerja BKN (one query)."""
    isi = PadananRHK.objects.filter(hasil_kerja_id__in=hasil_kerja_ids)
    return dict(isi.values_list("hasil_kerja_id", "rencana"))
