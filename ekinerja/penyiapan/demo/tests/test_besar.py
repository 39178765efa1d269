"""The large government has the promised numbers, at any size."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ekinerja.penyiapan.demo.besar.muat import muat_besar
from ekinerja.penyiapan.demo.besar.rencana import bagi, rencana_besar

AWAL = date(2026, 10, 1)


def angka(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


class TestRencanaBesar:
    @pytest.mark.parametrize("orang", [100, 167, 1000, 9999, 10_000])
    def test_it_has_exactly_that_many_people_and_the_regent(self, orang):
        semua = [j for unit in rencana_besar(orang).semua() for j in unit.jabatan]
        assert sum(j.isi for j in semua) == orang + 1
        assert len({j.kode for j in semua}) == len(semua)

    def test_parts_differ_by_at_most_one(self):
        assert bagi(10, 4) == [3, 3, 2, 2]


class TestMuatBesar:
    @pytest.fixture(scope="class")
    def besar(self, django_db_setup, django_db_blocker, tmp_path_factory):
        from django.db import transaction
        from django.test import override_settings

        bukti = tmp_path_factory.mktemp("bukti")
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=bukti), transaction.atomic():
            assert muat_besar(200, awal=AWAL)
            yield
            transaction.set_rollback(True)

    def test_every_person_has_22_days_and_170_approved_entries(self, besar):
        hari = "SELECT count(*) FROM presensi_haripresensi WHERE tanggal < '2026-11-01'"
        assert angka(hari) == 200 * 22
        setuju = (
            "SELECT count(*) FROM aktivitas_aktivitas"
            " WHERE status = 'DISETUJUI' AND tanggal < '2026-11-01'"
        )
        assert angka(setuju) == 200 * 170

    def test_realisation_is_the_number_of_approved_entries(self, besar):
        assert angka("SELECT sum(realisasi)::int FROM skp_targetbulanan") == 200 * (170 + 2)

    def test_the_next_month_has_entries_in_every_state(self, besar):
        berikut = (
            "SELECT count(DISTINCT status) FROM aktivitas_aktivitas WHERE tanggal >= '2026-11-01'"
        )
        assert angka(berikut) == 4

    def test_some_are_late_and_some_absent(self, besar):
        terlambat = "SELECT count(*) FROM presensi_haripresensi WHERE menit_terlambat > 0"
        assert 100 < angka(terlambat) < 500
        absen = "SELECT count(*) FROM presensi_haripresensi WHERE status = 'TANPA_KETERANGAN'"
        assert angka(absen) > 5

    def test_a_second_load_changes_nothing(self, besar):
        assert muat_besar(200, awal=AWAL) is False


class TestTolakBesar:
    def test_production_refuses(self, db, settings):
        settings.PRODUCTION = True
        with pytest.raises(CommandError, match="mode produksi"):
            call_command("demo_besar", "--orang", "200")

    def test_too_few_people_are_refused_with_a_sentence(self, db):
        with pytest.raises(CommandError, match="Banyaknya orang"):
            call_command("demo_besar", "--orang", "3")

    def test_a_month_without_holidays_is_refused(self, db):
        with pytest.raises(CommandError, match="Hari libur tahun 2031"):
            call_command("demo_besar", "--terakhir", "2031-02")
