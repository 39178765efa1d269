"""One demonstration government for all tests of this folder; rolled back at the end.

Tests with `db` run before it is loaded (pytest-django orders them so) and see an empty database.
"""

from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.demo.muat import muat_demo

HARI_INI = date(2026, 11, 22)


@pytest.fixture(scope="module")
def peragaan(tabel_segar, django_db_blocker, tmp_path_factory):
    """The loaded demonstration as it stands on 22 November 2026."""
    bukti = tmp_path_factory.mktemp("bukti")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=bukti), transaction.atomic():
        assert muat_demo(HARI_INI)
        yield Instansi.objects.get()
        transaction.set_rollback(True)
