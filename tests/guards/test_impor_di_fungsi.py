"""Tidak ada impor milik sendiri di dalam fungsi: lingkaran impor diperbaiki, bukan dielakkan."""

import ast
from collections.abc import Iterator

import pytest

from tests.guards.sumber import Sumber, contoh, kalimat, panggilan, periksa_semua, sumber_python

MILIK = ("ekinerja", "config", "ops", "bench", "tests")


def impor_di_fungsi(sumber: Sumber) -> Iterator[str]:
    for fungsi in ast.walk(sumber.pohon):
        if not isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for simpul in ast.walk(fungsi):
            nama: list[str] = []
            if isinstance(simpul, ast.Import):
                nama = [satu.name for satu in simpul.names]
            elif isinstance(simpul, ast.ImportFrom):
                nama = ["ekinerja"] if simpul.level else [simpul.module or ""]
            for satu in nama:
                if satu.partition(".")[0] in MILIK:
                    yield f"{simpul.lineno}: {fungsi.name} mengimpor {satu}"


def model_dari_nama(sumber: Sumber) -> Iterator[str]:
    if "migrations" in sumber.bagian:
        return
    for baris, nama, panggil in panggilan(sumber.pohon):
        if nama.endswith(("apps.get_model", "django_apps.get_model")):
            yield f"{baris}: {nama} menyembunyikan ketergantungan"
        if nama.endswith("import_module") and panggil.args:
            tetap = isinstance(panggil.args[0], ast.Constant)
            if tetap and str(panggil.args[0].value).startswith(MILIK):
                yield f"{baris}: import_module atas modul sendiri menyembunyikan ketergantungan"


class TestImporDiFungsi:
    def test_it_is_nowhere_in_the_product(self) -> None:
        temuan = periksa_semua(impor_di_fungsi, sumber_python())
        assert not temuan, kalimat("Impor milik sendiri berada di atas berkas.", temuan)

    def test_models_are_imported_not_looked_up(self) -> None:
        temuan = periksa_semua(model_dari_nama, sumber_python())
        assert not temuan, kalimat("Model diimpor, bukan dicari dengan nama.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "def f():\n    from ekinerja.core import errors",
            "def f():\n    import ekinerja.core.errors",
            "def f():\n    from . import models",
            "class A:\n    def f(self):\n        if x:\n            from config import settings",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(impor_di_fungsi(contoh(teks)))

    def test_looked_up_models_would_be_found(self) -> None:
        assert list(model_dari_nama(contoh("apps.get_model('skp', 'SKP')")))
        assert list(model_dari_nama(contoh("import_module('ekinerja.tpp.models')")))

    def test_it_leaves_other_imports_alone(self) -> None:
        assert not list(
            impor_di_fungsi(contoh("from ekinerja import core\ndef f():\n    import re"))
        )
