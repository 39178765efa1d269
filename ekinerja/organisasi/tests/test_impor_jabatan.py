"""Units and posts by file: flat list and real annex, each fault with its sentence."""

import io
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Count, F

from ekinerja.core.impor import buat_templat, jalankan_impor, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import buka_tabel
from ekinerja.core.testing import counted_queries
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.importers import ImporJabatan
from ekinerja.organisasi.importers.kolom import KOLOM
from ekinerja.organisasi.models import Jabatan, UnitKerja

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
JUDUL = [satu.judul for satu in KOLOM]
DATA = Path(os.environ.get("EKINERJA_DATA_NYATA", settings.BASE_DIR.parent / "shared" / "data"))
LAMPIRAN = DATA / "evaluasi-jabatan-struktural.xlsx"


@pytest.fixture
def kosong(db):
    return Instansi.objects.create(kode="kosong", nama="Kabupaten Kosong", jenis="KABUPATEN")


def lingkup(instansi, unit_ids=None):
    return Lingkup(instansi.pk, date(2026, 10, 5), unit_ids)


def baris(unit, nama_unit, *sisa, induk=None, jenis=None, sejak=None, nilai=None):
    """Unit code and name; of the post: code, name, kind, class, bezetting, head, superior."""
    return [unit, nama_unit, induk, jenis, *sisa, *[None] * (7 - len(sisa)), sejak, nilai]


DINAS = baris("A", "Dinas Sosial", "A-1", "Kepala Dinas Sosial", "JPT", 14, 1, "ya")
BIDANG = baris(
    "A.1", "Bidang Bantuan", "A.1-1", "Kepala Bidang Bantuan", "Administrator", 11, 1, "ya",
    induk="A",
)  # fmt: skip
STAF = baris("A.1", "Bidang Bantuan", "A.1-2", "Penyuluh Sosial", "Fungsional", 8, 3, induk="A")


def impor(instansi, *isi, terapkan=True, lewati=False, unit_ids=None):
    lembar = buka_tabel(io.BytesIO(tulis_xlsx(JUDUL, isi)), "jabatan.xlsx")
    return jalankan_impor(
        ImporJabatan(), lembar, lingkup=lingkup(instansi, unit_ids), oleh=SISTEM, pada=PADA,
        terapkan=terapkan, lewati_yang_salah=lewati,
    )  # fmt: skip


class TestDaftarDatar:
    def test_it_makes_units_posts_and_superiors(self, kosong):
        laporan = impor(kosong, DINAS, BIDANG, STAF)
        assert laporan.diterapkan, laporan.masalah
        assert "Unit: 3 baru, 0 berubah, 0 tetap. Jabatan: 3 baru" in " ".join(laporan.catatan)
        staf = Jabatan.objects.get(kode="A.1-2")
        assert (staf.kelas, staf.bezetting, staf.atasan.kode) == (8, 3, "A.1-1")
        assert staf.atasan.atasan.kode == "A-1"
        assert staf.unit.opd.nama == "Dinas Sosial"
        assert staf.unit.opd.induk.jenis == "INSTANSI"

    def test_the_same_file_twice_changes_nothing(self, kosong):
        impor(kosong, DINAS, BIDANG, STAF)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisasi_jabatanevent")
            sebelum = cursor.fetchone()
        laporan = impor(kosong, DINAS, BIDANG, STAF)
        assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 0, 5)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisasi_jabatanevent")
            assert cursor.fetchone() == sebelum

    def test_a_changed_class_is_kept_with_its_history(self, kosong):
        impor(kosong, DINAS)
        ubah = list(DINAS)
        ubah[7] = 15
        assert impor(kosong, ubah).berubah == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT kelas FROM organisasi_jabatanevent ORDER BY pgh_id")
            assert cursor.fetchall() == [(14,), (15,)]

    def test_the_value_of_a_post_is_kept_beside_its_class(self, kosong):
        impor(kosong, baris("A", "Dinas", "A-1", "Staf", "Pelaksana", 7, nilai=1290))
        assert Jabatan.objects.get(kode="A-1").nilai == 1290
        assert impor(kosong, baris("A", "Dinas", "A-1", "Staf", "Pelaksana", 7)).tetap == 2

    def test_the_head_may_change_in_one_file(self, kosong):
        impor(kosong, DINAS, BIDANG, STAF)
        turun, naik = list(BIDANG), list(STAF)
        turun[9], naik[9] = "tidak", "ya"
        assert impor(kosong, turun, naik).diterapkan
        assert Jabatan.objects.get(kepala=True, unit__kode="A.1").kode == "A.1-2"

    def test_what_the_file_does_not_name_stays(self, kosong):
        impor(kosong, DINAS, BIDANG, STAF)
        laporan = impor(kosong, DINAS)
        assert "2 jabatan di sistem tidak ada di berkas ini dan dibiarkan." in laporan.catatan
        assert Jabatan.objects.filter(instansi=kosong).count() == 3

    def test_gaps_are_said_and_do_not_refuse(self, kosong):
        tanpa_kelas = baris("L", "Kelompok Kerja", "L-1", "Staf", "Pelaksana")
        catatan = " ".join(impor(kosong, tanpa_kelas).catatan)
        assert "Kelas jabatan belum diisi pada 1 jabatan" in catatan
        assert "belum ada yang membayar TPP-nya: Kelompok Kerja" in catatan
        assert "Jabatan atasan belum ada pada: Staf" in catatan

    def test_its_own_template_is_accepted(self, kosong):
        lembar = buka_tabel(io.BytesIO(buat_templat(ImporJabatan())), "templat.xlsx")
        laporan = jalankan_impor(
            ImporJabatan(), lembar, lingkup=lingkup(kosong), oleh=SISTEM, pada=PADA
        )
        assert laporan.salah == 0


class TestDitolak:
    @pytest.mark.parametrize(
        ("isi", "kolom", "kalimat"),
        [
            (baris("A", "Dinas", "A-1", "Kepala", "JPT", 18), "Kelas jabatan", "1 sampai 17"),
            (baris("A", "Dinas", "A-1", "Kepala", "Raja", 9), "Jenis jabatan", "Pilih salah satu"),
            (baris("A", "Dinas", "A-1", None, "JPT"), "Nama jabatan", "bersama-sama"),
            (baris("A", "Dinas", "A-1", "S", "Pelaksana", nilai="x"), "Nilai jabatan", "angka"),
            (baris("A", "Dinas", induk="Z"), "Kode unit induk", "tidak ada di berkas maupun"),
            (baris("A", "Dinas", induk="A"), "Kode unit induk", "induk dirinya sendiri"),
            (
                baris("A", "Dinas", "A-1", "Staf", "Pelaksana", 5, 1, "tidak", "Z-9"),
                "Kode jabatan atasan", "tidak ada di berkas maupun",
            ),
            (
                baris("A", "Dinas", "A-1", "Staf", "Pelaksana", 5, 1, "tidak", "A-1"),
                "Kode jabatan atasan", "atasan dirinya sendiri",
            ),
        ],
    )  # fmt: skip
    def test_it_says_what_is_wrong_and_writes_nothing(self, kosong, isi, kolom, kalimat):
        laporan = impor(kosong, isi)
        (masalah,) = laporan.masalah
        assert (masalah.baris, masalah.kolom) == (2, kolom)
        assert kalimat in masalah.kalimat
        assert not UnitKerja.objects.filter(instansi=kosong).exists()

    def test_a_loop_of_units_is_refused(self, kosong):
        laporan = impor(kosong, baris("A", "Dinas", induk="B"), baris("B", "Badan", induk="A"))
        assert {satu.baris for satu in laporan.masalah} == {2, 3}
        assert "melingkar" in laporan.masalah[0].kalimat

    def test_a_loop_of_superiors_is_refused(self, kosong):
        laporan = impor(
            kosong,
            baris("A", "Dinas", "A-1", "Satu", "Pelaksana", 5, 1, "tidak", "A-2"),
            baris("A", "Dinas", "A-2", "Dua", "Pelaksana", 5, 1, "tidak", "A-1"),
        )
        assert {satu.kolom for satu in laporan.masalah} == {"Kode jabatan atasan"}

    def test_two_heads_of_one_unit_are_refused(self, kosong):
        kembar = list(DINAS)
        kembar[4], kembar[5] = "A-2", "Kepala Kedua"
        laporan = impor(kosong, DINAS, kembar)
        (masalah,) = laporan.masalah
        assert masalah.baris == 3
        assert "sudah punya kepala: Kepala Dinas Sosial (A-1)" in masalah.kalimat

    def test_one_code_for_two_units_is_refused(self, kosong):
        laporan = impor(kosong, DINAS, baris("A", "Dinas Kesehatan"))
        assert "sudah dipakai “Dinas Sosial” pada baris 2" in laporan.masalah[0].kalimat

    def test_what_leans_on_a_faulty_row_is_faulty_too(self, kosong):
        laporan = impor(kosong, baris("A", "Dinas", "A-1", None), BIDANG, lewati=True)
        assert {satu.baris for satu in laporan.masalah} == {2, 3}
        assert not UnitKerja.objects.filter(instansi=kosong).exists()

    def test_a_unit_outside_the_scope_is_refused(self, pemeran):
        isi = baris("02", "Dinas Pertanian", "02-1", "Staf", "Pelaksana", 5)
        laporan = impor(pemeran.instansi, isi, unit_ids=(pemeran.unit.dinas.pk,))
        assert "di luar kewenangan" in laporan.masalah[0].kalimat
        dalam = baris("01.9", "Seksi Baru", "01.9-1", "Staf", "Pelaksana", 5, induk="01")
        assert impor(pemeran.instansi, dalam, unit_ids=(pemeran.unit.dinas.pk,)).diterapkan

    def test_another_instansi_is_never_touched(self, pemeran, kosong):
        sebelum = UnitKerja.objects.exclude(instansi=kosong).count()
        impor(kosong, baris("01", "Dinas Lain Sekali", "J", "Staf", "Pelaksana", 5))
        assert UnitKerja.objects.exclude(instansi=kosong).count() == sebelum


@pytest.mark.skipif(not LAMPIRAN.exists(), reason=f"lampiran nyata tidak ada: {LAMPIRAN}")
class TestLampiranNyata:
    """A real provincial annex: units, posts, classes and superiors out of one sheet."""

    @pytest.fixture
    def laporan(self, kosong):
        return self.impor(kosong)

    def impor(self, instansi):
        return jalankan_impor(
            ImporJabatan(), buka_tabel(LAMPIRAN), lingkup=lingkup(instansi), oleh=SISTEM, pada=PADA,
            terapkan=True,
        )  # fmt: skip

    def test_it_becomes_a_tree_of_units_with_posts_and_classes(self, kosong, laporan):
        assert laporan.diterapkan, [str(satu) for satu in laporan.masalah]
        posts = Jabatan.objects.filter(instansi=kosong)
        assert posts.count() == 845
        assert not posts.filter(kelas=None).exists()
        sekda = posts.get(nama="Sekretaris Daerah")
        assert (sekda.kelas, sekda.kepala, sekda.unit.jenis) == (16, True, "SETDA")
        seksi = posts.get(nama="Kepala Subbagian Pengembangan Wilayah dan Batas Daerah")
        assert seksi.kelas == 9
        assert [seksi.atasan.nama, seksi.atasan.atasan.nama, seksi.atasan.atasan.atasan.nama] == [
            "Kepala Bagian Administrasi Kewilayahan", "Kepala Biro Pemerintahan",
            "Sekretaris Daerah",
        ]  # fmt: skip

    def test_every_unit_but_the_top_has_a_paying_unit(self, kosong, laporan):
        tanpa = UnitKerja.objects.filter(instansi=kosong, opd=None)
        assert [satu.jenis for satu in tanpa] == ["INSTANSI"]
        assert UnitKerja.objects.filter(instansi=kosong, opd=F("id")).count() == 34

    def test_only_the_top_has_no_superior(self, kosong, laporan):
        tanpa = Jabatan.objects.filter(instansi=kosong, atasan=None)
        assert [satu.nama for satu in tanpa] == ["Sekretaris Daerah"]
        terpimpin = UnitKerja.objects.filter(instansi=kosong, jabatan__kepala=True)
        assert not terpimpin.annotate(n=Count("jabatan")).filter(n__gt=40).exists()

    def test_oddities_are_reported_and_a_second_run_changes_nothing(self, kosong, laporan):
        assert any("Kelas" in satu and "tidak lazim" in satu for satu in laporan.catatan)
        lagi = self.impor(kosong)
        assert (lagi.baru, lagi.berubah) == (0, 0)

    def test_the_number_of_statements_is_constant(self, kosong):
        with counted_queries() as n:
            self.impor(kosong)
        assert int(n) <= 20
