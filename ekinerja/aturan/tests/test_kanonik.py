"""Bentuk kanonik: satu isi, satu deret byte."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan.kanonik import teks_desimal, tulis_kanonik
from ekinerja.aturan.pembulatan import rupiah_ke_atas, rupiah_ke_bawah, rupiah_setengah_ke_atas

WITA = timezone(timedelta(hours=8))


class TestTulisKanonik:
    @pytest.mark.parametrize(
        ("isi", "harap"),
        [
            ({"b": 1, "a": [True, None, "é"]}, '{"a":[true,null,"é"],"b":1}'),
            (Decimal("1E+3"), '"1000"'),
            (Decimal("-0.00"), '"0.00"'),
            (date(2026, 10, 5), '"2026-10-05"'),
            (datetime(2026, 10, 5, 7, 30, tzinfo=WITA), '"2026-10-04T23:30:00.000000Z"'),
            (datetime(2026, 10, 5, 7, 30, 0, 12, tzinfo=UTC), '"2026-10-05T07:30:00.000012Z"'),
        ],
    )
    def test_it_writes_one_form(self, isi, harap):
        assert tulis_kanonik(isi).decode() == harap

    def test_it_writes_decimals_at_the_scale(self):
        assert tulis_kanonik([Decimal("0.5"), Decimal(2)], skala=2) == b'["0.50","2.00"]'

    @pytest.mark.parametrize("isi", [1.5, {"a": [0.1]}, {1: "a"}, {1, 2}, b"x"])
    def test_it_refuses_what_has_no_form(self, isi):
        with pytest.raises(TypeError):
            tulis_kanonik(isi)

    @pytest.mark.parametrize("isi", [datetime(2026, 1, 1), Decimal("NaN"), Decimal("Infinity")])  # noqa: DTZ001
    def test_it_refuses_what_has_no_meaning(self, isi):
        with pytest.raises(ValueError, match="tidak"):
            tulis_kanonik(isi)

    @given(st.dictionaries(st.text(), st.integers()), st.randoms(use_true_random=False))
    def test_the_order_of_keys_is_irrelevant(self, isi, acak):
        pasangan = list(isi.items())
        acak.shuffle(pasangan)
        assert tulis_kanonik(dict(pasangan)) == tulis_kanonik(isi)


class TestPembulatan:
    @pytest.mark.parametrize(
        ("nilai", "setengah", "atas", "bawah"),
        [
            ("0.5", 1, 1, 0),
            ("1.5", 2, 2, 1),
            ("1.49", 1, 2, 1),
            ("2", 2, 2, 2),
            ("-0.5", -1, 0, -1),
        ],
    )
    def test_each_name_rounds_its_own_way(self, nilai, setengah, atas, bawah):
        isi = Decimal(nilai)
        assert rupiah_setengah_ke_atas(isi) == setengah
        assert rupiah_ke_atas(isi) == atas
        assert rupiah_ke_bawah(isi) == bawah

    @given(st.decimals(-(10**12), 10**12, places=6))
    def test_it_moves_by_less_than_one_rupiah(self, nilai):
        for pembulat in (rupiah_setengah_ke_atas, rupiah_ke_atas, rupiah_ke_bawah):
            assert abs(pembulat(nilai) - nilai) < 1
            assert "." not in teks_desimal(pembulat(nilai))
