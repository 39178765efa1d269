"""Monthly facts for the calculation."""

from datetime import date
from types import SimpleNamespace

import pytest

from ekinerja.aktivitas.queries import FaktaAktivitas, fakta_bulanan
from ekinerja.aktivitas.services import setujui
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import PADA

OKTOBER = (date(2026, 10, 1), date(2026, 11, 1))


def segmen(pegawai, mulai, selesai):
    return SimpleNamespace(pegawai_id=pegawai.pk, mulai=mulai, selesai=selesai)


class TestFaktaBulanan:
    def test_it_counts_approved_minutes_and_what_waits(self, pemeran, indikator):
        hari = [date(2026, 10, 9), date(2026, 10, 5), date(2026, 10, 12)]
        satu, dua, _ = (
            pembuat.dikirim(pemeran.sari, indikator, tanggal=tanggal) for tanggal in hari
        )
        for aktivitas in (satu, dua):
            setujui(aktivitas, oleh=pemeran.budi, pada=PADA)
        pembuat.draf(pemeran.sari, indikator)
        fakta = fakta_bulanan([segmen(pemeran.sari, *OKTOBER), segmen(pemeran.budi, *OKTOBER)])
        assert fakta == {
            (pemeran.sari.pk, OKTOBER[0]): FaktaAktivitas(180, 2, (dua.pk, satu.pk), 1),
            (pemeran.budi.pk, OKTOBER[0]): FaktaAktivitas(0, 0, (), 0),
        }

    def test_a_move_splits_the_month_in_two_without_overlap(self, pemeran, indikator):
        for tanggal in (date(2026, 10, 7), date(2026, 10, 8)):
            setujui(
                pembuat.dikirim(pemeran.sari, indikator, tanggal=tanggal, menit=60),
                oleh=pemeran.budi,
                pada=PADA,
            )
        tengah = date(2026, 10, 8)
        fakta = fakta_bulanan(
            [
                segmen(pemeran.sari, OKTOBER[0], tengah),
                segmen(pemeran.sari, tengah, OKTOBER[1]),
            ]
        )
        assert [satu.menit_disetujui for satu in fakta.values()] == [60, 60]

    def test_what_was_decided_after_the_close_stays_out(
        self, pemeran, indikator, dikirim, tutup_oktober
    ):
        tutup_oktober()
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        (fakta,) = fakta_bulanan([segmen(pemeran.sari, *OKTOBER)]).values()
        assert fakta == FaktaAktivitas(0, 0, (), 0)

    @pytest.mark.parametrize("banyak", [1, 40])
    def test_it_is_one_query_for_any_number_of_people(
        self, pemeran, indikator, django_assert_num_queries, banyak
    ):
        semua = [segmen(SimpleNamespace(pk=nomor), *OKTOBER) for nomor in range(1, banyak + 1)]
        with django_assert_num_queries(1):
            assert len(fakta_bulanan(semua)) == banyak

    def test_without_people_it_asks_nothing(self, db, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert fakta_bulanan([]) == {}
