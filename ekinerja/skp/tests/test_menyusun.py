"""Drawing up an SKP: period, results, indicators, monthly targets."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.skp.models import TargetBulanan
from ekinerja.skp.services import (
    IsianIndikator,
    bagi_rata,
    buat_skp,
    bulan_dalam,
    hapus_hasil_kerja,
    hapus_indikator,
    isi_target_bulanan,
    tambah_hasil_kerja,
    tambah_indikator,
)
from ekinerja.skp.tests.pembuat import LAPORAN, PADA, indikator_pertama


class TestBuatSKP:
    def test_it_takes_the_post_held_then(self, pemeran, skp_draf):
        assert skp_draf.jabatan == pemeran.jabatan.prakom
        assert skp_draf.status == "DRAF"
        assert skp_draf.riwayat.get().langkah == "buat"

    def test_it_refuses_a_period_that_touches_another(self, pemeran, skp_draf):
        with pytest.raises(AksiDitolak, match="Sudah ada SKP untuk"):
            buat_skp(pemeran.sari, mulai=date(2026, 12, 31), selesai=date(2027, 2, 1), pada=PADA)

    def test_it_allows_the_period_that_follows(self, pemeran, skp_draf):
        skp = buat_skp(pemeran.sari, mulai=date(2027, 1, 1), selesai=date(2028, 1, 1), pada=PADA)
        assert skp.pk != skp_draf.pk

    @pytest.mark.parametrize(
        ("mulai", "selesai", "kalimat"),
        [
            (date(2026, 5, 1), date(2026, 5, 1), "berakhir sebelum dimulai"),
            (date(2026, 1, 1), date(2027, 2, 1), "paling lama 12 bulan"),
            (date(2019, 1, 1), date(2020, 1, 1), "belum tercatat memangku jabatan"),
        ],
    )
    def test_it_refuses_an_impossible_period(self, pemeran, mulai, selesai, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            buat_skp(pemeran.sari, mulai=mulai, selesai=selesai, pada=PADA)


class TestMulaiBerlaku:
    @pytest.mark.req("PBG-01", "BJR-01")
    def test_online_assessment_begins_with_its_period_and_not_before(self, pemeran):
        pemeran.instansi.mulai_berlaku = date(2022, 1, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        with pytest.raises(AksiDitolak, match="Desember 2021 hanya arsip"):
            buat_skp(pemeran.sari, mulai=date(2021, 1, 1), selesai=date(2022, 1, 1), pada=PADA)
        skp = buat_skp(pemeran.sari, mulai=date(2022, 1, 1), selesai=date(2023, 1, 1), pada=PADA)
        assert skp.masa.lower == date(2022, 1, 1)

    def test_a_start_in_the_middle_of_a_year_keeps_the_year_whole(self, pemeran):
        pemeran.instansi.mulai_berlaku = date(2026, 7, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        assert buat_skp(pemeran.sari, mulai=date(2026, 1, 1), selesai=date(2027, 1, 1), pada=PADA)


class TestTargetBulanan:
    @pytest.mark.req("BJR-14")
    def test_it_is_spread_evenly_over_the_months_at_once(self, skp_lengkap):
        target = list(
            indikator_pertama(skp_lengkap).target_bulanan.values_list("target", flat=True)
        )
        assert target == [Decimal(10)] * 12

    def test_it_takes_own_figures_that_sum_to_the_year(self, pemeran, skp_lengkap):
        indikator = indikator_pertama(skp_lengkap)
        isi = {date(2026, 1, 1): Decimal(100), date(2026, 12, 1): Decimal(20)}
        isi_target_bulanan(indikator, oleh=pemeran.sari, target=isi)
        tersimpan = dict(indikator.target_bulanan.values_list("awal", "target"))
        assert len(tersimpan) == 12
        assert tersimpan[date(2026, 1, 1)] == 100
        assert tersimpan[date(2026, 6, 1)] == 0

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({date(2026, 1, 1): Decimal(119)}, "berjumlah 119, sedangkan target SKP 120 laporan"),
            ({date(2027, 1, 1): Decimal(120)}, "di luar masa SKP"),
            (
                {date(2026, 1, 1): Decimal(121), date(2026, 2, 1): Decimal(-1)},
                "tidak boleh kurang dari nol",
            ),
        ],
    )
    def test_it_refuses_figures_that_do_not_fit(self, pemeran, skp_lengkap, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            isi_target_bulanan(indikator_pertama(skp_lengkap), oleh=pemeran.sari, target=isi)

    @given(
        target=st.decimals("0.01", "99999999", places=2),
        bulan=st.integers(1, 12),
    )
    def test_it_always_sums_exactly_and_differs_by_one_step(self, target, bulan):
        awal = bulan_dalam(date(2026, 1, 1), date(2026, bulan, 28))
        isi = bagi_rata(target, awal)
        langkah = Decimal(1) if target == int(target) else Decimal("0.01")
        assert sum(isi.values()) == target
        assert max(isi.values()) - min(isi.values()) <= langkah

    def test_a_period_within_months_touches_each_of_them_once(self):
        assert bulan_dalam(date(2026, 11, 20), date(2027, 1, 2)) == [
            date(2026, 11, 1),
            date(2026, 12, 1),
            date(2027, 1, 1),
        ]


class TestMengubahDraf:
    def test_a_target_of_zero_is_refused(self, pemeran, skp_draf):
        rhk = tambah_hasil_kerja(skp_draf, rencana="Layanan", oleh=pemeran.sari)
        with pytest.raises(AksiDitolak, match="lebih besar dari nol"):
            tambah_indikator(
                rhk, isian=IsianIndikator("Laporan", Decimal(0), "laporan"), oleh=pemeran.sari
            )

    def test_another_person_may_not_add_to_it(self, pemeran, skp_draf):
        with pytest.raises(TidakBerwenang):
            tambah_hasil_kerja(skp_draf, rencana="Titipan", oleh=pemeran.budi)

    def test_nothing_is_added_or_removed_once_it_is_agreed(self, pemeran, skp_disetujui):
        indikator = indikator_pertama(skp_disetujui)
        rhk = indikator.hasil_kerja
        for deed in (
            lambda: tambah_hasil_kerja(skp_disetujui, rencana="Baru", oleh=pemeran.sari),
            lambda: tambah_indikator(rhk, isian=LAPORAN, oleh=pemeran.sari),
            lambda: isi_target_bulanan(indikator, oleh=pemeran.sari),
            lambda: hapus_indikator(indikator, oleh=pemeran.sari),
            lambda: hapus_hasil_kerja(rhk, oleh=pemeran.sari),
        ):
            with pytest.raises(AksiDitolak, match="tidak dapat diubah"):
                deed()

    def test_a_draft_loses_what_its_owner_removes(self, pemeran, skp_lengkap):
        indikator = indikator_pertama(skp_lengkap)
        hapus_indikator(indikator, oleh=pemeran.sari)
        assert TargetBulanan.objects.filter(indikator_id=indikator.pk).count() == 0
        hapus_hasil_kerja(skp_lengkap.hasil_kerja.get(), oleh=pemeran.sari)
        assert skp_lengkap.hasil_kerja.count() == 0
