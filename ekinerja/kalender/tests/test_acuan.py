"""National facts as data: hours of a week, days off of a year, and how certain they are."""

from datetime import date

import pytest

from ekinerja.kalender.acuan import libur_nasional, pola_acuan, tahun_tersedia


class TestPolaAcuan:
    @pytest.mark.parametrize(("kode", "menit"), [("lima-hari", 2250), ("ramadan", 1950)])
    def test_it_reaches_the_weekly_hours_of_perpres_21_2023(self, kode, menit):
        """37 h 30 = 4 × 7,5 + 7,5 and 32 h 30 = 5 × 6,5, breaks not counted."""
        pola = next(satu for satu in pola_acuan() if satu.kode == kode)
        assert sum(jam.menit_efektif for jam in pola.jam) == pola.menit_seminggu == menit

    def test_it_works_monday_to_friday(self):
        assert all([jam.hari for jam in pola.jam] == [1, 2, 3, 4, 5] for pola in pola_acuan())


class TestLiburNasional:
    @pytest.mark.parametrize(
        ("tahun", "nasional", "bersama"), [(2025, 17, 11), (2026, 17, 8), (2027, 18, 8)]
    )
    def test_it_has_the_days_of_the_joint_decree(self, tahun, nasional, bersama):
        jenis = [satu.jenis for satu in libur_nasional(tahun)]
        assert (jenis.count("NASIONAL"), jenis.count("CUTI_BERSAMA")) == (nasional, bersama)

    def test_it_names_each_day_once(self):
        semua = [satu.tanggal for tahun in tahun_tersedia() for satu in libur_nasional(tahun)]
        assert len(semua) == len(set(semua))

    def test_it_carries_the_doubt(self):
        assert not any(satu.terverifikasi for satu in libur_nasional(2027))
        tambahan = next(s for s in libur_nasional(2025) if s.tanggal == date(2025, 8, 18))
        assert not tambahan.terverifikasi
        assert all(satu.terverifikasi for satu in libur_nasional(2026))

    def test_it_is_empty_for_a_year_without_decree(self):
        assert libur_nasional(2031) == ()
