"""Rows of imports are cleared when nobody needs them any more; the summary stays."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from ekinerja.penyiapan.models import Impor, ImporBaris
from ekinerja.penyiapan.services import (
    bersihkan_impor,
    buang_impor,
    kerjakan_penerapan,
    minta_terapkan,
)
from ekinerja.penyiapan.tests.pembuat import baris_pegawai, berkas_pegawai, impor_diperiksa


def setelah(hari):
    return timezone.now() + timedelta(days=hari)


@pytest.fixture
def diperiksa(pemeran):
    return impor_diperiksa(pemeran)


@pytest.fixture
def diterapkan(pemeran, diperiksa):
    Impor.objects.filter(pk=diperiksa.pk).update(oleh=pemeran.wayan.user)
    minta_terapkan(diperiksa, lewati_yang_salah=False, oleh=pemeran.wayan, pada=timezone.now())
    kerjakan_penerapan(diperiksa.pk, pada=timezone.now())
    diperiksa.refresh_from_db()
    assert diperiksa.status == Impor.SELESAI
    return diperiksa


class TestBersihkan:
    def test_an_upload_that_nobody_decides_on_is_thrown_away(self, diperiksa):
        bersihkan_impor(pada=setelah(31))
        diperiksa.refresh_from_db()
        assert (diperiksa.status, diperiksa.berkas, diperiksa.baru) == (Impor.DIBUANG, None, 1)
        assert "tidak diputuskan selama 30 hari" in diperiksa.keterangan
        assert not ImporBaris.objects.exists()

    def test_it_waits_thirty_days_for_a_decision(self, diperiksa):
        bersihkan_impor(pada=setelah(29))
        diperiksa.refresh_from_db()
        assert diperiksa.status == Impor.DIPERIKSA
        assert ImporBaris.objects.filter(impor=diperiksa).exists()

    def test_rows_of_an_applied_import_go_when_it_cannot_be_undone(self, diterapkan, as_wayan):
        assert bersihkan_impor(pada=setelah(6)) == 0
        assert ImporBaris.objects.filter(impor=diterapkan).exists()
        assert bersihkan_impor(pada=setelah(8)) == 1
        assert not ImporBaris.objects.exists()
        diterapkan.refresh_from_db()
        assert (diterapkan.status, diterapkan.baru) == (Impor.SELESAI, 1)

    def test_the_page_says_that_the_rows_are_gone(self, diterapkan, as_wayan):
        bersihkan_impor(pada=setelah(8))
        isi = as_wayan.get(reverse("penyiapan:rincian", args=[diterapkan.pk])).content.decode()
        assert "Rincian barisnya sudah dihapus" in isi
        assert "Orang Contoh1" not in isi

    def test_contents_of_faulty_cells_go_and_their_number_stays(self, as_wayan, pemeran):
        unggahan = berkas_pegawai(baris_pegawai(1), baris_pegawai(2) | {"NIP": "123"})
        as_wayan.post(reverse("penyiapan:unggah", args=["pegawai"]), {"berkas": unggahan})
        impor = Impor.objects.get()
        buang_impor(impor, pada=timezone.now())
        bersihkan_impor(pada=setelah(8))
        impor.refresh_from_db()
        assert (impor.salah, impor.laporan["jumlah_masalah"]) == (1, 1)
        assert impor.laporan["masalah"] == []

    def test_a_second_run_finds_nothing_left(self, diterapkan):
        assert bersihkan_impor(pada=setelah(8)) == 1
        assert bersihkan_impor(pada=setelah(9)) == 0


@pytest.mark.django_db(transaction=True)
def test_the_file_itself_goes(diperiksa):
    jalur = diperiksa.berkas.path()
    assert storages["default"].exists(jalur)
    bersihkan_impor(pada=setelah(31))
    assert not storages["default"].exists(jalur)
