"""Argumen alamat integrasi: bacaan, perbedaan, dan penimpaan milik instansi para pemeran."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.models import Penimpaan, Perbedaan, Sinkronisasi
from tests.guards.sasaran_bulan import PADA

Argumen = dict[str, Any]


def _bacaan(pemeran: Any) -> Sinkronisasi:
    """Bacaan SIMPEG yang sudah selesai terbaca."""
    sumber, _ = SumberData.objects.get_or_create(
        instansi=pemeran.instansi, jenis="SIMPEG", moda="FOLDER", alamat="simpeg"
    )
    return Sinkronisasi.objects.create(
        instansi=pemeran.instansi, sumber=sumber, cara="FOLDER", status="SIAP",
        dimulai_pada=PADA, oleh_nama="sistem",
    )  # fmt: skip


def bacaan(pemeran: Any) -> Argumen:
    """Bacaan SIMPEG itu."""
    return {"pk": _bacaan(pemeran).pk}


def perbedaan(pemeran: Any) -> Argumen:
    """Nomor rekening Sari yang berbeda di SIMPEG."""
    beda = Perbedaan.objects.create(
        sinkron=_bacaan(pemeran), jenis="NILAI", pegawai=pemeran.sari, medan="pegawai.rekening",
        sebutan=pemeran.sari.nama, kita="1", mereka="2",
    )  # fmt: skip
    return {"pk": beda.pk}


def penimpaan(pemeran: Any) -> Argumen:
    """Nomor rekening Sari yang dipertahankan Wayan."""
    hasil = Penimpaan.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, medan="pegawai.rekening",
        masa=DateRange(date(2026, 1, 1), date(2027, 1, 1)), alasan="Rekening lama ditutup",
        oleh=pemeran.wayan.user, oleh_nama=pemeran.wayan.nama, dibuat_pada=PADA,
    )  # fmt: skip
    return {"pk": hasil.pk}


BENTUK: dict[str, Argumen] = {
    "integrasi:penimpaan_ekspor": {"bentuk": "csv"},
    "integrasi:atur": {"jenis": "simpeg"},
    "integrasi:baca": {"jenis": "simpeg"},
    "integrasi:alihkan": {"jenis": "simpeg"},
}
SASARAN = {
    "integrasi:bacaan": bacaan,
    "integrasi:kemajuan": bacaan,
    "integrasi:terapkan": bacaan,
    "integrasi:orang_baru": bacaan,
    "integrasi:ekspor": lambda pemeran: {**bacaan(pemeran), "bentuk": "csv"},
    "integrasi:padankan": perbedaan,
    "integrasi:timpa": perbedaan,
    "integrasi:penimpaan_rinci": penimpaan,
    "integrasi:penimpaan_akhiri": penimpaan,
}
