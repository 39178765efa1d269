"""A yearly target divided over months."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan.kinerja.pecah_target import (
    bagian_sampai,
    bobot_triwulan,
    pecah,
    pecah_hari,
    pecah_sisa,
    pecah_triwulan,
)

TARGET = st.decimals("0", "99999999", places=2)
BOBOT = st.lists(st.integers(0, 31), min_size=1, max_size=12)


def nilai(bagian):
    return [satu.nilai for satu in bagian]


class TestPecah:
    @pytest.mark.req("BJR-09", "DES-01")
    @given(target=TARGET, bobot=BOBOT)
    def test_the_parts_always_add_up_to_the_target(self, target, bobot):
        assert sum(nilai(pecah(target, bobot))) == target

    @given(target=TARGET, bobot=BOBOT)
    def test_no_part_is_further_than_one_step_from_its_exact_share(self, target, bobot):
        langkah = Decimal(1) if target == int(target) else Decimal("0.01")
        for satu in pecah(target, bobot):
            assert abs(satu.selisih) <= langkah
            assert satu.nilai >= 0

    @given(target=TARGET, banyak=st.integers(1, 12))
    def test_even_parts_differ_by_one_step_and_later_months_have_more(self, target, banyak):
        isi = nilai(pecah(target, [1] * banyak))
        assert isi == sorted(isi)

    def test_working_days_weigh(self):
        assert nilai(pecah(Decimal(100), [22, 18, 20])) == [Decimal(37), Decimal(30), Decimal(33)]

    def test_rounding_is_shown(self):
        awal, _, akhir = pecah(Decimal(10), [1, 1, 1])
        assert (awal.nilai, awal.tepat, awal.selisih) == (3, Decimal("3.33"), Decimal("-0.33"))
        assert akhir.nilai == 4

    def test_weights_of_nothing_divide_evenly(self):
        assert nilai(pecah(Decimal(4), [0, 0])) == [2, 2]

    @pytest.mark.parametrize(("target", "bobot"), [("-1", [1]), ("1", []), ("1", [-1, 2])])
    def test_impossible_questions_are_refused(self, target, bobot):
        with pytest.raises(ValueError, match="negatif"):
            pecah(Decimal(target), bobot)


class TestPecahSisa:
    @given(
        target=TARGET,
        tetap=st.lists(st.decimals("0", "100", places=2), max_size=6),
        bobot=BOBOT,
    )
    def test_fixed_months_stay_and_the_sum_holds(self, target, tetap, bobot):
        target += sum(tetap, Decimal(0))
        isi = [*tetap, *[None] * len(bobot)]
        hasil = nilai(pecah_sisa(target, isi, [1] * len(tetap) + bobot))
        assert hasil[: len(tetap)] == tetap
        assert sum(hasil) == target

    def test_fixed_months_that_exceed_the_target_are_refused(self):
        with pytest.raises(ValueError, match="melebihi target"):
            pecah_sisa(Decimal(5), [Decimal(6), None], [1, 1])
        with pytest.raises(ValueError, match="tidak ada bagian yang terbuka"):
            pecah_sisa(Decimal(5), [Decimal(4)], [1])


POLA = [Decimal(10), Decimal(20), Decimal(30), Decimal(40)]


class TestTriwulan:
    @pytest.mark.req("BJR-09")
    def test_each_quarter_gets_its_share_and_its_months_the_rest(self):
        isi = nilai(pecah_triwulan(Decimal(100), POLA, range(1, 13)))
        assert [sum(isi[n : n + 3]) for n in (0, 3, 6, 9)] == [10, 20, 30, 40]

    @given(target=TARGET, mulai=st.integers(1, 12))
    def test_it_adds_up_over_a_part_of_the_year_too(self, target, mulai):
        assert sum(nilai(pecah_triwulan(target, POLA, range(mulai, 13)))) == target

    def test_a_part_of_the_year_uses_its_own_months(self):
        bobot = bobot_triwulan([Decimal(25)] * 4, [6, 7, 8, 9])
        assert bobot == [Decimal(25), *[Decimal(25) / 3] * 3]


class TestBagianSampai:
    BULANAN = tuple((date(2026, nomor, 1), Decimal(10)) for nomor in range(1, 13))

    def test_whole_months_count_whole(self):
        assert bagian_sampai(self.BULANAN, selesai=date(2026, 7, 1)) == 60
        assert bagian_sampai(self.BULANAN, selesai=date(2027, 1, 1)) == 120

    def test_the_month_of_the_move_counts_by_its_days(self):
        assert bagian_sampai(self.BULANAN, selesai=date(2026, 6, 16)) == 55


class TestPecahHari:
    HARI = [date(2026, 10, n) for n in range(1, 32) if date(2026, 10, n).weekday() < 5]

    def test_a_small_target_is_spread_over_the_weeks(self):
        """October 2026 has 22 working days in weeks of 2, 5, 5, 5, 5; ten divide 1, 2, 2, 2, 3:
        rounded down 0, 2, 2, 2, 2, and the two left go to the largest remainder (0.909) and to
        the last of the equal ones."""
        hasil = pecah_hari(Decimal(10), self.HARI)
        minggu = {}
        for hari, nilai in hasil.items():
            pekan = hari.isocalendar().week
            minggu[pekan] = minggu.get(pekan, 0) + nilai
        assert list(minggu.values()) == [1, 2, 2, 2, 3]

    @pytest.mark.parametrize("target", ["0", "1", "22", "37", "10.50", "0.07"])
    def test_the_days_always_add_up(self, target):
        hasil = pecah_hari(Decimal(target), self.HARI)
        assert sum(hasil.values()) == Decimal(target)
        assert list(hasil) == self.HARI

    def test_without_working_days_nothing_is_proposed(self):
        assert pecah_hari(Decimal(5), []) == {}
