"""Sari's log in each state; the clock stands on Monday, 12 October 2026."""

from datetime import date

import pytest
import time_machine

from ekinerja.aktivitas.tests import pembuat
from ekinerja.kalender.services import buka_bulan, tutup_bulan
from ekinerja.skp.tests import pembuat as pembuat_skp


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(pembuat.PADA, tick=False):
        yield


@pytest.fixture
def indikator(pemeran):
    skp = pembuat_skp.disetujui(pemeran.sari, oleh=pemeran.budi)
    return pembuat_skp.indikator_pertama(skp)


@pytest.fixture
def draf(pemeran, indikator):
    return pembuat.draf(pemeran.sari, indikator)


@pytest.fixture
def dikirim(pemeran, indikator):
    return pembuat.dikirim(pemeran.sari, indikator)


@pytest.fixture
def tutup_oktober(pemeran):
    """Close October 2026 for Sari, when called."""

    def tutup():
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        return tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pembuat.PADA)

    return tutup
