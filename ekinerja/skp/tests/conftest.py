"""SKP of Sari in each state; the clock stands on Monday, 12 October 2026."""

import pytest
import time_machine

from ekinerja.skp.tests import pembuat


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(pembuat.PADA, tick=False):
        yield


@pytest.fixture
def skp_draf(pemeran):
    return pembuat.draf(pemeran.sari)


@pytest.fixture
def skp_lengkap(pemeran):
    return pembuat.lengkap(pemeran.sari)


@pytest.fixture
def skp_diajukan(pemeran):
    return pembuat.diajukan(pemeran.sari)


@pytest.fixture
def skp_disetujui(pemeran):
    return pembuat.disetujui(pemeran.sari, oleh=pemeran.budi)
