"""Targets of the months of a plan: evenly, by working days, by quarters, or by hand.

The months always add up to the target of the period. In a change, months that have passed or
are closed keep the target they had; what is reached before the system was in use is the target
of the months before the first one that is planned here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from ekinerja.aturan.kinerja.pecah_target import (
    Bagian,
    bobot_triwulan,
    pecah,
    pecah_sisa,
    pecah_triwulan,
)
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import angka, bulan_tahun
from ekinerja.core.workflow import Pelaku
from ekinerja.kalender.queries import hari_kerja
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.models import SKP, Indikator, TargetBulanan
from ekinerja.skp.queries import bulan_terkunci
from ekinerja.skp.services.draf import catat_isi, kunci_draf

_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class CaraPecah:
    """How a target is divided.

    :ivar cara: RATA, HARI_KERJA or TRIWULAN.
    :ivar triwulan: percent of each quarter, for TRIWULAN; adds up to 100.
    :ivar mulai: first month that is planned here; months before carry the opening realisation.
    """

    cara: str = "RATA"
    triwulan: tuple[Decimal, ...] = ()
    mulai: date | None = None


RATA = CaraPecah()


@transaction.atomic
def isi_target_bulanan(
    indikator: Indikator,
    *,
    oleh: Pelaku,
    target: Mapping[date, Decimal] | None = None,
    cara: CaraPecah = RATA,
    stempel: int | None = None,
) -> None:
    """Set the target of each month: by hand with ``target``, else divided in a ``cara``.

    :param target: first day of a month → target. A month left out becomes 0.
    :raises AksiDitolak: when a month lies outside or is locked, a figure is negative, or the sum
        is not the target of the whole period exactly.
    """
    skp = kunci_draf(indikator.hasil_kerja.skp_id, oleh, stempel=stempel)
    if target is None:
        sebar_target(indikator, skp, cara)
    else:
        _isi_sendiri(indikator, skp, dict(target))
    indikator.cara_pecah = "TANGAN" if target is not None else cara.cara
    indikator.save(update_fields=["cara_pecah"])
    catat_isi(skp, f"target bulanan “{indikator.uraian}” diubah", oleh)


def _isi_sendiri(indikator: Indikator, skp: SKP, isi: dict[date, Decimal]) -> None:
    total, bulan = _target_terbagi(indikator), bulan_skp(skp)
    if set(isi) - set(bulan):
        raise AksiDitolak("Ada target untuk bulan di luar masa SKP. Hapus target bulan itu.")
    if any(nilai < 0 for nilai in isi.values()):
        raise AksiDitolak("Target bulanan tidak boleh kurang dari nol.")
    for awal, nilai in _bulan_tetap(indikator, skp).items():
        if isi.get(awal, Decimal(0)) != nilai:
            raise AksiDitolak(
                f"{bulan_tahun(awal)} sudah lewat atau ditutup, sehingga targetnya tetap "
                f"{angka(nilai)} {indikator.satuan}. Ubah bulan sesudahnya saja."
            )
    jumlah = sum(isi.values(), Decimal(0))
    if jumlah != total:
        raise AksiDitolak(
            f"Target bulanan berjumlah {angka(jumlah)}, sedangkan target SKP "
            f"{angka(total)} {indikator.satuan}. Sesuaikan sampai jumlahnya sama."
        )
    tulis_target(indikator, {awal: isi.get(awal, Decimal(0)) for awal in bulan})


def sebar_target(indikator: Indikator, skp: SKP, cara: CaraPecah = RATA) -> None:
    """Divide the target over the open months and write it.

    :raises AksiDitolak: when the months that are fixed already hold more than the target.
    """
    bagian = pecahan(indikator, skp, cara)
    tulis_target(indikator, {awal: satu.nilai for awal, satu in bagian.items()})


def pecahan(indikator: Indikator, skp: SKP, cara: CaraPecah) -> dict[date, Bagian]:
    """Each month with its part, rounded and exact; nothing is written."""
    total, bulan = _target_terbagi(indikator), bulan_skp(skp)
    tetap = _sebelum_mulai(indikator, bulan, cara.mulai) | _bulan_tetap(indikator, skp)
    bobot = _bobot(skp, bulan, cara)
    if cara.cara == "TRIWULAN" and not tetap:
        nomor = [awal.month for awal in bulan]
        return dict(zip(bulan, pecah_triwulan(total, cara.triwulan, nomor), strict=True))
    try:
        bagian = pecah_sisa(total, [tetap.get(awal) for awal in bulan], bobot)
    except ValueError as galat:
        raise AksiDitolak(
            f"Bulan yang sudah lewat bertarget {angka(sum(tetap.values(), Decimal(0)))}, sehingga "
            f"target {angka(total)} {indikator.satuan} tidak dapat disebar ke bulan yang tersisa. "
            "Periksa targetnya."
        ) from galat
    return dict(zip(bulan, bagian, strict=True))


def _sebelum_mulai(
    indikator: Indikator, bulan: Sequence[date], mulai: date | None
) -> dict[date, Decimal]:
    """Opening realisation as the target of the months before the first planned one."""
    sebelum = [awal for awal in bulan if mulai is not None and awal < mulai]
    if not sebelum:
        return {}
    bagian = pecah(indikator.realisasi_awal, [1] * len(sebelum))
    return {awal: satu.nilai for awal, satu in zip(sebelum, bagian, strict=True)}


def _bulan_tetap(indikator: Indikator, skp: SKP) -> dict[date, Decimal]:
    """Months of a change that may not be touched, with the target they keep."""
    terkunci = bulan_terkunci(skp)
    if not terkunci:
        return {}
    kini = dict(indikator.target_bulanan.values_list("awal", "target"))
    return {awal: kini.get(awal, Decimal(0)) for awal in bulan_skp(skp) if awal in terkunci}


def _bobot(skp: SKP, bulan: Sequence[date], cara: CaraPecah) -> list[Decimal]:
    if cara.cara == "HARI_KERJA":
        hari = hari_kerja(
            skp.instansi_id,
            unit_id=skp.jabatan.unit_id,
            awal=skp.masa.lower,
            akhir=skp.masa.upper,
        )
        banyak = Counter(satu.replace(day=1) for satu in hari)
        return [Decimal(banyak[awal]) for awal in bulan]
    if cara.cara == "TRIWULAN":
        if len(cara.triwulan) != 4 or sum(cara.triwulan) != _SERATUS:
            raise AksiDitolak("Isi bagian keempat triwulan dalam persen, berjumlah 100.")
        return bobot_triwulan(cara.triwulan, [awal.month for awal in bulan])
    return [Decimal(1)] * len(bulan)


def _target_terbagi(indikator: Indikator) -> Decimal:
    if not indikator.terbagi or indikator.target is None:
        raise AksiDitolak(
            "Target indikator ini berlaku sama pada setiap bulan, sehingga tidak dibagi."
        )
    return indikator.target


def tulis_target(indikator: Indikator, target: Mapping[date, Decimal]) -> None:
    """Write these months; realisation stays."""
    TargetBulanan.objects.bulk_create(
        [TargetBulanan(indikator=indikator, awal=a, target=t) for a, t in target.items()],
        update_conflicts=True,
        unique_fields=["indikator", "awal"],
        update_fields=["target"],
    )


def bulan_skp(skp: SKP) -> list[date]:
    """First days of the months that an SKP touches."""
    return bulan_dalam(skp.masa.lower, skp.masa.upper)


def bagi_rata(target: Decimal, bulan: list[date]) -> dict[date, Decimal]:
    """Spread a target over months so that the sum is exact.

    A whole target is spread in whole units, others in hundredths; what is left over goes to the
    last months, one unit each.
    """
    bagian = pecah(target, [1] * len(bulan))
    return {awal: satu.nilai for awal, satu in zip(bulan, bagian, strict=True)}
