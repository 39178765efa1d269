"""Daily entries from another system, by file."""

from ekinerja.aktivitas.importers.impor import ImporAktivitas

__all__ = ["ImporAktivitas"]
