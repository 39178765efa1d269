"""A yearly target divided over its months: the parts always add up to the whole.

The parts are rounded by the largest remainder: every part is first rounded down to the step of
the target (one, or one hundredth where the target itself has decimals), and the units that are
left go one each to the parts that lost most; between equals the later month is served first.
No regulation orders this way of rounding; it is the convention of this application.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

_SATU, _SEN = Decimal(1), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part: what it is after rounding, and what it would be without (two decimals)."""

    nilai: Decimal
    tepat: Decimal

    @property
    def selisih(self) -> Decimal:
        """What rounding added or took away."""
        return self.nilai - self.tepat


def langkah_bulat(target: Decimal) -> Decimal:
    """The step in which a target is divided: one when it is whole, else one hundredth."""
    return _SATU if target == target.to_integral_value() else _SEN


def pecah(target: Decimal, bobot: Sequence[int | Decimal]) -> list[Bagian]:
    """Divide a target over parts in proportion to their weights.

    :param target: zero or more, at most two decimals.
    :param bobot: one weight a part, zero or more; all zero divides evenly.
    :returns: one part a weight; ``sum(nilai) == target`` exactly.
    :raises ValueError: for a negative target or weight, or without parts.
    """
    if not bobot or target < 0 or any(satu < 0 for satu in bobot):
        raise ValueError("target dan bobot tidak boleh negatif, dan harus ada bagiannya")
    berat = _bilangan_bulat(bobot)
    jumlah = sum(berat)
    langkah = langkah_bulat(target)
    satuan = int(target / langkah)
    bulat = [satuan * satu // jumlah for satu in berat]
    sisa = satuan - sum(bulat)
    hilang = [satuan * satu % jumlah for satu in berat]
    urutan = sorted(range(len(berat)), key=lambda n: (hilang[n], n), reverse=True)
    for nomor in urutan[:sisa]:
        bulat[nomor] += 1
    sen = satuan * int(langkah / _SEN)
    return [
        Bagian(nilai * langkah, int(Decimal(sen * satu) / jumlah) * _SEN)
        for nilai, satu in zip(bulat, berat, strict=True)
    ]


def _bilangan_bulat(bobot: Sequence[int | Decimal]) -> list[int]:
    """The same proportions in whole numbers; all zero becomes even."""
    if not any(bobot):
        return [1] * len(bobot)
    pecahan = [Fraction(satu) for satu in bobot]
    kelipatan = lcm(*(satu.denominator for satu in pecahan))
    return [satu.numerator * (kelipatan // satu.denominator) for satu in pecahan]


def pecah_sisa(
    target: Decimal, tetap: Sequence[Decimal | None], bobot: Sequence[int | Decimal]
) -> list[Bagian]:
    """Divide what fixed parts leave over: fixed ones stay, the open ones share the rest.

    :param tetap: the value of a fixed part, None for an open one.
    :raises ValueError: when the fixed parts exceed the target, or leave a rest to nobody.
    """
    sisa = target - sum((nilai for nilai in tetap if nilai is not None), Decimal(0))
    terbuka = [bobot[n] for n, nilai in enumerate(tetap) if nilai is None]
    if sisa < 0 or (sisa and not terbuka):
        raise ValueError("bagian yang tetap melebihi target, atau tidak ada bagian yang terbuka")
    isi = iter(pecah(sisa, terbuka)) if terbuka else iter(())
    return [Bagian(nilai, nilai) if nilai is not None else next(isi) for nilai in tetap]


def bobot_triwulan(persen: Sequence[Decimal], bulan: Sequence[int]) -> list[Decimal]:
    """Weights of months from the share of each quarter; a quarter is shared by its months here.

    :param persen: four shares, of any sum.
    :param bulan: numbers of the months (1–12), in order.
    """
    isi = [(nomor - 1) // 3 for nomor in bulan]
    return [persen[triwulan] / isi.count(triwulan) for triwulan in isi]


def pecah_triwulan(
    target: Decimal, persen: Sequence[Decimal], bulan: Sequence[int]
) -> list[Bagian]:
    """Divide a target over quarters first, and each quarter evenly over its months.

    :param persen: four shares, of any sum; ``bulan``: numbers of the months (1–12), in order.
    :returns: one part a month; a month stands beside its even share of the quarter.
    """
    isi = [(nomor - 1) // 3 for nomor in bulan]
    urutan = sorted(set(isi))
    jumlah = dict(zip(urutan, pecah(target, [persen[n] for n in urutan]), strict=True))
    bagian = {n: iter(pecah(jumlah[n].nilai, [1] * isi.count(n))) for n in urutan}
    return [next(bagian[n]) for n in isi]


def pecah_hari(target: Decimal, hari: Sequence[date]) -> dict[date, Decimal]:
    """A month's target as a proposal for its working days; it binds nobody.

    Weeks first, in proportion to their working days, then each week over its days: so that a small
    target is not heaped on the last days of the month.

    :param hari: working days of the month, in order.
    :returns: day → part; the parts add up to the target, and none when there is no day.
    """
    minggu: dict[tuple[int, int], list[date]] = {}
    for satu in hari:
        minggu.setdefault(satu.isocalendar()[:2], []).append(satu)
    if not minggu:
        return {}
    jumlah = pecah(target, [len(isi) for isi in minggu.values()])
    return {
        tanggal: bagian.nilai
        for isi, sepekan in zip(minggu.values(), jumlah, strict=True)
        for tanggal, bagian in zip(isi, pecah(sepekan.nilai, [1] * len(isi)), strict=True)
    }


def bagian_sampai(bulanan: Iterable[tuple[date, Decimal]], *, selesai: date) -> Decimal:
    """What of the monthly targets falls before a day on which a plan ends early.

    Whole months count whole; of the month in which it ends, the share of its days.

    :param bulanan: (first day of the month, target).
    """
    jumlah = Decimal(0)
    for awal, target in bulanan:
        berikut = date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)
        if berikut <= selesai:
            jumlah += target
        elif awal < selesai:
            hari = [(selesai - awal).days, (berikut - selesai).days]
            jumlah += pecah(target, hari)[0].nilai
    return jumlah
