"""Perintah baris: menjelaskan istilah dan menghitung dari berkas."""

import json
from datetime import date

import pytest

from ekinerja.aturan import FaktaTidakSah, KesalahanAturan, RencanaTidakSah
from ekinerja.aturan.beku import baca_fakta, tulis_fakta
from ekinerja.aturan.nilai import Fakta
from ekinerja.aturan.perintah import hitung_berkas, jelaskan

PADA = date(2026, 10, 31)


@pytest.fixture
def tulis(tmp_path):
    def tulis(isi):
        berkas = tmp_path / "fakta.json"
        berkas.write_text(isi if isinstance(isi, str) else json.dumps(isi), encoding="utf-8")
        return berkas

    return tulis


class TestJelaskan:
    def test_it_shows_article_component_parameter_and_validity(self, skema):
        bagan = jelaskan("tpp_neto", pada=PADA, skema=skema)
        assert "skema contoh-2026 versi 1" in bagan
        assert "komponen setengah_ke_atas versi 1, Kepmendagri 900-4700/2020" in bagan
        assert "dipilih oleh Pasal 5 ayat (1)" in bagan
        assert "Bobot bagian disiplin = 0.4000, nilai skema, Pasal 7 ayat (2)" in bagan
        assert "BELUM TERVERIFIKASI, Mode pajak belum ditetapkan" in bagan

    def test_without_a_scheme_it_shows_every_component(self):
        bagan = jelaskan("persen_produktivitas", pada=PADA)
        assert "skema memilih satu dari 3 komponen" in bagan
        for komponen in ("proporsional", "gerbang", "dengan_rata_rata_staf"):
            assert f"komponen {komponen} versi 1" in bagan

    def test_a_term_is_explained_once(self, skema):
        bagan = jelaskan("tpp_bruto", pada=PADA, skema=skema)
        assert bagan.count("basic_tpp: aturan") == 1
        assert "basic_tpp: sudah dijelaskan di atas" in bagan

    def test_an_unknown_term_is_refused(self):
        with pytest.raises(RencanaTidakSah, match="'tunjangan' tidak dikenal"):
            jelaskan("tunjangan", pada=PADA)

    def test_a_date_before_the_law_is_refused(self):
        with pytest.raises(RencanaTidakSah, match="paling awal yang dikenal berlaku sejak 2024"):
            jelaskan("tarif_ter", pada=date(2023, 12, 31))


class TestHitungBerkas:
    def test_it_gives_values_and_trace(self, tulis):
        berkas = tulis({"kejadian_terlambat": [12, 45]})
        hasil = json.loads(hitung_berkas(berkas, ("potongan_tiap_terlambat",), pada=PADA))
        assert hasil["nilai"] == {"potongan_tiap_terlambat": ["0.0050000000", "0.0100000000"]}
        assert hasil["pada"] == "2026-10-31"
        assert [s["jenis"] for s in hasil["jejak"]] == ["fakta", "parameter", "aturan"]
        assert hasil["jejak"][2]["masukan"] == ["kejadian_terlambat", "tabel_potongan_terlambat"]

    def test_the_file_may_hold_the_scheme(self, tulis, data_skema):
        berkas = tulis({"kelas_jabatan": 9, "skema": data_skema})
        hasil = json.loads(hitung_berkas(berkas, ("basic_tpp",), pada=PADA))
        assert hasil["nilai"] == {"basic_tpp": "4680000"}

    def test_a_given_scheme_comes_first(self, tulis, skema):
        berkas = tulis({"kelas_jabatan": 9, "skema": {"kode": "rusak"}})
        hasil = json.loads(hitung_berkas(berkas, ("basic_tpp",), pada=PADA, skema=skema))
        assert hasil["nilai"] == {"basic_tpp": "4680000"}

    def test_a_term_may_be_given(self, tulis):
        berkas = tulis({"dasar_bpjs_tpp": "7000000"})
        hasil = json.loads(hitung_berkas(berkas, ("bpjs_pegawai",), pada=PADA))
        assert hasil["nilai"] == {"bpjs_pegawai": "70000"}

    def test_segments_are_added_when_given(self, tulis):
        berkas = tulis({"bruto_segmen": ["1500000", "2000000"]})
        hasil = json.loads(hitung_berkas(berkas, ("tpp_bruto_sebulan",), pada=PADA))
        assert hasil["nilai"] == {"tpp_bruto_sebulan": "3500000"}

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            ({}, "Fakta 'kelas_jabatan'"),
            ({"kelas_jabatan": "9"}, "harus bilangan bulat"),
            ({"kelas_jabatan": 18}, "tidak boleh lebih dari 17"),
            ({"kelas": 9}, "'kelas' bukan fakta yang dikenal"),
            ('{"kelas_jabatan": 9.5}', "harus ditulis di dalam tanda kutip"),
            ('{"kelas_jabatan": NaN}', "harus ditulis di dalam tanda kutip"),
            ("[1]", "pasangan nama dan isi"),
            ("{", "bukan JSON yang sah"),
            ({"kelas_jabatan": {"nilai": 9, "rekaman": "x"}}, "kelas_jabatan"),
        ],
    )
    def test_a_faulty_file_is_refused_with_a_sentence(self, tulis, isi, kalimat):
        with pytest.raises(KesalahanAturan) as galat:
            hitung_berkas(tulis(isi), ("tunjangan_bpk",), pada=PADA)
        assert kalimat in galat.value.kalimat

    def test_a_missing_file_is_refused(self, tmp_path):
        with pytest.raises(FaktaTidakSah, match="tidak dapat dibuka"):
            hitung_berkas(tmp_path / "tiada.json", ("tunjangan_bpk",), pada=PADA)

    def test_a_choice_that_is_missing_lists_the_components(self, tulis):
        with pytest.raises(RencanaTidakSah, match="ke_atas, setengah_ke_atas"):
            hitung_berkas(tulis({"kelas_jabatan": 9}), ("basic_tpp",), pada=PADA)


class TestFaktaBeku:
    def test_they_read_back_the_same(self):
        fakta = {
            "kelas_jabatan": Fakta(9, (("penempatan", 3),)),
            "kejadian_terlambat": Fakta((12, 45), (("hari_presensi", (4, 9)),)),
            "cpns": Fakta(False),
        }
        isi = tulis_fakta(fakta)
        assert tulis_fakta(baca_fakta(isi)) == isi
        assert b'"rekaman":[["hari_presensi",[4,9]]]' in isi

    def test_flat_and_grouped_records_are_one_form(self):
        datar = Fakta((12, 45), [("hari_presensi", 4), ("hari_presensi", 9)])
        kelompok = Fakta((12, 45), [("hari_presensi", (4, 9))])
        assert tulis_fakta({"kejadian_terlambat": datar}) == tulis_fakta(
            {"kejadian_terlambat": kelompok}
        )

    def test_an_unknown_fact_is_refused(self):
        with pytest.raises(FaktaTidakSah, match="'kelas' bukan fakta"):
            tulis_fakta({"kelas": Fakta(9)})
