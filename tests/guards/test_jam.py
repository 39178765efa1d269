"""Jam hanya dibaca di tepi: views, api, tasks, management, dan permesinan yang disebut di sini."""

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

PEMBACA_JAM = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "date.today",
    "datetime.date.today",
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "django.utils.timezone.now",
    "time.time",
    "time.time_ns",
    "time.localtime",
}
BERJAM_KOSONG = {"timezone.localtime", "timezone.localdate"}
TANPA_JAM = {"services", "queries", "models", "permissions", "workflow", "importers", "presenters"}
FUNGSI_BASIS_DATA = {"Now", "CurrentTimestamp", "TransactionNow"}


def tanpa_jam(sumber: Sumber) -> bool:
    """Berkas yang tidak boleh membaca jam."""
    return sumber.bagian[:2] == ("ekinerja", "aturan") or bool(
        TANPA_JAM.intersection(sumber.bagian)
    )


def membaca_jam(sumber: Sumber) -> Iterator[str]:
    for baris, nama, panggil in panggilan(sumber.pohon):
        if nama in PEMBACA_JAM and not (nama in BERJAM_KOSONG and panggil.args):
            yield f"{baris}: {nama}(); terima saatnya sebagai argumen"
        if nama.rpartition(".")[2] in FUNGSI_BASIS_DATA:
            yield f"{baris}: {nama}() membaca jam basis data; terima saatnya sebagai argumen"
    for simpul in ast.walk(sumber.pohon):
        if not isinstance(simpul, ast.keyword):
            continue
        if simpul.arg in ("auto_now", "auto_now_add"):
            yield f"{simpul.value.lineno}: {simpul.arg} membaca jam tanpa sepengetahuan pemanggil"
        if simpul.arg == "default" and nama_lengkap(simpul.value) in PEMBACA_JAM:
            yield f"{simpul.value.lineno}: nilai bawaan membaca jam"


class TestJam:
    def test_it_is_not_read_where_a_moment_is_an_argument(self) -> None:
        diperiksa = [satu for satu in sumber_python() if tanpa_jam(satu)]
        assert len(diperiksa) > 20, "Terlalu sedikit berkas yang diperiksa."
        temuan = periksa_semua(membaca_jam, diperiksa)
        assert not temuan, kalimat("Jam hanya dibaca di tepi.", temuan)

    @pytest.mark.parametrize(
        "teks",
        [
            "x = timezone.now()",
            "x = date.today()",
            "x = datetime.now(UTC)",
            "x = time.time()",
            "x = models.DateTimeField(auto_now_add=True)",
            "x = models.DateTimeField(default=timezone.now)",
            "x = timezone.localdate()",
            "x = Now()",
        ],
    )
    def test_it_would_be_found(self, teks: str) -> None:
        assert list(membaca_jam(contoh(teks)))

    def test_it_knows_which_files_may_read_it(self) -> None:
        assert tanpa_jam(contoh("", "ekinerja/tpp/services.py"))
        assert tanpa_jam(contoh("", "ekinerja/tpp/queries/fakta.py"))
        assert tanpa_jam(contoh("", "ekinerja/aturan/tpp/dasar.py"))
        assert not tanpa_jam(contoh("", "ekinerja/tpp/views.py"))
        assert not list(membaca_jam(contoh("x = timezone.localtime(pada, zona)")))
