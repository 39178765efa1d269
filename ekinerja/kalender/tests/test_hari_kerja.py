"""Working days: national facts, patterns of units, zones, and calendars of any shape."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.core.errors import AksiDitolak
from ekinerja.kalender.models import HariLibur, JamKerja, PolaKerja, PolaUnit
from ekinerja.kalender.queries import hari_kerja, jadwal, tenggat, zona_unit

# Working days Monday-Friday per month, national days and joint leave both off (SKB 3 Menteri
# 2025-2027); counted independently of this program from the published lists.
HARI_KERJA = {
    2025: (19, 20, 19, 16, 17, 18, 23, 20, 21, 23, 20, 21),
    2026: (20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21),
    2027: (19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22),
}
OKTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def _tanggal(instansi, unit=None, awal=OKTOBER, akhir=NOVEMBER):
    return hari_kerja(instansi.pk, unit_id=unit and unit.pk, awal=awal, akhir=akhir)


class TestHariKerja:
    @pytest.mark.parametrize("tahun", HARI_KERJA)
    def test_it_counts_each_month_as_published(self, pemeran, libur_termuat, tahun):
        awal, akhir = date(tahun, 1, 1), date(tahun + 1, 1, 1)
        hari = _tanggal(pemeran.instansi, pemeran.unit.bidang, awal, akhir)
        jumlah = tuple(sum(h.month == bulan for h in hari) for bulan in range(1, 13))
        assert jumlah == HARI_KERJA[tahun]

    def test_it_follows_the_default_pattern_without_a_unit(self, pemeran):
        assert _tanggal(pemeran.instansi) == _tanggal(pemeran.instansi, pemeran.unit.bidang)

    def test_it_has_none_without_any_pattern(self, pemeran):
        assert _tanggal(pemeran.instansi_lain) == []

    def test_it_does_not_take_the_days_off_of_another_instansi(self, pemeran):
        HariLibur.objects.create(
            instansi=pemeran.instansi_lain, tanggal=date(2026, 10, 5), nama="HUT", jenis="DAERAH",
            dasar="SK",
        )  # fmt: skip
        assert date(2026, 10, 5) in _tanggal(pemeran.instansi)


class TestPolaUnit:
    @pytest.fixture
    def enam_hari(self, pemeran):
        pola = PolaKerja.objects.create(
            instansi=pemeran.instansi, kode="enam-hari", nama="Enam hari", dasar="SK"
        )
        for hari in range(1, 7):
            JamKerja.objects.create(pola=pola, hari=hari, mulai=time(8), selesai=time(14))
        return pola

    def test_it_is_inherited_down_the_tree(self, pemeran, enam_hari):
        masa = DateRange(date(2026, 1, 1), None)
        PolaUnit.objects.create(unit=pemeran.unit.dinas, pola=enam_hari, masa=masa)
        assert date(2026, 10, 3) in _tanggal(pemeran.instansi, pemeran.unit.bidang)
        assert date(2026, 10, 3) not in _tanggal(pemeran.instansi, pemeran.unit.dinas_lain)

    def test_the_nearest_unit_wins(self, pemeran, enam_hari):
        lima = PolaKerja.objects.get(kode="lima-hari", instansi=pemeran.instansi)
        masa = DateRange(date(2026, 1, 1), None)
        PolaUnit.objects.create(unit=pemeran.unit.dinas, pola=enam_hari, masa=masa)
        PolaUnit.objects.create(unit=pemeran.unit.bidang, pola=lima, masa=masa)
        assert date(2026, 10, 3) not in _tanggal(pemeran.instansi, pemeran.unit.bidang)
        assert date(2026, 10, 3) in _tanggal(pemeran.instansi, pemeran.unit.subbag)

    def test_it_holds_only_in_its_period(self, pemeran, enam_hari):
        masa = DateRange(date(2026, 10, 1), date(2026, 10, 10))
        PolaUnit.objects.create(unit=pemeran.unit.kabupaten, pola=enam_hari, masa=masa)
        hari = _tanggal(pemeran.instansi, pemeran.unit.bidang)
        assert [h for h in hari if h.weekday() == 5] == [date(2026, 10, 3)]


class TestZona:
    def test_it_is_of_the_instansi_first(self, pemeran):
        zona = zona_unit(pemeran.instansi.pk, unit_ids=[pemeran.unit.bidang.pk, None])
        assert set(zona.values()) == {"Asia/Jakarta"}

    @pytest.mark.parametrize(
        ("zona", "jam_utc"), [("Asia/Jakarta", 0), ("Asia/Makassar", -1), ("Asia/Jayapura", -2)]
    )
    def test_it_is_inherited_and_moves_the_hours(self, pemeran, zona, jam_utc):
        pemeran.unit.dinas.zona = zona
        pemeran.unit.dinas.save(update_fields=["zona"])
        (hari,) = jadwal(
            pemeran.instansi.pk, unit_ids=[pemeran.unit.bidang.pk],
            awal=date(2026, 10, 5), akhir=date(2026, 10, 6),
        )  # fmt: skip
        mulai = datetime(2026, 10, 5, 0, 30, tzinfo=UTC) + timedelta(hours=jam_utc)
        assert (hari.zona, hari.mulai) == (zona, mulai)
        assert hari.selesai - hari.mulai == timedelta(hours=8, minutes=30)


class TestTenggat:
    def test_it_skips_weekends_and_days_off(self, pemeran, libur_termuat):
        kini = {"instansi_id": pemeran.instansi.pk, "unit_id": pemeran.unit.bidang.pk}
        assert tenggat(date(2026, 12, 23), 1, **kini) == date(2026, 12, 28)
        assert tenggat(date(2026, 10, 2), 3, **kini) == date(2026, 10, 7)

    def test_zero_days_end_on_the_starting_day(self, pemeran):
        mulai = date(2026, 10, 4)
        assert tenggat(mulai, 0, instansi_id=pemeran.instansi.pk, unit_id=None) == mulai

    def test_it_is_refused_on_a_calendar_without_working_days(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak punya cukup hari kerja"):
            tenggat(OKTOBER, 1, instansi_id=pemeran.instansi_lain.pk, unit_id=None)


class TestKalenderApaPun:
    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        libur=st.sets(st.integers(1, 31)),
        minggu=st.sets(st.integers(1, 7)),
        lompat=st.integers(1, 12),
    )
    def test_it_equals_counting_by_hand(self, pemeran, libur, minggu, lompat):
        """Any weekly pattern and any days off, months without a working day included."""
        with transaction.atomic():
            self._susun(pemeran, libur, minggu)
            hari = _tanggal(pemeran.instansi, pemeran.unit.bidang)
            tangan = [
                date(2026, 10, h) for h in range(1, 32)
                if h not in libur and date(2026, 10, h).isoweekday() in minggu
            ]  # fmt: skip
            assert hari == tangan
            if minggu:
                self._periksa_tenggat(pemeran, lompat)
            transaction.set_rollback(True)

    def _susun(self, pemeran, libur, minggu):
        pola = PolaKerja.objects.get(kode="lima-hari", instansi=pemeran.instansi)
        pola.jam_kerja.all().delete()
        JamKerja.objects.bulk_create(
            JamKerja(pola=pola, hari=h, mulai=time(7), selesai=time(15)) for h in minggu
        )
        HariLibur.objects.bulk_create(
            HariLibur(
                instansi=pemeran.instansi, tanggal=date(2026, 10, h), nama="L", jenis="DAERAH",
                dasar="SK",
            )
            for h in libur
        )  # fmt: skip

    def _periksa_tenggat(self, pemeran, lompat):
        batas = tenggat(
            OKTOBER, lompat, instansi_id=pemeran.instansi.pk, unit_id=pemeran.unit.bidang.pk
        )
        antara = _tanggal(
            pemeran.instansi, pemeran.unit.bidang, date(2026, 10, 2), batas + timedelta(days=1)
        )
        assert len(antara) == lompat
        assert antara[-1] == batas
