"""A file of posts beside evaluations in force: one rule, told in the cell before it is written."""

import io
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.impor import tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import EvaluasiJabatan, Jabatan
from ekinerja.organisasi.tests.test_impor_jabatan import JUDUL, baris, impor
from ekinerja.organisasi.tests.test_lampiran_lain import lain_urutan
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import impor_berkas, urungkan_impor

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
HARI = date(2026, 10, 5)


def evaluasi(jabatan, kelas=8, nilai=1_234, mulai=date(2026, 1, 1)):
    """An evaluation in force, whose class and value the post bears."""
    Jabatan.objects.filter(pk=jabatan.pk).update(kelas=kelas, nilai=nilai)
    return EvaluasiJabatan.objects.create(
        instansi_id=jabatan.instansi_id, jabatan=jabatan, set_faktor="NONMANAJERIAL",
        nilai=nilai, kelas=kelas, masa=DateRange(mulai, None), dasar="SK Bupati 1/2026",
    )  # fmt: skip


def terkini(jabatan):
    jabatan.refresh_from_db()
    return jabatan.kelas, jabatan.nilai


@pytest.fixture
def prakom(pemeran):
    return pemeran.jabatan.prakom


def isi_prakom(pemeran, kelas, nilai=None):
    unit, pos = pemeran.unit.bidang, pemeran.jabatan.prakom
    return baris(
        unit.kode, unit.nama, pos.kode, pos.nama, "Fungsional", kelas, 2, nilai=nilai,
    )  # fmt: skip


class TestDaftar:
    def test_the_evaluation_in_force_wins(self, pemeran, prakom):
        evaluasi(prakom)
        laporan = impor(pemeran.instansi, isi_prakom(pemeran, 9, 1_500))
        assert laporan.diterapkan and not laporan.masalah
        assert terkini(prakom) == (8, 1_234)
        assert any("berbeda dengan evaluasi jabatan" in satu for satu in laporan.catatan)

    def test_an_equal_class_says_nothing(self, pemeran, prakom):
        evaluasi(prakom)
        laporan = impor(pemeran.instansi, isi_prakom(pemeran, 8, 1_234))
        assert not any("evaluasi jabatan" in satu for satu in laporan.catatan)

    def test_without_an_evaluation_the_file_is_written(self, pemeran, prakom):
        impor(pemeran.instansi, isi_prakom(pemeran, 9, 1_500))
        assert terkini(prakom) == (9, 1_500)

    def test_one_that_ended_does_not_bind(self, pemeran, prakom):
        satu = evaluasi(prakom)
        EvaluasiJabatan.objects.filter(pk=satu.pk).update(masa=DateRange(date(2025, 1, 1), HARI))
        impor(pemeran.instansi, isi_prakom(pemeran, 9))
        assert terkini(prakom)[0] == 9

    def test_the_preview_says_it_in_the_cell(self, as_wayan, pemeran, prakom):
        evaluasi(prakom)
        isi = tulis_xlsx(JUDUL, [isi_prakom(pemeran, 9)])
        unggahan = SimpleUploadedFile("jabatan.xlsx", isi)
        as_wayan.post(reverse("penyiapan:unggah", args=["jabatan"]), {"berkas": unggahan})
        halaman = reverse("penyiapan:rincian", args=[Impor.objects.get().pk])
        html = as_wayan.get(halaman).content.decode()
        assert "Kelas 9 di berkas, evaluasi yang berlaku 8" in html
        assert "sel-awas" in html and "Baris yang salah" not in html


class TestLampiran:
    """The annex of evaluations is the newer evaluation."""

    @pytest.fixture
    def lampiran(self):
        """The bytes of an annex; its post Perawat Terampil has class 6."""
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            lain_urutan(buku, None)
        return isi.getvalue()

    @pytest.fixture
    def jalankan(self, pemeran, lampiran):
        def lakukan():
            return impor_berkas(
                REGISTRI["jabatan"], io.BytesIO(lampiran), nama="lampiran.xlsx",
                lingkup=Lingkup(pemeran.instansi.pk, HARI, None), oleh=pemeran.wayan, pada=PADA,
                terapkan=True,
            )  # fmt: skip

        return lakukan

    @pytest.fixture
    def perawat(self, jalankan):
        assert jalankan().diterapkan
        return Jabatan.objects.get(nama="Perawat Terampil")

    def test_it_ends_the_former_evaluation(self, jalankan, perawat):
        lama = evaluasi(perawat, kelas=5)
        laporan = jalankan()
        assert laporan.berubah == 1 and laporan.diterapkan
        lama.refresh_from_db()
        assert lama.masa == DateRange(date(2026, 1, 1), HARI)
        assert terkini(perawat) == (6, None)
        lagi = jalankan()
        assert (lagi.baru, lagi.berubah) == (0, 0)

    def test_undoing_brings_the_evaluation_back(self, pemeran, jalankan, perawat):
        evaluasi(perawat, kelas=5)
        dulu = list(EvaluasiJabatan.objects.values())
        nomor = jalankan().nomor
        assert list(EvaluasiJabatan.objects.values()) != dulu
        urungkan_impor(Impor.objects.get(pk=nomor), oleh=pemeran.wayan, pada=PADA)
        assert list(EvaluasiJabatan.objects.values()) == dulu
        assert terkini(perawat) == (5, 1_234)

    def test_one_that_began_today_stays(self, jalankan, perawat):
        satu = evaluasi(perawat, kelas=5, mulai=HARI)
        jalankan()
        satu.refresh_from_db()
        assert satu.masa.upper is None
        assert terkini(perawat) == (5, 1_234)
