"""Reports that were verified or opened again after the month they hold for was closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import Bulan
from ekinerja.perencanaan.capaian import capaian_atau_kosong
from ekinerja.perencanaan.models import RencanaAksi, RiwayatLaporanAksi, TargetAksi
from ekinerja.perencanaan.queries.aksi import (
    akhir_bulan,
    rencana_berlaku,
    rencana_terlihat,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerubahanLaporan:
    """A report that changed after a month was closed for which it holds.

    :ivar awal: first day of the closed month; ``ditutup``: when it was closed.
    :ivar bulan: last month of the period that the report is about.
    :ivar bagian: what now holds, or None while the report is open again.
    :ivar pada: when it changed.
    """

    awal: date
    ditutup: datetime
    rencana: RencanaAksi
    laporan_id: int
    bulan: int
    bagian: Decimal | None
    langkah: str
    pada: datetime
    oleh: str
    alasan: str

    @property
    def unit_id(self) -> int:
        return int(self.rencana.unit_id)


def perubahan_setelah_tutup(
    lingkup: Lingkup, *, awal: date | None = None, sejak: date | None = None
) -> list[PerubahanLaporan]:
    """Changes of the attainment of closed months, the latest first (four queries).

    Two more for each January and February whose plan per quarter carries the year before.

    :param awal: first day of the only month that is meant; None: every closed month.
    :param sejak: changes of this day and after; None: all.
    """
    rencana = {satu.pk: satu for satu in rencana_terlihat(lingkup)}
    akhir = _langkah_terakhir(rencana, sejak)
    tutup = _ditutup({rencana[satu.objek.rencana_id].unit_id for satu in akhir}, awal)
    capaian = _capaian_kini(satu for satu in akhir if satu.langkah == "verifikasi")
    hasil = []
    for satu in akhir:
        milik, objek = rencana[satu.objek.rencana_id], satu.objek
        for bulan in _bulan_dipakai(milik, objek.bulan):
            saat = tutup.get((milik.unit_id, bulan))
            if saat is None or satu.pada <= saat or not _dipakai(lingkup, milik, bulan):
                continue
            hasil.append(
                PerubahanLaporan(
                    awal=bulan, ditutup=saat, rencana=milik, laporan_id=objek.pk,
                    bulan=objek.bulan, bagian=capaian.get(objek.pk), langkah=satu.langkah,
                    pada=satu.pada, oleh=satu.oleh_nama, alasan=satu.alasan,
                )
            )  # fmt: skip
    return sorted(hasil, key=lambda satu: (satu.pada, satu.awal), reverse=True)


def _langkah_terakhir(rencana: Iterable[int], sejak: date | None) -> list[RiwayatLaporanAksi]:
    """The last verification or opening of each report of these plans (one query)."""
    semua = RiwayatLaporanAksi.objects.filter(
        objek__rencana_id__in=list(rencana), langkah__in=("verifikasi", "buka")
    )
    terakhir = semua.order_by("objek_id", "-pada", "-id").distinct("objek_id")
    daftar = terakhir.select_related("objek__rencana")
    return [satu for satu in daftar if sejak is None or timezone.localdate(satu.pada) >= sejak]


def _ditutup(unit_ids: Iterable[int], awal: date | None) -> dict[tuple[int, date], datetime]:
    """When the months of these units were closed (one query)."""
    bulan = Bulan.objects.filter(unit_id__in=list(unit_ids), ditutup_pada__isnull=False)
    if awal is not None:
        bulan = bulan.filter(awal=awal)
    return {
        (unit, hari): saat
        for unit, hari, saat in bulan.values_list("unit_id", "awal", "ditutup_pada")
        if saat is not None
    }


def _capaian_kini(riwayat: Iterable[RiwayatLaporanAksi]) -> dict[int, Decimal | None]:
    """Report id → the attainment that is verified now (one query)."""
    laporan = {satu.objek_id: satu.objek for satu in riwayat}
    isi: dict[tuple[int, int], list[tuple[Decimal, Decimal]]] = defaultdict(list)
    target = TargetAksi.objects.filter(
        baris__rencana_id__in={satu.rencana_id for satu in laporan.values()},
        bulan__in={satu.bulan for satu in laporan.values()},
    ).order_by("baris__urutan", "baris_id")
    for rencana_id, bulan, angka, nyata in target.values_list(
        "baris__rencana_id", "bulan", "target", "realisasi"
    ):
        isi[rencana_id, bulan].append((angka, nyata or Decimal(0)))
    return {
        pk: capaian_atau_kosong(
            isi[satu.rencana_id, satu.bulan], pada=akhir_bulan(satu.rencana.tahun, satu.bulan)
        )
        for pk, satu in laporan.items()
    }


def _bulan_dipakai(rencana: RencanaAksi, bulan: int) -> list[date]:
    """First days of the months that the period ending in this month may hold for."""
    lebar = 12 // len(rencana.bulan_periode)
    nomor = range(bulan - 1, bulan - 1 + lebar)
    return [date(rencana.tahun + satu // 12, satu % 12 + 1, 1) for satu in nomor]


def _dipakai(lingkup: Lingkup, rencana: RencanaAksi, awal: date) -> bool:
    """In the year after, only where the government lets the last quarter hold on."""
    return awal.year == rencana.tahun or rencana.pk in rencana_berlaku(lingkup, awal=awal)
