"""Sasaran alamat katalog aktivitas dan masukan operator."""

from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.aktivitas.services import IsiAktivitas, usulkan_katalog
from ekinerja.aktivitas.tests.katalog_uji import katalog
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.pegawai.queries import identitas

Argumen = dict[str, Any]


def katalog_satu(pemeran: Any) -> Argumen:
    """Aktivitas umum instansi para pemeran."""
    return {"pk": katalog(pemeran).pk}


def usulan(pemeran: Any) -> Argumen:
    """Usulan Gusti bagi dinas Sari yang menunggu Rini."""
    hasil = usulkan_katalog(
        IsiAktivitas("U-9", "Melayani tamu", "UMUM", "Kegiatan", poin=Decimal(30)),
        unit=pemeran.unit.dinas,
        asal=None,
        mulai=date(2026, 11, 1),
        alasan="Belum ada di katalog.",
        oleh=identitas(pemeran.gusti.user, pada=HARI_INI),
        pada=PADA,
    )
    return {"pk": hasil.pk}


SASARAN: dict[str, Any] = {
    "aktivitas:katalog_rincian": katalog_satu,
    "aktivitas:usulan_katalog_rincian": usulan,
    "aktivitas:usulan_katalog_putus": lambda pemeran: usulan(pemeran) | {"langkah": "tolak"},
}

BENTUK: dict[str, Argumen] = {"aktivitas:usulan_katalog_ekspor": {"bentuk": "csv"}}
