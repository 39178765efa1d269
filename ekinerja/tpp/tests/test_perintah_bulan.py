"""``manage.py bulan``: calculate, check and close from the command line."""

import io

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services import verifikasi_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOVEMBER_2, tick=False):
        yield


def jalankan(*argumen):
    keluar = io.StringIO()
    call_command("bulan", *argumen, "--instansi", "uji", stdout=keluar)
    return keluar.getvalue()


class TestHitung:
    def test_it_calculates_every_paying_unit(self, bulan):
        teks = jalankan("hitung", "2026-10")
        banyak = DaftarTPP.objects.filter(status="DIHITUNG").count()
        assert f"[{banyak}/{banyak}]" in teks and "6 orang, neto Rp" in teks and banyak > 3

    def test_it_calculates_one_unit(self, bulan):
        teks = jalankan("hitung", "2026-10", "--unit", "01")
        assert "[1/1] Dinas Komunikasi dan Informatika, Oktober 2026: 6 orang" in teks

    def test_it_goes_on_past_a_refused_unit_and_exits_1(self, ditutup):
        keluar = io.StringIO()
        with pytest.raises(CommandError, match=r"1 dari \d daftar") as galat:
            call_command("bulan", "hitung", "2026-10", "--instansi", "uji", stdout=keluar)
        assert galat.value.returncode == 1
        baris = keluar.getvalue().splitlines()
        assert sum("sudah ditutup" in satu for satu in baris) == 1 and len(baris) > 3

    @pytest.mark.parametrize(
        ("argumen", "kalimat"),
        [
            (("hitung", "2026-13"), "bukan bulan"),
            (("hitung", "Oktober"), "bukan bulan"),
            (("hitung", "2026-10", "--unit", "99"), "bukan kode perangkat daerah"),
            (("hitung", "2026-10", "--unit", "01.1"), "bukan kode perangkat daerah"),
            (("hitung", "2026-10", "--unit", "01", "--semua"), "salah satu"),
            (("hitung", "2001-01"), "Belum ada perangkat daerah"),
            (("hitung", "9999-12"), "bukan bulan"),
            (("tutup", "2026-10"), "--oleh NIP"),
            (("tutup", "2026-10", "--oleh", "123"), "NIP 123"),
        ],
    )
    def test_it_refuses_with_a_sentence_and_exit_2(self, bulan, argumen, kalimat):
        with pytest.raises(CommandError, match=kalimat) as galat:
            jalankan(*argumen)
        assert galat.value.returncode == 2

    @pytest.mark.parametrize(
        ("argumen", "kalimat"),
        [((), "beberapa instansi"), (("--instansi", "entah"), "tidak dikenal")],
    )
    def test_it_needs_to_know_which_instansi(self, pemeran, argumen, kalimat):
        with pytest.raises(CommandError, match=kalimat):
            call_command("bulan", "hitung", "2026-10", *argumen, stdout=io.StringIO())


class TestPeriksa:
    def test_it_proves_the_month(self, ditutup):
        assert "6 orang dihitung ulang, sama byte demi byte" in jalankan("periksa", "2026-10")

    def test_it_names_what_differs(self, pemeran, ditutup):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE tpp_hasiltpp SET neto = neto + 1 WHERE pegawai_id = %s", [pemeran.sari.pk]
            )
            cursor.execute("SET LOCAL session_replication_role = origin")
        keluar = io.StringIO()
        with pytest.raises(CommandError, match=r"1 dari \d"):
            call_command("bulan", "periksa", "2026-10", "--instansi", "uji", stdout=keluar)
        assert "Sari Wulandari: Angka tersimpan" in keluar.getvalue()


class TestTutup:
    def test_it_walks_only_allowed_steps(self, pemeran, dihitung):
        keluar = io.StringIO()
        with pytest.raises(CommandError):
            call_command("bulan", "tutup", "2026-10", "--oleh", pemeran.ratna.nip,
                         "--instansi", "uji", stdout=keluar)  # fmt: skip
        assert "keadaannya sekarang “Dihitung”" in keluar.getvalue()
        verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        teks = jalankan("tutup", "2026-10", "--oleh", pemeran.ratna.nip)
        assert "ditutup, sidik" in teks

    def test_it_refuses_another_than_pa_kpa(self, pemeran, diverifikasi):
        keluar = io.StringIO()
        with pytest.raises(CommandError):
            call_command("bulan", "tutup", "2026-10", "--oleh", pemeran.sari.nip,
                         "--instansi", "uji", stdout=keluar)  # fmt: skip
        assert "PA/KPA" in keluar.getvalue()
