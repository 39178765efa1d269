"""Screens of job evaluation and job analysis."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ekinerja.core.testing import counted_queries, element
from ekinerja.organisasi.models import (
    EvaluasiJabatan,
    Jabatan,
    PengecualianPeriksa,
    UraianTugas,
)
from ekinerja.organisasi.services import nilai_evaluasi, tambah_uraian
from ekinerja.organisasi.tests.test_evaluasi import ENAM, ISI, KEPUTUSAN, SEMBILAN
from ekinerja.organisasi.tests.test_uraian import ISI as URAIAN
from ekinerja.organisasi.tests.test_uraian import LAIN

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
AWAL = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def url(nama, *args):
    return reverse(f"organisasi:{nama}", args=args)


def isi_dari(jawaban):
    return jawaban.content.decode()


def evaluasi(pemeran, isi=ISI, *, kunci="prakom", mulai=AWAL):
    return nilai_evaluasi(
        getattr(pemeran.jabatan, kunci), isi, mulai=mulai, oleh=pemeran.wayan, pada=PADA
    )


def tugas(pemeran, isi=URAIAN, *, kunci="prakom"):
    jabatan = getattr(pemeran.jabatan, kunci)
    return tambah_uraian(jabatan, isi, mulai=AWAL, oleh=pemeran.wayan, pada=PADA)


def lembar(jawaban):
    return CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content)).get_sheet_by_index(0)


class TestEvaluasi:
    @pytest.mark.req("BGL-05")
    def test_it_is_filled_in_seen_and_stored(self, as_wayan, pemeran):
        alamat = url("evaluasi_baru", pemeran.jabatan.prakom.pk)
        isi = {**SEMBILAN, "mulai": "2026-10-01", "dasar": "SK Bupati 12/2026"}
        lihat = as_wayan.post(alamat, isi | {"lihat": "1"})
        assert lihat.status_code == 200
        assert "Nilai jabatan 1.460, kelas 9" in isi_dari(lihat)
        assert "Kelas sekarang 8; naik menjadi 9." in isi_dari(lihat)
        assert not EvaluasiJabatan.objects.exists()
        simpan = as_wayan.post(alamat, isi)
        assert simpan.status_code == 302
        halaman = isi_dari(as_wayan.get(simpan["Location"]))
        assert "1.460" in halaman
        assert "5. Ruang lingkup dan dampak" in halaman
        assert "belum dicocokkan dengan naskahnya" in halaman

    def test_a_preview_keeps_what_was_typed_and_does_not_complain(self, as_wayan, pemeran):
        alamat = url("evaluasi_baru", pemeran.jabatan.prakom.pk)
        lihat = as_wayan.post(alamat, {"pengetahuan": "5", "lihat": "1"})
        assert lihat.status_code == 200
        assert "belum dipilih: 2. Pengawasan oleh penyelia" in isi_dari(lihat)
        assert '<option value="5" selected>' in isi_dari(lihat)
        assert "Periksa isian" not in isi_dari(lihat)

    def test_the_live_result_is_the_same_part_of_the_page(self, as_wayan, pemeran):
        alamat = url("evaluasi_baru", pemeran.jabatan.prakom.pk)
        isi = {**SEMBILAN, "lihat": "1"}
        potongan = as_wayan.post(alamat, isi, headers={"HX-Request": "true", "HX-Target": "hasil"})
        assert "<form" not in isi_dari(potongan)
        halaman = as_wayan.post(alamat, isi)
        assert element(isi_dari(potongan), "hasil") == element(isi_dari(halaman), "hasil")

    def test_a_missing_factor_answers_422(self, as_wayan, pemeran):
        jawaban = as_wayan.post(
            url("evaluasi_baru", pemeran.jabatan.kabid.pk),
            {"kondisi_lain": "1", "mulai": "2026-10-01", "dasar": "SK"},
        )
        assert jawaban.status_code == 422
        assert "Pilih tingkatnya." in isi_dari(jawaban)
        assert "belum dipilih: 1. Ruang lingkup dan dampak program" in isi_dari(jawaban)

    def test_a_managerial_post_asks_for_special_situations(self, as_wayan, pemeran):
        isi = {**ENAM, "situasi_khusus": "3", "mulai": "2026-10-01", "dasar": "SK 4/2026"}
        as_wayan.post(url("evaluasi_baru", pemeran.jabatan.kasubag.pk), isi)
        halaman = isi_dari(as_wayan.get(url("evaluasi_rincian", pemeran.jabatan.kasubag.pk)))
        assert "Tingkat 1, naik ke tingkat 2 karena 3 situasi khusus" in halaman

    def test_a_decree_without_factors_is_marked(self, as_wayan, pemeran):
        alamat = url("evaluasi_keputusan", pemeran.jabatan.prakom.pk)
        isi = {"nilai": "1234", "kelas": "9", "mulai": "2026-10-01", "dasar": "SK Menteri 9/2018"}
        assert as_wayan.post(alamat, isi).status_code == 302
        halaman = isi_dari(as_wayan.get(url("evaluasi_rincian", pemeran.jabatan.prakom.pk)))
        assert "Tanpa rincian faktor" in halaman
        assert "Menurut batas nilainya kelas 8; yang dipakai kelas keputusan." in halaman

    @pytest.mark.parametrize("isi", [ISI, KEPUTUSAN])
    def test_it_is_mended_with_a_reason(self, as_wayan, pemeran, isi):
        satu = evaluasi(pemeran, isi)
        alamat = url("evaluasi_perbaiki", satu.pk)
        baru = {**SEMBILAN, "lingkungan": "3", "nilai": "1200", "kelas": "8", "dasar": "SK 5"}
        assert as_wayan.post(alamat, baru).status_code == 422
        assert as_wayan.post(alamat, baru | {"alasan": "salah salin"}).status_code == 302
        satu.refresh_from_db()
        assert satu.nilai == (1_505 if isi.faktor else 1_200)

    def test_a_plan_is_shown_and_dropped(self, as_wayan, pemeran):
        evaluasi(pemeran, KEPUTUSAN)
        rencana = evaluasi(pemeran, mulai=date(2027, 1, 1))
        alamat = url("evaluasi_rincian", pemeran.jabatan.prakom.pk)
        assert "Ada evaluasi yang direncanakan" in isi_dari(as_wayan.get(alamat))
        as_wayan.post(url("evaluasi_batal", rencana.pk))
        assert "Ada evaluasi yang direncanakan" not in isi_dari(as_wayan.get(alamat))

    def test_an_examiner_reads_and_an_admin_of_elsewhere_sees_nothing(
        self, as_made, as_gusti, pemeran_lengkap
    ):
        prakom, penyuluh = pemeran_lengkap.jabatan.prakom, pemeran_lengkap.jabatan.penyuluh
        halaman = isi_dari(as_made.get(url("evaluasi_rincian", prakom.pk)))
        assert "Belum ada evaluasi jabatan" in halaman
        assert "Nilai jabatan ini" not in halaman.replace("Nilai jabatan ini supaya", "")
        assert as_gusti.get(url("evaluasi_rincian", prakom.pk)).status_code == 200
        assert as_gusti.get(url("evaluasi_rincian", penyuluh.pk)).status_code == 404

    def test_an_elected_official_has_no_evaluation(self, as_wayan, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.kadis.pk).update(jenis="POLITIS")
        assert as_wayan.get(url("evaluasi_baru", pemeran.jabatan.kadis.pk)).status_code == 404


class TestTemuan:
    @pytest.fixture
    def turun(self, pemeran):
        Jabatan.objects.filter(pk=pemeran.jabatan.kabid.pk).update(kelas=15)
        Jabatan.objects.filter(pk=pemeran.jabatan.prakom.pk).update(kebutuhan=3)

    def test_it_lists_filters_and_exports(self, as_wayan, pemeran, turun):
        halaman = isi_dari(as_wayan.get(url("temuan")))
        assert "Kelas 15, sedangkan atasannya" in halaman
        assert "kurang 2 orang" in halaman
        saring = isi_dari(as_wayan.get(url("temuan"), {"aturan": "BEZETTING"}))
        assert "Kelas 15" not in saring
        ekspor = as_wayan.get(url("temuan_ekspor", "xlsx"), {"q": "aplikasi"})
        baris = lembar(ekspor).to_python()
        assert [satu[3] for satu in baris[1:]] == [
            "Kepala Bidang Aplikasi Informatika", "Pranata Komputer Ahli Pertama",
        ]  # fmt: skip
        assert as_wayan.get(url("temuan_ekspor", "csv")).status_code == 200

    def test_it_is_accepted_with_a_reason_and_counts_again(self, as_wayan, pemeran, turun):
        alamat = url("pengecualian_baru", pemeran.jabatan.kabid.pk, "kelas_menurun")
        assert as_wayan.post(alamat, {"alasan": "ya", "mulai": "2026-10-01"}).status_code == 422
        isi = {"alasan": "Persetujuan Menteri 7/2026", "mulai": "2026-10-01"}
        assert as_wayan.post(alamat, isi).status_code == 302
        kecuali = isi_dari(as_wayan.get(url("temuan"), {"keadaan": "kecuali"}))
        assert "Persetujuan Menteri 7/2026" in kecuali
        satu = PengecualianPeriksa.objects.get()
        assert as_wayan.get(url("pengecualian", satu.pk)).status_code == 200
        as_wayan.post(url("pengecualian", satu.pk))
        kecuali = isi_dari(as_wayan.get(url("temuan"), {"keadaan": "kecuali"}))
        assert "Tidak ada temuan" in kecuali

    def test_an_unknown_check_is_not_found(self, as_wayan, pemeran):
        alamat = url("pengecualian_baru", pemeran.jabatan.kabid.pk, "lain")
        assert as_wayan.get(alamat).status_code == 404

    def test_another_government_sees_none_of_it(self, as_ucok, pemeran, turun):
        assert "Tidak ada temuan" in isi_dari(as_ucok.get(url("temuan")))
        assert as_ucok.get(
            url("pengecualian_baru", pemeran.jabatan.kabid.pk, "kelas_menurun")
        ).status_code == 404  # fmt: skip


class TestUraian:
    def test_an_admin_writes_mends_moves_and_ends_tasks(self, as_gusti, pemeran_lengkap):
        prakom = pemeran_lengkap.jabatan.prakom
        isi = {
            "uraian": "Menyusun laporan", "output": "Laporan", "satuan": "laporan",
            "norma_waktu": "300", "volume": "250", "mulai": "2026-01-01",
        }  # fmt: skip
        assert as_gusti.post(url("uraian_baru", prakom.pk), isi).status_code == 302
        halaman = isi_dari(as_gusti.get(url("uraian_jabatan", prakom.pk)))
        assert "Menyusun laporan" in halaman
        assert "1.250 jam" in halaman  # 75.000 menit: satu orang
        satu = UraianTugas.objects.get()
        assert as_gusti.get(url("uraian_ubah", satu.pk)).status_code == 200
        as_gusti.post(url("uraian_ubah", satu.pk), isi | {"volume": "125"})
        satu.refresh_from_db()
        assert satu.volume == 125
        assert as_gusti.post(url("uraian_geser", satu.pk), {"arah": "turun"}).status_code == 302
        as_gusti.post(url("uraian_akhiri", satu.pk), {"selesai": "2026-10-05"})
        halaman = isi_dari(as_gusti.get(url("uraian_jabatan", prakom.pk)))
        assert "Belum ada uraian tugas" in halaman

    def test_wrong_input_answers_422_with_a_sentence(self, as_wayan, pemeran):
        tugas(pemeran)
        isi = {
            "uraian": URAIAN.uraian, "output": "x", "satuan": "x", "norma_waktu": "1",
            "volume": "1", "mulai": "2026-01-01",
        }  # fmt: skip
        jawaban = as_wayan.post(url("uraian_baru", pemeran.jabatan.prakom.pk), isi)
        assert jawaban.status_code == 422
        assert "uraian yang sama sudah ada" in isi_dari(jawaban)

    def test_the_need_is_set_from_the_tasks(self, as_wayan, pemeran):
        tugas(pemeran, LAIN)
        alamat = url("kebutuhan", pemeran.jabatan.prakom.pk)
        as_wayan.post(alamat, {"dasar": "ABK 3/2026"})
        pemeran.jabatan.prakom.refresh_from_db()
        assert pemeran.jabatan.prakom.kebutuhan == 1  # 108.000 menit: 1,44
        halaman = isi_dari(as_wayan.post(alamat, {"dasar": ""}, follow=True))
        assert "dokumennya wajib diisi" in halaman

    def test_tasks_are_copied_to_posts_of_the_same_name(self, as_wayan, pemeran):
        tugas(pemeran)
        asal = pemeran.jabatan.prakom
        lain = Jabatan.objects.create(
            instansi=pemeran.instansi, unit=pemeran.unit.dinas_lain, kode="J-lain", nama=asal.nama,
            jenis=asal.jenis, masa=asal.masa,
        )  # fmt: skip
        alamat = url("uraian_salin", asal.pk)
        assert "Dinas Pertanian (J-lain)" in isi_dari(as_wayan.get(alamat))
        assert as_wayan.post(alamat, {"mulai": "2026-10-01"}).status_code == 422
        assert (
            as_wayan.post(alamat, {"mulai": "2026-10-01", "tujuan": [lain.pk]}).status_code == 302
        )
        assert lain.uraian_tugas.get().uraian == URAIAN.uraian

    @pytest.mark.req("BGL-08")
    def test_the_inventory_is_searched_and_exported_for_the_import(self, as_made, pemeran):
        tugas(pemeran)
        tugas(pemeran, replace(LAIN, volume=Decimal("2.5")), kunci="penyuluh")
        halaman = isi_dari(as_made.get(url("uraian"), {"q": "memelihara"}))
        assert "Penyuluh Pertanian Ahli Muda" in halaman
        assert URAIAN.uraian not in halaman
        baris = lembar(as_made.get(url("uraian_ekspor", "xlsx"))).to_python()
        assert baris[0][4] == "Uraian tugas"
        assert sorted(satu[8] for satu in baris[1:]) == [2.5, 12]
        assert as_made.get(url("uraian_ekspor", "csv")).status_code == 200

    def test_an_examiner_cannot_write(self, as_made, pemeran):
        satu = tugas(pemeran)
        assert as_made.get(url("uraian_jabatan", pemeran.jabatan.prakom.pk)).status_code == 200
        assert as_made.post(url("uraian_geser", satu.pk)).status_code == 403


class TestJumlahKueri:
    @pytest.mark.parametrize("nama", ["temuan", "uraian"])
    def test_it_stays_the_same_with_many_posts(self, as_wayan, pemeran, nama):
        tugas(pemeran)
        as_wayan.get(url(nama))
        with counted_queries() as sedikit:
            as_wayan.get(url(nama))
        for n in range(20):
            satu = Jabatan.objects.create(
                instansi=pemeran.instansi, unit=pemeran.unit.dinas, kode=f"J-{n}", kebutuhan=5,
                nama=f"Analis {n}", jenis="PELAKSANA", masa=pemeran.jabatan.kadis.masa,
            )  # fmt: skip
            tambah_uraian(satu, URAIAN, mulai=AWAL, oleh=pemeran.wayan, pada=PADA)
        with counted_queries() as banyak:
            as_wayan.get(url(nama))
        assert int(banyak) == int(sedikit) <= 15

    @pytest.mark.parametrize("nama", ["evaluasi_rincian", "evaluasi_baru", "uraian_jabatan"])
    def test_the_pages_of_a_post_stay_within_fifteen(self, as_wayan, pemeran, nama):
        evaluasi(pemeran)
        tugas(pemeran)
        with counted_queries() as n:
            assert as_wayan.get(url(nama, pemeran.jabatan.prakom.pk)).status_code == 200
        assert int(n) <= 15
