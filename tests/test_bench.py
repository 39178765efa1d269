"""The benches count honestly: percentiles, limits, and what is refused before any work begins."""

from argparse import ArgumentTypeError
from collections import Counter

import pytest

from bench.data import BULAN_PALING_BANYAK, banyak_bulan
from bench.hasil import Angka, detik, tulis
from bench.serbuan import Catatan
from ekinerja.penyiapan.demo.besar import muat


class TestAngka:
    def test_a_line_is_name_value_limit_and_verdict(self, capsys):
        assert tulis([Angka("satu", 1, 1), Angka("dua", 0.5, 1)]) == 0
        assert capsys.readouterr().out == "satu\t1\t1\tok\ndua\t0.500\t1\tok\n"

    def test_one_figure_over_its_limit_fails_the_run(self, capsys):
        assert tulis([Angka("satu", 2, 1), Angka("dua", 0, 1)]) == 1
        assert capsys.readouterr().out.startswith("satu\t2\t1\tover\n")

    def test_a_limit_in_seconds_grows_with_a_slower_machine(self):
        assert detik("lama", 3, batas=2, faktor=1).nilai == 1.5
        assert detik("lama", 3, batas=2, faktor=2).cukup


class TestCatatan:
    def test_a_percentile_is_the_nearest_rank(self):
        catatan = Catatan(detik=[n / 100 for n in range(100, 0, -1)], lama=10.0)
        assert catatan.persentil(95) == 0.95
        assert catatan.persentil(50) == 0.5
        assert Catatan(detik=[0.3], lama=1.0).persentil(95) == 0.3
        assert catatan.laju == 10.0

    def test_errors_are_no_answers(self):
        catatan = Catatan(galat=Counter({"500": 3}), lama=10.0)
        assert catatan.laju == 0.0
        assert catatan.persentil(95) == float("inf")


class TestBanyakBulan:
    def test_one_to_thirty_six(self):
        assert [banyak_bulan(teks) for teks in ("1", "12", "36")] == [1, 12, 36]
        assert BULAN_PALING_BANYAK == muat.BULAN_PALING_BANYAK

    @pytest.mark.parametrize("teks", ["0", "37", "-1", "1.5", "setahun", "", "１２"])
    def test_anything_else_is_refused_with_a_sentence(self, teks):
        with pytest.raises(ArgumentTypeError, match="angka 1 sampai 36"):
            banyak_bulan(teks)
