"""Argumen alamat peran: usulan bagi unit Sari dan permintaan akses dukungan di instansinya."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.organisasi.models import AksesDukungan, UsulanPeran

Argumen = dict[str, Any]


def usulan(pemeran: Any) -> Argumen:
    """Usulan Wayan supaya Budi menjadi PPK-SKPD dinas Sari."""
    hasil = UsulanPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.budi.user, peran="PPK_SKPD",
        unit=pemeran.unit.dinas, masa=DateRange(date(2026, 12, 1), None), dasar="SK 8/2026",
        diusulkan_oleh=pemeran.wayan.user, diusulkan_pada=PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


def putus_usulan(pemeran: Any) -> Argumen:
    """Usulan yang sama, untuk disetujui orang kedua."""
    return {**usulan(pemeran), "langkah": "setujui"}


def dukungan(pemeran: Any) -> Argumen:
    """Permintaan Budi membaca data seluruh instansi, belum diputuskan."""
    hasil = AksesDukungan.objects.create(
        instansi=pemeran.instansi, user=pemeran.budi.user, alasan="Aduan 7: slip tidak terbuka",
        jam=2, diminta_pada=PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


def putus_dukungan(pemeran: Any) -> Argumen:
    """Permintaan yang sama, untuk disetujui BKPSDM."""
    return {**dukungan(pemeran), "langkah": "setujui"}


def jejak(pemeran: Any) -> Argumen:
    """Halaman yang dibuka selama akses itu, sebagai berkas."""
    return {**dukungan(pemeran), "bentuk": "csv"}


BENTUK: dict[str, Argumen] = {
    "organisasi:peran_ekspor": {"bentuk": "csv"},
    "organisasi:usulan_ekspor": {"bentuk": "csv"},
    "organisasi:dukungan_ekspor": {"bentuk": "csv"},
}
SASARAN: dict[str, Callable[[Any], Argumen]] = {
    "organisasi:usulan_rincian": usulan,
    "organisasi:usulan_putus": putus_usulan,
    "organisasi:dukungan_rincian": dukungan,
    "organisasi:dukungan_putus": putus_dukungan,
    "organisasi:dukungan_jejak": jejak,
}
