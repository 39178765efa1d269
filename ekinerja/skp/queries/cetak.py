"""What the printed form of a plan needs, for one plan or for a whole unit at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import unit_terlihat
from ekinerja.skp.models import (
    SKP,
    CetakUnit,
    DokumenSKP,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    LampiranSKP,
    TargetBulanan,
)
from ekinerja.skp.queries.rujukan import Potret, potret_pejabat
from ekinerja.skp.workflow import DISEPAKATI

__all__ = [
    "BahanCetak",
    "Potret",
    "bahan_cetak",
    "cetak_menurut_id",
    "cetak_terlihat",
    "cetak_usang",
    "potret_skp",
    "skp_unit",
    "unit_pilihan",
]

PILIHAN_UNIT = 500


@dataclass(frozen=True, slots=True)
class BahanCetak:
    """Everything that one printed form is made of.

    :ivar beku: both officials are those frozen at the agreement, not today's.
    :ivar kode: of the registered document; empty when it was never registered.
    """

    skp: SKP
    isi: list[HasilKerja]
    perilaku: dict[str, str]
    lampiran: dict[str, str]
    potret: Potret
    beku: bool
    kode: str


def bahan_cetak(semua: Sequence[SKP], *, pada: date) -> list[BahanCetak]:
    """The material of these plans in their order; the number of queries does not depend on them.

    Plans without frozen officials (drafts, imported ones) show those of the day ``pada``.
    """
    ids = [satu.pk for satu in semua]
    isi: dict[int, list[HasilKerja]] = defaultdict(list)
    for rhk in _isi(ids):
        isi[rhk.skp_id].append(rhk)
    perilaku = _menurut_skp(
        EkspektasiPerilaku.objects.filter(skp_id__in=ids).values_list(
            "skp_id", "nilai", "ekspektasi"
        )
    )
    lampiran = _menurut_skp(
        LampiranSKP.objects.filter(skp_id__in=ids).values_list("skp_id", "jenis", "isi")
    )
    kode = dict(DokumenSKP.objects.filter(skp_id__in=ids).values_list("skp_id", "dokumen__kode"))
    belum = [satu for satu in semua if not satu.potret]
    potret = {
        satu.pk: kini for satu, kini in zip(belum, potret_pejabat(belum, pada=pada), strict=True)
    }
    return [
        BahanCetak(
            skp=satu,
            isi=isi[satu.pk],
            perilaku=perilaku[satu.pk],
            lampiran=lampiran[satu.pk],
            potret=satu.potret or potret[satu.pk],
            beku=bool(satu.potret),
            kode=kode.get(satu.pk, ""),
        )
        for satu in semua
    ]


def _isi(ids: Collection[int]) -> QuerySet[HasilKerja]:
    bulanan = Prefetch("target_bulanan", TargetBulanan.objects.order_by("awal"))
    indikator = Indikator.objects.order_by("urutan").prefetch_related(bulanan)
    return (
        HasilKerja.objects.filter(skp_id__in=ids)
        .select_related("intervensi", "tim")
        .order_by("skp_id", "-jenis", "urutan")
        .prefetch_related(Prefetch("indikator", indikator))
    )


def _menurut_skp(
    baris: QuerySet[EkspektasiPerilaku, tuple[int, str, str]]
    | QuerySet[LampiranSKP, tuple[int, str, str]],
) -> dict[int, dict[str, str]]:
    hasil: dict[int, dict[str, str]] = defaultdict(dict)
    for skp_id, kode, teks in baris:
        hasil[skp_id][kode] = teks
    return hasil


def potret_skp(skp: SKP, *, pada: date) -> Potret:
    """Both officials as frozen, else as they are on the day nearest to ``pada``."""
    return skp.potret or potret_pejabat([skp], pada=pada)[0]


def cetak_terlihat(lingkup: Lingkup) -> QuerySet[CetakUnit]:
    """Batches of the units in scope, the latest first."""
    semua = CetakUnit.objects.filter(instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        semua = semua.filter(unit_id__in=lingkup.unit_ids)
    return semua.select_related("unit", "pekerjaan", "oleh")


def cetak_menurut_id(cetak_id: int) -> CetakUnit:
    """The batch that a job makes."""
    return CetakUnit.objects.select_related("unit", "pekerjaan").get(pk=cetak_id)


def cetak_usang(pada: datetime) -> QuerySet[CetakUnit]:
    """Batches whose file may be thrown away."""
    return CetakUnit.objects.filter(kedaluwarsa__lte=pada).exclude(jalur="")


def unit_pilihan(lingkup: Lingkup) -> list[UnitKerja]:
    """Units in scope whose plans can be printed together, in the order of the organisation."""
    return list(unit_terlihat(lingkup).order_by("kode")[:PILIHAN_UNIT])


def skp_unit(unit_ids: Collection[int], *, instansi_id: int, tahun: int) -> QuerySet[SKP]:
    """Agreed plans of a year of these units, by name."""
    return (
        SKP.objects.filter(
            instansi_id=instansi_id,
            jabatan__unit_id__in=unit_ids,
            masa__overlap=(date(tahun, 1, 1), date(tahun + 1, 1, 1)),
            status__in=DISEPAKATI,
        )
        .select_related("pegawai", "jabatan__unit", "penilai", "instansi__logo")
        .order_by("jabatan__unit__kode", "pegawai__nama_urut", "masa", "pk")
    )
