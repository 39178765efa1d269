"""The targets of people in some months, with what was reached of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Prefetch, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.bulan import bulan_berikut, bulan_dalam
from ekinerja.skp.models import Indikator, TargetBulanan
from ekinerja.skp.queries.daftar import skp_terlihat
from ekinerja.skp.workflow import DISEPAKATI


@dataclass(frozen=True, slots=True)
class TargetBulan:
    """An agreed indicator of a person in one month.

    :ivar indikator: with its result and SKP at hand; what cannot be divided has no month's target.
    :ivar awal: first day of the month; ``target`` and ``realisasi`` in the unit of the indicator.
    :ivar mulai: the days of the month inside the SKP are ``[mulai, selesai)``.
    """

    indikator: Indikator
    pegawai_id: int
    unit_id: int
    awal: date
    mulai: date
    selesai: date
    target: Decimal
    realisasi: Decimal


def target_bulan(
    lingkup: Lingkup, *, pegawai_ids: Collection[int], mulai: date, selesai: date
) -> list[TargetBulan]:
    """Agreed indicators of these people for each month of ``[mulai, selesai)``, in two queries.

    By SKP, result and indicator; the months of one indicator in order.
    """
    bulan = bulan_dalam(mulai, selesai)
    batas = [*bulan, bulan_berikut(bulan[-1])]
    skp = skp_terlihat(lingkup).filter(
        pegawai_id__in=pegawai_ids,
        status__in=DISEPAKATI,
        masa__overlap=DateRange(batas[0], batas[-1]),
    )
    bulanan = TargetBulanan.objects.filter(awal__in=bulan)
    semua = (
        Indikator.objects.filter(hasil_kerja__skp__in=skp.order_by())
        .select_related("hasil_kerja__skp__jabatan")
        .prefetch_related(Prefetch("target_bulanan", bulanan))
        .order_by("hasil_kerja__skp__masa", "-hasil_kerja__jenis", "hasil_kerja__urutan", "urutan")
    )
    return [
        hasil
        for satu in semua
        for ini, nanti in pairwise(batas)
        if (hasil := _sebulan(satu, ini, nanti)) is not None
    ]


def _sebulan(indikator: Indikator, awal: date, akhir: date) -> TargetBulan | None:
    skp = indikator.hasil_kerja.skp
    mulai, selesai = max(awal, skp.masa.lower), min(akhir, skp.masa.upper)
    if mulai >= selesai:
        return None
    isi = next((satu for satu in indikator.target_bulanan.all() if satu.awal == awal), None)
    return TargetBulan(
        indikator=indikator,
        pegawai_id=skp.pegawai_id,
        unit_id=skp.jabatan.unit_id,
        awal=awal,
        mulai=mulai,
        selesai=selesai,
        target=isi.target if isi else Decimal(0),
        realisasi=isi.realisasi if isi else Decimal(0),
    )


def pemilik_skp_terlihat(lingkup: Lingkup) -> QuerySet[Pegawai]:
    """People with an SKP that may be read."""
    return Pegawai.objects.filter(
        instansi_id=lingkup.instansi_id, skp__in=skp_terlihat(lingkup).order_by()
    ).distinct()
