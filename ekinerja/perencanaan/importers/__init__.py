"""Planning by file: goals, indicators, targets, programs, action plans."""

from ekinerja.perencanaan.importers.aksi import ImporRencanaAksi
from ekinerja.perencanaan.importers.indikator import ImporIndikatorSasaran, ImporTargetSasaran
from ekinerja.perencanaan.importers.program import ImporProgram
from ekinerja.perencanaan.importers.sasaran import ImporSasaran

__all__ = [
    "ImporIndikatorSasaran",
    "ImporProgram",
    "ImporRencanaAksi",
    "ImporSasaran",
    "ImporTargetSasaran",
]
