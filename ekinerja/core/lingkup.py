"""Scope: the first argument of every public query."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a person, acting in one capacity, may see.

    :ivar instansi_id: the government; rows of another never appear.
    :ivar unit_ids: units whose rows are visible, or None for the whole instansi.
    :ivar pegawai_id: the person asking, or None for the system.
    :ivar per_tanggal: the day on which dated rows are read.
    :ivar kapasitas: in which role, as printed in histories ("Atasan", "PPK-SKPD").
    """

    instansi_id: int
    per_tanggal: date
    unit_ids: tuple[int, ...] | None = ()
    pegawai_id: int | None = None
    kapasitas: str = "Pegawai"

    def mencakup_unit(self, unit_id: int | None) -> bool:
        """Is this unit inside the scope?"""
        return self.unit_ids is None or (unit_id is not None and unit_id in self.unit_ids)
