"""Setiap berkas keluar lewat `core.impor`, yang tidak pernah menulis teks sebagai rumus."""

import ast
from collections.abc import Iterator

import pytest

from tests.guards.sumber import (
    Sumber,
    contoh,
    kalimat,
    nama_lengkap,
    panggilan,
    periksa_semua,
    sumber_python,
)

PENULIS = "ekinerja/core/impor/ekspor.py"
# Buku kerja berbentuk khusus boleh membuka XlsxWriter sendiri dengan pengaman yang sama.
PENGAMAN = ("strings_to_formulas", "strings_to_urls")


def penulis_lain(sumber: Sumber) -> Iterator[str]:
    if sumber.jalur == PENULIS:
        return
    for baris, nama, panggil in panggilan(sumber.pohon):
        if nama in ("csv.writer", "csv.DictWriter"):
            yield f"{baris}: {nama}; pakai core.impor.tulis_csv"
        if nama.endswith("Workbook") and nama_lengkap(panggil.func) in (
            "xlsxwriter.Workbook",
            "Workbook",
        ):
            isi = ast.unparse(panggil)
            if not all(f"'{satu}': False" in isi for satu in PENGAMAN):
                yield f"{baris}: {nama} tanpa pengaman rumus; pakai core.impor.tulis_xlsx"
        if nama.endswith(
            (".write_formula", ".write_array_formula", ".write_dynamic_array_formula")
        ):
            yield f"{baris}: {nama} menulis rumus"


class TestEkspor:
    def test_every_file_leaves_through_one_writer(self) -> None:
        temuan = periksa_semua(penulis_lain, sumber_python(("ekinerja", "ops")))
        assert not temuan, kalimat("Teks di berkas keluar tidak boleh menjadi rumus.", temuan)

    @pytest.mark.parametrize(
        "teks",
        ["csv.writer(keluar)", "xlsxwriter.Workbook(keluar)", "lembar.write_formula(0, 0, isi)"],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(penulis_lain(contoh(teks)))

    def test_it_leaves_the_guarded_writer_alone(self) -> None:
        aman = "xlsxwriter.Workbook(x, {'strings_to_formulas': False, 'strings_to_urls': False})"
        assert not list(penulis_lain(contoh(aman)))
