"""Two people who may work on schemes: Wayan (BKPSDM) drafts, Nyoman (Organisasi) decides."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.regulasi.services import DataSkema, berlakukan_skema, buat_skema
from ekinerja.regulasi.tests.skema_contoh import isi

PADA = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def organisasi(pemeran):
    """Nyoman also works at Bagian Organisasi."""
    from ekinerja.organisasi.models import PemberianPeran

    return PemberianPeran.objects.create(
        instansi=pemeran.instansi,
        user=pemeran.nyoman.user,
        peran="ORGANISASI",
        masa=DateRange(date(2020, 1, 1), None),
        dasar="SK 3/2020",
    )


def data(**ubah):
    lain = {k: ubah.pop(k) for k in ("sampai", "contoh", "nomor_keputusan") if k in ubah}
    return DataSkema(isi=isi(**ubah), nama="Skema uji", **({"contoh": True} | lain))


@pytest.fixture
def draf(pemeran, organisasi):
    return buat_skema(pemeran.instansi.pk, data=data(), oleh=pemeran.wayan, pada=PADA)


@pytest.fixture
def berlaku(pemeran, draf):
    return berlakukan_skema(draf, oleh=pemeran.nyoman, pada=PADA)
