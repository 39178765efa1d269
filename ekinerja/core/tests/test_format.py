"""How figures, dates and names read."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.core import format as bentuk

WITA, WIT = ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
SATUAN = ["nol", *bentuk.SATUAN[1:]]
PENGALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}
BULAT = st.integers(min_value=-(10**15), max_value=10**15)


def nilai_dari(kata: str) -> int:
    """Reads number words back, by another way than they were written."""
    jumlah = kelompok = 0
    for satu in kata.replace("seribu", "satu ribu").split():
        if satu in PENGALI:
            jumlah, kelompok = jumlah + kelompok * PENGALI[satu], 0
        elif satu == "belas":
            kelompok += 10
        elif satu == "puluh":
            kelompok = kelompok - kelompok % 10 + kelompok % 10 * 10
        elif satu == "ratus":
            kelompok *= 100
        else:
            tetap = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
            kelompok += tetap[satu] if satu in tetap else SATUAN.index(satu)
    return jumlah + kelompok


class TestRupiah:
    @pytest.mark.parametrize(
        ("nilai", "teks"),
        [
            (1234567, "Rp1.234.567"),
            (-1234, "-Rp1.234"),
            (0, "Rp0"),
            (Decimal("1000.00"), "Rp1.000"),
            (Decimal("1234.5"), "Rp1.234,50"),
            (Decimal("0.125"), "Rp0,125"),
            (Decimal("1E+6"), "Rp1.000.000"),
            (None, "–"),
        ],
    )
    def test_it_reads_as_in_an_office(self, nilai, teks):
        assert bentuk.rupiah(nilai) == teks

    @given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
    def test_it_shows_every_digit_of_the_money(self, nilai):
        teks = bentuk.rupiah(nilai).replace("Rp", "").replace(".", "").replace(",", ".")
        assert Decimal(teks) == nilai

    @given(BULAT)
    def test_it_groups_by_three(self, nilai):
        kelompok = bentuk.rupiah(abs(nilai)).removeprefix("Rp").split(".")
        assert 1 <= len(kelompok[0]) <= 3
        assert all(len(satu) == 3 for satu in kelompok[1:])

    @pytest.mark.parametrize("nilai", [1.5, True, "1000"])
    def test_it_refuses_what_is_no_exact_number(self, nilai):
        with pytest.raises(TypeError, match="int atau Decimal"):
            bentuk.rupiah(nilai)

    @pytest.mark.parametrize("nilai", ["NaN", "Infinity"])
    def test_it_refuses_what_has_no_value(self, nilai):
        with pytest.raises(ValueError, match="tak hingga"):
            bentuk.rupiah(Decimal(nilai))


class TestAngkaDanPersen:
    @pytest.mark.parametrize(
        ("nilai", "desimal", "teks"),
        [
            (Decimal("1234.50"), None, "1.234,5"),
            (Decimal("2.345"), 2, "2,35"),
            (7, 2, "7,00"),
            (-1200, None, "-1.200"),
            (None, None, "–"),
        ],
    )
    def test_it_writes_numbers(self, nilai, desimal, teks):
        assert bentuk.angka(nilai, desimal) == teks

    @pytest.mark.parametrize(
        ("bagian", "teks"),
        [
            (Decimal("0.975"), "97,5%"),
            (1, "100%"),
            (Decimal("0.03"), "3%"),
            (Decimal("-0.1"), "-10%"),
            (Decimal("0.33333"), "33,33%"),
            (0, "0%"),
            (None, "–"),
        ],
    )
    def test_it_writes_a_part_of_one_as_per_cent(self, bagian, teks):
        assert bentuk.persen(bagian) == teks


class TestTanggal:
    def test_it_writes_a_day_long_and_short(self):
        assert bentuk.tanggal_panjang(date(2026, 10, 5)) == "Senin, 5 Oktober 2026"
        assert bentuk.tanggal(date(2026, 8, 17)) == "17 Agu 2026"
        assert bentuk.tanggal(None) == "–"

    def test_it_writes_a_month_from_a_date_or_its_text(self):
        assert bentuk.bulan_tahun(date(2026, 10, 5)) == "Oktober 2026"
        assert bentuk.bulan_tahun("2026-10") == "Oktober 2026"

    @given(st.dates())
    def test_it_names_each_day_and_month_as_the_calendar_does(self, hari):
        nama, sisa = bentuk.tanggal_panjang(hari).split(", ")
        angka, bulan, tahun = sisa.split()
        assert bentuk.HARI.index(nama) == hari.weekday()
        assert date(int(tahun), bentuk.BULAN.index(bulan) + 1, int(angka)) == hari

    def test_it_takes_the_day_of_the_readers_zone(self):
        malam = datetime(2026, 10, 5, 16, 30, tzinfo=UTC)
        assert bentuk.tanggal(malam, WITA) == "6 Okt 2026"
        assert bentuk.tanggal(malam, bentuk.WIB) == "5 Okt 2026"

    @pytest.mark.parametrize(
        ("mulai", "selesai", "teks"),
        [
            (date(2026, 10, 1), date(2026, 11, 1), "1–31 Okt 2026"),
            (date(2026, 10, 5), date(2026, 10, 6), "5 Okt 2026"),
            (date(2026, 1, 1), date(2027, 1, 1), "1 Jan 2026 – 31 Des 2026"),
            (date(2026, 10, 1), None, "sejak 1 Okt 2026"),
            (None, date(2026, 10, 1), "sampai 30 Sep 2026"),
            (None, None, "–"),
        ],
    )
    def test_it_names_the_last_day_of_a_half_open_period(self, mulai, selesai, teks):
        assert bentuk.rentang_tanggal(mulai, selesai) == teks


class TestJam:
    def test_it_names_the_zone(self):
        saat = datetime(2026, 10, 5, 0, 31, tzinfo=UTC)
        assert bentuk.jam(saat, bentuk.WIB) == "07.31 WIB"
        assert bentuk.jam(saat, WITA) == "08.31 WITA"
        assert bentuk.jam(saat, WIT) == "09.31 WIT"
        assert bentuk.waktu(saat, WITA) == "5 Okt 2026, 08.31 WITA"

    def test_it_leaves_a_time_of_a_pattern_without_zone(self):
        assert bentuk.jam(time(7, 30)) == "07.30"
        assert bentuk.jam(time(0, 0)) == "00.00"

    def test_it_refuses_a_moment_without_zone(self):
        with pytest.raises(ValueError, match="tanpa zona"):
            bentuk.jam(datetime(2026, 10, 5, 7, 31, tzinfo=UTC).replace(tzinfo=None))


class TestDurasiDanUkuran:
    @pytest.mark.parametrize(
        ("menit", "teks"),
        [
            (85, "1 jam 25 menit"), (60, "1 jam"), (5, "5 menit"), (0, "0 menit"),
            (-95, "-1 jam 35 menit"), (6750, "112 jam 30 menit"), (None, "–"),
        ],
    )  # fmt: skip
    def test_it_says_minutes_in_hours(self, menit, teks):
        assert bentuk.durasi(menit) == teks

    @pytest.mark.parametrize(
        ("byte", "teks"),
        [(999, "999 B"), (310_000, "310 kB"), (4_200_000, "4,2 MB"), (25_000_000, "25 MB")],
    )
    def test_it_says_the_size_of_a_file(self, byte, teks):
        assert bentuk.ukuran_berkas(byte) == teks


class TestNip:
    def test_it_groups_eighteen_digits(self):
        assert bentuk.nip("198503122010011004") == "19850312 201001 1 004"

    @pytest.mark.parametrize("nomor", ["19850312201001100", "K2-0001", "١٩٨٥٠٣١٢٢٠١٠٠١١٠٠٤"])
    def test_it_shows_anything_else_as_it_came(self, nomor):
        assert bentuk.nip(nomor) == nomor


class TestTerbilang:
    @pytest.mark.parametrize(
        ("nilai", "kata"),
        [
            (0, "nol"),
            (11, "sebelas"),
            (100, "seratus"),
            (1_000, "seribu"),
            (1_215, "seribu dua ratus lima belas"),
            (1_001_000, "satu juta seribu"),
            (21_000, "dua puluh satu ribu"),
            (-5, "minus lima"),
            (Decimal("4215750.00"),
             "empat juta dua ratus lima belas ribu tujuh ratus lima puluh"),
        ],
    )  # fmt: skip
    def test_it_writes_a_number_in_words(self, nilai, kata):
        assert bentuk.terbilang(nilai) == kata

    @given(st.integers(min_value=0, max_value=bentuk.BATAS_TERBILANG - 1))
    def test_it_can_be_read_back(self, nilai):
        assert nilai_dari(bentuk.terbilang(nilai)) == nilai

    @given(st.integers(min_value=0, max_value=bentuk.BATAS_TERBILANG - 1))
    def test_it_never_says_satu_where_se_is_said(self, nilai):
        kata = f" {bentuk.terbilang(nilai)} "
        assert not any(salah in kata for salah in (" satu puluh ", " satu ratus ", " satu belas "))

    @pytest.mark.parametrize("nilai", [Decimal("1.5"), bentuk.BATAS_TERBILANG])
    def test_it_refuses_parts_and_numbers_beyond_words(self, nilai):
        with pytest.raises(ValueError, match="bilangan bulat"):
            bentuk.terbilang(nilai)


class TestFilter:
    def render(self, isi: str, **nilai: object) -> str:
        return Template("{% load format_id %}" + isi).render(Context(nilai))

    def test_it_writes_in_a_template(self):
        isi = "{{ a|rupiah }} {{ b|persen }} {{ c|tanggal_panjang }} {{ d|durasi }} {{ e|nip }}"
        teks = self.render(
            isi, a=Decimal(1500), b=Decimal("0.5"), c=date(2026, 10, 5), d=65, e="1" * 18
        )
        assert teks == "Rp1.500 50% Senin, 5 Oktober 2026 1 jam 5 menit 11111111 111111 1 111"

    def test_it_shows_a_dash_for_what_is_missing(self):
        assert self.render("{{ a|rupiah }}{{ b|tanggal }}{{ c|jam }}{{ d|durasi }}") == "––––"

    def test_it_shows_nought_and_midnight_as_values(self):
        assert self.render("{{ a|rupiah }} {{ b|jam }}", a=0, b=time(0, 0)) == "Rp0 00.00"
