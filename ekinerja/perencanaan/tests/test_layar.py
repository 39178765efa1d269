"""Screens of planning: what each person sees and does in the browser."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.perencanaan.models import (
    IndikatorSasaran,
    PerjanjianKinerja,
    ProgramKegiatan,
    RencanaAksi,
    Sasaran,
)
from ekinerja.perencanaan.services import simpan_sasaran
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import PADA, isi_sasaran, sebagai


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def url(nama, *args):
    return reverse(f"perencanaan:{nama}", args=args)


class TestPohon:
    def test_it_is_opened_step_by_step(self, as_sari, pemeran_lengkap):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        halaman = as_sari.get(url("pohon")).content.decode()
        assert "Meningkatnya layanan digital" in halaman
        assert "Layanan publik dapat diakses daring" not in halaman
        cabang = as_sari.get(url("cabang", atas.pk), {"tahun": 2026}, HTTP_HX_REQUEST="true")
        assert "Layanan publik dapat diakses daring" in cabang.content.decode()
        assert "<html" not in cabang.content.decode()
        tanpa_js = as_sari.get(url("cabang", atas.pk))
        assert bawah.uraian in tanpa_js.content.decode()

    def test_another_year_has_other_goals(self, as_sari, pemeran_lengkap):
        pembuat.pohon(pemeran_lengkap)
        isi = as_sari.get(url("pohon"), {"tahun": 2040}).content.decode()
        assert "Belum ada sasaran pada tahun ini" in isi

    def test_words_find_a_goal_anywhere(self, as_sari, pemeran_lengkap):
        pembuat.pohon(pemeran_lengkap)
        isi = as_sari.get(url("pohon"), {"q": "daring"}).content.decode()
        assert "Layanan publik dapat diakses daring" in isi
        assert "Meningkatnya" not in isi

    def test_a_goal_shows_the_way_up_and_down(self, as_sari, pemeran_lengkap):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        pembuat.indikator(pemeran_lengkap, bawah)
        with counted_queries() as n:
            isi = as_sari.get(url("sasaran", bawah.pk)).content.decode()
        assert url("sasaran", atas.pk) in isi
        assert "Persentase layanan daring" in isi and "IKU" in isi
        assert "Isian di aplikasi" in isi
        assert int(n) <= 15

    def test_the_number_of_queries_does_not_grow(self, as_sari, pemeran_lengkap):
        rini = sebagai(pemeran_lengkap.rini)
        for nomor in range(20):
            simpan_sasaran(isi_sasaran(kode=f"S.{nomor}"), oleh=rini, pada=PADA)
        with counted_queries() as n:
            as_sari.get(url("pohon"))
        assert int(n) <= 15

    def test_the_admin_adds_a_goal_an_indicator_and_a_target(self, as_gusti, pemeran_lengkap):
        pembuat.pohon(pemeran_lengkap)
        data = {
            "kode": "D.9", "uraian": "Layanan cepat", "tingkat": "PROGRAM",
            "induk": "Layanan publik dapat diakses daring [S.1.1]", "unit": "01",
            "tahun_awal": "2025", "tahun_akhir": "2029",
        }  # fmt: skip
        jawab = as_gusti.post(url("sasaran_baru"), data)
        satu = Sasaran.objects.get(kode="D.9")
        assert jawab.url == url("sasaran", satu.pk)
        isi = {"uraian": "Waktu layanan", "satuan": "menit", "polaritas": "TURUN"}
        as_gusti.post(url("indikator_baru", satu.pk), isi)
        indikator = IndikatorSasaran.objects.get(sasaran=satu)
        as_gusti.post(url("target", indikator.pk), {"t0": "15", "t1": "20"})
        assert indikator.target.count() == 2

    def test_a_wrong_code_is_a_sentence_and_nothing_is_lost(self, as_gusti, pemeran_lengkap):
        data = {"kode": "D.9", "uraian": "Layanan cepat", "tingkat": "PROGRAM", "induk": "ZZ",
                "unit": "01", "tahun_awal": "2025", "tahun_akhir": "2029"}  # fmt: skip
        jawab = as_gusti.post(url("sasaran_baru"), data)
        assert jawab.status_code == 422
        assert "Tidak ada sasaran berkode" in jawab.content.decode()
        assert "Layanan cepat" in jawab.content.decode()

    def test_a_staff_member_changes_nothing(self, as_sari, pemeran_lengkap):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        assert as_sari.post(url("sasaran_hapus", bawah.pk)).status_code == 403
        assert (
            "Ubah" not in as_sari.get(url("sasaran", bawah.pk)).content.decode().split("<main")[1]
        )

    def test_another_instansi_sees_nothing(self, as_ucok, pemeran_lengkap):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        assert as_ucok.get(url("sasaran", bawah.pk)).status_code == 404
        assert "layanan" not in as_ucok.get(url("ekspor", "csv")).content.decode()


class TestProgram:
    def test_it_is_added_and_listed_with_its_goal(self, as_gusti, pemeran_lengkap):
        pembuat.pohon(pemeran_lengkap)
        data = {
            "jenis": "PROGRAM",
            "tahun": "2026",
            "unit": "01",
            "kode": "2.16.02",
            "nama": "Aplikasi informatika",
            "pagu": "1500000000",
            "sasaran": "S.1.1",
        }
        assert as_gusti.post(url("program_baru"), data).status_code == 302
        assert ProgramKegiatan.objects.get().sasaran.kode == "S.1.1"
        assert "Rp" in as_gusti.get(url("program")).content.decode()


class TestRencanaAksi:
    @pytest.mark.req("BGL-01")
    def test_from_nothing_to_verified(self, as_gusti, as_rini, pemeran_lengkap):
        data = {"unit": "01", "tahun": "2026", "periode": "BULANAN"}
        as_gusti.post(url("rencana_baru"), data)
        rencana = RencanaAksi.objects.get()
        isi = {"kode": "A1", "aksi": "Membuka layanan", "indikator": "Layanan dibuka",
               "satuan": "layanan", "b9": "10", "b10": "4"}  # fmt: skip
        as_gusti.post(url("baris_baru", rencana.pk), isi)
        as_gusti.post(url("rencana_langkah", rencana.pk, "ajukan"))
        assert "Dinas Komunikasi" in as_rini.get(url("verifikasi")).content.decode()
        as_rini.post(url("rencana_langkah", rencana.pk, "verifikasi"))
        target = rencana.baris.get().target.get(bulan=9)
        as_gusti.post(
            url("realisasi", target.pk),
            {"realisasi": "5", "bukti": SimpleUploadedFile("b.pdf", pembuat.PDF)},
        )
        as_gusti.post(url("laporan_langkah", rencana.pk, 9, "ajukan"))
        as_rini.post(url("laporan_langkah", rencana.pk, 9, "verifikasi"))
        daftar = as_rini.get(url("rencana"), {"tahun": 2026, "bulan": 9}).content.decode()
        assert "50%" in daftar and "1 dari 1" in daftar

    def test_a_refused_figure_stays_on_the_page(self, as_gusti, pemeran_lengkap):
        rencana = pembuat.rencana_terverifikasi(pemeran_lengkap)
        target = rencana.baris.get().target.get(bulan=9)
        jawab = as_gusti.post(url("realisasi", target.pk), {"realisasi": "-2"})
        assert jawab.status_code == 422
        assert "tidak boleh negatif" in jawab.content.decode()

    def test_returning_needs_a_reason(self, as_rini, pemeran_lengkap):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        jawab = as_rini.post(url("rencana_langkah", rencana.pk, "kembalikan"), follow=True)
        assert "Alasan wajib diisi" in jawab.content.decode()
        rencana.refresh_from_db()
        assert rencana.status == "DIAJUKAN"

    def test_staff_of_the_dinas_read_it_and_others_do_not(self, as_sari, as_tono, pemeran_lengkap):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        assert as_sari.get(url("rencana_rincian", rencana.pk)).status_code == 200
        assert as_tono.get(url("rencana_rincian", rencana.pk)).status_code == 404

    def test_an_unknown_period_is_not_found(self, as_gusti, pemeran_lengkap):
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        assert as_gusti.get(url("periode", rencana.pk, 13)).status_code == 404

    def test_pages_stay_below_fifteen_queries(self, as_rini, pemeran_lengkap):
        laporan = pembuat.laporan_diajukan(pemeran_lengkap)
        pk = laporan.rencana_id
        for alamat in (url("rencana"), url("rencana_rincian", pk), url("periode", pk, 9),
                       url("verifikasi")):  # fmt: skip
            with counted_queries() as n:
                as_rini.get(alamat)
            assert int(n) <= 15, alamat


class TestPerjanjian:
    def test_the_head_draws_it_up_and_records_the_signing(self, as_budi, pemeran_lengkap):
        pembuat.perjanjian(pemeran_lengkap).delete()
        as_budi.post(url("perjanjian_susun"), {"unit": "01.1", "tahun": "2026"})
        satu = PerjanjianKinerja.objects.get()
        as_budi.post(url("perjanjian_tandatangani", satu.pk), {"tanggal": "2026-10-05"})
        satu.refresh_from_db()
        assert satu.status == "DITANDATANGANI"
        assert (
            "Ratna Dewi Lestari" in as_budi.get(url("perjanjian_rincian", satu.pk)).content.decode()
        )

    def test_who_heads_nothing_is_told_who_does(self, as_sari, pemeran_lengkap):
        jawab = as_sari.get(url("perjanjian_susun"))
        assert jawab.status_code == 403
        assert "kepala unit" in jawab.content.decode()


class TestCetak:
    def test_both_forms_are_printed(self, as_rini, pemeran_lengkap):
        perjanjian = pembuat.perjanjian(pemeran_lengkap)
        rencana = pembuat.rencana_berisi(pemeran_lengkap)
        for alamat in (url("perjanjian_pdf", perjanjian.pk), url("rencana_pdf", rencana.pk)):
            jawab = as_rini.get(alamat)
            assert jawab["Content-Type"] == "application/pdf"
            assert jawab.content.startswith(b"%PDF")
