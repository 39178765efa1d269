"""Points of an entry by the catalogue: exact, and the same for everybody in the same role.

Nothing here knows a person, a post or a rank: who takes part in a meeting as participant earns the
participant's points, whether head of a dinas or staf. Points are never rounded; only rules of pay
round, where the regulation says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

SERATUS = Decimal(100)
NOL = Decimal(0)


@dataclass(frozen=True, slots=True)
class NormaPoin:
    """What the catalogue says. ``batas_hari`` and ``batas_bulan`` are results, None: no cap.

    :ivar pengali: role → multiplier; empty where the activity knows no roles.
    :ivar bertahap: one job over many days, paid once by its progress.
    """

    poin: Decimal
    pengali: Mapping[str, Decimal] = field(default_factory=dict)
    bertahap: bool = False
    batas_hari: Decimal | None = None
    batas_bulan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Kerja:
    """What was done: results, the role, and of a job in progress the percentage reached."""

    jumlah: Decimal
    peran: str = ""
    kemajuan: int | None = None


@dataclass(frozen=True, slots=True)
class Terhitung:
    """What other entries of the person hold: results of that day and month, points of the job."""

    hari: Decimal = NOL
    bulan: Decimal = NOL
    poin_pekerjaan: Decimal = NOL


def hitung_poin(norma: NormaPoin, kerja: Kerja, terhitung: Terhitung) -> Decimal:
    """Points of one entry.

    A job in progress pays the points up to the percentage reached, less what its other entries
    hold; so all of them together never pay more than the whole, in any order.
    """
    pengali = norma.pengali[kerja.peran] if norma.pengali else Decimal(1)
    if norma.bertahap:
        sampai = norma.poin * pengali * Decimal(kerja.kemajuan or 0) / SERATUS
        return max(sampai - terhitung.poin_pekerjaan, NOL)
    return norma.poin * pengali * hasil_diakui(norma, kerja, terhitung)


def hasil_diakui(norma: NormaPoin, kerja: Kerja, terhitung: Terhitung) -> Decimal:
    """Results that still earn points below the caps of the day and the month."""
    sisa = [kerja.jumlah]
    if norma.batas_hari is not None:
        sisa.append(norma.batas_hari - terhitung.hari)
    if norma.batas_bulan is not None:
        sisa.append(norma.batas_bulan - terhitung.bulan)
    return max(min(sisa), NOL)
