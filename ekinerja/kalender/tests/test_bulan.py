"""The month of a paying unit: open once, closed once."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from ekinerja.core.errors import AksiDitolak
from ekinerja.kalender.models import Bulan, BulanTertutup
from ekinerja.kalender.queries import bulan_tertutup, unit_penutup
from ekinerja.kalender.services import buka_bulan, tutup_bulan

OKTOBER = date(2026, 10, 1)


@pytest.fixture
def bulan(pemeran):
    return buka_bulan(pemeran.unit.dinas, awal=OKTOBER)


class TestBukaBulan:
    def test_it_is_made_once(self, pemeran, bulan):
        assert buka_bulan(pemeran.unit.dinas, awal=OKTOBER).pk == bulan.pk
        assert not bulan.tertutup

    def test_it_is_refused_in_the_middle_of_a_month(self, pemeran):
        with pytest.raises(AksiDitolak, match="tanggal 1"):
            buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 5))


class TestTutupBulan:
    def test_it_closes_for_the_people_named(self, pemeran, bulan, pada):
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk, pemeran.budi.pk], pada=pada)
        assert Bulan.objects.get().ditutup_pada == pada
        assert bulan_tertutup(pemeran.sari.pk, tanggal=date(2026, 10, 31))
        assert not bulan_tertutup(pemeran.sari.pk, tanggal=date(2026, 11, 1))
        assert not bulan_tertutup(pemeran.tono.pk, tanggal=OKTOBER)
        assert unit_penutup(pemeran.instansi.pk, tanggal=date(2026, 10, 9)) == [
            "Dinas Komunikasi dan Informatika"
        ]

    def test_it_is_refused_the_second_time(self, pemeran, bulan, pada):
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        with pytest.raises(AksiDitolak, match=r"Oktober 2026 .* sudah ditutup"):
            tutup_bulan(bulan, pegawai_ids=[pemeran.budi.pk], pada=pada)

    def test_it_is_refused_for_a_person_closed_elsewhere(self, pemeran, bulan, pada):
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        lain = buka_bulan(pemeran.unit.dinas_lain, awal=OKTOBER)
        with pytest.raises(AksiDitolak, match="sudah ditutup di perangkat daerah lain"):
            tutup_bulan(lain, pegawai_ids=[pemeran.tono.pk, pemeran.sari.pk], pada=pada)
        assert not Bulan.objects.get(pk=lain.pk).tertutup
        assert BulanTertutup.objects.count() == 1

    def test_the_database_keeps_it_closed(self, pemeran, bulan, pada):
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        with (
            pytest.raises(IntegrityError, match="hanya dapat ditambah"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM kalender_bulantertutup")
