"""The planning of the demonstration can be walked in both directions, in every state."""

from datetime import date

import pytest

from ekinerja.core.lingkup import Lingkup
from ekinerja.penyiapan.demo.tests.conftest import HARI_INI
from ekinerja.perencanaan.models import (
    LaporanAksi,
    PerjanjianKinerja,
    ProgramKegiatan,
    RencanaAksi,
    Sasaran,
)
from ekinerja.perencanaan.queries import capaian_rencana_aksi, laporan_menunggu, rencana_menunggu
from ekinerja.skp.models import SKP, HasilKerja


@pytest.fixture
def semua(peragaan):
    return Lingkup(peragaan.pk, HARI_INI, None)


class TestPohon:
    def test_every_goal_but_the_vision_supports_a_higher_one(self, peragaan):
        assert list(Sasaran.objects.filter(induk=None).values_list("tingkat", flat=True)) == [
            Sasaran.VISI
        ]
        assert not ProgramKegiatan.objects.filter(sasaran=None).exists()

    def test_every_goal_below_the_mission_is_measured(self, peragaan):
        tanpa = Sasaran.objects.filter(indikator=None).values_list("tingkat", flat=True)
        assert set(tanpa) == {Sasaran.VISI, Sasaran.MISI}

    def test_results_of_heads_support_goals_of_their_own_unit(self, peragaan):
        tertaut = HasilKerja.objects.exclude(sasaran=None).select_related("sasaran", "skp__jabatan")
        assert {satu.sasaran.unit_id == satu.skp.jabatan.unit_id for satu in tertaut} == {True}
        kepala = HasilKerja.objects.filter(skp__jabatan__kode="02-1")
        assert kepala.exists() and not kepala.filter(sasaran=None).exists()


class TestRencanaAksi:
    def test_there_is_a_plan_in_every_state_that_a_screen_shows(self, peragaan, semua):
        status = set(RencanaAksi.objects.values_list("status", flat=True))
        assert status == {"DRAF", "DIAJUKAN", "DIVERIFIKASI"}
        assert rencana_menunggu(semua).count() == 1
        assert {satu.rencana.unit.kode for satu in laporan_menunggu(semua)} == {"02", "03"}

    def test_a_closed_month_has_the_attainment_of_three_opd(self, peragaan, semua):
        hasil = capaian_rencana_aksi(semua, awal=date(2026, 9, 1))
        assert {satu.bulan for satu in hasil.values()} == {9} and len(hasil) == 3
        assert all(0 < satu.bagian <= 1 for satu in hasil.values())

    def test_nobody_verified_what_they_submitted(self, peragaan):
        for satu in LaporanAksi.objects.filter(status="DIVERIFIKASI"):
            oleh = dict(satu.riwayat.values_list("langkah", "oleh_id"))
            assert oleh["ajukan"] != oleh["verifikasi"]


class TestPerjanjian:
    def test_signed_ones_open_by_their_code(self, peragaan):
        status = PerjanjianKinerja.objects.order_by("unit__kode").values_list("status", flat=True)
        assert list(status) == ["DITANDATANGANI", "DITANDATANGANI", "DITANDATANGANI", "DRAF"]
        for satu in PerjanjianKinerja.objects.filter(status="DITANDATANGANI"):
            assert satu.dokumen is not None and satu.butir.exists()


class TestSKP:
    def test_agreed_plans_know_their_kind_and_both_officials(self, peragaan):
        assert not SKP.objects.filter(potret=None).exists()
        kepala = SKP.objects.get(jabatan__kode="02-1")
        assert kepala.jenis_pegawai == SKP.PIMPINAN
        assert kepala.potret["pegawai"]["jabatan"] == kepala.jabatan.nama
        assert SKP.objects.filter(jabatan__kode="02.2-1").first().jenis_pegawai == SKP.PEGAWAI
