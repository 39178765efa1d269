"""A moment and the system as actor, for the deeds of the calendar."""

from datetime import UTC, datetime

import pytest

from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.services import muat_hari_libur

PADA = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def pada():
    return PADA


@pytest.fixture
def libur_termuat(pemeran):
    """Days off of 2025-2027 in the instansi of the cast."""
    for tahun in (2025, 2026, 2027):
        muat_hari_libur(pemeran.instansi, tahun=tahun, oleh=SISTEM, pada=PADA)
