"""Numbers in the shape of a NIP, made from invented birth dates.

PNS: birth date, year and month of appointment, sex, serial. PPPK: birth date, year, "2" and the
count of contracts, sex, serial. The serial begins at 900, far above what is given in practice,
so that no number belongs to a real person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from random import Random

_URUT_PERTAMA = 900


@dataclass(slots=True)
class PembuatNIP:
    """Gives numbers that never repeat."""

    _urut: dict[str, Iterator[int]]

    def __init__(self) -> None:
        self._urut = {}

    def buat(self, lahir: date, *, tmt: date, jenis_kelamin: str, pppk: bool) -> str:
        """18 digits for this birth date and date of appointment."""
        tengah = f"{tmt.year}21" if pppk else f"{tmt:%Y%m}"
        pokok = f"{lahir:%Y%m%d}{tengah}{'1' if jenis_kelamin == 'L' else '2'}"
        urut = next(self._urut.setdefault(pokok, count(_URUT_PERTAMA)))
        return f"{pokok}{urut:03d}"


def tanggal_lahir(dadu: Random, *, tahun: int, umur: tuple[int, int]) -> date:
    """A birth date for an age in this range."""
    return date(tahun - dadu.randint(*umur), dadu.randint(1, 12), dadu.randint(1, 28))
