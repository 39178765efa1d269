"""Setiap alamat ada di tabel URL × peran, dan jawabannya sama dengan yang tertulis di sana.

`url_peran.csv` memuat satu baris per alamat dan metode. Isi selnya: `ya` (dijawab), `tidak` (403
atau 404), `masuk` (dialihkan ke halaman masuk). Alamat yang menjawab tanpa masuk harus beralasan.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.guards.sasaran_url import PADA, SASARAN, argumen
from tests.guards.sumber import kalimat

TABEL = Path(__file__).with_name("url_peran.csv")
PEMERAN = (
    "sari", "budi", "komang", "nyoman", "ratna", "dewi", "gusti", "wayan", "rini", "hendra",
    "made", "tono", "ucok",
)  # fmt: skip
SEMUA = ("anonim", *PEMERAN)
WAKIL = ("anonim", "sari", "wayan")  # metode yang tidak ada menolak siapa pun, sebelum bertanya
KOLOM = ("nama", "metode", "alasan", *SEMUA)
ISI = {"ya", "tidak", "masuk"}
METODE = {"GET", "POST"}
DITOLAK = "galat 405"
Baris = dict[str, str]


def baca_tabel(teks: str) -> list[Baris]:
    return list(csv.DictReader(io.StringIO(teks)))


BARIS = baca_tabel(TABEL.read_text(encoding="utf-8"))


def nama_alamat(pola: Iterable[URLPattern | URLResolver], awalan: str = "") -> Iterator[str]:
    """Nama setiap alamat; alamat tanpa nama disebut menurut polanya."""
    for satu in pola:
        if isinstance(satu, URLResolver):
            lanjut = f"{awalan}{satu.namespace}:" if satu.namespace else awalan
            yield from nama_alamat(satu.url_patterns, lanjut)
        else:
            yield f"{awalan}{satu.name}" if satu.name else f"tanpa nama: {satu.pattern}"


def periksa_tabel(baris: list[Baris], ada: set[str]) -> Iterator[str]:
    tertulis = {satu["nama"] for satu in baris}
    yield from (f"{satu} belum ada di tabel" for satu in sorted(ada - tertulis))
    yield from (f"{satu} ada di tabel tetapi bukan alamat" for satu in sorted(tertulis - ada))
    kunci = [(satu["nama"], satu["metode"]) for satu in baris]
    yield from (f"{a} {b} tertulis dua kali" for a, b in kunci if kunci.count((a, b)) > 1)
    for satu in baris:
        isi = {satu[kolom] for kolom in SEMUA}
        if not isi <= ISI or satu["metode"] not in METODE:
            yield f"{satu['nama']}: isi sel harus ya, tidak, atau masuk; metode GET atau POST"
        if satu["anonim"] != "masuk" and len(satu["alasan"]) < 10:
            yield f"{satu['nama']}: menjawab tanpa masuk, tetapi tidak beralasan"
        if satu["ucok"] == "ya" and satu["nama"] in SASARAN and satu["anonim"] == "masuk":
            yield f"{satu['nama']}: orang instansi lain tidak boleh membuka objek ini"


def golongkan(status: int, tujuan: str) -> str:
    """Status HTTP menjadi isi sel; kegagalan server tidak pernah sesuai."""
    if status in (301, 302) and tujuan.startswith(settings.LOGIN_URL):
        return "masuk"
    if status in (403, 404):
        return "tidak"
    return f"galat {status}" if status >= 500 or status == 405 else "ya"


def jawaban(
    nama: str, *, pemeran: Any, tertulis: Iterable[str] = METODE
) -> dict[str, dict[str, str]]:
    """Metode → isi sel tiap orang; sasarannya dibuat sekali, tiap pembukaan dibatalkan.

    Metode yang tidak tertulis dicoba oleh beberapa orang saja.
    """
    hasil: dict[str, dict[str, str]] = {}
    with transaction.atomic():
        alamat = reverse(nama, kwargs=argumen(nama, pemeran))
        klien = {siapa: _klien(pemeran, siapa) for siapa in SEMUA}
        for metode in ("GET", "POST"):
            orang = SEMUA if metode in tertulis else WAKIL
            hasil[metode] = {siapa: _buka(klien[siapa], alamat, metode) for siapa in orang}
        transaction.set_rollback(True)
    return hasil


def _klien(pemeran: Any, siapa: str) -> Client:
    klien = Client(raise_request_exception=False)
    if siapa != "anonim":
        user = getattr(pemeran, siapa).user
        klien.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def _buka(klien: Client, alamat: str, metode: str) -> str:
    with transaction.atomic():
        jawab = klien.get(alamat) if metode == "GET" else klien.post(alamat, {})
        transaction.set_rollback(True)
    return golongkan(jawab.status_code, jawab.headers.get("Location", ""))


def usulan(nama: str, pemeran: Any) -> Iterator[str]:
    """Baris tabel menurut jawaban sekarang; yang mengusulkan mesin, yang memutuskan orang."""
    try:
        semua = jawaban(nama, pemeran=pemeran)
    except NoReverseMatch:
        yield f"{nama} berargumen; tambahkan sasarannya di tests/guards/sasaran_url.py"
        return
    for metode, jawab in semua.items():
        if set(jawab.values()) != {DITOLAK}:
            yield f"usulan: {nama},{metode},,{','.join(jawab.values())}"


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    """Semua orang membuka alamat pada saat yang sama dengan saat objek sasarannya dibuat."""
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.mark.django_db
class TestTabelURL:
    def test_every_address_is_listed_once_with_every_role(
        self, request: pytest.FixtureRequest
    ) -> None:
        assert tuple(BARIS[0]) == KOLOM
        ada = set(nama_alamat(get_resolver().url_patterns))
        temuan = list(periksa_tabel(BARIS, ada))
        for nama in sorted(ada - {satu["nama"] for satu in BARIS}):
            temuan += usulan(nama, request.getfixturevalue("pemeran_lengkap"))
        assert not temuan, kalimat(
            "Tabel tests/guards/url_peran.csv harus lengkap. Periksa tiap usulan: benarkah orang "
            "itu boleh membukanya?",
            temuan,
        )

    def test_an_unlisted_or_unreasoned_address_would_be_found(self) -> None:
        sel = ",".join(["ya"] * (len(PEMERAN) + 1))
        baris = baca_tabel(f"{','.join(KOLOM)}\nlama,GET,,{sel}\n")
        temuan = list(periksa_tabel(baris, {"baru"}))
        assert temuan == [
            "baru belum ada di tabel",
            "lama ada di tabel tetapi bukan alamat",
            "lama: menjawab tanpa masuk, tetapi tidak beralasan",
        ]

    def test_it_reads_answers_as_cells(self) -> None:
        assert golongkan(302, f"{settings.LOGIN_URL}?next=/") == "masuk"
        assert golongkan(302, "/lain/") == "ya"
        assert golongkan(404, "") == "tidak"
        assert golongkan(500, "") == "galat 500"


def selisih(baris: list[Baris], jawab: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yang dijawab lain daripada tertulis; metode yang tidak tertulis harus ditolak (405)."""
    tertulis = {satu["metode"]: satu for satu in baris}
    for metode, isi in jawab.items():
        for siapa, sel in isi.items():
            harap = tertulis[metode][siapa] if metode in tertulis else DITOLAK
            if sel != harap:
                yield f"{metode} {siapa}: tertulis {harap}, dijawab {sel}"


def test_an_unlisted_method_that_answers_would_be_found() -> None:
    baris = {"metode": "GET", "sari": "ya"}
    jawab = {"GET": {"sari": "tidak"}, "POST": {"sari": "ya"}}
    assert list(selisih([baris], jawab)) == [
        "GET sari: tertulis ya, dijawab tidak",
        f"POST sari: tertulis {DITOLAK}, dijawab ya",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted({satu["nama"] for satu in BARIS}))
def test_every_role_gets_the_answer_of_the_table(nama: str, pemeran_lengkap: Any) -> None:
    baris = [satu for satu in BARIS if satu["nama"] == nama]
    tertulis = {satu["metode"] for satu in baris}
    temuan = list(selisih(baris, jawaban(nama, pemeran=pemeran_lengkap, tertulis=tertulis)))
    assert not temuan, kalimat(f"Alamat {nama} tidak menjawab menurut tabel.", temuan)
