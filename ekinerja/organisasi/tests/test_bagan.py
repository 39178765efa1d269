"""The chart of posts: walked up and down with the holders' names, and printed."""

import pytest
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.queries import susun_bagan
from ekinerja.organisasi.tests.test_layar import as_admin, banyak_unit, buka

__all__ = ["as_admin"]


class TestBagan:
    def test_it_is_walked_from_the_top_to_a_clerk_in_three_taps(self, as_wayan, pemeran):
        kadis, kabid, prakom = (
            reverse("organisasi:bagan", args=[satu.pk])
            for satu in (pemeran.jabatan.kadis, pemeran.jabatan.kabid, pemeran.jabatan.prakom)
        )
        assert f'href="{kadis}"' in buka(as_wayan, "bagan_awal").content.decode()
        assert f'href="{kabid}"' in as_wayan.get(kadis).content.decode()
        assert f'href="{prakom}"' in as_wayan.get(kabid).content.decode()

    def test_the_way_up_is_told_and_can_be_walked(self, as_wayan, pemeran):
        isi = buka(as_wayan, "bagan", pemeran.jabatan.prakom.pk).content.decode()
        assert reverse("organisasi:bagan", args=[pemeran.jabatan.kabid.pk]) in isi
        atas = "Kepala Dinas Komunikasi dan Informatika › Kepala Bidang Aplikasi Informatika ›"
        assert atas in isi

    def test_it_leads_to_the_holders_without_javascript(self, as_wayan, pemeran):
        isi = buka(as_wayan, "bagan", pemeran.jabatan.kabid.pk).content.decode()
        assert reverse("pegawai:pemangku_jabatan", args=[pemeran.jabatan.kabid.pk]) in isi

    def test_the_sheet_shows_two_levels_below(self, as_wayan, pemeran):
        isi = buka(as_wayan, "bagan_cetak", pemeran.jabatan.kadis.pk).content.decode()
        for nama in ("Kepala Bidang Aplikasi", "Pranata Komputer", "Bendahara"):
            assert nama in isi

    def test_a_large_sheet_is_cut_near_the_top(self, as_wayan, pemeran):
        banyak_unit(pemeran, 160)
        Jabatan.objects.filter(nama="Staf").update(atasan=pemeran.jabatan.kadis)
        isi = buka(as_wayan, "bagan_cetak", pemeran.jabatan.kadis.pk).content.decode()
        assert "hanya memuat jabatan yang terdekat" in isi
        assert isi.count("bagan-kartu") == 150

    def test_another_instansi_never_appears(self, as_ucok, pemeran):
        for nama in ("bagan", "bagan_cetak"):
            assert buka(as_ucok, nama, pemeran.jabatan.kadis.pk).status_code == 404
        assert "Komunikasi" not in buka(as_ucok, "bagan_awal").content.decode()

    def test_an_admin_begins_at_the_own_unit(self, as_admin, pemeran):
        isi = buka(as_admin, "bagan_awal").content.decode()
        assert "Penyuluh Pertanian" in isi
        assert "Kepala Dinas Komunikasi" not in isi
        assert buka(as_admin, "bagan", pemeran.jabatan.kadis.pk).status_code == 404

    @pytest.mark.parametrize("nama", ["bagan", "bagan_cetak"])
    def test_its_queries_do_not_grow(self, as_wayan, pemeran, nama):
        buka(as_wayan, nama, pemeran.jabatan.kadis.pk)
        with counted_queries() as sedikit:
            buka(as_wayan, nama, pemeran.jabatan.kadis.pk)
        banyak_unit(pemeran, 40)
        Jabatan.objects.filter(nama="Staf").update(atasan=pemeran.jabatan.kadis)
        with counted_queries() as banyak:
            buka(as_wayan, nama, pemeran.jabatan.kadis.pk)
        assert int(banyak) == int(sedikit) <= 15

    def test_only_the_scope_is_drawn(self, pemeran):
        hari = pemeran.unit.dinas.masa.lower
        bidang = Lingkup(pemeran.instansi.pk, hari, (pemeran.unit.bidang.pk,))
        simpul = susun_bagan(bidang, pemeran.jabatan.kadis)
        assert {satu.unit for satu in simpul[1:]} == {"Bidang Aplikasi Informatika"}
