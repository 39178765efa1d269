"""Year to quarters to months: by rule or by hand, in the middle of the year, after a change."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.kalender.models import Bulan, BulanTertutup, HariLibur
from ekinerja.skp.models import Indikator
from ekinerja.skp.services import (
    CaraPecah,
    IsianIndikator,
    isi_target_bulanan,
    mulai_perubahan,
    tambah_indikator,
    ubah_indikator,
)
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama


def bulanan(indikator) -> dict[int, Decimal]:
    return {satu.awal.month: satu.target for satu in indikator.target_bulanan.all()}


def pecah(indikator, pegawai, cara, **lain) -> dict[int, Decimal]:
    isi_target_bulanan(indikator, oleh=pegawai, cara=CaraPecah(cara, **lain))
    return bulanan(indikator)


@pytest.mark.req("BJR-09", "BJR-14")
class TestCara:
    def test_by_working_days_of_the_real_calendar(self, pemeran, skp_lengkap):
        for hari in range(1, 31):
            HariLibur.objects.create(
                instansi=pemeran.instansi, tanggal=date(2026, 6, hari), nama="x", jenis="DAERAH",
                dasar="x",
            )  # fmt: skip
        isi = pecah(indikator_pertama(skp_lengkap), pemeran.sari, "HARI_KERJA")
        assert isi[6] == 0
        assert sum(isi.values()) == 120
        assert isi[7] == 12

    def test_by_quarters(self, pemeran, skp_lengkap):
        pola = tuple(map(Decimal, (10, 20, 30, 40)))
        isi = pecah(indikator_pertama(skp_lengkap), pemeran.sari, "TRIWULAN", triwulan=pola)
        assert [isi[1] + isi[2] + isi[3], isi[10] + isi[11] + isi[12]] == [12, 48]

    def test_quarters_must_add_up_to_a_hundred(self, pemeran, skp_lengkap):
        with pytest.raises(AksiDitolak, match="berjumlah 100"):
            pecah(
                indikator_pertama(skp_lengkap), pemeran.sari, "TRIWULAN",
                triwulan=(Decimal(10),) * 4,
            )  # fmt: skip


class TestMulaiTengahTahun:
    @pytest.mark.req("DPS-27")
    def test_months_before_carry_the_opening_realisation(self, pemeran, skp_lengkap):
        rhk = skp_lengkap.hasil_kerja.get()
        isian = IsianIndikator("Surat", Decimal(100), "surat", realisasi_awal=Decimal(10))
        satu = tambah_indikator(rhk, isian=isian, oleh=pemeran.sari)
        isi = pecah(satu, pemeran.sari, "RATA", mulai=date(2026, 3, 1))
        assert (isi[1], isi[2], isi[3]) == (5, 5, 9)
        assert sum(isi.values()) == 100

    def test_more_reached_than_wanted_is_refused_with_a_sentence(self, pemeran, skp_lengkap):
        rhk = skp_lengkap.hasil_kerja.get()
        isian = IsianIndikator("Surat", Decimal(5), "surat", realisasi_awal=Decimal(10))
        satu = tambah_indikator(rhk, isian=isian, oleh=pemeran.sari)
        with pytest.raises(AksiDitolak, match="tidak dapat disebar"):
            pecah(satu, pemeran.sari, "RATA", mulai=date(2026, 3, 1))


class TestPerubahanTengahTahun:
    @pytest.fixture
    def berubah(self, pemeran, skp_disetujui) -> Indikator:
        baru = mulai_perubahan(skp_disetujui, alasan="Berubah.", oleh=pemeran.sari, pada=PADA)
        return indikator_pertama(baru)

    def test_only_open_months_are_spread_again(self, pemeran, berubah):
        isian = IsianIndikator("Laporan", Decimal(150), "laporan")
        ubah_indikator(berubah, isian=isian, oleh=pemeran.sari)
        isi = bulanan(berubah)
        assert {isi[nomor] for nomor in range(1, 10)} == {Decimal(10)}
        assert [isi[10], isi[11], isi[12]] == [20, 20, 20]

    def test_a_closed_month_is_not_touched(self, pemeran, berubah):
        bulan = Bulan.objects.create(
            unit=pemeran.unit.dinas, awal=date(2026, 10, 1), ditutup_pada=PADA
        )
        BulanTertutup.objects.create(
            bulan=bulan, pegawai_id=pemeran.sari.pk, awal=date(2026, 10, 1)
        )
        isian = IsianIndikator("Laporan", Decimal(140), "laporan")
        ubah_indikator(berubah, isian=isian, oleh=pemeran.sari)
        isi = bulanan(berubah)
        assert [isi[10], isi[11], isi[12]] == [10, 20, 20]

    def test_a_target_below_what_has_passed_is_refused(self, pemeran, berubah):
        isian = IsianIndikator("Laporan", Decimal(80), "laporan")
        with pytest.raises(AksiDitolak, match="Bulan yang sudah lewat bertarget 90"):
            ubah_indikator(berubah, isian=isian, oleh=pemeran.sari)

    def test_a_month_that_has_passed_is_not_typed_over(self, pemeran, berubah):
        isi = {date(2026, n, 1): Decimal(10) for n in range(1, 13)}
        isi |= {date(2026, 1, 1): Decimal(9), date(2026, 12, 1): Decimal(11)}
        with pytest.raises(AksiDitolak, match="Januari 2026 sudah lewat atau ditutup"):
            isi_target_bulanan(berubah, oleh=pemeran.sari, target=isi)


class TestLayar:
    def test_buttons_divide_and_the_page_shows_quarters_and_rounding(
        self, pemeran, as_sari, skp_lengkap
    ):
        satu = tambah_indikator(
            skp_lengkap.hasil_kerja.get(),
            isian=IsianIndikator("Rapat koordinasi", Decimal(100), "rapat"),
            oleh=pemeran.sari,
        )
        alamat = f"/skp/indikator/{satu.pk}/target/"
        assert as_sari.post(alamat, {"aksi": "rata"}).status_code == 302
        halaman = as_sari.get(alamat).content.decode()
        assert "Triwulan I 2026" in halaman
        assert "Januari 2026: 8,33 menjadi 8" in halaman
        assert as_sari.post(alamat, {"aksi": "hari_kerja"}).status_code == 302
        salah = as_sari.post(alamat, {"aksi": "triwulan", "triwulan_1": "90"})
        assert salah.status_code == 422
        assert 'value="90"' in salah.content.decode()
