from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.testing import counted_queries
from ekinerja.skp.models import KelolaLuar
from ekinerja.tpp.services import hitung_daftar
from ekinerja.tpp.tests.conftest import (  # noqa: F401  # fixtures of a calculated month
    NOVEMBER_2,
    bulan,
    daftar,
    indikator,
    skema,
)

PAGI = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(PAGI, tick=False):
        yield


def aktivitas(pemeran, status, *, penilai=None):
    return Aktivitas.objects.create(
        instansi=pemeran.instansi, pegawai=pemeran.sari, tanggal=date(2026, 11, 2), menit=60,
        indikator=indikator(pemeran, pemeran.sari), uraian="Rapat", status=status, penilai=penilai,
        dikirim_pada=PAGI if penilai else None, kunci_kirim=uuid4(),
    )  # fmt: skip


class TestDikelolaDiLuar:
    def test_who_logs_elsewhere_owes_no_minutes_and_is_told_where(self, as_sari, pemeran, skema):  # noqa: F811
        assert "beranda-menit" in as_sari.get("/").content.decode()
        KelolaLuar.objects.create(
            instansi=pemeran.instansi, jabatan=pemeran.sari.penempatan.first().jabatan,
            aplikasi="aplikasi kementerian", dasar="SE 3/2026",
            masa=DateRange(date(2026, 10, 1), None),
        )  # fmt: skip
        with counted_queries() as n:
            halaman = as_sari.get("/").content.decode()
        assert "dikelola di aplikasi kementerian" in halaman
        assert "beranda-menit" not in halaman and "Catat aktivitas" not in halaman
        assert int(n) <= 15


class TestBeranda:
    def test_it_asks_for_sign_in(self, client, db):
        assert client.get("/")["Location"].startswith("/masuk/")

    def test_a_person_sees_what_was_returned_and_the_minutes(self, as_sari, pemeran, skema):  # noqa: F811
        aktivitas(pemeran, "DIKEMBALIKAN")
        aktivitas(pemeran, "DRAF")
        page = as_sari.get("/").content.decode()
        assert "Perbaiki 1 aktivitas yang dikembalikan" in page
        assert "Kirim 1 draf aktivitas" in page
        assert "120" in page
        assert "6.750" in page

    def test_a_superior_sees_what_waits(self, as_budi, pemeran):
        aktivitas(pemeran, "DIKIRIM", penilai=pemeran.budi)
        assert "Periksa 1 aktivitas bawahan" in as_budi.get("/").content.decode()

    def test_each_role_sees_the_list_that_waits_for_it(
        self, as_komang, as_nyoman, as_ratna, as_tono, pemeran, daftar  # noqa: F811
    ):  # fmt: skip
        assert "Hitung TPP Oktober 2026" in as_komang.get("/").content.decode()
        hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert "Hitung TPP" not in as_komang.get("/").content.decode()
        assert "Verifikasi TPP Oktober 2026" in as_nyoman.get("/").content.decode()
        assert "TPP Oktober 2026" not in as_ratna.get("/").content.decode()
        assert "TPP Oktober 2026" not in as_tono.get("/").content.decode()

    def test_a_month_without_lists_is_not_called_closed(self, as_wayan, pemeran):
        isi = as_wayan.get("/").content.decode()
        assert "Belum ada unit yang menyiapkan daftar bulan ini" in isi
        assert "Semua sudah ditutup" not in isi and "dari 0 unit" not in isi

    def test_nothing_to_do_says_so(self, as_tono):
        assert "Tidak ada yang menunggu Anda" in as_tono.get("/").content.decode()

    def test_another_government_is_never_counted(self, as_ucok, daftar):  # noqa: F811
        page = as_ucok.get("/").content.decode()
        assert "0" in page
        assert "Kabupaten Uji" not in page

    def test_it_stays_within_fifteen_queries(self, as_ratna, pemeran, daftar):  # noqa: F811
        with counted_queries() as jumlah:
            as_ratna.get("/")
        assert int(jumlah) <= 15
