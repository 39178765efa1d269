"""Trials: months without pay, figures of use, and a decision with its reason."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.kalender.models import Bulan, PemberlakuanUnit, UjiCoba
from ekinerja.kalender.queries import ARSIP, BELUM_LANJUT, BERLAKU, UJI_COBA, pengaruh_bulan
from ekinerja.kalender.services import (
    putuskan_uji_coba,
    rencanakan_uji_coba,
    tetapkan_pemberlakuan,
)
from ekinerja.penyiapan.queries import adopsi
from ekinerja.regulasi.pelaku import Bertindak
from ekinerja.skp.services import IsianKelolaLuar, kelola_di_luar
from ekinerja.skp.tests.pembuat import disetujui

PADA = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def sebagai(orang) -> Bertindak:
    return Bertindak(orang.user.pk, orang.nama, orang.instansi_id, PADA.date())


@pytest.fixture
def rencana(pemeran):
    def buat(unit=None, awal=date(2026, 10, 1), selesai=date(2026, 12, 1), oleh=None) -> UjiCoba:
        return rencanakan_uji_coba(
            unit or pemeran.unit.dinas, awal=awal, selesai=selesai, tujuan="Mencoba",
            oleh=sebagai(oleh or pemeran.wayan), pada=PADA,
        )  # fmt: skip

    return buat


def keadaan(unit, bulan: date) -> str:
    return pengaruh_bulan([unit.pk], awal=bulan)[unit.pk].keadaan


class TestPengaruhBulan:
    @pytest.mark.req("BJR-01")
    def test_nothing_counts_before_the_start(self, pemeran):
        unit = pemeran.unit.dinas
        assert keadaan(unit, date(2020, 1, 1)) == BERLAKU
        pemeran.instansi.mulai_berlaku = date(2026, 7, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        assert keadaan(unit, date(2026, 6, 1)) == ARSIP
        assert keadaan(unit, date(2026, 7, 1)) == BERLAKU

    @pytest.mark.req("PBG-02")
    def test_a_unit_may_begin_later_than_its_government(self, pemeran):
        pemeran.instansi.mulai_berlaku = date(2026, 1, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        oleh = sebagai(pemeran.wayan)
        tetapkan_pemberlakuan(
            pemeran.unit.dinas, mulai=date(2026, 2, 1), dasar="SK 1/2026", oleh=oleh
        )
        assert keadaan(pemeran.unit.dinas, date(2026, 1, 1)) == ARSIP
        assert keadaan(pemeran.unit.dinas_lain, date(2026, 1, 1)) == BERLAKU
        tetapkan_pemberlakuan(pemeran.unit.dinas, mulai=None, dasar="", oleh=oleh)
        assert not PemberlakuanUnit.objects.exists()

    def test_months_of_a_trial_are_never_paid_and_outrank_the_start(self, pemeran, rencana):
        pemeran.instansi.mulai_berlaku = date(2027, 1, 1)
        pemeran.instansi.save(update_fields=["mulai_berlaku"])
        rencana()
        unit = pemeran.unit.dinas
        assert keadaan(unit, date(2026, 9, 1)) == ARSIP
        assert keadaan(unit, date(2026, 10, 1)) == UJI_COBA
        assert keadaan(unit, date(2026, 12, 1)) == ARSIP

    def test_after_the_trial_the_decision_counts(self, pemeran, rencana):
        satu, unit, oleh = rencana(), pemeran.unit.dinas, sebagai(pemeran.wayan)
        putuskan_uji_coba(satu, "mulai", oleh=oleh, pada=PADA)
        assert keadaan(unit, date(2026, 12, 1)) == UJI_COBA
        putuskan_uji_coba(satu, "hentikan", oleh=oleh, pada=PADA, alasan="Belum siap")
        assert keadaan(unit, date(2026, 12, 1)) == BELUM_LANJUT
        kedua = rencana(awal=date(2027, 1, 1), selesai=date(2027, 3, 1))
        putuskan_uji_coba(kedua, "mulai", oleh=oleh, pada=PADA)
        putuskan_uji_coba(
            kedua, "lanjutkan", oleh=oleh, pada=PADA, alasan="Siap", berlaku=date(2027, 2, 1)
        )
        assert keadaan(unit, date(2027, 1, 1)) == UJI_COBA
        assert keadaan(unit, date(2027, 2, 1)) == BERLAKU

    def test_a_plan_that_was_cancelled_changes_nothing(self, pemeran, rencana):
        satu = rencana()
        putuskan_uji_coba(
            satu, "batalkan", oleh=sebagai(pemeran.wayan), pada=PADA, alasan="Ditunda"
        )
        assert keadaan(pemeran.unit.dinas, date(2026, 10, 1)) == BERLAKU


class TestRencana:
    def test_it_is_refused_for_a_part_of_a_paying_unit(self, pemeran, rencana):
        with pytest.raises(AksiDitolak, match="perangkat daerah lain"):
            rencana(unit=pemeran.unit.bidang)

    def test_it_is_refused_for_parts_of_a_month(self, rencana):
        with pytest.raises(AksiDitolak, match="sebulan penuh"):
            rencana(awal=date(2026, 10, 5))

    def test_it_is_refused_where_a_month_is_closed(self, pemeran, rencana):
        Bulan.objects.create(unit=pemeran.unit.dinas, awal=date(2026, 10, 1), ditutup_pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            rencana()

    def test_two_at_once_are_refused(self, rencana):
        rencana()
        with pytest.raises(AksiDitolak, match="sudah punya uji coba"):
            rencana(awal=date(2026, 11, 1), selesai=date(2027, 1, 1))

    def test_it_is_refused_to_others(self, pemeran, rencana):
        with pytest.raises(TidakBerwenang):
            rencana(oleh=pemeran.ratna)
        with pytest.raises(TidakBerwenang):
            rencana(oleh=pemeran.ucok)


class TestLaporan:
    @pytest.mark.req("PBG-19")
    def test_it_shows_use_and_the_decision_in_page_file_and_document(
        self, pemeran, rencana, as_wayan, tmp_path
    ):
        satu = rencana()
        pemeran.sari.user.last_login = PADA
        pemeran.sari.user.save(update_fields=["last_login"])
        with time_machine.travel(PADA, tick=False):
            mulai = reverse("penyiapan:uji_coba_putuskan", args=[satu.pk, "mulai"])
            assert as_wayan.post(mulai).status_code == 302
            alamat = reverse("penyiapan:uji_coba_putuskan", args=[satu.pk, "lanjutkan"])
            assert as_wayan.post(alamat, {"alasan": "Ya"}).status_code == 422
            isi = {"alasan": "Pegawai sudah terbiasa mencatat", "berlaku": "2026-12"}
            assert as_wayan.post(alamat, isi).status_code == 302
            halaman = as_wayan.get(reverse("penyiapan:uji_coba_rincian", args=[satu.pk]))
            pdf = as_wayan.get(reverse("penyiapan:uji_coba_pdf", args=[satu.pk])).content
            csv = as_wayan.get(reverse("penyiapan:uji_coba_ekspor", args=["csv"]))
        assert "dari 6 (16,7%)" in halaman.content.decode()
        assert "Pegawai sudah terbiasa mencatat" in halaman.content.decode()
        assert "Pegawai sudah terbiasa mencatat" in csv.content.decode()
        berkas = tmp_path / "a.pdf"
        berkas.write_bytes(pdf)
        teks = " ".join(hal.extract_text() for hal in PdfReader(berkas).pages)
        assert "Pegawai sudah terbiasa mencatat" in teks
        assert "1 dari 6" in teks

    def test_who_keeps_the_skp_elsewhere_owes_nothing_and_counts_as_complete(
        self, pemeran, rencana, as_wayan
    ):
        disetujui(pemeran.sari, oleh=pemeran.budi)
        satu, lingkup = rencana(), Lingkup(pemeran.instansi.pk, PADA.date(), None)
        biasa = adopsi(lingkup, [satu.pk])[satu.pk]
        assert (biasa.skp_lengkap, biasa.wajib_skp, biasa.luar) == (1, 6, 0)
        isian = IsianKelolaLuar(
            "Kinerja Guru", "SE 1/2026", date(2026, 1, 1), jabatan=pemeran.jabatan.kasubag
        )
        kelola_di_luar(pemeran.instansi.pk, isian=isian)
        kini = adopsi(lingkup, [satu.pk])[satu.pk]
        assert (kini.skp_lengkap, kini.wajib_skp, kini.luar) == (2, 6, 1)
        assert (kini.orang, kini.wajib_catat) == (6, 5)
        with time_machine.travel(PADA, tick=False):
            halaman = as_wayan.get(reverse("penyiapan:uji_coba_rincian", args=[satu.pk]))
        assert "termasuk 1 orang yang SKP-nya dikelola di luar" in halaman.content.decode()

    def test_it_counts_in_three_queries_whatever_the_number_of_trials(self, pemeran, rencana):
        ids = [rencana().pk, rencana(unit=pemeran.unit.dinas_lain).pk]
        lingkup = Lingkup(pemeran.instansi.pk, PADA.date(), None)
        with counted_queries() as jumlah:
            hasil = adopsi(lingkup, ids)
        assert int(jumlah) == 3
        assert hasil[ids[0]].orang == 6
        assert hasil[ids[1]].orang == 1

    def test_another_government_is_never_counted(self, pemeran, rencana):
        lain = Lingkup(pemeran.instansi_lain.pk, PADA.date(), None)
        assert adopsi(lain, [rencana().pk]) == {}
