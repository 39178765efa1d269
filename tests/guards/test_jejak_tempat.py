"""Tidak ada jalur mesin, alamat gudang paket, atau sebutan tempat kerja di dalam pohon.

Kata-kata yang dicari dirakit dari potongan supaya berkas ini sendiri tidak memuatnya.
"""

import re
from collections.abc import Iterator

import pytest

from tests.guards.sumber import AKAR, berkas_terlacak, kalimat

GUDANG = (
    r"py" r"pi\.org",
    r"python" r"hosted\.org",
    r"npm" r"js\.(org|com)",
    r"yarn" r"pkg\.com",
    r"(deb|security|ftp)\.deb" r"ian\.org",
    r"conda\." r"anaconda\.org",
    r"proxy\.gol" r"ang\.org",
)
JALUR = (
    r"/wo" r"rk/\w+",
    r"/fa" r"rm/",
    r"/ro" r"ot/",
    r"/ho" r"me/\w+",
    r"/tm" r"p/(bri" r"ef|bash_jobs)",
    r"/Us" r"ers/\w+",
    r"[A-Z]:\\\\Us" r"ers",
)
SEBUTAN = (
    r"\bAI" r"[- ]generated\b",
    r"\bchat" r"gpt\b",
    r"\bcl" r"aude\b",
    r"\bcop" r"ilot\b",
    r"\bissues? (show|#?\d+ of \d+)\b",
    r"\blead engi" r"neer\b",
)
POLA = re.compile("|".join((*GUDANG, *JALUR, *SEBUTAN)), re.IGNORECASE)
BINER = {".png", ".jpg", ".woff2", ".ttf", ".otf", ".xlsx", ".ods", ".xls", ".pdf", ".ico", ".gz"}


def jejak(teks: str) -> Iterator[str]:
    for nomor, baris in enumerate(teks.splitlines(), start=1):
        if cocok := POLA.search(baris):
            yield f"{nomor}: “{cocok[0]}”"


class TestJejakTempat:
    def test_it_is_nowhere_in_the_tree(self) -> None:
        temuan = [
            f"{berkas.relative_to(AKAR)}:{satu}"
            for berkas in berkas_terlacak()
            if berkas.suffix.lower() not in BINER
            for satu in jejak(berkas.read_text(encoding="utf-8", errors="replace"))
        ]
        assert not temuan, kalimat("Pohon ini tidak menyebut tempat ia dibuat.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "https://py" + "pi.org/simple",
            "registry.npm" + "js.org",
            "http://deb.deb" + "ian.org/x",
            "open('/wo" + "rk/data')",
            "/ho" + "me/budi/x",
            "/ro" + "ot/.cache",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(jejak(teks))

    @pytest.mark.parametrize(
        "teks", ["paket Debian", "folder kerja", "url = '/rooting'", "https://www.debian.or.id"]
    )
    def test_it_leaves_ordinary_words_alone(self, teks: str) -> None:
        assert not list(jejak(teks))

    def test_no_tracked_file_is_large(self) -> None:
        besar = [
            f"{satu.relative_to(AKAR)}: {satu.stat().st_size} byte"
            for satu in berkas_terlacak()
            if satu.stat().st_size > 700_000
        ]
        assert not besar, kalimat("Berkas besar tidak disimpan di git.", besar)

    def test_pins_carry_hashes_and_no_address(self) -> None:
        for nama in ("requirements/dasar.txt", "requirements/dev.txt"):
            teks = (AKAR / nama).read_text(encoding="utf-8")
            assert "--hash=sha256:" in teks, f"{nama} tidak memuat hash."
            assert "://" not in teks, f"{nama} memuat alamat gudang paket."
        kunci = AKAR / "package-lock.json"
        assert '"resolved": "http' not in kunci.read_text(encoding="utf-8")
