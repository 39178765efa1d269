"""Days off: loaded from the decree, added and taken back by BKPSDM, never in a closed month."""

from datetime import date

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.models import HariLibur, HariLiburEvent
from ekinerja.kalender.services import (
    buka_bulan,
    hapus_libur,
    muat_hari_libur,
    tambah_libur,
    tutup_bulan,
)

GALUNGAN = date(2026, 10, 14)


@pytest.fixture
def oktober_tertutup(pemeran, pada):
    bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
    tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)


@pytest.fixture
def galungan(pemeran, pada):
    return tambah_libur(
        pemeran.instansi, tanggal=GALUNGAN, nama="Galungan", dasar="SE Bupati 5/2026",
        oleh=pemeran.wayan, pada=pada,
    )  # fmt: skip


class TestMuatHariLibur:
    def test_it_loads_a_year_once(self, pemeran, pada):
        pertama = muat_hari_libur(pemeran.instansi, tahun=2026, oleh=pemeran.wayan, pada=pada)
        kedua = muat_hari_libur(pemeran.instansi, tahun=2026, oleh=pemeran.wayan, pada=pada)
        assert (pertama.baru, kedua.baru, kedua.tetap) == (25, 0, 25)

    def test_it_corrects_a_national_day_but_never_a_local_one(self, pemeran, pada, galungan):
        muat_hari_libur(pemeran.instansi, tahun=2026, oleh=SISTEM, pada=pada)
        HariLibur.objects.filter(tanggal=date(2026, 1, 1)).update(nama="Salah ketik")
        hasil = muat_hari_libur(pemeran.instansi, tahun=2026, oleh=SISTEM, pada=pada)
        assert hasil.berubah == 1
        assert HariLibur.objects.get(tanggal=GALUNGAN).nama == "Galungan"

    def test_it_leaves_a_closed_month_alone(self, pemeran, pada):
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 8, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        hasil = muat_hari_libur(pemeran.instansi, tahun=2026, oleh=SISTEM, pada=pada)
        assert (hasil.baru, hasil.dilewati) == (23, 2)

    def test_it_keeps_the_marks_of_certainty(self, pemeran, pada):
        muat_hari_libur(pemeran.instansi, tahun=2027, oleh=SISTEM, pada=pada)
        assert not HariLibur.objects.filter(terverifikasi=True).exists()

    def test_it_is_refused_for_a_year_without_decree(self, pemeran, pada):
        with pytest.raises(AksiDitolak, match="tahun 2031 belum tersedia"):
            muat_hari_libur(pemeran.instansi, tahun=2031, oleh=SISTEM, pada=pada)

    def test_it_is_refused_to_others(self, pemeran, pada):
        with pytest.raises(TidakBerwenang, match="Hanya BKPSDM"):
            muat_hari_libur(pemeran.instansi, tahun=2026, oleh=pemeran.sari, pada=pada)


class TestTambahLibur:
    def test_it_remembers_who_added_it(self, pemeran, galungan):
        catatan = HariLiburEvent.objects.get(pgh_obj=galungan)
        assert catatan.pgh_context.metadata["nama"] == pemeran.wayan.nama

    def test_it_is_refused_on_a_day_already_off(self, pemeran, galungan, pada):
        with pytest.raises(AksiDitolak, match="sudah tercatat libur: Galungan"):
            tambah_libur(
                pemeran.instansi, tanggal=GALUNGAN, nama="Lain", dasar="SK",
                oleh=pemeran.wayan, pada=pada,
            )  # fmt: skip

    def test_it_is_refused_in_a_closed_month(self, pemeran, oktober_tertutup, pada):
        with pytest.raises(AksiDitolak, match="Oktober 2026 sudah ditutup oleh Dinas Kom"):
            tambah_libur(
                pemeran.instansi, tanggal=GALUNGAN, nama="Galungan", dasar="SE",
                oleh=pemeran.wayan, pada=pada,
            )  # fmt: skip

    @pytest.mark.parametrize("siapa", ["sari", "made", "ratna", "ucok"])
    def test_it_is_refused_to_others(self, pemeran, pada, siapa):
        with pytest.raises(TidakBerwenang):
            tambah_libur(
                pemeran.instansi, tanggal=GALUNGAN, nama="Galungan", dasar="SE",
                oleh=getattr(pemeran, siapa), pada=pada,
            )  # fmt: skip


class TestHapusLibur:
    def test_it_goes_with_a_reason_that_stays(self, pemeran, galungan, pada):
        pk = galungan.pk
        hapus_libur(galungan, alasan="Salah tanggal", oleh=pemeran.wayan, pada=pada)
        assert not HariLibur.objects.exists()
        jejak = HariLiburEvent.objects.filter(pgh_obj_id=pk, pgh_label="delete").get()
        assert "Salah tanggal" in jejak.pgh_context.metadata["sebab"]

    def test_it_is_refused_without_a_reason(self, pemeran, galungan, pada):
        with pytest.raises(AksiDitolak, match="Alasan wajib"):
            hapus_libur(galungan, alasan=" ", oleh=pemeran.wayan, pada=pada)

    def test_it_is_refused_in_a_closed_month(self, pemeran, galungan, oktober_tertutup, pada):
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            hapus_libur(galungan, alasan="Salah", oleh=pemeran.wayan, pada=pada)

    def test_a_national_day_stays(self, pemeran, pada):
        muat_hari_libur(pemeran.instansi, tahun=2026, oleh=SISTEM, pada=pada)
        with pytest.raises(AksiDitolak, match="nasional"):
            hapus_libur(
                HariLibur.objects.get(tanggal=date(2026, 1, 1)), alasan="Coba",
                oleh=pemeran.wayan, pada=pada,
            )  # fmt: skip
