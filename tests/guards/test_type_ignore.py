"""Pengabaian pemeriksa tipe menyebut kode galat dan alasannya; pengabaian gaya, aturannya."""

import re
from collections.abc import Iterator

import pytest

from tests.guards.sumber import (
    SEMUA_PYTHON,
    Sumber,
    contoh,
    kalimat,
    periksa_semua,
    sumber_python,
)

PENGABAIAN = re.compile(r"#\s*type:\s*" + "ignore")
BERALASAN = re.compile(r"#\s*type:\s*" + r"ignore\[[\w, -]+\]\s{1,2}#\s+\S.{4,}")
NOQA = re.compile(r"#\s*" + r"noqa(?!\s*:\s*[A-Z]+\d+)")


def tanpa_alasan(sumber: Sumber) -> Iterator[str]:
    for nomor, baris in enumerate(sumber.teks.splitlines(), start=1):
        if PENGABAIAN.search(baris) and not BERALASAN.search(baris):
            yield f"{nomor}: tulis kode galat dan alasannya"
        if NOQA.search(baris):
            yield f"{nomor}: noqa tanpa kode aturan"


class TestPengabaianTipe:
    def test_it_always_has_a_code_and_a_reason(self) -> None:
        temuan = periksa_semua(tanpa_alasan, sumber_python(SEMUA_PYTHON, uji=True))
        assert not temuan, kalimat("Pengabaian tanpa alasan menyembunyikan kesalahan.", temuan)

    @pytest.mark.parametrize("ekor", ["", "[misc]", "[misc]  #"])
    def test_it_would_be_found(self, ekor: str) -> None:
        assert list(tanpa_alasan(contoh("x = 1  # type: " + "ignore" + ekor)))
        assert list(tanpa_alasan(contoh("x = 1  # " + "noqa")))

    def test_it_leaves_reasons_alone(self) -> None:
        assert not list(
            tanpa_alasan(contoh("x = 1  # type: " + "ignore[misc]  # pustaka tanpa tipe"))
        )
