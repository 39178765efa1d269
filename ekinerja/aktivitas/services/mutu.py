"""The reviewer's score of an entry: by the rubric that is decreed, else in numbers."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.utils import timezone

from ekinerja.aktivitas.models import NILAI_TERTINGGI, Aktivitas
from ekinerja.aktivitas.queries import aturan_putusan
from ekinerja.core.errors import AksiDitolak

WAJIB = (
    "Kreativitas selalu diberi nilai oleh penilainya. Buka aktivitasnya, beri nilai, lalu setujui."
)
Rubrik = Sequence[tuple[str, Decimal]]


class Mutu(NamedTuple):
    """A score from 0 to 100, in the words of the rubric where there is one."""

    nilai: Decimal | None = None
    sebutan: str = ""


TANPA_NILAI = Mutu()


def periksa_mutu(aktivitas: Aktivitas, isian: str, *, pada: datetime) -> Mutu:
    """The score that was chosen; creative work is never approved without one.

    :param isian: words of the rubric, or a number from 0 to 100 where no rubric is decreed.
    :raises AksiDitolak: when it is missing, or no such score exists.
    """
    if not isian.strip():
        if aktivitas.jenis == Aktivitas.KREATIVITAS:
            raise AksiDitolak(WAJIB)
        return TANPA_NILAI
    rubrik = aturan_putusan(aktivitas.instansi_id, pada=timezone.localdate(pada)).rubrik
    return baca_mutu(isian.strip(), rubrik)


def baca_mutu(isian: str, rubrik: Rubrik) -> Mutu:
    """:raises AksiDitolak: when the rubric has no such words, or the number is out of range."""
    if rubrik:
        for sebutan, nilai in rubrik:
            if sebutan == isian:
                return Mutu(nilai, sebutan)
        raise AksiDitolak("Nilai ini tidak ada pada rubrik yang berlaku. Pilih salah satu nilai.")
    try:
        nilai = Decimal(isian.replace(",", "."))
    except InvalidOperation:
        nilai = Decimal(-1)
    if not nilai.is_finite() or not 0 <= nilai <= NILAI_TERTINGGI:
        raise AksiDitolak(f"Nilai berupa angka 0 sampai {NILAI_TERTINGGI}. Perbaiki nilainya.")
    return Mutu(nilai.quantize(Decimal("0.01")))
