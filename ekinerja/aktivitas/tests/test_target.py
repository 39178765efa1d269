"""From the year to the month to the day: proposals, what was reached, and the work behind it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.queries import rencana_target
from ekinerja.aktivitas.services import setujui
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.services import tambah_libur
from ekinerja.pegawai.models import Kedudukan, Keputusan
from ekinerja.skp.tests import pembuat as pembuat_skp

HALAMAN = "/aktivitas/target/"
OKTOBER = {"mulai": date(2026, 10, 1), "selesai": date(2026, 11, 1)}


def rencana(pemeran, **masa):
    lingkup = Lingkup(
        instansi_id=pemeran.instansi.pk, per_tanggal=pembuat.HARI_INI, pegawai_id=pemeran.sari.pk
    )
    return rencana_target(lingkup, pegawai_ids=[pemeran.sari.pk], **(masa or OKTOBER))


@pytest.mark.req("DES-01")
class TestHarian:
    def test_a_month_is_spread_over_its_working_days_and_adds_up(self, pemeran, indikator):
        """120 a year is 10 in October 2026, which has 22 working days."""
        satu = rencana(pemeran)[0]
        assert (satu.target.target, sum(satu.usulan.values())) == (10, 10)
        assert all(hari.weekday() < 5 for hari in satu.usulan)
        assert {hari.isocalendar().week for hari in satu.usulan} >= {41, 42, 43, 44}

    def test_a_holiday_has_no_proposal(self, pemeran, indikator):
        libur = date(2026, 10, 30)
        assert libur in rencana(pemeran)[0].usulan
        tambah_libur(
            pemeran.instansi, tanggal=libur, nama="Libur daerah", dasar="SE 1/2026",
            oleh=SISTEM, pada=PADA,
        )  # fmt: skip
        sesudah = rencana(pemeran)[0].usulan
        assert libur not in sesudah
        assert sum(sesudah.values()) == 10

    def test_days_of_an_unpaid_leave_have_none(self, pemeran, indikator):
        Kedudukan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jenis="CLTN",
            masa=DateRange(date(2026, 10, 19), None),
            keputusan=Keputusan.objects.create(
                instansi=pemeran.instansi, pegawai=pemeran.sari, jenis="CLTN", nomor_sk="SK",
                tanggal_sk=date(2026, 10, 1), tmt=date(2026, 10, 19), dicatat_pada=PADA,
            ),
        )  # fmt: skip
        assert max(rencana(pemeran)[0].usulan) < date(2026, 10, 19)

    def test_nothing_falls_outside_the_plan(self, pemeran):
        pembuat_skp.disetujui(pemeran.sari, oleh=pemeran.budi, selesai=date(2026, 10, 15))
        semua = rencana(pemeran)
        assert {hari for satu in semua for hari in satu.usulan} <= {
            date(2026, 10, hari) for hari in range(1, 15)
        }
        assert rencana(pemeran, mulai=date(2026, 11, 1), selesai=date(2026, 12, 1)) == []


@pytest.mark.req("DES-02", "DES-03", "PBG-13")
class TestRincianBulan:
    def test_it_shows_quantity_unit_and_what_approved_work_reached(
        self, pemeran, as_sari, indikator
    ):
        satu = pembuat.dikirim(pemeran.sari, indikator, volume=Decimal(4))
        setujui(satu, oleh=pemeran.budi, pada=PADA)
        pembuat.dikirim(pemeran.sari, indikator, volume=Decimal(2), tanggal=date(2026, 10, 9))
        tampil = as_sari.get(HALAMAN).context["halaman"].target[0]
        assert (tampil.setahun, tampil.sebulan) == ("120 laporan", "10 laporan")
        assert tampil.kalimat == "Realisasi 4 dari 10 laporan (40%)."
        hari = {satu.judul: satu for satu in tampil.hari}
        senin, jumat = hari["Senin, 12 Oktober 2026"], hari["Jumat, 9 Oktober 2026"]
        assert (senin.realisasi, jumat.realisasi, jumat.catatan) == ("4", "–", "2 menunggu")
        assert senin.tanda
        assert senin.butir[0].url == f"/aktivitas/{satu.pk}/"

    def test_a_reached_target_says_so(self, pemeran, as_sari, indikator):
        satu = pembuat.dikirim(pemeran.sari, indikator, volume=Decimal(10))
        setujui(satu, oleh=pemeran.budi, pada=PADA)
        halaman = as_sari.get(HALAMAN).context["halaman"]
        assert halaman.kartu[0].nilai == "1 dari 2"
        assert [satu.lencana.teks for satu in halaman.target] == ["Tercapai", "Belum tercapai"]

    def test_a_month_to_come_is_not_judged(self, as_sari, indikator):
        halaman = as_sari.get(HALAMAN, {"bulan": "2026-12"}).context["halaman"]
        assert {satu.lencana for satu in halaman.target} == {None}
        assert halaman.target[0].sebulan == "10 laporan"

    def test_the_penilai_reads_it_and_others_do_not_know_it(
        self, pemeran, as_budi, as_komang, as_ucok, indikator
    ):
        alamat = f"{HALAMAN}?pegawai={pemeran.sari.pk}&bulan=2026-10"
        isi = as_budi.get(alamat).content.decode()
        assert "Sari Wulandari" in isi
        assert "10 laporan" in isi
        assert as_komang.get(alamat).status_code == 404
        assert as_ucok.get(alamat).status_code == 404

    def test_without_a_plan_it_says_what_to_do(self, as_sari):
        assert "Belum ada target bulan ini" in as_sari.get(HALAMAN).content.decode()

    def test_more_work_costs_no_more_queries(self, pemeran, as_sari, indikator):
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=1)
        with counted_queries() as sedikit:
            as_sari.get(HALAMAN)
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=60)
        with counted_queries() as banyak:
            as_sari.get(HALAMAN)
        assert int(sedikit) == int(banyak) <= 15
