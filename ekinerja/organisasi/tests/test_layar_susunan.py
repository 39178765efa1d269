"""Deeds on units and posts through the screens, and the organisation as of another day."""

from datetime import date

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan, LetakUnit, UnitKerja
from ekinerja.organisasi.tests.test_layar import banyak_unit, buka

HARI = "2026-10-05T02:00:00Z"


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(HARI, tick=False):
        yield


def kirim(client, alamat, pk, **isi):
    return client.post(reverse(f"organisasi:{alamat}", args=[pk]), isi)


def pindahkan(client, pemeran, mulai="2026-10-01", **ubah):
    isi = {
        "induk": "Dinas Pertanian [02]", "nama": "Bidang Data", "jenis": "BIDANG", "mulai": mulai,
        "dasar": "Perbup 7/2026",
    } | ubah  # fmt: skip
    return kirim(client, "unit_letak", pemeran.unit.bidang.pk, **isi)


class TestUnit:
    def test_it_is_moved_from_a_day_on(self, as_wayan, pemeran):
        assert pindahkan(as_wayan, pemeran).status_code == 302
        unit = UnitKerja.objects.get(pk=pemeran.unit.bidang.pk)
        assert (unit.nama, unit.induk) == ("Bidang Data", pemeran.unit.dinas_lain)
        isi = buka(as_wayan, "unit", unit.pk).content.decode()
        assert "Perbup 7/2026" in isi
        assert "Bidang Aplikasi Informatika, di bawah Dinas Komunikasi" in isi

    def test_the_parent_is_found_by_its_words(self, as_wayan, pemeran):
        assert pindahkan(as_wayan, pemeran, induk="pertanian").status_code == 302
        assert pindahkan(as_wayan, pemeran, induk="dinas").status_code == 422

    def test_a_whole_name_wins_over_longer_ones(self, as_wayan, pemeran):
        UnitKerja.objects.create(
            instansi=pemeran.instansi, kode="09", nama="Sekretariat Dinas Pertanian",
            jenis="SEKRETARIAT", masa=pemeran.unit.dinas.masa,
        )  # fmt: skip
        assert pindahkan(as_wayan, pemeran, induk="pertanian").status_code == 422
        assert pindahkan(as_wayan, pemeran, induk="dinas pertanian").status_code == 302

    def test_a_plan_is_shown_and_dropped(self, as_wayan, pemeran):
        pindahkan(as_wayan, pemeran, mulai="2027-01-01")
        letak = LetakUnit.objects.get()
        batal = reverse("organisasi:letak_batal", args=[letak.pk])
        assert batal in buka(as_wayan, "unit", pemeran.unit.bidang.pk).content.decode()
        assert as_wayan.post(batal).status_code == 302
        assert not LetakUnit.objects.exists()

    def test_it_is_mended_and_ended(self, as_wayan, pemeran):
        isi = {"nama": "Bidang Aplikasi", "jenis": "BIDANG", "zona": "", "urutan": "2"}
        unit = pemeran.unit.bidang
        assert kirim(as_wayan, "unit_ubah", unit.pk, **isi).status_code == 422
        assert kirim(as_wayan, "unit_ubah", unit.pk, **isi, alasan="ejaan").status_code == 302
        jawab = kirim(as_wayan, "unit_akhiri", unit.pk, selesai="2027-01-01", dasar="Perbup 8")
        assert jawab.status_code == 422
        assert "Sari Wulandari" in jawab.content.decode()

    def test_suggestions_carry_the_code(self, as_wayan):
        saran = as_wayan.get(reverse("organisasi:saran_unit"), {"induk": "pertan"})
        assert 'value="Dinas Pertanian [02]"' in saran.content.decode()


class TestPerTanggal:
    def test_the_tree_shows_where_a_unit_stood(self, as_wayan, pemeran):
        pindahkan(as_wayan, pemeran)
        dinas, lain = pemeran.unit.dinas.pk, pemeran.unit.dinas_lain.pk
        assert "Bidang Data" not in buka(as_wayan, "cabang", dinas).content.decode()
        assert "Bidang Data" in buka(as_wayan, "cabang", lain).content.decode()
        lama = buka(as_wayan, "cabang", dinas, pada="2026-09-30").content.decode()
        assert "Bidang Aplikasi Informatika" in lama
        assert "?pada=2026-09-30" in lama
        cari = buka(as_wayan, "pohon", q="bidang", pada="2026-09-30").content.decode()
        assert "Kabupaten Uji › Dinas Komunikasi dan Informatika" in cari
        assert "Susunan per" in cari

    def test_the_unit_page_reads_as_of_that_day(self, as_wayan, pemeran):
        pindahkan(as_wayan, pemeran)
        isi = buka(as_wayan, "unit", pemeran.unit.bidang.pk, pada="2026-09-30").content.decode()
        assert "<h1>Bidang Aplikasi Informatika</h1>" in isi

    def test_an_ended_post_is_listed_before_its_end(self, as_wayan, pemeran):
        Jabatan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, kode="J-lama", nama="Juru Ketik",
            jenis="PELAKSANA", masa=DateRange(date(2020, 1, 1), date(2022, 1, 1)),
        )  # fmt: skip
        assert "Juru Ketik" not in buka(as_wayan, "jabatan").content.decode()
        assert "Juru Ketik" in buka(as_wayan, "jabatan", pada="2021-06-01").content.decode()
        csv = buka(as_wayan, "jabatan_ekspor", "csv", pada="2021-06-01").content.decode()
        assert "Juru Ketik" in csv

    def test_a_day_that_cannot_be_read_is_today(self, as_wayan):
        assert buka(as_wayan, "pohon", pada="kemarin").status_code == 200

    def test_units_leave_as_a_file(self, as_wayan):
        isi = buka(as_wayan, "unit_ekspor", "csv").content.decode("utf-8-sig")
        assert "01.1;Bidang Aplikasi Informatika;Bidang;01;" in isi
        assert buka(as_wayan, "unit_ekspor", "xlsx").content.startswith(b"PK")


class TestJabatan:
    ISI = {
        "nama": "Pranata Komputer Ahli Muda", "jenis": "FUNGSIONAL", "jenjang": "MUDA",
        "kelompok": "JF_TERTENTU", "kelas": "9", "bezetting": "2", "kebutuhan": "3",
        "atasan": "Kepala Dinas Komunikasi dan Informatika [J-kadis]",
    }  # fmt: skip

    def test_it_is_mended_and_its_versions_are_told(self, as_wayan, pemeran):
        pk = pemeran.jabatan.prakom.pk
        assert kirim(as_wayan, "jabatan_ubah", pk, **self.ISI, alasan="ABK").status_code == 302
        isi = buka(as_wayan, "jabatan_rincian", pk).content.decode()
        assert "Kelas: 8 menjadi 9" in isi
        assert "Kepala Bidang Aplikasi Informatika menjadi Kepala Dinas" in isi
        assert "Wayan Sudiarta" in isi

    def test_an_old_page_does_not_undo_what_another_tab_saved(self, as_wayan, pemeran):
        pk = pemeran.jabatan.prakom.pk
        lama = buka(as_wayan, "jabatan_ubah", pk).context["form"]["sidik"].value()
        satu = self.ISI | {"kelas": "10", "alasan": "tab lain", "sidik": lama}
        assert kirim(as_wayan, "jabatan_ubah", pk, **satu).status_code == 302
        jawab = kirim(as_wayan, "jabatan_ubah", pk, **self.ISI, alasan="tab ini", sidik=lama)
        assert jawab.status_code == 422
        assert "sudah diubah sejak halaman ini dibuka" in jawab.content.decode()
        assert Jabatan.objects.get(pk=pk).kelas == 10

    def test_a_loop_is_refused_on_the_form(self, as_wayan, pemeran):
        isi = self.ISI | {"jenis": "JPT", "jenjang": "", "atasan": "J-prakom", "alasan": "x"}
        jawab = kirim(as_wayan, "jabatan_ubah", pemeran.jabatan.kadis.pk, **isi)
        assert jawab.status_code == 422
        assert "tidak dapat menjadi atasannya" in jawab.content.decode()

    def test_words_that_match_many_posts_are_offered(self, as_wayan, pemeran):
        isi = self.ISI | {"atasan": "kepala", "alasan": "x"}
        jawab = kirim(as_wayan, "jabatan_ubah", pemeran.jabatan.prakom.pk, **isi)
        assert "Lebih dari satu jabatan cocok" in jawab.content.decode()
        isi |= {"atasan": "tidak ada begitu"}
        jawab = kirim(as_wayan, "jabatan_ubah", pemeran.jabatan.prakom.pk, **isi)
        assert "Tidak ada jabatan bernama" in jawab.content.decode()

    def test_its_subordinates_are_listed(self, as_wayan, pemeran):
        isi = buka(as_wayan, "jabatan_rincian", pemeran.jabatan.kabid.pk).content.decode()
        assert "Pranata Komputer Ahli Pertama" in isi

    def test_it_ends_when_it_is_empty(self, as_wayan, pemeran):
        pk = pemeran.jabatan.prakom.pk
        jawab = kirim(as_wayan, "jabatan_akhiri", pk, selesai="2027-01-01", dasar="Perbup 8")
        assert "Sari Wulandari" in jawab.content.decode()
        pemeran.sari.penempatan.update(masa=DateRange(date(2020, 1, 1), date(2027, 1, 1)))
        jawab = kirim(as_wayan, "jabatan_akhiri", pk, selesai="2027-01-01", dasar="Perbup 8")
        assert jawab.status_code == 302

    def test_it_stays_within_fifteen_queries(self, as_wayan, pemeran):
        buka(as_wayan, "jabatan_rincian", pemeran.jabatan.kadis.pk)
        with counted_queries() as sedikit:
            buka(as_wayan, "jabatan_rincian", pemeran.jabatan.kadis.pk)
        banyak_unit(pemeran, 40)
        Jabatan.objects.filter(nama="Staf").update(atasan=pemeran.jabatan.kadis)
        with counted_queries() as banyak:
            buka(as_wayan, "jabatan_rincian", pemeran.jabatan.kadis.pk)
        assert int(banyak) == int(sedikit) <= 15

    def test_suggestions_carry_the_code(self, as_wayan):
        saran = as_wayan.get(reverse("organisasi:saran_jabatan"), {"atasan": "kepala dinas"})
        assert "[J-kadis]" in saran.content.decode()


class TestKewenangan:
    @pytest.mark.parametrize("nama", ["unit_ubah", "unit_letak", "unit_akhiri"])
    def test_only_keepers_change_units(self, as_made, as_ratna, as_ucok, pemeran, nama):
        for client, kode in ((as_made, 403), (as_ratna, 403), (as_ucok, 404)):
            assert kirim(client, nama, pemeran.unit.bidang.pk).status_code == kode

    @pytest.mark.parametrize("nama", ["jabatan_ubah", "jabatan_akhiri"])
    def test_only_keepers_change_posts(self, as_made, as_ratna, as_ucok, pemeran, nama):
        for client, kode in ((as_made, 403), (as_ratna, 403), (as_ucok, 404)):
            assert kirim(client, nama, pemeran.jabatan.prakom.pk).status_code == kode
