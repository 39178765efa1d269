"""Skema daerah dibaca seluruhnya, atau ditolak dengan semua masalahnya."""

import json

import pytest

from ekinerja.aturan import SkemaTidakSah, baca_skema


def _ditolak(data):
    with pytest.raises(SkemaTidakSah) as galat:
        baca_skema(data)
    return galat.value.masalah


class TestBacaSkema:
    def test_it_reads_the_whole_example(self, data_skema):
        skema = baca_skema(data_skema)
        assert skema.komponen["basic_tpp"] == "setengah_ke_atas"
        assert skema.dasar["basic_tpp"] == "Pasal 5 ayat (1)"

    def test_its_frozen_bytes_read_back_to_the_same(self, skema):
        assert baca_skema(json.loads(skema.kanonik())) == skema

    def test_a_frozen_scheme_is_not_held_to_later_bounds(self, data_skema):
        data_skema["parameter"]["bobot_disiplin"] = "1.3"
        data_skema["parameter"]["tabel_potongan_terlambat"] = [[0, 9, "3"], [10, None, "2"]]
        assert len(_ditolak(data_skema)) == 3
        assert baca_skema(data_skema, beku=True).parameter["bobot_disiplin"] > 1

    def test_the_short_form_is_accepted(self, data_skema):
        data_skema["komponen"]["pajak_tpp"] = "ter_tpp"
        data_skema["parameter"]["ikk"] = "1.02"
        assert baca_skema(data_skema).komponen["pajak_tpp"] == "ter_tpp"

    def test_another_value_makes_another_scheme(self, skema, data_skema):
        data_skema["parameter"]["ikk"] = "1.02"
        assert baca_skema(data_skema) != skema

    def test_an_unverified_mark_is_kept(self, data_skema):
        data_skema["parameter"]["ikk"]["status"] = "belum_terverifikasi"
        assert baca_skema(data_skema).status == {"ikk": "belum_terverifikasi"}

    @pytest.mark.parametrize(
        ("letak", "isi", "kalimat"),
        [
            (("komponen", "basic_tp"), "x", "komponen.basic_tp: istilah ini tidak dikenal"),
            (("komponen", "basic_tpp"), "x", "komponen.basic_tpp: komponen 'x' tidak dikenal"),
            (("parameter", "ikx"), "1", "parameter.ikx: parameter ini tidak dikenal"),
            (("parameter", "ikk"), 1.5, "parameter.ikk: 1.5 bukan desimal"),
            (("parameter", "ikk"), "satu", "parameter.ikk: 'satu' bukan desimal"),
            (("parameter", "target_menit_bulanan"), "6750", "bukan bilangan bulat"),
            (("parameter", "target_menit_bulanan"), 0, "di bawah batas terkecil 1"),
            (("parameter", "persen_tetap_beban_kerja"), "25", 'menjadi "0.25"'),
            (("parameter", "bobot_disiplin"), "0.3", "jumlah bobot harus tepat 1"),
            (("parameter", "ikk"), "1.01234567891", "lebih dari 10 angka di belakang koma"),
            (("parameter", "ikk", "nota"), "x", "parameter.ikk.nota: kunci ini tidak dikenal"),
            (("kodee",), "x", "skema.kodee: kunci ini tidak dikenal"),
            (("kode",), "", "kode: belum diisi"),
            (("versi",), "1", "versi: harus bilangan bulat"),
            (("berlaku_sejak",), "1 Januari", "berlaku_sejak: harus tanggal"),
            (("komponen",), [], "komponen: harus berupa pasangan"),
        ],
    )
    def test_a_wrong_part_is_named_with_its_place(self, data_skema, letak, isi, kalimat):
        sasaran = data_skema
        for kunci in letak[:-1]:
            sasaran = sasaran[kunci]
        sasaran[letak[-1]] = isi
        assert any(kalimat in satu for satu in _ditolak(data_skema))

    @pytest.mark.parametrize(
        ("baris", "kalimat"),
        [
            ([[0, 30, "0"], [32, None, "0.01"]], "ada celah antara 30 dan 32"),
            ([[0, 30, "0"], [30, None, "0.01"]], "bertumpang tindih"),
            ([[0, 30, "0"], [31, 60, "0.01"]], "pita terakhir harus terbuka"),
            ([[1, None, "0.01"]], "pita pertama harus mulai dari 0"),
            ([[0, 30, "0.02"], [31, None, "0.01"]], "hasil harus menaik"),
            ([[0, None, 0.5]], "hasil 0.5 harus desimal"),
            ([[0, None, "2"]], "di atas batas 1"),
            ([[0, None]], "baris 1 harus berisi 3 kolom"),
            ([["0", None, "0.1"]], "batas pita harus bilangan bulat"),
            ([[5, 1, "0.1"]], "batas akhir 1 lebih kecil dari awal 5"),
            ([], "daftar baris yang tidak kosong"),
        ],
    )
    def test_a_faulty_band_table_is_refused(self, data_skema, baris, kalimat):
        data_skema["parameter"]["tabel_potongan_terlambat"] = {"nilai": baris}
        assert any(kalimat in satu for satu in _ditolak(data_skema))

    @pytest.mark.parametrize(
        ("baris", "kalimat"),
        [
            ([[9, "0.1"], [9, "0.2"]], "kunci 9 tertulis dua kali"),
            ([["9", "0.1"]], "kunci harus bulat"),
            ([[9]], "baris 1 harus berisi 2 kolom"),
        ],
    )
    def test_a_faulty_key_table_is_refused(self, data_skema, baris, kalimat):
        data_skema["parameter"]["tabel_persen_kondisi_kerja"] = {"nilai": baris}
        assert any(kalimat in satu for satu in _ditolak(data_skema))

    def test_all_problems_are_told_at_once(self, data_skema):
        data_skema["kode"] = ""
        data_skema["parameter"]["ikx"] = "1"
        data_skema["komponen"]["basic_tp"] = "x"
        assert len(_ditolak(data_skema)) == 3

    def test_something_else_than_an_object_is_refused(self):
        assert _ditolak([1]) == ("Skema harus berupa pasangan kunci dan nilai.",)
