"""Imports by command: report first, exit codes, and a kill that leaves the old or the new state."""

import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from ekinerja.core.testing import database_url
from ekinerja.instansi.models import Instansi
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.tests.pembuat import baris_pegawai as orang
from ekinerja.penyiapan.tests.pembuat import berkas_pegawai


@pytest.fixture
def berkas(tmp_path):
    def tulis(*baris, nama="pegawai.xlsx"):
        jalur = tmp_path / nama
        jalur.write_bytes(berkas_pegawai(*baris).read())
        return str(jalur)

    return tulis


def jalankan(*argumen):
    """Exit code, stdout, stderr."""
    keluar, galat = io.StringIO(), io.StringIO()
    try:
        call_command("impor", *argumen, "--instansi", "uji", stdout=keluar, stderr=galat)
    except SystemExit as berhenti:
        return berhenti.code, keluar.getvalue(), galat.getvalue()
    return 0, keluar.getvalue(), galat.getvalue()


class TestPerintahImpor:
    def test_it_only_reports_until_told_to_apply(self, pemeran, berkas):
        kode, keluar, _ = jalankan("pegawai", berkas(orang(1)))
        assert kode == 0
        assert "Belum diterapkan: 1 baru, 0 berubah, 0 tetap, 0 salah." in keluar
        assert "Tambahkan --terapkan" in keluar
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()

    def test_it_applies_and_a_second_time_changes_nothing(self, pemeran, berkas):
        argumen = ("pegawai", berkas(orang(1), orang(2)), "--terapkan")
        assert "Diterapkan: 2 baru" in jalankan(*argumen)[1]
        assert "Diterapkan: 0 baru, 0 berubah, 2 tetap" in jalankan(*argumen)[1]

    def test_a_faulty_row_is_printed_and_nothing_is_written(self, pemeran, berkas):
        kode, keluar, _ = jalankan("pegawai", berkas(orang(1), orang(2, NIP="123")), "--terapkan")
        assert kode == 1
        assert "Baris 3, kolom NIP, isi “123”: NIP ini 3 angka" in keluar
        assert "Tidak ada yang ditulis" in keluar
        assert not Pegawai.objects.filter(nama__startswith="Orang").exists()

    def test_faulty_rows_may_be_skipped(self, pemeran, berkas):
        jalur = berkas(orang(1), orang(2, NIP="123"))
        kode, keluar, _ = jalankan("pegawai", jalur, "--terapkan", "--lewati-yang-salah")
        assert (kode, "Diterapkan: 1 baru" in keluar) == (1, True)
        assert Pegawai.objects.filter(nama__startswith="Orang").count() == 1

    def test_it_reaches_one_unit_only_when_told_so(self, pemeran, berkas):
        jalur = berkas(orang(1))
        assert jalankan("pegawai", jalur, "--unit", "01")[0] == 0
        kode, keluar, _ = jalankan("pegawai", jalur, "--unit", "02")
        assert kode == 1
        assert "di luar unit kewenangan" in keluar

    @pytest.mark.parametrize(
        ("nama", "isi", "kalimat"),
        [
            ("pegawai.pdf", b"%PDF-1.7 x", "bukan berkas tabel"),
            ("pegawai.xlsx", b"<html><body>x</body></html>", "halaman web"),
            ("pegawai.xlsx", b"", "kosong"),
            ("pegawai.xlsx", b"PK\x03\x04rusak", "rusak"),
            ("pegawai.csv", b"Nama;Alamat\nSari;Jalan\n", "Kolom wajib tidak ditemukan"),
            ("pegawai.csv", b"NIP;Nama;Jenis pegawai\n", "tidak berisi data"),
        ],
    )
    def test_a_refused_file_exits_2_with_its_sentence(self, pemeran, tmp_path, nama, isi, kalimat):
        jalur = tmp_path / nama
        jalur.write_bytes(isi)
        kode, _, galat = jalankan("pegawai", str(jalur))
        assert kode == 2
        assert kalimat in galat

    def test_a_file_that_is_not_there_exits_2(self, pemeran):
        kode, _, galat = jalankan("pegawai", "/tidak/ada.xlsx")
        assert (kode, "tidak ditemukan" in galat) == (2, True)

    @pytest.mark.parametrize(
        ("argumen", "kalimat"),
        [
            (("gaji", "a.xlsx"), "Jenis impor “gaji” tidak ada"),
            (("pegawai", "a.xlsx", "--unit", "zz"), "Unit dengan kode zz tidak ada"),
        ],
    )
    def test_a_wrong_call_exits_2(self, pemeran, argumen, kalimat):
        kode, _, galat = jalankan(*argumen)
        assert kode == 2
        assert kalimat in galat

    def test_the_instansi_must_be_named_when_there_are_several(self, pemeran):
        galat = io.StringIO()
        with pytest.raises(SystemExit) as berhenti:
            call_command("impor", "pegawai", "a.xlsx", stderr=galat)
        assert berhenti.value.code == 2
        assert "Pilih dengan --instansi KODE" in galat.getvalue()


class TestInstansiBaru:
    def test_it_makes_the_first_government_and_its_keeper(self, db):
        keluar = io.StringIO()
        call_command("instansi", "baru", "Kota Baru", "--jenis", "KOTA", stdout=keluar)
        instansi = Instansi.objects.get(kode="baru")
        assert instansi.unit_kerja.get().jenis == "INSTANSI"
        assert "pengelola-baru" in keluar.getvalue()
        assert instansi.pola_kerja.filter(bawaan=True).exists()

    def test_a_code_in_use_is_refused(self, pemeran):
        galat = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("instansi", "uji", "Kabupaten Lain", stderr=galat)
        assert "sudah dipakai" in galat.getvalue()


@pytest.mark.django_db(transaction=True)
class TestDibunuh:
    """kill -9 in the middle of the writing leaves the old state; another run brings the new."""

    def test_a_killed_import_wrote_nothing(self, pemeran, berkas):
        jalur = berkas(*(orang(nomor) for nomor in range(400)))
        pengunci = _pengunci()
        proses = _mulai(jalur)
        try:
            _tunggu_menulis()
            proses.send_signal(signal.SIGKILL)
            proses.wait(timeout=20)
        finally:
            pengunci.close()
        _tunggu_bersih()
        assert not Pegawai.objects.filter(nama__startswith="Orang").exists()
        assert Penempatan.objects.filter(dasar="821/7/2022").count() == 0
        proses = _mulai(jalur)
        assert proses.wait(timeout=120) == 0
        assert Pegawai.objects.filter(nama__startswith="Orang").count() == 400
        assert Penempatan.objects.filter(dasar="821/7/2022").count() == 400


def _pengunci():
    """A connection that holds the last table of the import, so that it waits after writing."""
    kunci = connection.copy()
    kunci.set_autocommit(False)
    with kunci.cursor() as cursor:
        cursor.execute("LOCK TABLE pegawai_riwayatpegawai IN EXCLUSIVE MODE")
    return kunci


def _mulai(jalur):
    return subprocess.Popen(
        [
            sys.executable, "manage.py", "impor", "pegawai", jalur, "--instansi", "uji",
            "--terapkan",
        ],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": database_url()},
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _berulang(kondisi, kalimat):
    """Ask the server until it is so; each question gives up its share of the processor."""
    batas = time.monotonic() + 60
    while time.monotonic() < batas:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_sleep(0.1), ({kondisi})")
            if cursor.fetchone()[1]:
                return
    raise AssertionError(kalimat)


_MENUNGGU = """
SELECT count(*) > 0 FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
  AND query ILIKE '%pegawai_riwayatpegawai%'
"""


def _tunggu_menulis():
    _berulang(_MENUNGGU, "Impor tidak sampai ke tabel yang dikunci.")


def _tunggu_bersih():
    _berulang(f"NOT ({_MENUNGGU})", "Transaksi yang dibunuh tidak berakhir.")


class TestPemetaanDanUrung:
    ASING = "Nomor Induk;Nama Lengkap;Pos;TMT;Surat\n199506172022031001;Orang Contoh1;J-prakom;"

    def test_a_mapping_in_a_file_reads_foreign_headings(self, pemeran, tmp_path):
        berkas = tmp_path / "simda.csv"
        berkas.write_text(self.ASING + "1/3/2022;821/7\n", encoding="utf-8")
        peta = tmp_path / "peta.json"
        peta.write_text(
            json.dumps({
                "kolom": {"nip": "Nomor Induk", "nama": "Nama Lengkap", "kode_jabatan": "Pos",
                          "tmt_jabatan": "TMT", "nomor_sk": "Surat"},
                "bawaan": {"jenis": "PNS"},
            }),
            encoding="utf-8",
        )  # fmt: skip
        kode, keluar, _ = jalankan("pegawai", str(berkas), "--pemetaan", str(peta), "--terapkan")
        assert kode == 0
        assert Pegawai.objects.get(nama="Orang Contoh1").jenis == "PNS"
        nomor = Impor.objects.get().pk
        assert f"--urungkan {nomor}" in keluar
        kode, keluar, _ = jalankan("--urungkan", str(nomor))
        assert (kode, "sudah diurungkan" in keluar) == (0, True)
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()

    def test_a_broken_mapping_is_refused(self, pemeran, berkas, tmp_path):
        peta = tmp_path / "peta.json"
        peta.write_text("[]", encoding="utf-8")
        kode, _, galat = jalankan("pegawai", berkas(orang(1)), "--pemetaan", str(peta))
        assert (kode, "tidak dapat dibaca" in galat) == (2, True)

    def test_an_unknown_import_cannot_be_undone(self, pemeran):
        kode, _, galat = jalankan("--urungkan", "999999")
        assert (kode, "tidak ada di" in galat) == (2, True)

    def test_a_sheet_is_chosen_by_name(self, pemeran, berkas):
        kode, _, galat = jalankan("pegawai", berkas(orang(1)), "--lembar", "Lain")
        assert (kode, "lembar “Lain”" in galat) == (2, True)
