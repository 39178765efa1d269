"""Screens of the calendar: read by everybody, changed by BKPSDM."""

from datetime import date

import pytest

from ekinerja.core.testing import counted_queries
from ekinerja.kalender.models import HariLibur
from ekinerja.kalender.services import buka_bulan, tutup_bulan

ISI = {
    "tanggal": "2026-10-14", "nama": "Hari Raya Galungan", "jenis": "DAERAH",
    "dasar": "SE Bupati 5/2026",
}  # fmt: skip


@pytest.fixture
def galungan(pemeran):
    return HariLibur.objects.create(
        instansi=pemeran.instansi, tanggal=date(2026, 10, 14), nama="Galungan", jenis="DAERAH",
        dasar="SE Bupati 5/2026",
    )  # fmt: skip


class TestDaftar:
    def test_everybody_reads_the_year(self, as_sari, libur_termuat):
        isi = as_sari.get("/kalender/?tahun=2026").content.decode()
        assert "22 hari kerja" in isi
        assert "Hari Suci Nyepi" in isi
        assert "37 jam 30 menit seminggu" in isi
        assert "Tambah hari libur" not in isi

    def test_it_says_what_is_not_verified(self, as_sari, libur_termuat):
        isi = as_sari.get("/kalender/?tahun=2027").content.decode()
        assert "26 hari libur pada tahun ini belum dicocokkan" in isi

    def test_it_says_what_to_do_without_days_off(self, as_sari):
        isi = as_sari.get("/kalender/?tahun=2031").content.decode()
        assert "Belum ada hari libur tahun 2031" in isi

    @pytest.mark.parametrize("tahun", ["", "abc", "99999", "1899", "²⁰²⁶"])
    def test_an_unreadable_year_is_the_current_one(self, as_sari, tahun):
        assert as_sari.get("/kalender/", {"tahun": tahun}).status_code == 200

    def test_another_instansi_has_its_own_calendar(self, as_ucok, libur_termuat):
        isi = as_ucok.get("/kalender/?tahun=2026").content.decode()
        assert "Nyepi" not in isi
        assert "Jam kerja belum diisi" in isi

    def test_its_queries_do_not_grow(self, as_wayan, libur_termuat):
        with counted_queries() as penuh:
            as_wayan.get("/kalender/?tahun=2026")
        with counted_queries() as kosong:
            as_wayan.get("/kalender/?tahun=2030")
        assert int(penuh) == int(kosong) <= 15


class TestTambah:
    def test_bkpsdm_adds_a_day(self, as_wayan):
        jawab = as_wayan.post("/kalender/tambah/", ISI, follow=True)
        assert "Rabu, 14 Oktober 2026 tercatat libur" in jawab.content.decode()
        assert HariLibur.objects.get().nama == "Hari Raya Galungan"

    def test_what_was_typed_comes_back_when_refused(self, as_wayan):
        jawab = as_wayan.post("/kalender/tambah/", ISI | {"dasar": ""})
        assert jawab.status_code == 422
        assert "Hari Raya Galungan" in jawab.content.decode()
        assert "Tulis nomor dan tanggal keputusannya" in jawab.content.decode()

    @pytest.mark.parametrize("hari", ["2026-02-30", "9999-12-31", "0001-01-01"])
    def test_an_impossible_day_is_refused(self, as_wayan, hari):
        assert as_wayan.post("/kalender/tambah/", ISI | {"tanggal": hari}).status_code == 422

    def test_a_national_day_cannot_be_typed(self, as_wayan):
        assert as_wayan.post("/kalender/tambah/", ISI | {"jenis": "NASIONAL"}).status_code == 422

    def test_a_closed_month_says_why(self, pemeran, as_wayan, pada):
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        jawab = as_wayan.post("/kalender/tambah/", ISI)
        assert jawab.status_code == 422
        assert "sudah ditutup oleh Dinas Komunikasi" in jawab.content.decode()

    def test_others_are_told_whom_to_ask(self, as_sari):
        for jawab in (as_sari.get("/kalender/tambah/"), as_sari.post("/kalender/tambah/", ISI)):
            assert jawab.status_code == 403
            assert "Hanya BKPSDM" in jawab.content.decode()


class TestHapus:
    def test_bkpsdm_takes_it_back_with_a_reason(self, as_wayan, galungan):
        url = f"/kalender/{galungan.pk}/hapus/"
        assert "Galungan" in as_wayan.get(url).content.decode()
        assert as_wayan.post(url, {"alasan": "kurang"}).status_code == 422
        as_wayan.post(url, {"alasan": "Tanggalnya salah tulis."})
        assert not HariLibur.objects.exists()

    def test_another_instansi_does_not_find_it(self, as_ucok, galungan):
        assert as_ucok.post(f"/kalender/{galungan.pk}/hapus/", {}).status_code == 404
        assert HariLibur.objects.exists()


class TestMuat:
    def test_bkpsdm_loads_a_year(self, as_wayan):
        assert "Muat hari libur 2026" in as_wayan.get("/kalender/?tahun=2026").content.decode()
        jawab = as_wayan.post("/kalender/muat/", {"tahun": "2026"}, follow=True)
        assert "25 baru" in jawab.content.decode()

    def test_others_are_refused(self, as_made):
        assert as_made.post("/kalender/muat/", {"tahun": "2026"}).status_code == 403
