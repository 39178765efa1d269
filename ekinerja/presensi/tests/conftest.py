"""Moments and records, short to write: ``rekam(sari, "2026-10-05 07:31")`` in the local zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from ekinerja.core.workflow import SISTEM
from ekinerja.presensi.models import HariPresensi
from ekinerja.presensi.services import RekamanMasuk, hitung_hari, terima_rekaman

PADA = datetime(2026, 11, 22, 3, tzinfo=UTC)
WIB = "Asia/Jakarta"


def masuk(pegawai, *saat, zona=WIB):
    """Records of a person at local times."""
    return [
        RekamanMasuk(
            pegawai_id=pegawai.pk,
            saat=datetime.fromisoformat(satu).replace(tzinfo=ZoneInfo(zona)),
            zona=zona,
        )
        for satu in saat
    ]


@pytest.fixture
def pada():
    return PADA


@pytest.fixture
def rekam(pemeran):
    def terima(pegawai, *saat, zona=WIB, pada=PADA):
        isi = masuk(pegawai, *saat, zona=zona)
        return terima_rekaman(pemeran.instansi.pk, isi, oleh=SISTEM, pada=pada)

    return terima


@pytest.fixture
def hitung(pemeran):
    def jalankan(awal=date(2026, 10, 1), akhir=date(2026, 11, 1), pada=PADA, **lain):
        return hitung_hari(pemeran.instansi.pk, awal=awal, akhir=akhir, pada=pada, **lain)

    return jalankan


@pytest.fixture
def hari(pemeran):
    def ambil(pegawai, tanggal):
        return HariPresensi.objects.filter(
            pegawai=pegawai, tanggal=date.fromisoformat(tanggal)
        ).first()

    return ambil
