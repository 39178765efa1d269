"""Scope: the first argument of every public query."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wewenang:
    """The right to decide in the stead of another, lent by letter for a period.

    :ivar pemberi_id: the person in whose stead, who stays responsible; ``nama`` for histories.
    :ivar pegawai_ids: whose rows it is narrowed to, or None for all of the lender's.
    """

    pemberi_id: int
    nama: str
    dasar: str
    pegawai_ids: frozenset[int] | None = None

    def mencakup(self, penilai_id: int | None, pegawai_id: int) -> bool:
        """Does it reach a row of this person that waits for this penilai?"""
        return penilai_id == self.pemberi_id and (
            self.pegawai_ids is None or pegawai_id in self.pegawai_ids
        )


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a person, acting in one capacity, may see.

    :ivar instansi_id: the government; rows of another never appear.
    :ivar unit_ids: units whose rows are visible, or None for the whole instansi.
    :ivar pegawai_id: the person asking, or None for the system.
    :ivar per_tanggal: the day on which dated rows are read.
    :ivar kapasitas: in which role, as printed in histories ("Atasan", "PPK-SKPD").
    :ivar mewakili: in whose stead this person may decide on that day.
    """

    instansi_id: int
    per_tanggal: date
    unit_ids: tuple[int, ...] | None = ()
    pegawai_id: int | None = None
    kapasitas: str = "Pegawai"
    mewakili: tuple[Wewenang, ...] = ()

    def mencakup_unit(self, unit_id: int | None) -> bool:
        """Is this unit inside the scope?"""
        return self.unit_ids is None or (unit_id is not None and unit_id in self.unit_ids)
