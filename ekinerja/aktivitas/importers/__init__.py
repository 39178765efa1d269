"""Daily entries from another system, and the catalogue of activities, by file."""

from ekinerja.aktivitas.importers.impor import ImporAktivitas
from ekinerja.aktivitas.importers.katalog import ImporKatalog

__all__ = ["ImporAktivitas", "ImporKatalog"]
