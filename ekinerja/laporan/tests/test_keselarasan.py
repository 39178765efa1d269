"""Alignment: every share has both its sides; orphans are listed where they are mended."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.laporan.queries import (
    Pecahan,
    baris_ringkas,
    cakupan,
    daftar_butir,
    sasaran_yatim,
    unit_yatim,
)
from ekinerja.laporan.tests import pembuat
from ekinerja.perencanaan.models import DokumenPerencanaan, Sasaran
from ekinerja.skp.models import HasilKerja, KelolaLuar, TargetBulanan
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 12)


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


@pytest.fixture
def garis(pemeran):
    hasil = pembuat.garis(pemeran)
    pembuat.dihitung(pemeran)
    return hasil


def ukur(pemeran, unit=None):
    lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
    baris = baris_ringkas(lingkup, pembuat.dihitung(pemeran), unit_id=unit.pk if unit else None)
    return {satu.unit_id: satu for satu in baris}


class TestUkuran:
    @pytest.mark.req("BJR-10")
    def test_it_counts_items_with_a_parent(self, pemeran, garis):
        # Sari and Budi have an agreed plan with one main result each; Ratna's only waits
        assert ukur(pemeran)[pemeran.unit.dinas.pk].tertaut == Pecahan(2, 2)
        HasilKerja.objects.filter(pk=garis.rhk_sari.pk).update(intervensi=None)
        assert ukur(pemeran)[pemeran.unit.dinas.pk].tertaut == Pecahan(1, 2)

    @pytest.mark.req("BJR-09")
    def test_it_counts_items_split_into_months(self, pemeran, garis):
        assert ukur(pemeran)[pemeran.unit.dinas.pk].bulanan == Pecahan(2, 2)
        skp = skp_uji.lengkap(pemeran.dewi)
        TargetBulanan.objects.filter(indikator__hasil_kerja__skp=skp).delete()
        type(skp).objects.filter(pk=skp.pk).update(status="DIAJUKAN")
        type(skp).objects.filter(pk=skp.pk).update(status="DISETUJUI")
        assert ukur(pemeran)[pemeran.unit.dinas.pk].bulanan == Pecahan(2, 3)

    @pytest.mark.req("BJR-08")
    def test_it_counts_activities_linked_to_a_plan_in_force(self, pemeran, garis):
        assert ukur(pemeran)[pemeran.unit.dinas.pk].aktivitas == Pecahan(1, 1)
        type(garis.rhk_sari.skp).objects.filter(pk=garis.rhk_sari.skp_id).update(status="DIGANTI")
        assert ukur(pemeran)[pemeran.unit.dinas.pk].aktivitas == Pecahan(0, 1)

    def test_it_leaves_out_what_was_never_sent(self, pemeran, garis):
        Aktivitas.objects.filter(pk=garis.aktivitas.pk).update(status="DIKEMBALIKAN")
        assert ukur(pemeran)[pemeran.unit.dinas.pk].aktivitas == Pecahan(1, 1)
        Aktivitas.objects.filter(pk=garis.aktivitas.pk).update(status="DIBATALKAN")
        assert ukur(pemeran)[pemeran.unit.dinas.pk].aktivitas == Pecahan(0, 0)

    @pytest.mark.req("BJR-11")
    def test_it_counts_items_that_reach_the_renstra(self, pemeran, garis):
        assert ukur(pemeran)[pemeran.unit.dinas.pk].renstra == Pecahan(0, 2)
        renstra = DokumenPerencanaan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, jenis="RENSTRA", nomor="1/2025",
            tanggal=HARI, judul="Renstra", tahun_awal=2025, tahun_akhir=2029,
        )  # fmt: skip
        Sasaran.objects.filter(pk=garis.dinas.pk).update(dokumen=renstra)
        assert ukur(pemeran)[pemeran.unit.dinas.pk].renstra == Pecahan(2, 2)

    def test_it_counts_who_is_kept_elsewhere_as_complete(self, pemeran, garis):
        KelolaLuar.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas_lain, aplikasi="Ruang GTK",
            dasar="SE 1/2026", masa=("2026-01-01", None),
        )  # fmt: skip
        lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
        isi = cakupan(lingkup, pada=HARI)
        baris = ukur(pemeran)[pemeran.unit.dinas_lain.pk]
        assert (baris.skp, baris.luar) == (Pecahan(1, 1), 1)
        assert pemeran.tono.pk not in isi.orang
        yatim = {satu.id for satu in unit_yatim(isi, pada=HARI, batas=50)}
        assert pemeran.unit.dinas_lain.pk not in yatim

    def test_it_is_per_unit_inside_a_perangkat_daerah(self, pemeran, garis):
        isi = ukur(pemeran, pemeran.unit.dinas)
        assert isi[pemeran.unit.bidang.pk].tertaut == Pecahan(2, 2)
        assert isi[pemeran.unit.subbag.pk].tertaut == Pecahan(0, 0)


class TestYatim:
    def test_it_lists_items_without_a_parent(self, pemeran, garis):
        HasilKerja.objects.filter(pk=garis.rhk_sari.pk).update(intervensi=None)
        isi = cakupan(Lingkup(pemeran.instansi.pk, HARI, None), pada=HARI)
        daftar = daftar_butir(isi, ukuran="tertaut", hasil=(False,), pada=HARI, batas=10)
        assert [satu.id for satu in daftar] == [garis.rhk_sari.pk]

    def test_it_lists_goals_that_nobody_works_on(self, pemeran, garis):
        lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
        assert sasaran_yatim(lingkup, tahun=2026, batas=10) == []
        HasilKerja.objects.filter(pk=garis.rhk_ratna.pk).update(sasaran=None)
        kode = {satu.kode for satu in sasaran_yatim(lingkup, tahun=2026, batas=10)}
        assert kode == {"S.1", "S.1.1"}

    def test_it_lists_units_without_any_plan(self, pemeran, garis):
        isi = cakupan(Lingkup(pemeran.instansi.pk, HARI, None), pada=HARI)
        nama = {satu.nama for satu in unit_yatim(isi, pada=HARI, batas=10)}
        assert pemeran.unit.subbag.nama in nama
        assert pemeran.unit.bidang.nama not in nama


class TestLayar:
    def test_it_opens_every_share(self, as_wayan, pemeran, garis):
        alamat = reverse("laporan:keselarasan")
        with counted_queries() as banyak:
            isi = as_wayan.get(alamat).content.decode()
        assert int(banyak) <= 15
        assert "2 dari 2" in isi
        tujuan = reverse("laporan:butir", args=["tertaut"])
        assert f"{tujuan}?hasil=semua&amp;unit={pemeran.unit.dinas.pk}" in isi
        daftar = as_wayan.get(f"{tujuan}?hasil=sudah&unit={pemeran.unit.dinas.pk}")
        assert "2 rencana hasil kerja" in daftar.content.decode()

    @pytest.mark.parametrize(
        "jenis", ["tertaut", "bulanan", "renstra", "aktivitas", "sasaran", "unit"]
    )
    def test_it_lists_and_exports_each_kind(self, as_wayan, garis, jenis):
        with counted_queries() as banyak:
            jawab = as_wayan.get(f"{reverse('laporan:butir', args=[jenis])}?hasil=semua")
        assert jawab.status_code == 200
        assert int(banyak) <= 15
        csv = as_wayan.get(f"{reverse('laporan:butir_ekspor', args=[jenis, 'csv'])}?hasil=semua")
        assert csv.status_code == 200
        assert len(csv.content.splitlines()) >= 1

    def test_it_narrows_to_the_subtree_of_a_head(self, as_budi, as_nyoman, garis):
        tujuan = f"{reverse('laporan:butir', args=['tertaut'])}?hasil=semua"
        assert "Sari Wulandari" in as_budi.get(tujuan).content.decode()
        assert "Sari Wulandari" not in as_nyoman.get(tujuan).content.decode()

    def test_it_is_refused_to_staff(self, as_sari, as_tono, garis):
        for siapa in (as_sari, as_tono):
            assert siapa.get(reverse("laporan:keselarasan")).status_code == 403
            assert siapa.get(reverse("laporan:butir", args=["tertaut"])).status_code == 403

    def test_it_shows_nothing_of_another_instansi(self, as_ucok, garis):
        isi = as_ucok.get(reverse("laporan:keselarasan")).content.decode()
        assert "Dinas Komunikasi" not in isi
        daftar = as_ucok.get(f"{reverse('laporan:butir', args=['tertaut'])}?hasil=semua")
        assert "Sari Wulandari" not in daftar.content.decode()
