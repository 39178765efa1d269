"""The actor of a deed of planning: with the units that the roles of that day reach."""

from dataclasses import dataclass

from ekinerja.core.lingkup import Lingkup


@dataclass(frozen=True, slots=True)
class PelakuPerencanaan:
    """Who acts, and where: as who plans, and as who verifies.

    :ivar penyusun: units for which the person plans (``PENYUSUN`` of the permissions).
    :ivar verifikator: units whose plans and reports the person verifies (``VERIFIKATOR``).
    """

    user_id: int | None
    nama: str
    penyusun: Lingkup
    verifikator: Lingkup

    @property
    def instansi_id(self) -> int:
        return self.penyusun.instansi_id
