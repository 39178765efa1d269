"""SKP by scope, by person and day, and what the daily log is offered."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.wewenang import menunggu_keputusan
from ekinerja.skp.models import SKP, HasilKerja, Indikator, RiwayatSKP, TargetBulanan
from ekinerja.skp.workflow import DIAJUKAN, DISETUJUI, DRAF


@dataclass(frozen=True, slots=True)
class PilihanIndikator:
    """An indicator as the daily log offers it."""

    id: int
    uraian: str
    rencana: str
    jenis: str
    satuan: str


def instansi_semua() -> list[int]:
    """Ids of every government of this installation."""
    return list(Instansi.objects.order_by("id").values_list("id", flat=True))


def skp_terlihat(lingkup: Lingkup) -> QuerySet[SKP]:
    """One's own SKP, those one decides on, and those of the units in scope (drafts excepted)."""
    boleh = Q(pegawai_id=lingkup.pegawai_id) | menunggu_keputusan(lingkup)
    if lingkup.unit_ids is None:
        boleh |= ~Q(status=DRAF)
    elif lingkup.unit_ids:
        boleh |= Q(jabatan__unit_id__in=lingkup.unit_ids) & ~Q(status=DRAF)
    return (
        SKP.objects.filter(boleh, instansi_id=lingkup.instansi_id)
        .select_related("pegawai", "jabatan__unit", "penilai")
        .order_by("-masa", "-id")
    )


def skp_milik(lingkup: Lingkup, *, pegawai_id: int) -> QuerySet[SKP]:
    """All SKP of one person inside the scope, newest period first, with their size."""
    return (
        skp_terlihat(lingkup)
        .filter(pegawai_id=pegawai_id)
        .annotate(
            jumlah_rhk=Count("hasil_kerja", distinct=True),
            jumlah_indikator=Count("hasil_kerja__indikator", distinct=True),
        )
    )


def skp_menunggu(lingkup: Lingkup) -> QuerySet[SKP]:
    """SKP that wait for the decision of the person asking, oldest period first."""
    return (
        skp_terlihat(lingkup)
        .filter(menunggu_keputusan(lingkup), ~Q(pegawai_id=lingkup.pegawai_id), status=DIAJUKAN)
        .annotate(
            jumlah_rhk=Count("hasil_kerja", distinct=True),
            jumlah_indikator=Count("hasil_kerja__indikator", distinct=True),
        )
        .order_by("pegawai__nama_urut", "id")
    )


def skp_pada(lingkup: Lingkup, *, pegawai_id: int, hari: date) -> SKP | None:
    """The agreed SKP of a person on a day, or None."""
    return (
        skp_terlihat(lingkup)
        .filter(pegawai_id=pegawai_id, masa__contains=hari, status=DISETUJUI)
        .first()
    )


def isi_skp(skp: SKP) -> list[HasilKerja]:
    """The whole plan: RHK with indicators and monthly targets, in three queries."""
    indikator = Indikator.objects.prefetch_related(
        Prefetch("target_bulanan", TargetBulanan.objects.order_by("awal"))
    )
    return list(
        HasilKerja.objects.filter(skp=skp)
        .order_by("-jenis", "urutan")
        .prefetch_related(Prefetch("indikator", indikator.order_by("urutan")))
    )


def riwayat_skp(skp: SKP) -> list[RiwayatSKP]:
    """Deeds on this SKP, newest first."""
    return list(RiwayatSKP.objects.filter(objek=skp).order_by("-pada", "-id")[:50])


def hasil_kerja_terlihat(lingkup: Lingkup) -> QuerySet[HasilKerja]:
    """RHK of visible SKP."""
    return HasilKerja.objects.filter(skp__in=skp_terlihat(lingkup).order_by()).select_related(
        "skp__pegawai"
    )


def indikator_terlihat(lingkup: Lingkup) -> QuerySet[Indikator]:
    """Indicators of visible SKP."""
    return Indikator.objects.filter(
        hasil_kerja__skp__in=skp_terlihat(lingkup).order_by()
    ).select_related("hasil_kerja__skp__pegawai")


def indikator_pilihan(
    lingkup: Lingkup, *, pegawai_id: int, mulai: date, sampai: date
) -> list[PilihanIndikator]:
    """What the daily log offers: indicators agreed for the days ``mulai``–``sampai``, in order."""
    baris = (
        Indikator.objects.filter(
            hasil_kerja__skp__instansi_id=lingkup.instansi_id,
            hasil_kerja__skp__pegawai_id=pegawai_id,
            hasil_kerja__skp__status=DISETUJUI,
            hasil_kerja__skp__masa__overlap=DateRange(mulai, sampai, "[]"),
        )
        .order_by("-hasil_kerja__skp__masa", "-hasil_kerja__jenis", "hasil_kerja__urutan", "urutan")
        .values_list("id", "uraian", "hasil_kerja__rencana", "hasil_kerja__jenis", "satuan")[:200]
    )
    return [PilihanIndikator(*satu) for satu in baris]


def penempatan_dalam(pegawai_id: int, *, mulai: date, selesai: date) -> Penempatan | None:
    """The definitive placement at the start of a period, else the first one inside it."""
    return (
        Penempatan.objects.filter(
            pegawai_id=pegawai_id,
            jenis=Penempatan.DEFINITIF,
            masa__overlap=(mulai, selesai),
        )
        .select_related("jabatan")
        .order_by("masa")
        .first()
    )


def capaian_bulan(skp: SKP, *, awal: date) -> dict[int, tuple[Decimal, Decimal]]:
    """Per indicator: target and realisation up to and including a month.

    :param awal: first day of the month.
    """
    baris = (
        TargetBulanan.objects.filter(indikator__hasil_kerja__skp=skp, awal__lte=awal)
        .values("indikator_id")
        .annotate(target_sampai=Sum("target"), realisasi_sampai=Sum("realisasi"))
        .values_list("indikator_id", "target_sampai", "realisasi_sampai")
    )
    return {pk: (target, realisasi) for pk, target, realisasi in baris}


@dataclass(frozen=True, slots=True)
class PenempatanRingkas:
    """A definitive placement, as imports need it; ``[mulai, selesai)``, open ends are None."""

    jabatan_id: int
    unit_id: int
    mulai: date | None
    selesai: date | None

    def menyentuh(self, mulai: date, selesai: date) -> bool:
        return (self.mulai is None or self.mulai < selesai) and (
            self.selesai is None or self.selesai > mulai
        )


@dataclass(frozen=True, slots=True)
class OrangImpor:
    """A person found by NIP with the placements inside the scope, oldest first."""

    id: int
    nama: str
    penempatan: tuple[PenempatanRingkas, ...]


def orang_menurut_nip(lingkup: Lingkup, *, nip: Collection[str]) -> dict[str, OrangImpor]:
    """People of these NIP whom the scope reaches through any of their placements (one query)."""
    baris = (
        Penempatan.objects.filter(
            pegawai__instansi_id=lingkup.instansi_id,
            pegawai__nip__in=set(nip),
            jenis=Penempatan.DEFINITIF,
        )
        .order_by("pegawai_id", "masa")
        .values_list(
            "pegawai__nip", "pegawai_id", "pegawai__nama", "jabatan_id", "jabatan__unit_id", "masa"
        )
    )
    hasil: dict[str, OrangImpor] = {}
    for nomor, pk, nama, jabatan_id, unit_id, masa in baris:
        if nomor is None or not lingkup.mencakup_unit(unit_id):
            continue
        lama = hasil.get(nomor)
        satu = PenempatanRingkas(jabatan_id, unit_id, masa.lower, masa.upper)
        hasil[nomor] = OrangImpor(pk, nama, (*(lama.penempatan if lama else ()), satu))
    return hasil


def skp_menurut_orang(pegawai_ids: Collection[int]) -> list[SKP]:
    """Every SKP of these people with its indicators and monthly targets, in four queries."""
    indikator = Indikator.objects.order_by("urutan").prefetch_related(
        Prefetch("target_bulanan", TargetBulanan.objects.order_by("awal"))
    )
    hasil_kerja = HasilKerja.objects.order_by("-jenis", "urutan").prefetch_related(
        Prefetch("indikator", indikator)
    )
    return list(
        SKP.objects.filter(pegawai_id__in=set(pegawai_ids)).prefetch_related(
            Prefetch("hasil_kerja", hasil_kerja)
        )
    )


@dataclass(frozen=True, slots=True)
class IndikatorOrang:
    """An agreed indicator of a person with its number in the SKP; ``[mulai, selesai)``."""

    id: int
    nomor: int
    uraian: str
    mulai: date
    selesai: date


def indikator_menurut_orang(pegawai_ids: Collection[int]) -> dict[int, list[IndikatorOrang]]:
    """Agreed indicators of these people, numbered as their SKP page shows them (one query)."""
    baris = (
        Indikator.objects.filter(
            hasil_kerja__skp__pegawai_id__in=set(pegawai_ids), hasil_kerja__skp__status=DISETUJUI
        )
        .order_by("hasil_kerja__skp", "-hasil_kerja__jenis", "hasil_kerja__urutan", "urutan")
        .values_list(
            "id",
            "uraian",
            "hasil_kerja__skp_id",
            "hasil_kerja__skp__pegawai_id",
            "hasil_kerja__skp__masa",
        )
    )
    nomor: dict[int, int] = defaultdict(int)
    hasil: dict[int, list[IndikatorOrang]] = defaultdict(list)
    for pk, uraian, skp_id, pegawai_id, masa in baris:
        nomor[skp_id] += 1
        satu = IndikatorOrang(pk, nomor[skp_id], uraian, masa.lower, masa.upper)
        hasil[pegawai_id].append(satu)
    return hasil
