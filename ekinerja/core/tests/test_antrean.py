from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from procrastinate.contrib.django import app

from ekinerja.core.berkas import terima_berkas
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Berkas
from ekinerja.core.tests.test_berkas import foto

PADA = datetime(2026, 10, 14, 2, tzinfo=UTC)


def jumlah(status: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = %s", [status])
        return cursor.fetchone()[0]


def kerjakan() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


class TestAntrekan:
    def test_a_job_vanishes_with_its_transaction(self, pemeran):
        sebelum = jumlah("todo")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            antrekan("core.olah_berkas", berkas_id=1)
            raise ZeroDivisionError
        assert jumlah("todo") == sebelum


@pytest.mark.django_db(transaction=True)
class TestOlahBerkas:
    def test_the_worker_writes_the_clean_copy(self, pemeran, transactional_db):
        berkas = terima_berkas(
            SimpleUploadedFile("a.jpg", foto()), instansi_id=pemeran.instansi.pk, pada=PADA
        )
        assert berkas.olahan == ""
        kerjakan()
        assert Berkas.objects.get().olahan

    def test_a_job_whose_worker_died_is_taken_up_again(self, pemeran, transactional_db):
        terima_berkas(
            SimpleUploadedFile("a.jpg", foto()), instansi_id=pemeran.instansi.pk, pada=PADA
        )
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
        antrekan("core.lanjutkan_macet", timestamp=0)
        kerjakan()
        kerjakan()
        assert Berkas.objects.get().olahan
