"""Failed jobs go back into the queue once, with the name of who did it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Pekerjaan
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.queries import keadaan_antrean, tugas_gagal
from ekinerja.organisasi.services import ulangi_gagal

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def teknis(pemeran):
    PemberianPeran.objects.create(
        instansi=pemeran.instansi, user=pemeran.tono.user, peran="ADMIN_TEKNIS",
        masa=DateRange(date(2026, 1, 1), None), dasar="SK 3/2026",
    )  # fmt: skip
    return pemeran


def gagal(**argumen):
    nomor = antrekan("core.olah_berkas", **argumen)
    with connection.cursor() as cursor:
        for status in ("doing", "failed"):
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, nomor]
            )
    return nomor


class TestUlangi:
    def test_it_queues_every_failed_job_of_the_kind(self, teknis):
        gagal(berkas_id=1)
        gagal(berkas_id=2)
        assert [(t.tugas, t.jumlah) for t in tugas_gagal()] == [("core.olah_berkas", 2)]
        jumlah = ulangi_gagal(
            "core.olah_berkas", instansi_id=teknis.instansi.pk, oleh=teknis.tono, pada=PADA
        )
        assert jumlah == 2
        assert not tugas_gagal()
        assert keadaan_antrean().menunggu == 2
        assert Pekerjaan.objects.get(jenis="sistem.ulangi").oleh == teknis.tono.user

    def test_it_is_refused_to_others_and_when_there_is_nothing(self, teknis):
        isi = {"instansi_id": teknis.instansi.pk, "pada": PADA}
        for siapa in (teknis.wayan, teknis.sari, teknis.ucok):
            with pytest.raises(TidakBerwenang):
                ulangi_gagal("core.olah_berkas", oleh=siapa, **isi)
        with pytest.raises(AksiDitolak, match="Tidak ada lagi"):
            ulangi_gagal("core.olah_berkas", oleh=teknis.tono, **isi)

    def test_what_a_later_job_made_good_is_not_counted(self, teknis):
        nomor = gagal(berkas_id=1)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE procrastinate_jobs SET queueing_lock = 'k' WHERE id = %s", [nomor]
            )
        antrekan("core.olah_berkas", kunci="k", berkas_id=1)
        assert not tugas_gagal()
