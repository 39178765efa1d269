"""The page of the leaders: all units side by side, every figure with both its sides."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.queries import Pecahan, cakupan, keadaan_unit
from ekinerja.laporan.tests import pembuat
from ekinerja.perencanaan.tests import pembuat as rencana_uji
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 12)
BULAN = {"awal": date(2026, 10, 1), "akhir": date(2026, 10, 13)}
PIMPINAN = "laporan:pimpinan"


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


@pytest.fixture
def garis(pemeran):
    return pembuat.garis(pemeran)


def keadaan(pemeran):
    isi = cakupan(Lingkup(pemeran.instansi.pk, HARI, None), pada=HARI)
    return {satu.unit_id: satu for satu in keadaan_unit(isi, pada=HARI, **BULAN)}


def hadir(pegawai, hari, status="HADIR"):
    mulai = datetime(2026, 10, hari, 0, 30, tzinfo=UTC)
    masuk = None
    if status == "HADIR":
        masuk = Rekaman.objects.create(
            instansi=pegawai.instansi, pegawai=pegawai, saat=mulai, zona="Asia/Jakarta",
            tanggal=mulai.date(), sumber="MESIN", diterima_pada=mulai,
        )  # fmt: skip
    HariPresensi.objects.create(
        instansi=pegawai.instansi, pegawai=pegawai, tanggal=mulai.date(), status=status,
        masuk=masuk, jadwal_mulai=mulai, jadwal_selesai=mulai.replace(hour=9),
        dihitung_pada=mulai,
    )  # fmt: skip


class TestKeadaan:
    def test_it_counts_plans_days_and_presence(self, pemeran, garis):
        hadir(pemeran.sari, 5)
        hadir(pemeran.sari, 6, "TANPA_KETERANGAN")
        dinas = keadaan(pemeran)[pemeran.unit.dinas.pk]
        # six people of the dinas; Sari and Budi have an agreed plan
        assert dinas.skp == Pecahan(2, 6)
        # 1, 2, 5–9 and 12 October are working days: 8 days of six people, one with an entry
        assert dinas.catatan == Pecahan(1, 48)
        assert dinas.kehadiran == Pecahan(1, 2)

    def test_it_shows_the_action_plan_and_the_survey(self, pemeran, garis):
        rencana_uji.laporan_diajukan(pemeran)
        SurveiLayanan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, tahun=2025, periode="TAHUN",
            nilai=80, skala=100, responden=10, dokumen="Laporan 2025",
        )  # fmt: skip
        SurveiLayanan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, tahun=2026, periode="S1",
            nilai=Decimal("3.4"), skala=4, responden=10, dokumen="Laporan 2026",
        )  # fmt: skip
        dinas = keadaan(pemeran)[pemeran.unit.dinas.pk]
        assert dinas.survei.tahun == 2026
        assert dinas.aksi_terisi.penyebut > 0


class TestLayar:
    @pytest.mark.req("PBG-12")
    def test_it_is_one_page_that_can_be_sorted(self, as_hendra, pemeran, garis):
        with counted_queries() as banyak:
            isi = as_hendra.get(f"{reverse(PIMPINAN)}?urut=-skp").content.decode()
        assert int(banyak) <= 15
        assert isi.index(pemeran.unit.dinas.nama) < isi.index(pemeran.unit.dinas_lain.nama)
        naik = as_hendra.get(f"{reverse(PIMPINAN)}?urut=skp").content.decode()
        tabel = naik[naik.index("<tbody") :]
        assert tabel.index(pemeran.unit.dinas_lain.nama) < tabel.index(pemeran.unit.dinas.nama)
        assert "data-cetak" in isi
        assert "2 dari 6" in isi

    @pytest.mark.req("PBG-20")
    def test_it_shows_what_the_public_says(self, as_wayan, pemeran, garis):
        SurveiLayanan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas, tahun=2026, periode="S1",
            nilai=Decimal("3.4"), skala=4, responden=10, dokumen="Laporan 2026",
        )  # fmt: skip
        isi = as_wayan.get(reverse(PIMPINAN)).content.decode()
        assert "3,40 dari 4" in isi
        assert "Semester I 2026" in isi

    def test_it_asks_little_of_a_head_with_a_plan(self, as_ratna, pemeran, garis):
        rencana_uji.laporan_diajukan(pemeran)
        with counted_queries() as banyak:
            isi = as_ratna.get(reverse(PIMPINAN)).content.decode()
        assert "target terisi" in isi
        assert int(banyak) <= 15

    def test_it_shows_a_head_only_the_own_subtree(self, as_budi, as_ratna, pemeran, garis):
        budi = as_budi.get(reverse(PIMPINAN)).content.decode()
        assert pemeran.unit.bidang.nama in budi
        assert pemeran.unit.subbag.nama not in budi
        ratna = as_ratna.get(reverse(PIMPINAN)).content.decode()
        assert pemeran.unit.subbag.nama in ratna
        assert pemeran.unit.dinas_lain.nama not in ratna

    def test_it_is_refused_to_staff(self, as_sari, as_tono, garis):
        for siapa in (as_sari, as_tono):
            assert siapa.get(reverse(PIMPINAN)).status_code == 403

    def test_it_shows_nothing_of_another_instansi(self, as_ucok, pemeran, garis):
        assert pemeran.unit.dinas.nama not in as_ucok.get(reverse(PIMPINAN)).content.decode()

    def test_it_exports_the_rows(self, as_wayan, pemeran, garis):
        isi = as_wayan.get(reverse("laporan:pimpinan_ekspor", args=["csv"])).content.decode()
        assert pemeran.unit.dinas.nama in isi

    @pytest.mark.parametrize("bulan", [1, 10, 12])
    def test_it_opens_any_month(self, as_wayan, garis, bulan):
        assert as_wayan.get(f"{reverse(PIMPINAN)}?bulan={bulan}&tahun=2026").status_code == 200
