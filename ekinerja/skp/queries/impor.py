"""What the SKP import and the log import look up, for many people at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.skp.models import SKP, HasilKerja, Indikator, TargetBulanan
from ekinerja.skp.workflow import DIBATALKAN, DIGANTI, DISETUJUI, TERSAJI


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
    hasil_kerja = (
        HasilKerja.objects.select_related("intervensi", "tim")
        .order_by("-jenis", "urutan")
        .prefetch_related(Prefetch("indikator", indikator))
    )
    return list(
        SKP.objects.filter(pegawai_id__in=set(pegawai_ids))
        .exclude(status__in=(DIGANTI, DIBATALKAN))
        .prefetch_related(Prefetch("hasil_kerja", hasil_kerja))
    )


def jabatan_menurut_id(jabatan_ids: Collection[int]) -> dict[int, Jabatan]:
    """These posts with their units (one query)."""
    return Jabatan.objects.select_related("unit").in_bulk(set(jabatan_ids))


def pegawai_menurut_nip(instansi_id: int, *, nip: Collection[str]) -> dict[str, int]:
    """NIP → id of the people of a government, whatever their unit (one query)."""
    orang = Pegawai.objects.filter(instansi_id=instansi_id, nip__in=set(nip))
    return {nomor: pk for nomor, pk in orang.values_list("nip", "id") if nomor is not None}


def rhk_pimpinan(pegawai_ids: Collection[int]) -> list[HasilKerja]:
    """Results of the living plans of these people, the latest plan first (one query)."""
    return list(
        HasilKerja.objects.filter(skp__pegawai_id__in=set(pegawai_ids), skp__status__in=TERSAJI)
        .select_related("skp")
        .order_by("-skp__masa", "id")
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
