"""The page of the leaders: all units side by side, every figure with both its sides."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import Instansi
from ekinerja.laporan.models import Ringkasan, SurveiLayanan
from ekinerja.laporan.queries import Pecahan, keadaan_unit
from ekinerja.laporan.services import hitung_berkala
from ekinerja.laporan.tests import pembuat
from ekinerja.perencanaan.tests import pembuat as rencana_uji
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db
HARI = date(2026, 10, 12)
PIMPINAN = "laporan:pimpinan"


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


@pytest.fixture
def garis(pemeran):
    hasil = pembuat.garis(pemeran)
    pembuat.dihitung(pemeran)
    return hasil


def keadaan(pemeran):
    lingkup = Lingkup(pemeran.instansi.pk, HARI, None)
    daftar = keadaan_unit(lingkup, pembuat.dihitung(pemeran))
    return {satu.ringkas.unit_id: satu for satu in daftar}


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
        assert dinas.ringkas.skp == Pecahan(2, 6)
        # 1, 2, 5–9 and 12 October are working days: 8 days of six people, one with an entry
        assert dinas.ringkas.catatan == Pecahan(1, 48)
        assert dinas.ringkas.kehadiran == Pecahan(1, 2)

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


class TestHitung:
    def hitung(self, siapa, bulan="2026-10"):
        return siapa.post(reverse("laporan:hitung"), {"bulan": bulan})

    def test_it_counts_a_month_that_nobody_counted(self, as_wayan, pemeran, garis):
        alamat = f"{reverse(PIMPINAN)}?bulan=9&tahun=2026"
        assert "Bulan ini belum dihitung" in as_wayan.get(alamat).content.decode()
        self.hitung(as_wayan, "2026-09")
        isi = as_wayan.get(alamat).content.decode()
        assert "Bulan ini belum dihitung" not in isi
        # the plans of the cast begin on 1 January: September has 22 working days of six people
        assert "0 dari 132" in isi

    def test_it_does_not_count_again_at_once(self, as_wayan, pemeran, garis):
        lama = Ringkasan.objects.get()
        isi = as_wayan.post(reverse("laporan:hitung"), {"bulan": "2026-10"}, follow=True)
        assert "baru saja dihitung" in isi.content.decode()
        assert Ringkasan.objects.get().pada == lama.pada

    def test_it_follows_what_changed(self, as_wayan, pemeran, garis):
        skp_uji.disetujui(pemeran.dewi, oleh=pemeran.nyoman)
        assert "2 dari 6" in as_wayan.get(reverse(PIMPINAN)).content.decode()
        with time_machine.travel(skp_uji.PADA + timedelta(minutes=2), tick=False):
            self.hitung(as_wayan)
            assert "3 dari 6" in as_wayan.get(reverse(PIMPINAN)).content.decode()

    def test_it_answers_a_month_that_is_none(self, as_wayan, pemeran, garis):
        assert self.hitung(as_wayan, "2026-13").status_code == 302

    def test_it_is_refused_to_staff(self, as_sari, pemeran, garis):
        assert self.hitung(as_sari).status_code == 403

    def test_it_counts_every_government_and_the_month_before(self, pemeran, garis):
        semua = Instansi.objects.count()
        assert hitung_berkala(pada=skp_uji.PADA) == semua
        assert hitung_berkala(pada=skp_uji.PADA, lalu=True) == 2 * semua
        bulan = Ringkasan.objects.filter(instansi=pemeran.instansi).values_list("awal", flat=True)
        assert set(bulan) == {date(2026, 9, 1), date(2026, 10, 1)}

    def test_it_is_run_from_the_command_line(self, pemeran, capsys):
        call_command("hitung_ringkasan", "--bulan", "2026-08")
        assert "2026-08 dihitung" in capsys.readouterr().out
        with pytest.raises(CommandError, match="TTTT-BB"):
            call_command("hitung_ringkasan", "--bulan", "Agustus")
