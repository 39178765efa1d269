"""A performance agreement: drawn up, signed, changed as a next version."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.instansi.kop import kop_surat
from ekinerja.perencanaan.presenters.cetak import pdf_perjanjian
from ekinerja.perencanaan.services import (
    buang_draf,
    susun_perjanjian,
    tandatangani_perjanjian,
)
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA, TAHUN, sebagai


class TestMenyusunPerjanjian:
    def test_it_holds_both_officials_and_the_targets(self, pemeran_lengkap):
        satu = pembuat.perjanjian(pemeran_lengkap)
        assert satu.pejabat["pertama"]["nama"] == "Budi Santoso"
        assert satu.pejabat["kedua"]["jabatan"] == "Kepala Dinas Komunikasi dan Informatika"
        butir = satu.butir.get()
        assert (butir.teks_indikator, butir.target) == ("Persentase layanan daring", 80)

    def test_the_head_draws_up_the_own(self, pemeran_lengkap):
        pembuat.perjanjian(pemeran_lengkap)
        budi = sebagai(pemeran_lengkap.budi)
        satu = susun_perjanjian(pemeran_lengkap.unit.bidang, tahun=TAHUN, oleh=budi, pada=HARI)
        assert satu.versi == 1

    def test_others_may_not(self, pemeran_lengkap):
        sari = sebagai(pemeran_lengkap.sari)
        with pytest.raises(TidakBerwenang):
            susun_perjanjian(pemeran_lengkap.unit.bidang, tahun=TAHUN, oleh=sari, pada=HARI)

    def test_a_unit_without_a_head_is_told_so(self, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        with pytest.raises(AksiDitolak, match="belum punya kepala"):
            susun_perjanjian(pemeran_lengkap.unit.dinas_lain, tahun=TAHUN, oleh=rini, pada=HARI)


class TestMenandatangani:
    def test_it_is_published_under_a_code(self, pemeran_lengkap, client):
        satu = pembuat.perjanjian(pemeran_lengkap)
        assert satu.dokumen is None
        rini = sebagai(pemeran_lengkap.rini)
        satu = tandatangani_perjanjian(satu, tanggal=HARI, oleh=rini, pada=PADA)
        kop = kop_surat(pemeran_lengkap.instansi)
        assert pdf_perjanjian(satu, kop=kop).startswith(b"%PDF")
        isi = client.get(reverse("verifikasi", args=[satu.dokumen.kode])).content.decode()
        assert "Budi Santoso" in isi and "5 Okt 2026" in isi

    def test_what_was_signed_stays(self, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        satu = pembuat.perjanjian(pemeran_lengkap)
        satu = tandatangani_perjanjian(satu, tanggal=HARI, oleh=rini, pada=PADA)
        assert satu.status == "DITANDATANGANI"
        with pytest.raises(IntegrityError), transaction.atomic():
            satu.butir.update(target=1)
        with pytest.raises(AksiDitolak, match="tidak dihapus"):
            buang_draf(satu, oleh=rini)

    def test_an_empty_one_is_not_signed(self, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        satu = susun_perjanjian(pemeran_lengkap.unit.bidang, tahun=TAHUN, oleh=rini, pada=HARI)
        with pytest.raises(AksiDitolak, match="belum memuat indikator"):
            tandatangani_perjanjian(satu, tanggal=HARI, oleh=rini, pada=PADA)

    def test_without_a_superior_it_is_not_signed(self, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        pembuat.indikator(pemeran_lengkap)
        satu = susun_perjanjian(pemeran_lengkap.unit.dinas, tahun=TAHUN, oleh=rini, pada=HARI)
        with pytest.raises(AksiDitolak, match="Pihak kedua"):
            tandatangani_perjanjian(satu, tanggal=HARI, oleh=rini, pada=PADA)

    def test_a_change_is_a_next_version_with_a_reason(self, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        lama = pembuat.perjanjian(pemeran_lengkap)
        tandatangani_perjanjian(lama, tanggal=HARI, oleh=rini, pada=PADA)
        bidang = pemeran_lengkap.unit.bidang
        with pytest.raises(AksiDitolak, match="versi baru"):
            susun_perjanjian(bidang, tahun=TAHUN, oleh=rini, pada=HARI)
        baru = susun_perjanjian(bidang, tahun=TAHUN, oleh=rini, pada=HARI, alasan="APBD perubahan")
        assert baru.versi == 2
        tandatangani_perjanjian(baru, tanggal=HARI, oleh=rini, pada=PADA)
        lama.refresh_from_db()
        assert lama.status == "DIGANTI"
