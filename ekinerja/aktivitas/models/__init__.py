"""Activities and everything that belongs to their day."""

from ekinerja.aktivitas.models.aktivitas import Aktivitas, BuktiAktivitas, RiwayatAktivitas
from ekinerja.aktivitas.models.katalog import (
    JUMLAH_BIASA,
    PERAN_KEGIATAN,
    KatalogAktivitas,
    RiwayatUsulanKatalog,
    UsulanKatalog,
)
from ekinerja.aktivitas.models.operator import PenunjukanOperator, PernyataanInput

__all__ = [
    "JUMLAH_BIASA",
    "PERAN_KEGIATAN",
    "Aktivitas",
    "BuktiAktivitas",
    "KatalogAktivitas",
    "PenunjukanOperator",
    "PernyataanInput",
    "RiwayatAktivitas",
    "RiwayatUsulanKatalog",
    "UsulanKatalog",
]
