"""A planning system over HTTP and as a csv drop: action plans appear without retyping."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import call_command

from ekinerja.perencanaan.models import RencanaAksi, Sasaran
from tests.sumber.server import SimpegPengganti, jalankan

KUNCI = "kunci-uji"
SASARAN = [
    {"id": "R-2", "kode": "S.1.1", "uraian": "Layanan daring", "tingkat": "Sasaran PD",
     "kode_induk": "S.1", "kode_unit": "01", "tahun_awal": "2025", "tahun_akhir": "2029"},
    {"id": "R-1", "kode": "S.1", "uraian": "Layanan digital", "tingkat": "Sasaran daerah",
     "tahun_awal": "2025", "tahun_akhir": "2029"},
]  # fmt: skip
AKSI = [
    {"id": "A-1", "kode_unit": "01", "tahun": "2026", "kode": "A1", "aksi": "Membuka layanan",
     "indikator": "Layanan dibuka", "satuan": "layanan", "kode_sasaran": "S.1.1", "b9": "10"},
    {"id": "A-2", "kode_unit": "99", "tahun": "2026", "kode": "A1", "aksi": "Lain",
     "indikator": "Lain", "satuan": "buah", "b9": "1"},
]  # fmt: skip


@pytest.fixture
def perencanaan(settings, batas, monkeypatch):
    """A running planning system with goals and action plans."""
    monkeypatch.setenv("EKINERJA_RAHASIA_RENCANA", KUNCI)
    server = SimpegPengganti(daftar={"sasaran": SASARAN, "rencana_aksi": AKSI}, kunci=KUNCI)
    with jalankan(server):
        settings.SUMBER_ALAMAT = frozenset({server.alamat.split("/")[2]})
        yield server


def sinkron(**pilihan):
    keluar, galat = StringIO(), StringIO()
    try:
        call_command("sinkron_perencanaan", instansi="uji", stdout=keluar, stderr=galat, **pilihan)
    except SystemExit as keluarnya:
        return keluarnya.code, galat.getvalue()
    return 0, keluar.getvalue()


@pytest.mark.django_db
class TestLayanan:
    @pytest.mark.req("KLK-05")
    def test_action_plans_appear_without_retyping(self, pemeran, perencanaan):
        pilihan = {"alamat": perencanaan.alamat, "rahasia": "EKINERJA_RAHASIA_RENCANA"}
        kode, kata = sinkron(**pilihan)
        assert (kode, Sasaran.objects.count()) == (0, 0)
        assert "sasaran: 2 baru" in kata
        sinkron(**pilihan, terapkan=True)
        rencana = RencanaAksi.objects.get()
        assert (rencana.sumber, rencana.status) == ("SISTEM", "DRAF")
        baris = rencana.baris.get()
        assert (baris.kunci_luar, baris.sasaran.kunci_luar) == ("A-1", "R-2")
        assert baris.target.get().target == 10

    def test_the_same_reading_twice_changes_nothing(self, pemeran, perencanaan):
        pilihan = {"alamat": perencanaan.alamat, "rahasia": "EKINERJA_RAHASIA_RENCANA"}
        sinkron(**pilihan, terapkan=True)
        _, kata = sinkron(**pilihan, terapkan=True)
        assert "sasaran: 0 baru, 0 berubah, 2 tetap" in kata

    def test_a_row_that_cannot_be_used_holds_up_no_other(self, pemeran, perencanaan):
        pilihan = {"alamat": perencanaan.alamat, "rahasia": "EKINERJA_RAHASIA_RENCANA"}
        _, kata = sinkron(**pilihan, terapkan=True)
        assert "Unit dengan kode 99 tidak ada" in kata
        assert RencanaAksi.objects.count() == 1

    def test_a_refused_key_changes_nothing(self, pemeran, perencanaan):
        perencanaan.kunci = "lain"
        pilihan = {"alamat": perencanaan.alamat, "rahasia": "EKINERJA_RAHASIA_RENCANA"}
        kode, kata = sinkron(**pilihan, terapkan=True)
        assert kode == 2 and "Sistem perencanaan" in kata
        assert not Sasaran.objects.exists()

    def test_a_server_that_is_not_allowed_is_not_asked(self, pemeran, perencanaan, settings):
        settings.SUMBER_ALAMAT = frozenset()
        kode, kata = sinkron(alamat=perencanaan.alamat)
        assert kode == 2 and "belum diizinkan" in kata
        assert perencanaan.permintaan == []


@pytest.mark.django_db
class TestFolder:
    @pytest.fixture
    def folder(self, settings, tmp_path):
        settings.SUMBER_FOLDER = tmp_path
        tujuan = tmp_path / "renda"
        tujuan.mkdir()
        kolom = ("id", "kode", "uraian", "tingkat", "tahun_awal", "tahun_akhir")
        isi = ",".join(kolom) + "\n" + ",".join(SASARAN[1][nama] for nama in kolom) + "\n"
        (tujuan / "sasaran.csv").write_text(isi, encoding="utf-8")
        sidik = hashlib.sha256(isi.encode()).hexdigest()
        manifes = {"berkas": {"sasaran.csv": {"baris": 1, "sha256": sidik}}}
        (tujuan / "manifes.json").write_text(json.dumps(manifes), encoding="utf-8")
        return tujuan

    def test_a_csv_drop_is_read(self, pemeran, folder):
        kode, kata = sinkron(folder="renda", terapkan=True)
        assert (kode, Sasaran.objects.get().kunci_luar) == (0, "R-1"), kata

    def test_a_file_that_was_cut_off_is_not_used(self, pemeran, folder):
        with (folder / "sasaran.csv").open("a", encoding="utf-8") as berkas:
            berkas.write("x")
        kode, kata = sinkron(folder="renda", terapkan=True)
        assert kode == 2 and "berbeda dari sidik" in kata
        assert not Sasaran.objects.exists()
