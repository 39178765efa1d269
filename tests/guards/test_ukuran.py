"""Berkas, fungsi, dan baris tetap sebesar yang dapat dibaca sekali pandang."""

import ast
import re
from collections.abc import Iterator

from tests.guards.sumber import (
    SEMUA_PYTHON,
    Sumber,
    contoh,
    kalimat,
    nama_lengkap,
    periksa_semua,
    sumber_python,
)

BERKAS_MAKS, FUNGSI_MAKS, ATURAN_MAKS, BARIS_MAKS, POSISI_MAKS = 400, 50, 20, 100, 3
POLA_TANDA = re.compile(r"\s+# (type: ignore|noqa).*$")
Fungsi = ast.FunctionDef | ast.AsyncFunctionDef


def _panjang(fungsi: Fungsi) -> int:
    """Baris dari `def` sampai akhir; uraian (docstring) tidak dihitung."""
    panjang = (fungsi.end_lineno or fungsi.lineno) - fungsi.lineno + 1
    if ast.get_docstring(fungsi) is not None:
        uraian = fungsi.body[0]
        panjang -= (uraian.end_lineno or uraian.lineno) - uraian.lineno + 1
    return panjang


def _aturan(fungsi: Fungsi) -> bool:
    return any(
        nama_lengkap(satu.func if isinstance(satu, ast.Call) else satu) == "aturan"
        for satu in fungsi.decorator_list
    )


def terlalu_besar(sumber: Sumber) -> Iterator[str]:
    if "migrations" in sumber.bagian:
        return
    baris = sumber.teks.splitlines()
    if len(baris) > BERKAS_MAKS:
        yield f"1: {len(baris)} baris; batasnya {BERKAS_MAKS}, jadikan paket bernama sama"
    for nomor, satu in enumerate(baris, start=1):
        if len(POLA_TANDA.sub("", satu)) > BARIS_MAKS:
            yield f"{nomor}: baris {len(satu)} huruf; batasnya {BARIS_MAKS}"
    for simpul in ast.walk(sumber.pohon):
        if isinstance(simpul, Fungsi):
            batas = ATURAN_MAKS if _aturan(simpul) else FUNGSI_MAKS
            if _panjang(simpul) > batas:
                yield f"{simpul.lineno}: {simpul.name} {_panjang(simpul)} baris; batasnya {batas}"


def terlalu_banyak_posisi(sumber: Sumber) -> Iterator[str]:
    """Fungsi publik modul menerima paling banyak tiga argumen posisi.

    Aturan hukum dikecualikan: argumennya adalah nama istilah, dan mesinlah yang memanggilnya.
    """
    if "migrations" in sumber.bagian or sumber.bagian[:2] == ("ekinerja", "aturan"):
        return
    for simpul in sumber.pohon.body:
        if isinstance(simpul, Fungsi) and not simpul.name.startswith("_"):
            nama = [satu.arg for satu in (*simpul.args.posonlyargs, *simpul.args.args)]
            if len(nama) > POSISI_MAKS:
                yield f"{simpul.lineno}: {simpul.name} punya {len(nama)} argumen posisi"


class TestUkuran:
    def test_everything_is_small_enough(self) -> None:
        temuan = periksa_semua(terlalu_besar, sumber_python(SEMUA_PYTHON, uji=True))
        assert not temuan, kalimat("Pecah yang terlalu besar.", temuan)

    def test_no_function_takes_more_than_three_positional_arguments(self) -> None:
        temuan = periksa_semua(terlalu_banyak_posisi, sumber_python())
        assert not temuan, kalimat("Lebih dari tiga argumen harus disebut namanya.", temuan)

    def test_it_would_find_what_is_too_big(self) -> None:
        panjang = "def f():\n" + "    x = 1\n" * 50
        aturan = '@aturan(dasar="x")\ndef f():\n' + "    x = 1\n" * 20
        assert list(terlalu_besar(contoh("x = 1\n" * 401)))
        assert list(terlalu_besar(contoh(panjang)))
        assert list(terlalu_besar(contoh(aturan)))
        assert list(terlalu_besar(contoh("x = '" + "a" * 100 + "'")))
        assert list(terlalu_banyak_posisi(contoh("def f(a, b, c, d): ...")))

    def test_it_leaves_docstrings_and_keywords_alone(self) -> None:
        uraian = 'def f(a, b, c, *, d):\n    """' + "baris\n" * 60 + '"""\n'
        assert not list(terlalu_besar(contoh(uraian)))
        assert not list(terlalu_banyak_posisi(contoh(uraian)))
