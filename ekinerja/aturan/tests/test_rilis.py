"""Versi yang sudah dirilis tidak boleh berubah."""

import pytest

from ekinerja.aturan.rilis import baca_rilis, pelanggaran, rumus, sidik_sekarang, tambah_rilis


class TestVersiRilis:
    def test_no_released_version_was_edited(self):
        assert pelanggaran(baca_rilis(), sidik_sekarang()) == []

    def test_an_edited_version_is_refused(self):
        rilis = baca_rilis()
        kunci = next(iter(rilis))
        [masalah] = pelanggaran({kunci: "0" * 64}, sidik_sekarang())
        assert kunci in masalah
        assert "buat versi baru" in masalah

    def test_national_values_are_kept_too(self):
        assert "parameter/tabel_ter_pph21@2024-01-01" in baca_rilis()

    def test_a_vanished_version_is_refused(self):
        [masalah] = pelanggaran({"lama/baku@1": "0" * 64}, sidik_sekarang())
        assert "hilang" in masalah


class TestRumus:
    def test_explanation_and_layout_do_not_matter(self):
        def satu(hari: int) -> int:
            """Penjelasan lama."""
            return hari  # komentar

        sebelum = rumus(satu)

        def satu(hari: int) -> int:
            """Penjelasan baru yang lebih panjang."""
            return hari

        assert rumus(satu) == sebelum

    def test_the_formula_does(self):
        def satu(hari: int) -> int:
            """Penjelasan."""
            return hari

        sebelum = rumus(satu)

        def satu(hari: int) -> int:
            """Penjelasan."""
            return hari + 1

        assert rumus(satu) != sebelum


class TestTambahRilis:
    def test_it_records_what_is_new_and_keeps_the_rest(self, tmp_path):
        berkas = tmp_path / "sidik.yaml"
        assert set(tambah_rilis(berkas)) == set(sidik_sekarang())
        assert baca_rilis(berkas) == sidik_sekarang()
        assert tambah_rilis(berkas) == []

    def test_it_refuses_while_a_version_is_edited(self, tmp_path):
        berkas = tmp_path / "sidik.yaml"
        berkas.write_text(f"basic_tpp/ke_atas@1: {'0' * 64}\n")
        with pytest.raises(ValueError, match="basic_tpp/ke_atas@1"):
            tambah_rilis(berkas)
