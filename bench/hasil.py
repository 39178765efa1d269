"""A figure with its limit, and how it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Angka:
    """One measured figure: a ratio or a count that must not exceed its limit."""

    nama: str
    nilai: float
    batas: float

    @property
    def cukup(self) -> bool:
        return self.nilai <= self.batas

    def baris(self) -> str:
        """name, value, limit and verdict, separated by tabs."""
        putusan = "ok" if self.cukup else "over"
        return f"{self.nama}\t{_tulis(self.nilai)}\t{_tulis(self.batas)}\t{putusan}"


def detik(nama: str, terukur: float, *, batas: float, faktor: float) -> Angka:
    """A limit in seconds, as a share of that limit on this machine.

    :param faktor: this run's yardstick ÷ its committed reference, never below 1.
    """
    return Angka(nama, terukur / (batas * faktor), 1)


def tulis(angka: Sequence[Angka]) -> int:
    """Print the figures; nonzero when any is over its limit."""
    for satu in angka:
        print(satu.baris())
    return 0 if all(satu.cukup for satu in angka) else 1


def _tulis(nilai: float) -> str:
    return str(int(nilai)) if nilai == int(nilai) else f"{nilai:.3f}"
