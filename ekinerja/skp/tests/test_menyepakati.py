"""Submitting and agreeing an SKP, and the lock that follows."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import HasilKerja, Indikator, TargetBulanan
from ekinerja.skp.services import (
    ajukan_skp,
    alihkan_penilai,
    catat_realisasi,
    catat_realisasi_massal,
    kembalikan_skp,
    setujui_skp,
    tambah_hasil_kerja,
)
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA, indikator_pertama


class TestAjukanSKP:
    def test_it_goes_to_the_superior_by_position(self, pemeran, skp_lengkap):
        skp = ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA)
        assert (skp.status, skp.penilai) == ("DIAJUKAN", pemeran.budi)

    def test_it_is_refused_without_a_planned_result(self, pemeran, skp_draf):
        with pytest.raises(AksiDitolak, match="belum punya rencana hasil kerja"):
            ajukan_skp(skp_draf, oleh=pemeran.sari, pada=PADA)

    def test_it_is_refused_when_a_result_has_no_indicator(self, pemeran, skp_lengkap):
        tambah_hasil_kerja(skp_lengkap, rencana="Tanpa ukuran", oleh=pemeran.sari)
        with pytest.raises(AksiDitolak, match="“Tanpa ukuran” belum punya indikator"):
            ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA)

    def test_it_is_refused_when_the_months_do_not_sum_to_the_year(self, pemeran, skp_lengkap):
        TargetBulanan.objects.filter(
            indikator=indikator_pertama(skp_lengkap), awal=date(2026, 1, 1)
        ).update(target=9)
        with pytest.raises(AksiDitolak, match="berjumlah 119, sedangkan target SKP-nya 120"):
            ajukan_skp(skp_lengkap, oleh=pemeran.sari, pada=PADA)

    def test_it_is_refused_to_another_person(self, pemeran, skp_lengkap):
        with pytest.raises(TidakBerwenang, match="pemiliknya"):
            ajukan_skp(skp_lengkap, oleh=pemeran.budi, pada=PADA)

    def test_it_is_refused_without_a_superior(self, pemeran):
        skp = pembuat.lengkap(pemeran.ratna)
        with pytest.raises(AksiDitolak, match="Atasan langsung Anda belum ditetapkan"):
            ajukan_skp(skp, oleh=pemeran.ratna, pada=PADA)


class TestSetujuiSKP:
    def test_it_is_recorded_with_who_and_when(self, pemeran, skp_diajukan):
        skp = setujui_skp(skp_diajukan, oleh=pemeran.budi, pada=PADA)
        catatan = skp.riwayat.get(langkah="setujui")
        assert (skp.status, catatan.oleh, catatan.pada) == (
            "DISETUJUI",
            pemeran.budi.user,
            PADA,
        )

    @pytest.mark.parametrize("siapa", ["sari", "ratna", "tono", "ucok", "wayan"])
    def test_it_is_refused_to_everyone_but_the_penilai(self, pemeran, skp_diajukan, siapa):
        with pytest.raises(TidakBerwenang):
            setujui_skp(skp_diajukan, oleh=getattr(pemeran, siapa), pada=PADA)

    def test_the_second_decision_gets_a_sentence(self, pemeran, skp_disetujui):
        with pytest.raises(AksiDitolak, match="keadaannya sekarang “Disetujui”"):
            setujui_skp(skp_disetujui, oleh=pemeran.budi, pada=PADA)

    def test_a_return_needs_a_note_and_makes_it_a_draft_again(self, pemeran, skp_diajukan):
        with pytest.raises(AksiDitolak, match="Alasan wajib diisi"):
            kembalikan_skp(skp_diajukan, oleh=pemeran.budi, pada=PADA, alasan="  ")
        skp = kembalikan_skp(
            skp_diajukan, oleh=pemeran.budi, pada=PADA, alasan="Target terlalu rendah."
        )
        assert skp.status == "DRAF"
        assert skp.riwayat.get(langkah="kembalikan").alasan == "Target terlalu rendah."


class TestAlihkanPenilai:
    def test_it_follows_the_post_when_its_holder_leaves(self, pemeran, skp_diajukan):
        Penempatan.objects.filter(pegawai=pemeran.budi).update(masa=("2020-01-01", "2026-10-12"))
        assert alihkan_penilai(pemeran.instansi.pk, pada=PADA) == 1
        with pytest.raises(TidakBerwenang):
            setujui_skp(skp_diajukan, oleh=pemeran.budi, pada=PADA)
        assert setujui_skp(skp_diajukan, oleh=pemeran.ratna, pada=PADA).status == "DISETUJUI"
        assert skp_diajukan.riwayat.get(langkah="alihkan").oleh_nama == "sistem"

    def test_it_changes_nothing_while_the_holder_stays(self, pemeran, skp_diajukan):
        assert alihkan_penilai(pemeran.instansi.pk, pada=PADA) == 0


@pytest.mark.req("DES-09")
class TestKunciTarget:
    """The database itself keeps what was agreed."""

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda: TargetBulanan.objects.update(target=1),
            lambda: Indikator.objects.update(target=1),
            lambda: Indikator.objects.update(uraian="lain"),
            lambda: HasilKerja.objects.update(rencana="lain"),
            lambda: TargetBulanan.objects.all().delete(),
            lambda: TargetBulanan.objects.update(awal=date(2027, 1, 1)),
        ],
    )
    def test_it_refuses_a_change_behind_the_services(self, skp_disetujui, ubah):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()

    def test_realisation_may_grow(self, skp_disetujui):
        indikator = indikator_pertama(skp_disetujui)
        for _ in range(2):
            catat_realisasi(indikator.pk, awal=date(2026, 10, 1), volume=Decimal("2.5"))
        bulan = indikator.target_bulanan.get(awal=date(2026, 10, 1))
        assert (bulan.target, bulan.realisasi) == (10, 5)

    def test_many_realisations_are_one_statement(self, skp_disetujui, django_assert_num_queries):
        satu, dua = Indikator.objects.order_by("id")
        with django_assert_num_queries(1):
            catat_realisasi_massal(
                {
                    (satu.pk, date(2026, 9, 1)): Decimal(3),
                    (satu.pk, date(2026, 10, 1)): Decimal(4),
                    (dua.pk, date(2026, 10, 1)): Decimal(0),
                }
            )
        assert satu.target_bulanan.get(awal=date(2026, 9, 1)).realisasi == 3
        assert dua.target_bulanan.get(awal=date(2026, 10, 1)).realisasi == 0

    def test_a_month_without_target_gets_its_row(self, skp_lengkap):
        indikator = indikator_pertama(skp_lengkap)
        indikator.target_bulanan.filter(awal=date(2026, 10, 1)).delete()
        catat_realisasi(indikator.pk, awal=date(2026, 10, 1), volume=Decimal(1))
        assert indikator.target_bulanan.get(awal=date(2026, 10, 1)).target == 0
