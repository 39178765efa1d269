"""Activities and everything that belongs to their day."""

from ekinerja.aktivitas.models.aktivitas import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.models.katalog import KatalogAktivitas

__all__ = ["Aktivitas", "BuktiAktivitas", "KatalogAktivitas", "RiwayatAktivitas"]
