"""Monthly facts: one statement, every event with its day and record."""

from datetime import UTC, date, datetime, time

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.testing import counted_queries
from ekinerja.kalender.models import HariLibur, JamKerja
from ekinerja.kalender.services import buka_bulan, tutup_bulan
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.segments import segmen_bulan
from ekinerja.presensi.models import Rekaman
from ekinerja.presensi.queries import fakta_bulanan, perubahan_setelah_tutup

OKTOBER = date(2026, 10, 1)


@pytest.fixture
def fakta(pemeran):
    def ambil(pegawai, mulai=OKTOBER):
        return fakta_bulanan(segmen_bulan(pemeran.unit.dinas.pk, OKTOBER))[(pegawai.pk, mulai)]

    return ambil


class TestFaktaBulanan:
    @pytest.mark.req("PBG-11")
    def test_it_names_day_and_record_of_each_event(self, pemeran, rekam, hitung, hari, fakta):
        rekam(pemeran.sari, "2026-10-05 07:42", "2026-10-05 16:00")
        rekam(pemeran.sari, "2026-10-06 07:20", "2026-10-06 15:30")
        rekam(pemeran.sari, "2026-10-07 07:20", "2026-10-08 16:20")
        hitung()
        senin, selasa = hari(pemeran.sari, "2026-10-05"), hari(pemeran.sari, "2026-10-06")
        satu = fakta(pemeran.sari)
        assert (satu.hari_kerja, satu.hari_kerja_bulan, satu.hari_hadir) == (22, 22, 4)
        assert satu.terlambat == ((12, senin.pk, senin.masuk_id),)
        assert satu.pulang_cepat == ((30, selasa.pk, selasa.pulang_id),)
        assert satu.tanpa_rekaman_pulang == (hari(pemeran.sari, "2026-10-07").pk,)
        assert satu.tanpa_rekaman_masuk == (hari(pemeran.sari, "2026-10-08").pk,)
        assert len(satu.tanpa_keterangan) == 18
        assert satu.belum_dihitung == 0

    def test_it_is_one_statement_for_everybody(self, pemeran, hitung):
        hitung()
        segmen = segmen_bulan(pemeran.unit.dinas.pk, OKTOBER)
        with counted_queries() as jumlah:
            hasil = fakta_bulanan(segmen)
        assert int(jumlah) == 1
        assert len(hasil) == len(segmen) == 6

    def test_days_without_a_result_are_counted(self, pemeran, hitung, fakta):
        hitung(pada=datetime(2026, 10, 15, 3, tzinfo=UTC))
        satu = fakta(pemeran.sari)
        assert (satu.hari_kerja, len(satu.tanpa_keterangan), satu.belum_dihitung) == (22, 10, 12)

    def test_a_move_splits_the_facts(self, pemeran, rekam, hitung, fakta):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 10, 12))
        )
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.analis,
            masa=DateRange(date(2026, 10, 12), None), dasar="SK",
        )  # fmt: skip
        rekam(pemeran.sari, "2026-10-09 07:42", "2026-10-09 16:30")
        rekam(pemeran.sari, "2026-10-12 07:40", "2026-10-12 16:00")
        hitung()
        awal, akhir = fakta(pemeran.sari), fakta(pemeran.sari, date(2026, 10, 12))
        assert (awal.hari_kerja, akhir.hari_kerja) == (7, 15)
        assert (awal.hari_kerja_bulan, akhir.hari_kerja_bulan) == (22, 22)
        assert [m for m, _, _ in awal.terlambat] == [12]
        assert [m for m, _, _ in akhir.terlambat] == [10]

    def test_a_month_without_working_days_is_all_zero(self, pemeran, hitung, fakta):
        JamKerja.objects.all().delete()
        hitung()
        satu = fakta(pemeran.sari)
        assert (satu.hari_kerja, satu.hari_kerja_bulan, satu.hari_hadir) == (0, 0, 0)
        assert satu.terlambat == satu.tanpa_keterangan == ()

    def test_one_persons_records_never_reach_another(self, pemeran, rekam, hitung, fakta):
        rekam(pemeran.sari, "2026-10-05 09:00", "2026-10-05 16:00")
        hitung()
        assert fakta(pemeran.budi).terlambat == ()

    def test_no_segments_ask_nothing(self, db):
        with counted_queries() as jumlah:
            assert fakta_bulanan([]) == {}
        assert int(jumlah) == 0

    def test_a_day_off_lowers_the_working_days(self, pemeran, hitung, fakta):
        HariLibur.objects.create(
            instansi=pemeran.instansi, tanggal=date(2026, 10, 14), nama="L", jenis="DAERAH",
            dasar="SK",
        )  # fmt: skip
        hitung()
        assert fakta(pemeran.sari).hari_kerja == 21

    def test_a_pattern_changed_later_shows_in_the_facts(self, pemeran, rekam, hitung, fakta):
        rekam(pemeran.sari, "2026-10-05 07:42", "2026-10-05 16:00")
        JamKerja.objects.filter(hari=1).update(mulai=time(8))
        hitung()
        assert fakta(pemeran.sari).terlambat == ()


class TestPerubahanSetelahTutup:
    @pytest.fixture
    def susulan(self, pemeran, rekam, pada):
        rekam(pemeran.sari, "2026-10-05 07:42")
        bulan = buka_bulan(pemeran.unit.dinas, awal=OKTOBER)
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        rekam(pemeran.sari, "2026-10-05 07:10")
        rekam(pemeran.budi, "2026-10-05 07:10")

    def test_it_lists_the_late_records_of_closed_months(self, pemeran, susulan, pada):
        (satu,) = perubahan_setelah_tutup(pemeran.instansi.pk)
        assert (satu.pegawai_id, satu.tanggal) == (pemeran.sari.pk, date(2026, 10, 5))
        assert Rekaman.objects.get(pk=satu.rekaman_id).saat == satu.saat
        assert satu.diterima_pada == pada

    def test_it_narrows_by_people_and_moment(self, pemeran, susulan):
        instansi = pemeran.instansi.pk
        assert not perubahan_setelah_tutup(instansi, pegawai_ids=[pemeran.budi.pk])
        assert not perubahan_setelah_tutup(instansi, sejak=datetime(2027, 1, 1, tzinfo=UTC))
        assert not perubahan_setelah_tutup(pemeran.instansi_lain.pk)
