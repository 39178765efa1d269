"""``manage.py aturan``: JSON in, JSON out; a sentence and exit 2 for anything unusable."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from ekinerja.regulasi.tests.skema_contoh import isi

FAKTA = {"kelas_jabatan": 8}


@pytest.fixture
def berkas(tmp_path):
    def tulis(nama, isi_berkas):
        jalur = tmp_path / nama
        jalur.write_text(isi_berkas if isinstance(isi_berkas, str) else json.dumps(isi_berkas))
        return str(jalur)

    return tulis


def jalankan(*argumen):
    keluar = io.StringIO()
    call_command("aturan", *argumen, stdout=keluar)
    return keluar.getvalue()


class TestHitung:
    def test_it_prints_values_and_trace(self, berkas):
        hasil = json.loads(
            jalankan(
                "hitung", "basic_tpp", "--pada", "2026-10-31",
                "--fakta", berkas("f.json", FAKTA), "--skema", berkas("s.json", isi()),
            )
        )  # fmt: skip
        assert hasil["nilai"] == {"basic_tpp": "3500452"}
        assert hasil["jejak"] and hasil["sidik"]

    def test_it_uses_the_scheme_in_force_of_an_instansi(self, berkas, berlaku):
        keluar = jalankan(
            "hitung", "basic_tpp", "--pada", "2026-10-31", "--instansi", "uji",
            "--fakta", berkas("f.json", FAKTA),
        )  # fmt: skip
        assert json.loads(keluar)["nilai"] == {"basic_tpp": "3500452"}

    @pytest.mark.parametrize(
        ("fakta", "istilah", "pada", "kalimat"),
        [
            ({}, "basic_tpp", "2026-10-31", "kelas_jabatan"),
            ({"warna": 1} | FAKTA, "basic_tpp", "2026-10-31", "warna"),
            ("{", "basic_tpp", "2026-10-31", "JSON"),
            ({"kelas_jabatan": 8.5}, "basic_tpp", "2026-10-31", "tanda kutip"),
            (FAKTA, "tidak_ada", "2026-10-31", "tidak_ada"),
            (FAKTA, "basic_tpp", "31-10-2026", "bukan tanggal"),
            (FAKTA, "basic_tpp", "2001-01-01", "2001"),
        ],
    )
    def test_it_refuses_with_a_sentence_and_exit_2(self, berkas, fakta, istilah, pada, kalimat):
        with pytest.raises(CommandError, match=kalimat) as galat:
            jalankan(
                "hitung", istilah, "--pada", pada,
                "--fakta", berkas("f.json", fakta), "--skema", berkas("s.json", isi()),
            )  # fmt: skip
        assert galat.value.returncode == 2

    def test_it_refuses_a_missing_file(self):
        with pytest.raises(CommandError, match="tidak dapat dibuka"):
            jalankan("hitung", "basic_tpp", "--pada", "2026-10-31", "--fakta", "/tidak/ada.json")

    def test_it_refuses_an_unknown_instansi(self, db, berkas):
        with pytest.raises(CommandError, match="tidak dikenal"):
            jalankan(
                "hitung", "basic_tpp", "--pada", "2026-10-31", "--instansi", "entah",
                "--fakta", berkas("f.json", FAKTA),
            )  # fmt: skip


class TestJelaskan:
    def test_it_prints_the_graph(self, berlaku):
        teks = jalankan("jelaskan", "tpp_neto", "--pada", "2026-10-31", "--instansi", "uji")
        assert "basic_tpp" in teks and "Pasal 5" in teks and "BELUM TERVERIFIKASI" in teks

    def test_it_names_every_choice_without_a_scheme(self):
        teks = jalankan("jelaskan", "basic_tpp", "--pada", "2026-10-31")
        assert "setengah_ke_atas" in teks and "ke_atas" in teks
