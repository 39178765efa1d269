"""`aturan` tidak mengenal bilangan biner dan Django; YAML-nya tidak memuat pecahan telanjang."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.guards.sumber import (
    AKAR,
    Sumber,
    contoh,
    kalimat,
    nama_lengkap,
    periksa_semua,
    sumber_python,
)

ATURAN = tuple(satu for satu in sumber_python() if satu.jalur.startswith("ekinerja/aturan/"))
UANG = ("ekinerja/tpp/", "ekinerja/regulasi/")
MODUL_LUAR = {"django", "psycopg", "requests", "random", "procrastinate", "pghistory"}


def bilangan_biner(sumber: Sumber) -> Iterator[str]:
    for simpul in ast.walk(sumber.pohon):
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, float):
            yield f"{simpul.lineno}: {simpul.value} adalah bilangan biner; pakai Decimal"
        if isinstance(simpul, ast.Call) and nama_lengkap(simpul.func) == "float":
            yield f"{simpul.lineno}: float(); pakai Decimal"
        tipe = simpul.annotation if isinstance(simpul, ast.arg) else None
        if tipe is not None and ast.unparse(tipe) == "float":
            yield f"{tipe.lineno}: argumen bertipe float; pakai Decimal"
        if isinstance(simpul, ast.BinOp) and isinstance(simpul.op, ast.Div):
            kiri, kanan = simpul.left, simpul.right
            if all(isinstance(s, ast.Constant) and isinstance(s.value, int) for s in (kiri, kanan)):
                yield f"{simpul.lineno}: pembagian dua bilangan bulat menghasilkan bilangan biner"


def impor_luar(sumber: Sumber) -> Iterator[str]:
    for simpul in ast.walk(sumber.pohon):
        nama: list[str] = []
        if isinstance(simpul, ast.Import):
            nama = [satu.name for satu in simpul.names]
        elif isinstance(simpul, ast.ImportFrom) and simpul.module:
            nama = [simpul.module]
        for satu in nama:
            milik = satu.startswith("ekinerja.") and not satu.startswith("ekinerja.aturan")
            if milik or satu.partition(".")[0] in MODUL_LUAR:
                yield f"{simpul.lineno}: aturan mengimpor {satu}"


def pecahan_telanjang(teks: str) -> Iterator[str]:
    """Baris YAML yang angkanya akan dibaca sebagai bilangan biner."""
    for simpul in _daun(yaml.compose(teks, Loader=yaml.SafeLoader)):
        if simpul.tag == "tag:yaml.org,2002:float":
            yield f"{simpul.start_mark.line + 1}: {simpul.value} harus bertanda kutip"


def _daun(simpul: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(simpul, yaml.ScalarNode):
        yield simpul
    elif isinstance(simpul, yaml.SequenceNode):
        for satu in simpul.value:
            yield from _daun(satu)
    elif isinstance(simpul, yaml.MappingNode):
        for kunci, nilai in simpul.value:
            yield from _daun(kunci)
            yield from _daun(nilai)


def berkas_yaml() -> list[Path]:
    return [*AKAR.glob("ekinerja/**/*.yaml"), *AKAR.glob("ekinerja/**/*.yml")]


class TestBilanganBiner:
    def test_it_is_nowhere_in_the_law(self) -> None:
        assert ATURAN, "Tidak ada berkas aturan yang diperiksa."
        temuan = periksa_semua(bilangan_biner, ATURAN)
        assert not temuan, kalimat("Hukum tidak dihitung dengan bilangan biner.", temuan)

    def test_it_is_nowhere_where_money_is_handled(self) -> None:
        uang = [satu for satu in sumber_python() if satu.jalur.startswith(UANG)]
        temuan = periksa_semua(bilangan_biner, uang)
        assert not temuan, kalimat("Uang tidak dihitung dengan bilangan biner.", temuan)

    @pytest.mark.parametrize(
        "teks", ["x = 0.5", "x = float(y)", "def f(x: float): ...", "x = 1 / 3"]
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(bilangan_biner(contoh(teks)))


class TestImporAturan:
    def test_it_knows_only_itself(self) -> None:
        temuan = periksa_semua(impor_luar, ATURAN)
        assert not temuan, kalimat("Aturan tidak boleh mengenal yang di atasnya.", temuan)

    @pytest.mark.parametrize(
        "teks", ["from django.db import models", "import ekinerja.core.errors", "import random"]
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(impor_luar(contoh(teks)))


class TestPecahanYAML:
    def test_every_decimal_is_quoted(self) -> None:
        temuan = [
            f"{satu.relative_to(AKAR)}:{baris}"
            for satu in berkas_yaml()
            for baris in pecahan_telanjang(satu.read_text(encoding="utf-8"))
        ]
        assert not temuan, kalimat("Pecahan di YAML harus bertanda kutip.", temuan)

    @pytest.mark.parametrize("teks", ["a: 0.01", "- [1, 2.5]", "{a: {b: 1e3, c: .5}}"])
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(pecahan_telanjang(teks)) or "1e3" in teks

    def test_it_leaves_quoted_decimals_alone(self) -> None:
        assert not list(pecahan_telanjang('a: "0.01"\nb: 3\nc: 2026-01-01'))
