"""An action plan: planned, verified, reported period by period, and its attainment."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.aturan import KesalahanAturan, baca_skema
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.perencanaan.models import RencanaAksi, TargetAksi
from ekinerja.perencanaan.queries import (
    awal_tahun_ditetapkan,
    capaian_rencana_aksi,
    kemajuan_unit,
    laporan_menunggu,
    rencana_menunggu,
)
from ekinerja.perencanaan.services import (
    buat_rencana,
    hapus_baris,
    hapus_bukti,
    isi_realisasi,
    langkah_laporan,
    langkah_rencana,
    simpan_baris,
)
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA, isi_baris, sebagai


@pytest.fixture
def rini(pemeran_lengkap):
    return sebagai(pemeran_lengkap.rini)


@pytest.fixture
def gusti(pemeran_lengkap):
    return sebagai(pemeran_lengkap.gusti)


@pytest.fixture
def semua(pemeran_lengkap):
    return Lingkup(pemeran_lengkap.instansi.pk, HARI, None)


class TestMenyusunRencanaAksi:
    @pytest.mark.req("BGL-01")
    def test_it_is_typed_by_hand_and_says_so(self, pemeran_lengkap):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        assert (rencana.sumber, rencana.segar_pada) == (RencanaAksi.MANUAL, PADA)
        assert list(rencana.baris.get().target.values_list("bulan", "target")) == [
            (9, Decimal(10)), (10, Decimal(4)),
        ]  # fmt: skip

    def test_one_plan_a_year(self, pemeran_lengkap):
        pembuat.rencana_draf(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="sudah ada"):
            pembuat.rencana_draf(pemeran_lengkap)

    def test_a_bidang_has_none_of_its_own(self, pemeran_lengkap):
        with pytest.raises(AksiDitolak, match="bukan perangkat daerah"):
            pembuat.rencana_draf(pemeran_lengkap, unit=pemeran_lengkap.unit.bidang)

    def test_nobody_plans_for_another_dinas(self, pemeran_lengkap, gusti):
        with pytest.raises(TidakBerwenang):
            pembuat.rencana_draf(pemeran_lengkap, unit=pemeran_lengkap.unit.dinas_lain)
        rencana = pembuat.rencana_draf(
            pemeran_lengkap, unit=pemeran_lengkap.unit.dinas_lain, oleh=pemeran_lengkap.rini
        )
        with pytest.raises(TidakBerwenang):
            simpan_baris(rencana, isi_baris(), {9: Decimal(1)}, oleh=gusti)

    @pytest.mark.parametrize(
        ("target", "kalimat"),
        [
            ({}, "paling sedikit"),
            ({9: Decimal(0)}, "September harus lebih besar dari nol"),
            ({9: Decimal(-3)}, "lebih besar dari nol"),
        ],
    )
    def test_a_target_is_more_than_nothing(self, pemeran_lengkap, gusti, target, kalimat):
        rencana = pembuat.rencana_draf(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match=kalimat):
            simpan_baris(rencana, isi_baris(), target, oleh=gusti)

    def test_a_plan_per_quarter_has_four_periods(self, pemeran_lengkap, gusti):
        rencana = buat_rencana(
            pemeran_lengkap.unit.dinas, tahun=2026, periode="TRIWULANAN", oleh=gusti, pada=PADA
        )
        with pytest.raises(AksiDitolak, match="triwulan"):
            simpan_baris(rencana, isi_baris(), {5: Decimal(1)}, oleh=gusti)
        simpan_baris(rencana, isi_baris(), {3: Decimal(1), 6: Decimal(2)}, oleh=gusti)

    def test_an_action_does_not_support_the_goal_of_another_dinas(self, pemeran_lengkap, gusti):
        _, milik = pembuat.pohon(pemeran_lengkap)
        rencana = pembuat.rencana_draf(
            pemeran_lengkap, unit=pemeran_lengkap.unit.dinas_lain, oleh=pemeran_lengkap.rini
        )
        with pytest.raises(AksiDitolak, match="adalah sasaran"):
            simpan_baris(
                rencana, isi_baris(sasaran=milik), {9: Decimal(1)},
                oleh=sebagai(pemeran_lengkap.rini),
            )  # fmt: skip

    def test_a_code_is_used_once_in_a_plan(self, pemeran_lengkap, gusti):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="sudah dipakai"):
            simpan_baris(rencana, isi_baris(), {9: Decimal(1)}, oleh=gusti)


class TestVerifikasiRencana:
    def test_an_empty_plan_is_not_submitted(self, pemeran_lengkap, gusti):
        with pytest.raises(AksiDitolak, match="belum berisi"):
            langkah_rencana(pembuat.rencana_draf(pemeran_lengkap), "ajukan", oleh=gusti, pada=PADA)

    def test_it_is_verified_by_another(self, pemeran_lengkap, rini):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        assert langkah_rencana(rencana, "verifikasi", oleh=rini, pada=PADA).status == "DIVERIFIKASI"
        jejak = [(satu.langkah, satu.oleh_nama) for satu in rencana.riwayat.all()]
        assert jejak == [("ajukan", "Gusti Ayu Rahmawati"), ("verifikasi", "Rini Astuti")]

    def test_who_submitted_does_not_verify(self, pemeran_lengkap, rini):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        langkah_rencana(rencana, "ajukan", oleh=rini, pada=PADA)
        with pytest.raises(TidakBerwenang, match="tidak memverifikasinya sendiri"):
            langkah_rencana(rencana, "verifikasi", oleh=rini, pada=PADA)

    def test_the_admin_does_not_verify(self, pemeran_lengkap, gusti):
        with pytest.raises(TidakBerwenang, match="Bappeda"):
            langkah_rencana(
                pembuat.rencana_diajukan(pemeran_lengkap), "verifikasi", oleh=gusti, pada=PADA
            )

    def test_returning_names_the_reason_and_opens_it(self, pemeran_lengkap, rini, gusti):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="Alasan"):
            langkah_rencana(rencana, "kembalikan", oleh=rini, pada=PADA)
        langkah_rencana(rencana, "kembalikan", oleh=rini, pada=PADA, alasan="Target kurang")
        hapus_baris(rencana.baris.get(), oleh=gusti)

    def test_what_was_submitted_stays(self, pemeran_lengkap, gusti):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        with pytest.raises(TidakBerwenang, match="tidak dapat diubah"):
            hapus_baris(rencana.baris.get(), oleh=gusti)
        with pytest.raises(IntegrityError), transaction.atomic():
            TargetAksi.objects.filter(baris__rencana=rencana).update(target=1)

    def test_it_is_opened_again_for_a_change_of_the_budget(self, pemeran_lengkap, rini, gusti):
        rencana = pembuat.rencana_terverifikasi(pemeran_lengkap)
        langkah_rencana(rencana, "buka", oleh=rini, pada=PADA, alasan="APBD perubahan")
        baris = rencana.baris.get()
        simpan_baris(rencana, isi_baris(), {9: Decimal(10), 11: Decimal(2)}, oleh=gusti,
                     baris=baris)  # fmt: skip
        assert list(baris.target.values_list("bulan", flat=True)) == [9, 11]


class TestRealisasi:
    def test_it_waits_for_the_plan(self, pemeran_lengkap, gusti):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        pembuat.terisi(pemeran_lengkap, rencana)
        with pytest.raises(AksiDitolak, match="belum diverifikasi"):
            langkah_laporan(rencana, 9, "ajukan", oleh=gusti, pada=PADA)

    def test_it_needs_every_figure_and_evidence(self, pemeran_lengkap, gusti):
        rencana = pembuat.rencana_terverifikasi(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="belum diisi"):
            langkah_laporan(rencana, 9, "ajukan", oleh=gusti, pada=PADA)
        target = rencana.baris.get().target.get(bulan=9)
        isi_realisasi(target, Decimal(3), oleh=gusti, pada=PADA)
        with pytest.raises(AksiDitolak, match="belum punya bukti"):
            langkah_laporan(rencana, 9, "ajukan", oleh=gusti, pada=PADA)

    def test_a_negative_one_and_one_ahead_of_time_are_refused(self, pemeran_lengkap, gusti):
        rencana = pembuat.rencana_terverifikasi(pemeran_lengkap)
        target = rencana.baris.get().target.get(bulan=9)
        with pytest.raises(AksiDitolak, match="negatif"):
            isi_realisasi(target, Decimal(-1), oleh=gusti, pada=PADA)
        with pytest.raises(AksiDitolak, match="belum berjalan"):
            langkah_laporan(rencana, 12, "ajukan", oleh=gusti, pada=PADA)

    def test_a_submitted_report_stays(self, pemeran_lengkap, gusti):
        laporan = pembuat.laporan_diajukan(pemeran_lengkap)
        target = laporan.rencana.baris.get().target.get(bulan=9)
        with pytest.raises(TidakBerwenang):
            isi_realisasi(target, Decimal(9), oleh=gusti, pada=PADA)
        with pytest.raises(TidakBerwenang):
            hapus_bukti(target.bukti.get(), oleh=gusti)
        with pytest.raises(IntegrityError), transaction.atomic():
            TargetAksi.objects.filter(pk=target.pk).update(realisasi=9)

    def test_another_period_is_still_open(self, pemeran_lengkap, gusti):
        laporan = pembuat.laporan_terverifikasi(pemeran_lengkap)
        target = laporan.rencana.baris.get().target.get(bulan=10)
        assert isi_realisasi(target, Decimal(1), oleh=gusti, pada=PADA).realisasi == 1


class TestCapaian:
    def test_only_what_was_verified_counts(self, pemeran_lengkap, semua):
        laporan = pembuat.laporan_diajukan(pemeran_lengkap)
        assert capaian_rencana_aksi(semua, awal=date(2026, 9, 1)) == {}
        langkah_laporan(
            laporan.rencana, 9, "verifikasi", oleh=sebagai(pemeran_lengkap.rini), pada=PADA
        )
        hasil = capaian_rencana_aksi(semua, awal=date(2026, 9, 1))
        assert {unit: satu.bagian for unit, satu in hasil.items()} == {
            pemeran_lengkap.unit.dinas.pk: Decimal("0.5")
        }
        assert capaian_rencana_aksi(semua, awal=date(2026, 10, 1)) == {}

    def test_a_late_dinas_holds_up_no_other(self, pemeran_lengkap, semua):
        pembuat.laporan_terverifikasi(pemeran_lengkap)
        pembuat.rencana_draf(
            pemeran_lengkap, unit=pemeran_lengkap.unit.dinas_lain, oleh=pemeran_lengkap.rini
        )
        hasil = capaian_rencana_aksi(semua, awal=date(2026, 9, 1))
        assert list(hasil) == [pemeran_lengkap.unit.dinas.pk]

    def test_progress_names_who_has_no_plan(self, pemeran_lengkap, semua):
        pembuat.laporan_diajukan(pemeran_lengkap)
        maju = {satu.unit.nama: satu for satu in kemajuan_unit(semua, tahun=2026, bulan=9)}
        dinas = maju["Dinas Komunikasi dan Informatika"]
        assert (dinas.laporan, dinas.target, dinas.terisi, dinas.bagian) == (
            "DIAJUKAN", 1, 1, Decimal("0.5"),
        )  # fmt: skip
        assert maju["Dinas Pertanian"].rencana is None

    def test_what_waits_is_listed_in_the_scope_only(self, pemeran_lengkap, semua):
        pembuat.laporan_diajukan(pemeran_lengkap)
        asing = Lingkup(pemeran_lengkap.instansi.pk, HARI, (pemeran_lengkap.unit.dinas_lain.pk,))
        assert laporan_menunggu(semua).count() == 1
        assert not laporan_menunggu(asing).exists()
        assert not rencana_menunggu(semua).exists()


class TestTriwulan:
    """A plan per quarter: which attainment a month inside a quarter carries."""

    def test_a_refusal_names_the_quarter_as_the_form_does(self, pemeran_lengkap, triwulan, gusti):
        baru = buat_rencana(
            pemeran_lengkap.unit.dinas, tahun=2024, periode=RencanaAksi.TRIWULANAN, oleh=gusti,
            pada=PADA,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="Target Triwulan II harus lebih besar dari nol"):
            simpan_baris(baru, isi_baris(), {3: Decimal(1), 6: Decimal(0)}, oleh=gusti)

    @pytest.fixture
    def triwulan(self, pemeran_lengkap):
        """The last quarter of 2025 (3 of 4) and a plan of 2026, both verified."""
        lalu = pembuat.rencana_triwulan(pemeran_lengkap, 2025)
        pembuat.laporan_triwulan(pemeran_lengkap, lalu, 12)
        return pembuat.rencana_triwulan(pemeran_lengkap, 2026)

    def bagian(self, semua, bulan):
        hasil = capaian_rencana_aksi(semua, awal=date(2026, bulan, 1))
        return [(satu.bulan, satu.bagian) for satu in hasil.values()]

    def test_a_month_inside_carries_the_quarter_that_ended(self, pemeran_lengkap, semua, triwulan):
        pembuat.laporan_triwulan(pemeran_lengkap, triwulan, 3)
        assert [self.bagian(semua, bulan) for bulan in (3, 4, 5, 6)] == [
            [(3, Decimal("0.75"))], [(3, Decimal("0.75"))], [(3, Decimal("0.75"))], [],
        ]  # fmt: skip

    def test_january_has_none_unless_the_government_says_so(self, semua, triwulan):
        assert self.bagian(semua, 1) == []
        assert awal_tahun_ditetapkan(semua.instansi_id, awal=date(2026, 1, 1)) == (
            "belum_ada", False,
        )  # fmt: skip

    def test_january_carries_the_year_before_where_that_is_decreed(
        self, pemeran_lengkap, semua, triwulan
    ):
        pembuat.skema_memilih(pemeran_lengkap, "capaian_awal_tahun", "triwulan_lalu")
        assert self.bagian(semua, 1) == self.bagian(semua, 2) == [(12, Decimal("0.75"))]
        assert self.bagian(semua, 4) == []

    def test_the_page_says_what_holds_and_that_it_is_unverified(
        self, pemeran_lengkap, triwulan, as_gusti
    ):
        alamat = reverse("perencanaan:rencana_rincian", args=[triwulan.pk])
        with time_machine.travel(PADA, tick=False):
            isi = as_gusti.get(alamat).content.decode()
            assert "belum ditetapkan skema" in isi
            assert "Belum terverifikasi" in isi
            pembuat.skema_memilih(pemeran_lengkap, "capaian_awal_tahun", "triwulan_lalu")
            isi = as_gusti.get(alamat).content.decode()
        assert "memakai triwulan IV tahun sebelumnya." in isi

    def test_the_scheme_refuses_another_word(self, pemeran_lengkap):
        with pytest.raises(KesalahanAturan):
            baca_skema(pembuat.isi_skema("capaian_awal_tahun", "terserah"))


class TestBappeda:
    def test_it_verifies_any_and_reads_all(self, pemeran_lengkap):
        PemberianPeran.objects.create(
            instansi=pemeran_lengkap.instansi, user=pemeran_lengkap.tono.user, peran="BAPPEDA",
            masa=DateRange(HARI, None), dasar="SK 5/2026",
        )  # fmt: skip
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        tono = sebagai(pemeran_lengkap.tono)
        assert langkah_rencana(rencana, "verifikasi", oleh=tono, pada=PADA).status == "DIVERIFIKASI"

    def test_the_role_of_yesterday_verifies_nothing(self, pemeran_lengkap):
        PemberianPeran.objects.create(
            instansi=pemeran_lengkap.instansi, user=pemeran_lengkap.tono.user, peran="BAPPEDA",
            masa=DateRange(date(2026, 1, 1), HARI), dasar="SK 5/2026",
        )  # fmt: skip
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        with pytest.raises(TidakBerwenang):
            langkah_rencana(rencana, "verifikasi", oleh=sebagai(pemeran_lengkap.tono), pada=PADA)
