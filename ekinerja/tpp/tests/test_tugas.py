"""The job behind the button: days first, then the list; whoever waits is told how it went."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Pekerjaan
from ekinerja.presensi.models import HariPresensi, Rekaman
from ekinerja.tpp import tasks
from ekinerja.tpp.services import minta_hitung, mutakhirkan_hari
from ekinerja.tpp.tests.conftest import NOVEMBER_2


@pytest.fixture
def pekerjaan(pemeran, daftar):
    return minta_hitung(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)


def rekam(pemeran, orang, saat):
    """A record that reached the table without its day being computed."""
    Rekaman.objects.create(
        instansi=pemeran.instansi, pegawai=orang, saat=saat, zona="Asia/Jakarta",
        tanggal=saat.date(), sumber="MESIN", diterima_pada=NOVEMBER_2,
    )  # fmt: skip


class TestMutakhirkanHari:
    def test_it_changes_nothing_that_is_up_to_date(self, bulan, daftar):
        lama = list(HariPresensi.objects.order_by("pk").values())
        mutakhirkan_hari([daftar], pada=NOVEMBER_2)
        assert list(HariPresensi.objects.order_by("pk").values()) == lama

    def test_it_sees_a_record_that_came_after_the_last_computing(self, pemeran, bulan, daftar):
        """Sari was 45 minutes late on 6 October; a record of 07.35 makes it five."""
        rekam(pemeran, pemeran.sari, datetime(2026, 10, 6, 0, 35, tzinfo=UTC))
        mutakhirkan_hari([daftar], pada=NOVEMBER_2)
        hari = HariPresensi.objects.get(pegawai=pemeran.sari, tanggal=date(2026, 10, 6))
        assert hari.menit_terlambat == 5

    def test_it_leaves_other_units_and_closed_months_alone(self, pemeran, bulan, ditutup):
        rekam(pemeran, pemeran.sari, datetime(2026, 10, 6, 0, 35, tzinfo=UTC))
        rekam(pemeran, pemeran.tono, datetime(2026, 10, 6, 0, 35, tzinfo=UTC))
        mutakhirkan_hari([ditutup], pada=NOVEMBER_2)
        hari = HariPresensi.objects.get(pegawai=pemeran.sari, tanggal=date(2026, 10, 6))
        assert hari.menit_terlambat == 45
        assert not HariPresensi.objects.filter(pegawai=pemeran.tono).exists()


class TestHitungUnit:
    @pytest.fixture(autouse=True)
    def tanpa_laporan(self, monkeypatch):
        """Progress goes over a second connection, which does not see this test."""
        monkeypatch.setattr(tasks._Pelapor, "__call__", lambda *_: None)

    def test_it_calculates_with_the_latest_records(self, pemeran, daftar, pekerjaan):
        rekam(pemeran, pemeran.sari, datetime(2026, 10, 6, 0, 35, tzinfo=UTC))
        tasks.hitung_unit(daftar.pk, pekerjaan.pk)
        pekerjaan.refresh_from_db()
        assert pekerjaan.status == Pekerjaan.SELESAI
        assert b"[12,5]" in bytes(daftar.fakta.get(pegawai=pemeran.sari).isi)

    def test_it_tells_a_refusal(self, daftar, pekerjaan, monkeypatch):
        def tolak(*_, **__):
            raise AksiDitolak("Bulan ini sudah ditutup.")

        monkeypatch.setattr(tasks, "hitung_daftar", tolak)
        tasks.hitung_unit(daftar.pk, pekerjaan.pk)
        pekerjaan.refresh_from_db()
        assert (pekerjaan.status, pekerjaan.keterangan) == (
            Pekerjaan.GAGAL, "Bulan ini sudah ditutup.",
        )  # fmt: skip

    def test_it_tells_a_fault_and_fails(self, daftar, pekerjaan, monkeypatch):
        monkeypatch.setattr(tasks, "hitung_daftar", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tasks.hitung_unit(daftar.pk, pekerjaan.pk)
        pekerjaan.refresh_from_db()
        assert pekerjaan.status == Pekerjaan.GAGAL
        assert "gangguan sistem" in pekerjaan.keterangan
