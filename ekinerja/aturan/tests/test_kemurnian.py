"""Hukum adalah Python murni: tanpa Django, tanpa jam, tanpa pecahan biner, tanpa eval."""

import ast
from pathlib import Path

import pytest

from ekinerja.aturan.registri import REGISTRI
from ekinerja.aturan.rilis import rumus

FOLDER = Path(__file__).parent.parent
SUMBER = sorted(p for p in FOLDER.rglob("*.py") if "tests" not in p.parts)
BOLEH = {
    "ast", "bisect", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions",
    "functools", "hashlib", "inspect", "itertools", "json", "operator", "pathlib", "textwrap",
    "types", "typing", "yaml",
}  # fmt: skip
BILANGAN_BULAT = {"gcd", "isqrt", "lcm"}  # selebihnya di math menghitung dengan float


def _simpul(berkas):
    return list(ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("berkas", SUMBER, ids=lambda p: str(p.relative_to(FOLDER)))
class TestSetiapBerkas:
    def test_it_imports_only_the_standard_library_and_yaml(self, berkas):
        for simpul in _simpul(berkas):
            if isinstance(simpul, ast.Import):
                assert {a.name.split(".")[0] for a in simpul.names} <= BOLEH
            elif isinstance(simpul, ast.ImportFrom) and simpul.level == 0:
                if simpul.module == "math":
                    assert {a.name for a in simpul.names} <= BILANGAN_BULAT
                else:
                    assert simpul.module.split(".")[0] in BOLEH

    def test_it_knows_no_float_and_no_clock(self, berkas):
        for simpul in _simpul(berkas):
            assert not (isinstance(simpul, ast.Constant) and isinstance(simpul.value, float))
            if isinstance(simpul, ast.Name):
                assert simpul.id not in {"float", "eval", "exec", "round"}
            if isinstance(simpul, ast.Attribute):
                assert simpul.attr not in {"now", "today", "utcnow", "unsafe_load"}

    def test_it_is_short(self, berkas):
        assert len(berkas.read_text(encoding="utf-8").splitlines()) <= 400
        for simpul in _simpul(berkas):
            if isinstance(simpul, ast.FunctionDef):
                assert simpul.end_lineno - simpul.lineno < 50, simpul.name


class TestSetiapRumus:
    @pytest.mark.parametrize("komponen", REGISTRI.semua_komponen(), ids=lambda k: k.kunci)
    def test_it_has_at_most_twenty_lines(self, komponen):
        assert len(rumus(komponen.fungsi).splitlines()) <= 20
