"""A working day as a pure function of schedule and records."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.models import HariLibur, JamKerja
from ekinerja.kalender.services import buka_bulan, tutup_bulan
from ekinerja.pegawai.models import Penempatan
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.presensi.services import RekamanMasuk, hitung_hari, terima_rekaman

SENIN = "2026-10-05"


class TestHariBiasa:
    def test_it_takes_the_first_and_the_last_record(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:20", f"{SENIN} 12:01", f"{SENIN} 16:04")
        satu = hari(pemeran.sari, SENIN)
        assert satu.status == HariPresensi.HADIR
        assert satu.masuk.saat == datetime(2026, 10, 5, 0, 20, tzinfo=UTC)
        assert satu.pulang.saat == datetime(2026, 10, 5, 9, 4, tzinfo=UTC)
        assert (satu.menit_terlambat, satu.menit_pulang_cepat) == (0, 0)

    @pytest.mark.parametrize(
        ("datang", "menit"),
        [("07:30:00", 0), ("07:30:59", 0), ("07:31:00", 1), ("08:15:30", 45), ("15:00", 450)],
    )
    def test_lateness_is_whole_minutes_after_the_start(self, pemeran, rekam, hari, datang, menit):
        rekam(pemeran.sari, f"{SENIN} {datang}", f"{SENIN} 16:05")
        assert hari(pemeran.sari, SENIN).menit_terlambat == menit

    @pytest.mark.parametrize(
        ("pulang", "menit"), [("16:00", 0), ("15:59:30", 0), ("15:59", 1), ("13:00", 180)]
    )
    def test_leaving_early_is_whole_minutes_before_the_end(
        self, pemeran, rekam, hari, pulang, menit
    ):
        rekam(pemeran.sari, f"{SENIN} 07:25", f"{SENIN} {pulang}")
        assert hari(pemeran.sari, SENIN).menit_pulang_cepat == menit

    def test_no_record_at_all_is_absence_without_reason(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:25")
        absen = hari(pemeran.budi, SENIN)
        assert absen.status == HariPresensi.TANPA_KETERANGAN
        assert (absen.masuk, absen.pulang) == (None, None)

    def test_weekends_and_days_off_have_no_day(self, pemeran, hitung, hari):
        HariLibur.objects.create(
            instansi=pemeran.instansi, tanggal=date(2026, 10, 6), nama="L", jenis="DAERAH",
            dasar="SK",
        )  # fmt: skip
        hitung()
        assert hari(pemeran.sari, "2026-10-03") is None
        assert hari(pemeran.sari, "2026-10-06") is None
        assert hari(pemeran.sari, "2026-10-07") is not None


class TestSatuSisi:
    def test_a_single_morning_record_is_the_coming_in(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:40")
        satu = hari(pemeran.sari, SENIN)
        assert (satu.menit_terlambat, satu.pulang, satu.menit_pulang_cepat) == (10, None, 0)

    def test_a_single_afternoon_record_is_the_leaving(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 15:30")
        satu = hari(pemeran.sari, SENIN)
        assert (satu.masuk, satu.menit_terlambat, satu.menit_pulang_cepat) == (None, 0, 30)

    def test_a_double_tap_is_one_event(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:25", f"{SENIN} 07:26")
        assert hari(pemeran.sari, SENIN).pulang is None
        rekam(pemeran.budi, f"{SENIN} 16:01", f"{SENIN} 16:02")
        satu = hari(pemeran.budi, SENIN)
        assert (satu.masuk, satu.pulang.saat.minute) == (None, 2)

    def test_the_database_refuses_minutes_without_a_record(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:40")
        with pytest.raises(IntegrityError, match="hari_menit_berekaman"), transaction.atomic():
            HariPresensi.objects.filter(pegawai=pemeran.sari).update(menit_pulang_cepat=5)


class TestMalamDanZona:
    def test_a_record_after_midnight_belongs_to_the_evening(self, pemeran, rekam, hitung, hari):
        rekam(pemeran.sari, f"{SENIN} 07:25", "2026-10-06 00:40")
        hitung()
        assert hari(pemeran.sari, SENIN).pulang.saat == datetime(2026, 10, 5, 17, 40, tzinfo=UTC)
        assert hari(pemeran.sari, "2026-10-06").status == HariPresensi.TANPA_KETERANGAN

    def test_a_record_before_dawn_belongs_to_the_new_day(self, pemeran, rekam, hari):
        rekam(pemeran.sari, "2026-10-06 03:00", "2026-10-06 16:30")
        assert hari(pemeran.sari, "2026-10-06").menit_terlambat == 0

    @pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
    def test_the_local_clock_decides_in_every_zone(self, pemeran, rekam, hari, zona):
        pemeran.unit.dinas.zona = zona
        pemeran.unit.dinas.save(update_fields=["zona"])
        rekam(pemeran.sari, f"{SENIN} 07:42", f"{SENIN} 16:00", zona=zona)
        satu = hari(pemeran.sari, SENIN)
        assert (satu.menit_terlambat, satu.menit_pulang_cepat) == (12, 0)
        assert satu.jadwal_mulai.astimezone(ZoneInfo(zona)).hour == 7

    def test_a_day_is_computed_only_when_it_is_over(self, pemeran, hitung, hari):
        belum = datetime(2026, 10, 5, 19, 59, tzinfo=UTC)
        hitung(pada=belum)
        assert hari(pemeran.sari, SENIN) is None
        hitung(pada=belum + timedelta(minutes=1))
        assert hari(pemeran.sari, SENIN) is not None
        assert hari(pemeran.sari, "2026-10-06") is None


class TestHitungUlang:
    def test_a_second_run_changes_nothing(self, pemeran, rekam, hitung):
        rekam(pemeran.sari, f"{SENIN} 07:40", f"{SENIN} 16:00")
        hitung()
        sebelum = list(HariPresensi.objects.order_by("id").values_list())
        kedua = hitung(pada=datetime(2026, 11, 22, 9, tzinfo=UTC))
        assert (kedua.baru, kedua.berubah, kedua.dihapus) == (0, 0, 0)
        assert list(HariPresensi.objects.order_by("id").values_list()) == sebelum

    def test_a_later_record_changes_the_day_and_keeps_its_id(self, pemeran, rekam, hari):
        rekam(pemeran.sari, f"{SENIN} 07:40")
        lama = hari(pemeran.sari, SENIN).pk
        rekam(pemeran.sari, f"{SENIN} 16:10")
        satu = hari(pemeran.sari, SENIN)
        assert (satu.pk, satu.pulang is not None) == (lama, True)

    def test_a_new_day_off_takes_the_day_away(self, pemeran, hitung, hari):
        hitung()
        HariLibur.objects.create(
            instansi=pemeran.instansi, tanggal=date.fromisoformat(SENIN), nama="L",
            jenis="DAERAH", dasar="SK",
        )  # fmt: skip
        assert hitung().dihapus == 9
        assert hari(pemeran.sari, SENIN) is None

    def test_a_move_follows_the_unit_of_the_day(self, pemeran, hitung, hari):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 10, 12))
        )
        hitung()
        assert hari(pemeran.sari, "2026-10-09") is not None
        assert hari(pemeran.sari, "2026-10-12") is None

    def test_a_closed_month_is_left_alone(self, pemeran, rekam, hitung, hari, pada):
        rekam(pemeran.sari, f"{SENIN} 07:40", f"{SENIN} 16:00")
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        hasil = rekam(pemeran.sari, f"{SENIN} 07:10")
        assert (hasil.baru, hasil.setelah_tutup) == (1, 1)
        assert hari(pemeran.sari, SENIN).menit_terlambat == 10
        assert hitung().dihapus == 0

    def test_the_database_refuses_a_change_in_a_closed_month(self, pemeran, rekam, pada):
        rekam(pemeran.sari, f"{SENIN} 07:40")
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        with pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
            HariPresensi.objects.filter(pegawai=pemeran.sari).update(menit_terlambat=0)

    def test_another_instansi_is_untouched(self, pemeran, hitung):
        hitung()
        assert not HariPresensi.objects.filter(pegawai=pemeran.ucok).exists()

    def test_it_computes_only_the_people_asked(self, pemeran, hitung):
        hitung(pegawai_ids=[pemeran.sari.pk])
        assert set(HariPresensi.objects.values_list("pegawai_id", flat=True)) == {pemeran.sari.pk}


class TestHariApaPun:
    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(menit=st.lists(st.integers(0, 3 * 1440 - 1), max_size=8))
    def test_a_day_never_exceeds_its_schedule(self, pemeran, menit):
        """Whatever the records of three days are, minutes are within the schedule (<= 1440)."""
        awal = datetime(2026, 10, 4, 17, tzinfo=UTC)
        with transaction.atomic():
            rekaman = [
                RekamanMasuk(pemeran.sari.pk, awal + timedelta(minutes=m), "Asia/Jakarta")
                for m in menit
            ]
            pada = datetime(2026, 11, 1, tzinfo=UTC)
            terima_rekaman(pemeran.instansi.pk, rekaman, oleh=SISTEM, pada=pada)
            hitung_hari(
                pemeran.instansi.pk, awal=date(2026, 10, 5), akhir=date(2026, 10, 8), pada=pada
            )
            self._periksa(pemeran)
            transaction.set_rollback(True)

    def _periksa(self, pemeran):
        hari = HariPresensi.objects.filter(pegawai=pemeran.sari).order_by("tanggal")
        assert [h.tanggal.day for h in hari] == [5, 6, 7]
        for satu in hari:
            lama = int((satu.jadwal_selesai - satu.jadwal_mulai).total_seconds()) // 60
            assert 0 <= satu.menit_terlambat + satu.menit_pulang_cepat <= lama <= 1440
            ada = Rekaman.objects.filter(pegawai=pemeran.sari, tanggal=satu.tanggal).exists()
            assert ada == (satu.status == HariPresensi.HADIR)

    def test_a_month_without_working_days_has_no_days(self, pemeran, hitung):
        JamKerja.objects.all().delete()
        assert hitung().baru == 0
