"""Reports that change after their month was closed: listed, exported, counted on the home page."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.kalender.models import Bulan
from ekinerja.perencanaan.queries import perubahan_setelah_tutup
from ekinerja.perencanaan.services import langkah_laporan
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA

KEMARIN = datetime(2026, 10, 4, 3, tzinfo=UTC)
BESOK = datetime(2026, 10, 6, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(BESOK, tick=False):
        yield


@pytest.fixture
def semua(pemeran_lengkap):
    return Lingkup(pemeran_lengkap.instansi.pk, HARI, None)


def tutup(unit, awal, saat=KEMARIN):
    return Bulan.objects.create(unit=unit, awal=awal, ditutup_pada=saat)


@pytest.fixture
def menyusul(pemeran_lengkap):
    """September of the dinas was closed the day before its report was verified."""
    tutup(pemeran_lengkap.unit.dinas, date(2026, 9, 1))
    return pembuat.laporan_terverifikasi(pemeran_lengkap)


class TestDaftar:
    def test_it_names_month_report_and_what_holds_now(self, as_rini, menyusul):
        isi = as_rini.get(reverse("perencanaan:perubahan")).content.decode()
        assert "Diverifikasi menyusul" in isi
        assert "September 2026" in isi
        assert "50%" in isi
        assert reverse("perencanaan:periode", args=[menyusul.rencana_id, 9]) in isi

    def test_it_is_exported(self, as_rini, menyusul):
        alamat = reverse("perencanaan:perubahan_ekspor", args=["csv"])
        isi = as_rini.get(alamat).content.decode()
        assert "September 2026" in isi
        assert "Dinas Komunikasi dan Informatika" in isi

    def test_it_is_narrowed_by_year_and_words(self, as_rini, menyusul):
        alamat = reverse("perencanaan:perubahan")
        for saring in ({"tahun": 2025}, {"q": "pertanian"}):
            assert "Tidak ada perubahan" in as_rini.get(alamat, saring).content.decode()
        assert "September 2026" in as_rini.get(alamat, {"q": "informatika"}).content.decode()

    def test_what_was_verified_before_the_close_is_no_change(self, pemeran_lengkap, semua):
        pembuat.laporan_terverifikasi(pemeran_lengkap)
        tutup(pemeran_lengkap.unit.dinas, date(2026, 9, 1), BESOK)
        assert perubahan_setelah_tutup(semua) == []

    def test_one_opened_again_holds_nothing(self, pemeran_lengkap, semua):
        laporan = pembuat.laporan_terverifikasi(pemeran_lengkap)
        tutup(pemeran_lengkap.unit.dinas, date(2026, 9, 1), PADA)
        langkah_laporan(
            laporan.rencana, 9, "buka", oleh=pembuat.bappeda(pemeran_lengkap), pada=BESOK,
            alasan="Bukti keliru",
        )  # fmt: skip
        [satu] = perubahan_setelah_tutup(semua)
        assert (satu.bagian, satu.alasan) == (None, "Bukti keliru")

    def test_a_late_quarter_touches_every_closed_month_that_carries_it(
        self, pemeran_lengkap, semua
    ):
        dinas = pemeran_lengkap.unit.dinas
        for bulan in (2, 3, 4, 5, 6):
            tutup(dinas, date(2026, bulan, 1))
        rencana = pembuat.rencana_triwulan(pemeran_lengkap, 2026)
        pembuat.laporan_triwulan(pemeran_lengkap, rencana, 3)
        hasil = perubahan_setelah_tutup(semua)
        assert [satu.awal.month for satu in hasil] == [5, 4, 3]
        assert {satu.bagian for satu in hasil} == {Decimal("0.75")}

    def test_it_costs_four_queries(self, menyusul, semua):
        with counted_queries() as banyak:
            perubahan_setelah_tutup(semua)
        assert int(banyak) == 4

    def test_it_is_refused_to_others_and_shows_no_other_government(
        self, as_gusti, as_ratna, as_ucok, menyusul, pemeran_lengkap
    ):
        for siapa in (as_gusti, as_ratna, as_ucok):
            assert siapa.get(reverse("perencanaan:perubahan")).status_code == 403
        asing = Lingkup(pemeran_lengkap.instansi_lain.pk, HARI, None)
        assert perubahan_setelah_tutup(asing) == []


class TestBeranda:
    def test_it_counts_them_for_who_verifies(self, as_rini, menyusul):
        alamat = reverse("perencanaan:perubahan_sekilas")
        assert alamat in as_rini.get("/").content.decode()
        isi = as_rini.get(alamat, headers={"HX-Request": "true"}).content.decode()
        assert "Perubahan setelah bulan ditutup" in isi
        assert reverse("perencanaan:perubahan") in isi
        assert as_rini.get(alamat).url == reverse("perencanaan:perubahan")

    def test_it_calls_to_what_waits(self, as_rini, pemeran_lengkap):
        pembuat.laporan_diajukan(pemeran_lengkap)
        isi = as_rini.get("/").content.decode()
        assert "Verifikasi 1 rencana aksi dan laporan" in isi

    def test_others_are_not_bothered(self, as_gusti, menyusul):
        isi = as_gusti.get("/").content.decode()
        assert "Perubahan setelah bulan ditutup" not in isi
