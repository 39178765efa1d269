"""PP 46/2011: nilai kegiatan, NCSKP, sebutan; angka yang diharapkan berasal dari luar program."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ekinerja.aturan.kesalahan import AturanGagal
from ekinerja.aturan.kinerja.pp46 import (
    NilaiKegiatan,
    Ukuran,
    dua_desimal,
    nilai_capaian_skp,
    nilai_efisiensi,
    nilai_kegiatan,
    poin_kreativitas,
    poin_kreativitas_dijumlah,
    poin_tugas_tambahan,
    rejim,
    sebutan,
    tabel_pp46,
)

D = Decimal
TABEL = tabel_pp46(date(2019, 12, 31))


class TestTerbit:
    """Angka dari contoh yang diterbitkan."""

    def test_four_aspects_of_a_published_sheet(self):
        # lembar pengajaran "242713082-rumus-skp": 100 + 90 + 76 + 76 = 342; 342 / 4 = 85,50
        biaya = D(170_395_000)
        nilai = nilai_kegiatan(
            Ukuran(D(1), D(100), D(12), biaya), Ukuran(D(1), D(90), D(12), biaya)
        )
        assert (nilai.kuantitas, nilai.mutu, nilai.waktu, nilai.biaya) == (100, 90, 76, 76)
        assert nilai.penghitungan == 342
        assert nilai.capaian == Fraction("85.5")

    @pytest.mark.parametrize(
        ("target", "realisasi", "harapan"),
        [
            ("12", "12", "76"),  # tepat waktu
            ("12", "9.12", "100"),  # efisiensi tepat 24 %, batasnya termasuk
            ("5000000", "3800000", "100"),  # 76 % dari biaya
        ],
    )
    def test_the_published_note_on_time_and_cost(self, target, realisasi, harapan):
        assert nilai_efisiensi(D(target), D(realisasi)) == Fraction(harapan)

    @pytest.mark.parametrize(("banyak", "poin"), [(0, 0), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
    def test_points_of_additional_tasks(self, banyak, poin):
        assert poin_tugas_tambahan(banyak, TABEL.tugas_tambahan) == poin

    @pytest.mark.parametrize(("tingkat", "poin"), [("UNIT", 3), ("INSTANSI", 6), ("NEGARA", 12)])
    def test_points_of_creativity(self, tingkat, poin):
        assert poin_kreativitas((tingkat,), TABEL.kreativitas) == poin


class TestHitunganTangan:
    @pytest.mark.parametrize(
        ("realisasi", "harapan"),
        [
            ("9", "75"),  # 25 %: 76 − ((21,12 − 9)/12 × 100 − 100) = 76 − 1 = 75
            ("14.88", "52"),  # terlambat 24 %: (21,12 − 14,88)/12 × 100 = 52
            ("9.11988", "75.999"),  # 24,001 %: jatuh 24 poin, seperti rumusnya
        ],
    )
    def test_the_cliff_behind_the_border(self, realisasi, harapan):
        assert nilai_efisiensi(D(12), D(realisasi)) == Fraction(harapan)

    def test_without_cost_three_aspects_are_averaged(self):
        # (100 + 90 + 76) / 3 = 266 / 3 = 88,666…
        nilai = nilai_kegiatan(Ukuran(D(4), D(100), D(12)), Ukuran(D(4), D(90), D(12)))
        assert nilai.capaian == Fraction(266, 3)
        assert dua_desimal(nilai.capaian) == D("88.67")

    def test_what_was_not_carried_out_is_nought(self):
        target = Ukuran(D(4), D(100), D(12), D(1000))
        for isi in (
            nilai_kegiatan(target, Ukuran(D(0), D(0), D(0), D(0))),
            nilai_kegiatan(target, Ukuran(D(4), D(100), D(3), D(10)), dilaksanakan=False),
        ):
            assert (isi.penghitungan, isi.capaian, isi.biaya) == (0, 0, 0)

    def test_the_total_adds_both_bonuses_after_the_mean(self):
        # (88 + 84) / 2 = 86; 86 + 1 (dua tugas tambahan) + 3 (kreativitas unit) = 90
        kegiatan = [NilaiKegiatan(Fraction(n), Fraction(n), Fraction(n), None) for n in (88, 84)]
        assert (
            nilai_capaian_skp(kegiatan, tugas_tambahan=2, kreativitas=["UNIT"], tabel=TABEL) == 90
        )

    def test_several_creative_works_count_once_unless_told(self):
        assert poin_kreativitas(("UNIT", "NEGARA"), TABEL.kreativitas) == 12
        assert poin_kreativitas_dijumlah(("UNIT", "NEGARA"), TABEL.kreativitas) == 15

    @pytest.mark.parametrize(
        ("nilai", "harapan"),
        [("91", "Sangat Baik"), ("90.99", "Baik"), ("76", "Baik"), ("75.99", "Cukup"),
         ("61", "Cukup"), ("60.5", "Kurang"), ("51", "Kurang"), ("50.99", "Buruk")],
    )  # fmt: skip
    def test_words_by_lower_bounds(self, nilai, harapan):
        assert sebutan(Fraction(nilai), TABEL) == harapan


class TestRejim:
    @pytest.mark.parametrize(
        ("mulai", "selesai", "harapan"),
        [
            (date(2014, 1, 1), date(2015, 1, 1), "PP46"),
            (date(2020, 1, 1), date(2021, 1, 1), "PP46"),
            (date(2021, 1, 1), date(2021, 7, 1), "PP46"),
            (date(2021, 7, 1), date(2022, 1, 1), "PP30"),
            (date(2022, 1, 1), date(2023, 1, 1), "PANRB6"),
        ],
    )
    def test_the_period_decides(self, mulai, selesai, harapan):
        assert rejim(mulai, selesai) == harapan

    def test_a_period_across_a_change_is_refused(self):
        with pytest.raises(AturanGagal, match="Bagi dua"):
            rejim(date(2021, 1, 1), date(2022, 1, 1))
        with pytest.raises(AturanGagal, match="sebelum 2014"):
            rejim(date(2013, 1, 1), date(2014, 1, 1))


class TestPenolakan:
    @pytest.mark.parametrize("pada", [date(2013, 12, 31), date(2021, 7, 1)])
    def test_its_tables_hold_only_in_its_years(self, pada):
        with pytest.raises(AturanGagal, match="tidak berlaku"):
            tabel_pp46(pada)

    def test_an_unknown_level_of_benefit_is_refused(self):
        with pytest.raises(AturanGagal, match="tidak mempunyai baris untuk DUNIA"):
            poin_kreativitas(("DUNIA",), TABEL.kreativitas)

    def test_targets_of_nought_and_missing_costs_are_refused(self):
        penuh = Ukuran(D(1), D(100), D(12), D(10))
        with pytest.raises(AturanGagal, match="lebih besar dari nol"):
            nilai_kegiatan(Ukuran(D(0), D(100), D(12)), penuh)
        with pytest.raises(AturanGagal, match="realisasi biaya"):
            nilai_kegiatan(penuh, Ukuran(D(1), D(100), D(12)))
        with pytest.raises(AturanGagal, match="tanpa kegiatan"):
            nilai_capaian_skp([], tugas_tambahan=0, kreativitas=[], tabel=TABEL)
