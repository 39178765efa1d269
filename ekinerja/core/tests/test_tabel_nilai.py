"""Isi satu sel menjadi nilai yang pasti, atau ditolak dengan apa yang harus ditulis."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_desimal,
    baca_jam,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    baca_ya_tidak,
)

NIP = "198501012010011001"


class TestBacaNIP:
    @pytest.mark.parametrize("isi", [NIP, f"'{NIP}", "19850101 201001 1 001", f"{NIP}\u00a0"])
    def test_it_keeps_text(self, isi: str) -> None:
        assert baca_nip(isi) == NIP

    @pytest.mark.parametrize(
        ("isi", "sebutan"),
        [
            (198501012010011008, "tersimpan sebagai angka"),
            ("1,98501E+17", "angka berpangkat"),
            ("1.98501E+17", "angka berpangkat"),
            (Decimal("1.98501E+17"), "tersimpan sebagai angka"),
            ("198501012010011000", "berakhiran 000"),
            (NIP[:17], "17 angka"),
            (12345, "5 angka"),
            ("NIP lama", "hanya boleh berisi angka"),
        ],
    )
    def test_it_refuses_lost_digits(self, isi: object, sebutan: str) -> None:
        with pytest.raises(NilaiSalah, match=sebutan):
            baca_nip(isi)


class TestBacaTanggal:
    @pytest.mark.parametrize(
        "isi",
        [
            "2026-10-05",
            "05/10/2026",
            "5-10-2026",
            "5.10.2026",
            "5 Oktober 2026",
            "Senin, 5 Oktober 2026",
            "5 Okt 2026",
            "5 Okt 26",
            "5-Okt-26",
            46300,
            date(2026, 10, 5),
        ],
    )
    def test_it_reads_every_style(self, isi: object) -> None:
        assert baca_tanggal(isi) == date(2026, 10, 5)

    @pytest.mark.parametrize(
        ("isi", "sebutan"),
        [
            ("31/02/2026", "tidak ada di kalender"),
            ("10/25/2026", "tidak ada di kalender"),
            ("05/10/26", "tidak dapat dibaca"),
            ("5 Oktobre 2026", "tidak dapat dibaca"),
            (5, "bukan tanggal"),
            (Decimal("46300.5"), "bukan tanggal"),
        ],
    )
    def test_it_refuses_what_is_not_a_date(self, isi: object, sebutan: str) -> None:
        with pytest.raises(NilaiSalah, match=sebutan):
            baca_tanggal(isi)

    @pytest.mark.parametrize("isi", ["31/12/9999", date(9999, 12, 31), "01/01/0001", "5-10-1026"])
    def test_years_that_cannot_be_meant_are_refused(self, isi):
        with pytest.raises(NilaiSalah, match=r"Tahun \d+ tidak wajar"):
            baca_tanggal(isi)


class TestBacaAngkaDanKata:
    @pytest.mark.parametrize(
        ("isi", "hasil"),
        [
            ("1.234.567", "1234567"),
            ("Rp 1.234,50", "1234.50"),
            ("0,75", "0.75"),
            ("0.75", "0.75"),
            ("1.234", "1234"),
            ("12.5", "12.5"),
            ("Rp1.500.000,-", "1500000"),
            (7, "7"),
        ],
    )
    def test_it_reads_numbers_the_indonesian_way(self, isi: object, hasil: str) -> None:
        assert baca_desimal(isi) == Decimal(hasil)

    @pytest.mark.parametrize("isi", ["dua", "1,2,3", True, "1.23.4", ""])
    def test_it_refuses_what_is_not_a_number(self, isi: object) -> None:
        with pytest.raises(NilaiSalah):
            baca_desimal(isi)

    def test_it_refuses_a_fraction_where_a_whole_is_meant(self) -> None:
        assert baca_bulat("12") == 12
        with pytest.raises(NilaiSalah, match="harus bulat"):
            baca_bulat("12,5")

    @pytest.mark.parametrize(
        "isi", ["07:30", "7.30", "07:30:00", time(7, 30), Decimal("0.3125"), timedelta(hours=7.5)]
    )
    def test_it_reads_hours(self, isi: object) -> None:
        assert baca_jam(isi) == time(7, 30)

    @pytest.mark.parametrize("isi", ["24:00", "7:60", "pagi", 7])
    def test_it_refuses_what_is_not_an_hour(self, isi: object) -> None:
        with pytest.raises(NilaiSalah):
            baca_jam(isi)

    def test_it_reads_words_of_a_list(self) -> None:
        baca = baca_pilihan({"PNS": 1, "PPPK": 2})
        assert baca(" pppk ") == 2
        with pytest.raises(NilaiSalah, match="PNS, PPPK"):
            baca("honorer")

    def test_it_takes_a_code_but_names_only_the_words(self) -> None:
        baca = baca_pilihan({"Paruh waktu": 1, "PPPK_PW": 1})
        assert baca("pppk_pw") == 1
        with pytest.raises(NilaiSalah, match=r"salah satu: Paruh waktu\.$"):
            baca("honorer")

    def test_it_reads_yes_and_no(self) -> None:
        assert (baca_ya_tidak("Ya"), baca_ya_tidak("tidak"), baca_ya_tidak(True)) == (
            True,
            False,
            True,
        )
        with pytest.raises(NilaiSalah, match="ya atau tidak"):
            baca_ya_tidak("mungkin")

    def test_it_writes_any_cell_as_text(self) -> None:
        assert baca_teks("  dua\u00a0 kata\n") == "dua kata"
        assert baca_teks(Decimal("1E+3")) == "1000"
        assert baca_teks(None) == ""
