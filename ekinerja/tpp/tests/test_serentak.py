"""Two connections at once: what another writes while a month is being closed."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections, transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.tpp.models import Penutupan
from ekinerja.tpp.services import tutup_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2, aktivitas


def in_thread(deed) -> Future:
    """Run a deed on a connection of its own."""

    def run():
        try:
            return deed()
        finally:
            connections.close_all()

    return ThreadPoolExecutor(1).submit(run)


def wait_until_blocked() -> None:
    """Until another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        for _ in range(2000):
            cursor.execute(
                "SELECT count(*), pg_sleep(0.005) FROM pg_locks l"
                " JOIN pg_database d ON d.oid = l.database"
                " WHERE NOT l.granted AND d.datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
    raise AssertionError("Tidak ada yang menunggu.")


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
