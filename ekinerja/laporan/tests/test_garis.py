"""The line is walked up and down from any point."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.laporan.queries import garis_ke_atas, pendukung_sasaran, ringkas_turun
from ekinerja.laporan.tests import pembuat
from ekinerja.perencanaan.tests import pembuat as rencana_uji
from ekinerja.skp.models import HasilKerja
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


@pytest.fixture
def garis(pemeran):
    return pembuat.garis(pemeran)


def semua(pemeran) -> Lingkup:
    return Lingkup(pemeran.instansi.pk, date(2026, 10, 12), None)


def alamat(jenis, pk) -> str:
    return reverse("laporan:garis", args=[jenis, pk])


class TestGarisKeAtas:
    @pytest.mark.req("BKN-12")
    def test_it_leads_from_an_activity_to_the_goal_of_the_region(self, pemeran, garis):
        langkah = garis_ke_atas(semua(pemeran), jenis="aktivitas", pk=garis.aktivitas.pk)
        assert [(satu.jenis, satu.id) for satu in langkah] == [
            ("sasaran", garis.daerah.pk), ("sasaran", garis.dinas.pk),
            ("rhk", garis.rhk_ratna.pk), ("rhk", garis.rhk_budi.pk), ("rhk", garis.rhk_sari.pk),
            ("indikator", garis.indikator.pk), ("aktivitas", garis.aktivitas.pk),
        ]  # fmt: skip

    @pytest.mark.parametrize("jenis", ["aktivitas", "indikator", "rhk", "sasaran"])
    def test_it_is_one_query_from_anywhere(self, pemeran, garis, jenis):
        pk = {"aktivitas": garis.aktivitas.pk, "indikator": garis.indikator.pk,
              "rhk": garis.rhk_sari.pk, "sasaran": garis.dinas.pk}[jenis]  # fmt: skip
        with counted_queries() as banyak:
            langkah = garis_ke_atas(semua(pemeran), jenis=jenis, pk=pk)
        assert int(banyak) == 1
        assert langkah[0].id == garis.daerah.pk

    def test_it_leads_from_an_action_to_its_goal(self, pemeran, garis):
        baris = rencana_uji.rencana_berisi(pemeran).baris.get()
        baris.sasaran = garis.dinas
        baris.save(update_fields=["sasaran"])
        langkah = garis_ke_atas(semua(pemeran), jenis="aksi", pk=baris.pk)
        assert [satu.jenis for satu in langkah] == ["sasaran", "sasaran", "aksi"]

    def test_it_ends_where_two_results_support_each_other(self, pemeran, garis):
        HasilKerja.objects.filter(pk=garis.rhk_ratna.pk).update(
            sasaran=None, intervensi=garis.rhk_sari
        )
        langkah = garis_ke_atas(semua(pemeran), jenis="rhk", pk=garis.rhk_sari.pk)
        assert [satu.id for satu in langkah] == [
            garis.rhk_ratna.pk, garis.rhk_budi.pk, garis.rhk_sari.pk,
        ]  # fmt: skip

    def test_it_shows_nothing_of_another_instansi(self, pemeran, garis):
        lain = Lingkup(pemeran.instansi_lain.pk, date(2026, 10, 12), None)
        assert garis_ke_atas(lain, jenis="rhk", pk=garis.rhk_sari.pk) == []


class TestHalamanGaris:
    @pytest.mark.req("BKN-12")
    def test_it_says_what_for_what_and_how_much(self, as_sari, garis):
        isi = as_sari.get(alamat("indikator", garis.indikator.pk)).content.decode()
        assert "Jumlah laporan layanan" in isi
        assert "Layanan publik dapat diakses daring" in isi
        assert "120 laporan" in isi
        assert "Meningkatnya layanan digital" in isi
        assert "Belum sampai" not in isi

    def test_it_names_where_the_line_is_cut(self, as_sari, garis):
        HasilKerja.objects.filter(pk=garis.rhk_budi.pk).update(intervensi=None)
        isi = as_sari.get(alamat("rhk", garis.rhk_sari.pk)).content.decode()
        assert "Belum sampai ke sasaran daerah" in isi
        assert "Budi Santoso" in isi

    def test_it_is_invisible_to_an_outsider(self, as_tono, as_ucok, garis):
        for siapa in (as_tono, as_ucok):
            for jenis, pk in (("rhk", garis.rhk_sari.pk), ("aktivitas", garis.aktivitas.pk)):
                assert siapa.get(alamat(jenis, pk)).status_code == 404
        assert as_tono.get(alamat("sasaran", garis.dinas.pk)).status_code == 200
        assert as_ucok.get(alamat("sasaran", garis.dinas.pk)).status_code == 404

    def test_it_is_reached_from_the_pages_of_its_items(self, as_sari, garis):
        rincian = {
            reverse("skp:rincian", args=[garis.rhk_sari.skp_id]): ("rhk", garis.rhk_sari.pk),
            reverse("aktivitas:rincian", args=[garis.aktivitas.pk]):
                ("aktivitas", garis.aktivitas.pk),
            reverse("perencanaan:sasaran", args=[garis.dinas.pk]): ("sasaran", garis.dinas.pk),
        }  # fmt: skip
        for halaman, (jenis, pk) in rincian.items():
            assert alamat(jenis, pk) in as_sari.get(halaman).content.decode()

    def test_it_asks_little(self, as_sari, garis):
        with counted_queries() as banyak:
            as_sari.get(alamat("aktivitas", garis.aktivitas.pk))
        assert int(banyak) <= 15


class TestTurun:
    def test_it_counts_everything_below_a_goal(self, pemeran, garis):
        ringkas = ringkas_turun(semua(pemeran), sasaran_id=garis.daerah.pk, tahun=2026)
        assert (ringkas.sasaran, ringkas.rhk_langsung, ringkas.rhk_turunan) == (1, 1, 2)
        assert (ringkas.orang, ringkas.unit) == (3, 2)

    def test_it_names_only_people_in_scope(self, pemeran, garis, as_budi, as_tono):
        alamat_turun = reverse("laporan:turun", args=[garis.daerah.pk])
        isi = as_budi.get(alamat_turun).content.decode()
        assert "Sari Wulandari" in isi
        assert "Ratna Dewi" not in isi
        luar = as_tono.get(alamat_turun).content.decode()
        assert "Sari Wulandari" not in luar
        assert "orang di 2 unit" in luar

    def test_it_counts_the_activities_of_the_year(self, as_wayan, garis):
        isi = as_wayan.get(reverse("laporan:turun", args=[garis.dinas.pk])).content.decode()
        assert "Turunan ke-2" in isi

    def test_it_never_loops(self, pemeran, garis):
        HasilKerja.objects.filter(pk=garis.rhk_ratna.pk).update(intervensi=garis.rhk_sari)
        daftar = pendukung_sasaran(semua(pemeran), sasaran_id=garis.daerah.pk, tahun=2026, batas=10)
        assert [satu.tinggi for satu in daftar] == [0, 1, 2]

    def test_it_asks_the_same_however_many_there_are(self, pemeran, as_wayan, garis):
        alamat_turun = reverse("laporan:turun", args=[garis.daerah.pk])
        with counted_queries() as sedikit:
            as_wayan.get(alamat_turun)
        skp = garis.rhk_sari.skp_id
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        HasilKerja.objects.bulk_create(
            HasilKerja(skp_id=skp, urutan=10 + nomor, rencana=f"Hasil {nomor}",
                       intervensi=garis.rhk_budi) for nomor in range(40)
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")
        with counted_queries() as banyak:
            isi = as_wayan.get(alamat_turun).content.decode()
        assert int(banyak) == int(sedikit) <= 15
        assert "1–25 dari 43" in isi
