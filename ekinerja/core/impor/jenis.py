"""Satu jenis impor sebagaimana ditawarkan wisaya: siapa yang boleh, dan bunyi kartunya."""

from dataclasses import dataclass
from typing import Any

from ekinerja.core.impor.importir import Importir


@dataclass(frozen=True, slots=True)
class JenisImpor:
    """Satu jenis impor.

    :ivar peran: peran yang boleh; impornya hanya mencapai unit peran-peran itu.
    """

    importir: type[Importir[Any]]
    keterangan: str
    ikon: str
    peran: tuple[str, ...]

    @property
    def kunci(self) -> str:
        return self.importir.kunci

    @property
    def judul(self) -> str:
        return self.importir.judul
