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

from tests.guards.sasaran_url import PADA, SASARAN
from tests.guards.sumber import kalimat

TABEL = Path(__file__).with_name("url_peran.csv")
PEMERAN = ("sari", "budi", "komang", "nyoman", "ratna", "dewi", "wayan", "made", "tono", "ucok")
SEMUA = ("anonim", *PEMERAN)
KOLOM = ("nama", "metode", "alasan", *SEMUA)
ISI = {"ya", "tidak", "masuk"}
METODE = {"GET", "POST"}
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


def jawaban(nama: str, metode: str, *, pemeran: Any) -> dict[str, str]:
    """Isi sel tiap orang; objek sasarannya dibuat sekali, akibat tiap pembukaan dibatalkan."""
    with transaction.atomic():
        argumen = SASARAN[nama](pemeran) if nama in SASARAN else {}
        alamat = reverse(nama, kwargs=argumen)
        hasil = {siapa: _buka(alamat, metode, user=_user(pemeran, siapa)) for siapa in SEMUA}
        transaction.set_rollback(True)
    return hasil


def _user(pemeran: Any, siapa: str) -> Any:
    return None if siapa == "anonim" else getattr(pemeran, siapa).user


def _buka(alamat: str, metode: str, *, user: Any) -> str:
    klien = Client(raise_request_exception=False)
    with transaction.atomic():
        if user is not None:
            klien.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        jawab = klien.get(alamat) if metode == "GET" else klien.post(alamat, {})
        transaction.set_rollback(True)
    return golongkan(jawab.status_code, jawab.headers.get("Location", ""))


def usulan(nama: str, pemeran: Any) -> Iterator[str]:
    """Baris tabel menurut jawaban sekarang; yang mengusulkan mesin, yang memutuskan orang."""
    for metode in ("GET", "POST"):
        try:
            jawab = list(jawaban(nama, metode, pemeran=pemeran).values())
        except NoReverseMatch:
            yield f"{nama} berargumen; tambahkan sasarannya di tests/guards/sasaran_url.py"
            return
        if set(jawab[1:]) != {"galat 405"}:
            yield f"usulan: {nama},{metode},,{','.join(jawab)}"


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
            temuan += usulan(nama, request.getfixturevalue("pemeran"))
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


@pytest.mark.django_db
@pytest.mark.parametrize("baris", BARIS, ids=[f"{satu['nama']}-{satu['metode']}" for satu in BARIS])
def test_every_role_gets_the_answer_of_the_table(baris: Baris, pemeran: Any) -> None:
    nama, metode = baris["nama"], baris["metode"]
    temuan = [
        f"{siapa}: tertulis {baris[siapa]}, dijawab {jawab}"
        for siapa, jawab in jawaban(nama, metode, pemeran=pemeran).items()
        if jawab != baris[siapa]
    ]
    assert not temuan, kalimat(f"Alamat {nama} ({metode}) tidak menjawab menurut tabel.", temuan)
