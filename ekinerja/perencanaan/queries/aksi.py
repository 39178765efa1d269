"""Action plans: rows, periods, what waits for verification, attainment per perangkat daerah."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from ekinerja.aturan.kinerja.rencana_aksi import DESEMBER_LALU
from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Riwayat
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.perencanaan.capaian import (
    capaian_atau_kosong,
    hitung_capaian,
    periode_berlaku,
)
from ekinerja.perencanaan.models import (
    BarisRencanaAksi,
    BuktiAksi,
    LaporanAksi,
    RencanaAksi,
    TargetAksi,
)
from ekinerja.perencanaan.workflow import DIAJUKAN, DIVERIFIKASI
from ekinerja.regulasi.queries import skema_pada
from ekinerja.regulasi.rencana import skema_terpakai

RIWAYAT_MAKS = 50
AWAL_TAHUN = "capaian_awal_tahun"


@dataclass(frozen=True, slots=True)
class CapaianAksi:
    """Verified attainment that holds for a month.

    :ivar bagian: 1 is the whole.
    :ivar bulan: last month of the period that it comes from.
    """

    unit_id: int
    rencana_id: int
    laporan_id: int
    bulan: int
    bagian: Decimal


@dataclass(frozen=True, slots=True)
class KemajuanUnit:
    """Where a perangkat daerah stands in a period of a year.

    :ivar rencana: None while there is no plan.
    :ivar laporan: status of the report of the period; "" while nothing was written.
    :ivar terisi: targets of the period with a realisation, of ``target``.
    :ivar bagian: attainment of what is filled in so far, None while nothing is.
    """

    unit: UnitKerja
    rencana: RencanaAksi | None = None
    bulan: int = 0
    laporan: str = ""
    target: int = 0
    terisi: int = 0
    bagian: Decimal | None = None


def rencana_terlihat(lingkup: Lingkup) -> QuerySet[RencanaAksi]:
    """Action plans of the perangkat daerah in the scope."""
    daftar = RencanaAksi.objects.filter(instansi_id=lingkup.instansi_id).select_related("unit")
    if lingkup.unit_ids is None:
        return daftar
    return daftar.filter(unit_id__in=lingkup.unit_ids)


def baris_terlihat(lingkup: Lingkup) -> QuerySet[BarisRencanaAksi]:
    """Actions of visible plans."""
    return BarisRencanaAksi.objects.filter(
        rencana__in=rencana_terlihat(lingkup).order_by()
    ).select_related("rencana__unit", "sasaran", "indikator_sasaran", "program", "penanggung_jawab")


def target_terlihat(lingkup: Lingkup) -> QuerySet[TargetAksi]:
    """Targets of visible plans."""
    return TargetAksi.objects.filter(
        baris__rencana__in=rencana_terlihat(lingkup).order_by()
    ).select_related("baris__rencana__unit")


def bukti_terlihat(lingkup: Lingkup) -> QuerySet[BuktiAksi]:
    """Evidence on visible plans."""
    return BuktiAksi.objects.filter(
        target__baris__rencana__in=rencana_terlihat(lingkup).order_by()
    ).select_related("berkas", "target__baris__rencana__unit")


def laporan_terlihat(lingkup: Lingkup) -> QuerySet[LaporanAksi]:
    """Reports of visible plans."""
    return LaporanAksi.objects.filter(rencana__in=rencana_terlihat(lingkup).order_by())


def isi_rencana(rencana: RencanaAksi) -> list[BarisRencanaAksi]:
    """Actions of a plan, each with its targets (with ``banyak_bukti``) (two queries)."""
    target = TargetAksi.objects.annotate(banyak_bukti=Count("bukti")).order_by("bulan")
    return list(
        BarisRencanaAksi.objects.filter(rencana=rencana)
        .select_related("sasaran", "program", "penanggung_jawab")
        .order_by("urutan", "id")
        .prefetch_related(Prefetch("target", target))
    )


def target_periode(rencana: RencanaAksi, bulan: int) -> list[TargetAksi]:
    """Targets of one period with their action and evidence (two queries)."""
    bukti = BuktiAksi.objects.select_related("berkas").order_by("id")
    return list(
        TargetAksi.objects.filter(baris__rencana=rencana, bulan=bulan)
        .select_related("baris__sasaran", "baris__penanggung_jawab")
        .order_by("baris__urutan", "baris_id")
        .prefetch_related(Prefetch("bukti", bukti))
    )


def laporan_rencana(rencana: RencanaAksi) -> dict[int, LaporanAksi]:
    """Reports of a plan by the last month of their period."""
    return {
        satu.bulan: satu
        for satu in LaporanAksi.objects.filter(rencana=rencana).select_related("rencana__unit")
    }


def riwayat_aksi(objek: RencanaAksi | LaporanAksi) -> list[Riwayat]:
    """Deeds on a plan or a report, newest first."""
    return list(objek.riwayat.order_by("-pada", "-id")[:RIWAYAT_MAKS])


def rencana_menunggu(lingkup: Lingkup) -> QuerySet[RencanaAksi]:
    """Plans that wait for verification, the longest waiting first."""
    diajukan = Max("riwayat__pada", filter=Q(riwayat__langkah="ajukan"))
    return (
        rencana_terlihat(lingkup)
        .filter(status=DIAJUKAN)
        .annotate(diajukan_pada=diajukan)
        .order_by("diajukan_pada", "id")
    )


def laporan_menunggu(lingkup: Lingkup) -> QuerySet[LaporanAksi]:
    """Reports that wait for verification, the longest waiting first."""
    diajukan = Max("riwayat__pada", filter=Q(riwayat__langkah="ajukan"))
    return (
        LaporanAksi.objects.filter(
            rencana__in=rencana_terlihat(lingkup).order_by(), status=DIAJUKAN
        )
        .select_related("rencana__unit")
        .annotate(diajukan_pada=diajukan)
        .order_by("diajukan_pada", "id")
    )


def tahun_rencana(lingkup: Lingkup) -> list[int]:
    """Years that have action plans, the latest first."""
    tahun = RencanaAksi.objects.filter(instansi_id=lingkup.instansi_id).order_by("-tahun")
    return list(tahun.values_list("tahun", flat=True).distinct()[:20])


def awal_tahun_ditetapkan(instansi_id: int, *, awal: date) -> tuple[str, bool]:
    """What holds for a plan per quarter before the first quarter ends, as the parameter says.

    :returns: the choice, and whether the scheme of that month makes it (else a default holds).
    """
    skema = skema_pada(instansi_id, awal)
    milik = skema_terpakai(skema).parameter if skema is not None else {}
    if AWAL_TAHUN in milik:
        return str(milik[AWAL_TAHUN]), True
    nasional = parameter_nasional()[AWAL_TAHUN].pada(awal)
    return (str(nasional.nilai) if nasional else "belum_ada"), False


def rencana_berlaku(lingkup: Lingkup, *, awal: date) -> dict[int, tuple[RencanaAksi, int]]:
    """Plan id → the plan and the last month of its period that holds for a month.

    One query; two more in January and February while plans per quarter have no finished quarter.

    :param awal: first day of the month.
    """
    semua = rencana_terlihat(lingkup)
    hasil: dict[int, tuple[RencanaAksi, int]] = {}
    menunggu = set()
    for satu in semua.filter(tahun=awal.year):
        selesai = max((n for n in satu.bulan_periode if n <= awal.month), default=0)
        if selesai:
            hasil[satu.pk] = (satu, selesai)
        else:
            menunggu.add(satu.unit_id)
    if menunggu and _memakai_tahun_lalu(lingkup.instansi_id, awal):
        lalu = semua.filter(tahun=awal.year - 1, unit_id__in=menunggu)
        hasil |= {satu.pk: (satu, 12) for satu in lalu}
    return hasil


def _memakai_tahun_lalu(instansi_id: int, awal: date) -> bool:
    skema = skema_pada(instansi_id, awal)
    terpakai = skema_terpakai(skema) if skema is not None else None
    return periode_berlaku(awal.month, 3, pada=awal, skema=terpakai) == DESEMBER_LALU


def periode_bulan(rencana: RencanaAksi, bulan: int) -> int:
    """Last month of the period that this month belongs to."""
    return next(satu for satu in rencana.bulan_periode if satu >= bulan)


def kemajuan_unit(
    lingkup: Lingkup, *, tahun: int, bulan: int, unit: Collection[UnitKerja] | None = None
) -> list[KemajuanUnit]:
    """Per perangkat daerah: its plan, and how far the period of this month is (four queries)."""
    daftar = list(unit_pembayar(lingkup)) if unit is None else list(unit)
    rencana = {
        satu.unit_id: satu
        for satu in rencana_terlihat(lingkup).filter(
            tahun=tahun, unit_id__in=[satu.pk for satu in daftar]
        )
    }
    periode = {satu.pk: periode_bulan(satu, bulan) for satu in rencana.values()}
    status = _status_laporan(periode)
    isi = _isi_periode(periode)
    hasil = []
    for satu in daftar:
        milik = rencana.get(satu.pk)
        if milik is None:
            hasil.append(KemajuanUnit(satu))
            continue
        hasil.append(
            _kemajuan(satu, milik, periode[milik.pk], status.get(milik.pk, ""), isi[milik.pk])
        )
    return hasil


def _kemajuan(
    unit: UnitKerja,
    rencana: RencanaAksi,
    bulan: int,
    status: str,
    isi: list[tuple[Decimal, Decimal | None]],
) -> KemajuanUnit:
    terisi = [(target, nyata) for target, nyata in isi if nyata is not None]
    bagian = capaian_atau_kosong(terisi, pada=akhir_bulan(rencana.tahun, bulan))
    return KemajuanUnit(unit, rencana, bulan, status, len(isi), len(terisi), bagian)


def _status_laporan(periode: Mapping[int, int]) -> dict[int, str]:
    baris = LaporanAksi.objects.filter(rencana_id__in=list(periode))
    return {
        rencana_id: status
        for rencana_id, bulan, status in baris.values_list("rencana_id", "bulan", "status")
        if periode[rencana_id] == bulan
    }


def _isi_periode(
    periode: Mapping[int, int],
) -> dict[int, list[tuple[Decimal, Decimal | None]]]:
    """Per plan the (target, realisation) of its period (one query)."""
    isi: dict[int, list[tuple[Decimal, Decimal | None]]] = defaultdict(list)
    baris = TargetAksi.objects.filter(
        baris__rencana_id__in=list(periode), bulan__in=set(periode.values())
    ).order_by("baris__urutan", "baris_id")
    for rencana_id, bulan, target, realisasi in baris.values_list(
        "baris__rencana_id", "bulan", "target", "realisasi"
    ):
        if periode[rencana_id] == bulan:
            isi[rencana_id].append((target, realisasi))
    return isi


def akhir_bulan(tahun: int, bulan: int) -> date:
    """The last day of a month."""
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def capaian_rencana_aksi(lingkup: Lingkup, *, awal: date) -> dict[int, CapaianAksi]:
    """Verified attainment of each perangkat daerah that holds for a month (three queries).

    The period is the month itself, or for a plan per quarter the latest quarter that ended by
    that month (before the first one: as the scheme says). A perangkat daerah whose report is late
    is simply not in the answer, and holds up no other.

    :param awal: first day of the month.
    :returns: unit id of the perangkat daerah → its attainment.
    """
    berlaku = rencana_berlaku(lingkup, awal=awal)
    laporan = {
        rencana_id: (pk, bulan)
        for pk, rencana_id, bulan in LaporanAksi.objects.filter(
            rencana_id__in=list(berlaku), status=DIVERIFIKASI
        ).values_list("pk", "rencana_id", "bulan")
        if berlaku[rencana_id][1] == bulan
    }
    isi = _isi_periode({pk: bulan for pk, (_, bulan) in laporan.items()})
    hasil = {}
    for pk, (laporan_id, bulan) in laporan.items():
        rencana, nilai = berlaku[pk][0], isi[pk]
        if nilai:
            bagian = hitung_capaian(
                [(target, nyata or Decimal(0)) for target, nyata in nilai],
                pada=akhir_bulan(rencana.tahun, bulan),
            )
            hasil[rencana.unit_id] = CapaianAksi(rencana.unit_id, pk, laporan_id, bulan, bagian)
    return hasil
