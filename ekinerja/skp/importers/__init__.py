"""SKP that were agreed elsewhere, by file: one row an indicator, agreed at once."""

from ekinerja.skp.importers.impor import ImporSKP

__all__ = ["ImporSKP"]
