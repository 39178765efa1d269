"""Two connections at once: what another writes while a month is being closed."""

from datetime import date

import pytest
from django.db import transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import in_thread, wait_until_blocked
from ekinerja.tpp.models import Penutupan
from ekinerja.tpp.services import tutup_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, aktivitas


@pytest.mark.django_db(transaction=True)
class TestTutupDaftarSerentak:
    def test_an_entry_written_meanwhile_is_never_lost(
        self, transactional_db, pemeran, diverifikasi
    ):
        with transaction.atomic():
            aktivitas(pemeran, pemeran.sari, date(2026, 10, 30), menit=90)
            close = in_thread(
                lambda: tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)
            )
            wait_until_blocked()
        with pytest.raises(AksiDitolak, match="Sari Wulandari berubah"):
            close.result(timeout=30)
        assert not Penutupan.objects.exists()

    def test_of_two_who_close_at_once_one_succeeds_and_the_other_is_told(
        self, transactional_db, pemeran, diverifikasi
    ):
        deeds = [
            in_thread(lambda: tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2))
            for _ in range(2)
        ]
        galat = [deed.exception(timeout=30) for deed in deeds]
        assert sum(g is None for g in galat) == 1
        (ditolak,) = (g for g in galat if g is not None)
        assert isinstance(ditolak, AksiDitolak)
        assert Penutupan.objects.count() == 1
