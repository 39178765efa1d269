"""Objek orang lain tidak ada bagi orang luar: jawabannya sama dengan jawaban untuk nomor kosong.

Ucok (instansi lain) dan Tono (unit lain) diberi semua peran di tempat mereka sendiri, supaya yang
menolak adalah lingkupnya, bukan gerbang peran. Setiap alamat berobjek dibuka dua kali: dengan
nomor objek unit Sari dan dengan nomor yang tidak ada. Bila keduanya berbeda, keberadaan objek itu
bocor.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ekinerja.organisasi.models import PemberianPeran
from tests.guards import sasaran_kegiatan, sasaran_laporan, sasaran_perencanaan
from tests.guards.sasaran_url import PADA, SASARAN
from tests.guards.sumber import kalimat
from tests.guards.test_url import BARIS

NOMOR_KOSONG = 2**40
TOKEN = re.compile(r"[A-Za-z0-9]{64}")
# skema yang berlaku dan katalog umum milik seluruh instansi: bagi Tono tidak rahasia
TERBUKA_SEINSTANSI = {
    "regulasi:naskah", "regulasi:cabut", "aktivitas:katalog_rincian",
    *sasaran_perencanaan.TERBUKA, *sasaran_laporan.TERBUKA, *sasaran_kegiatan.TERBUKA,
}  # fmt: skip


@dataclass(frozen=True)
class Jawab:
    """Status dan isi halaman, tanpa token yang selalu berganti."""

    status: int
    isi: str


def temuan_bocor(ada: Jawab, tiada: Jawab, *, boleh: set[int]) -> Iterator[str]:
    """Apa yang membedakan objek orang lain dari objek yang tidak ada."""
    if ada.status not in boleh:
        yield f"objek orang lain dijawab {ada.status}"
    if ada.status != tiada.status:
        yield f"objek orang lain dijawab {ada.status}, nomor kosong {tiada.status}"
    elif ada.isi != tiada.isi:
        yield "isi jawabannya berbeda dari jawaban untuk nomor kosong"


def _beri_semua_peran(user: Any, *, instansi: Any, unit: Any) -> None:
    sudah = set(PemberianPeran.objects.filter(user=user).values_list("peran", flat=True))
    PemberianPeran.objects.bulk_create(
        PemberianPeran(
            instansi=instansi,
            user=user,
            peran=peran,
            unit=unit,
            masa=DateRange(date(2020, 1, 1), None),
            dasar="SK 3/2020",
        )
        for peran, _ in PemberianPeran.PERAN
        if peran not in sudah
    )


def _buka(klien: Client, alamat: str, metode: str) -> Jawab:
    with transaction.atomic():
        jawab = klien.get(alamat) if metode == "GET" else klien.post(alamat, {})
        transaction.set_rollback(True)
    return Jawab(jawab.status_code, TOKEN.sub("", jawab.content.decode(errors="replace")))


def _klien(orang: Any) -> Client:
    klien = Client(raise_request_exception=False)
    klien.force_login(orang.user, backend="django.contrib.auth.backends.ModelBackend")
    return klien


@pytest.fixture
def orang_luar(pemeran_lengkap: Any) -> Iterator[Any]:
    """Ucok dan Tono dengan semua peran di tempat mereka, pada saat objek sasaran dibuat."""
    pemeran = pemeran_lengkap
    with time_machine.travel(PADA, tick=False):
        _beri_semua_peran(pemeran.ucok.user, instansi=pemeran.instansi_lain, unit=None)
        _beri_semua_peran(
            pemeran.tono.user, instansi=pemeran.instansi, unit=pemeran.unit.dinas_lain
        )
        yield pemeran


@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(SASARAN))
def test_an_object_of_others_answers_like_a_number_that_does_not_exist(
    nama: str, orang_luar: Any
) -> None:
    argumen = SASARAN[nama](orang_luar)
    ada = reverse(nama, kwargs=argumen)
    nomor = [satu for satu, isi in argumen.items() if isinstance(isi, int)]
    kosong = [reverse(nama, kwargs={**argumen, satu: NOMOR_KOSONG}) for satu in nomor]
    temuan = []
    # bagi seinstansi, gerbang peran boleh menolak (403) sebelum objeknya dicari
    for siapa, boleh in (("ucok", {404}), ("tono", {403, 404})):
        if siapa == "tono" and nama in TERBUKA_SEINSTANSI:
            continue
        klien = _klien(getattr(orang_luar, siapa))
        for metode in (satu["metode"] for satu in BARIS if satu["nama"] == nama):
            jawab = _buka(klien, ada, metode)
            for alamat in kosong:
                tiada = _buka(klien, alamat, metode)
                temuan += [
                    f"{metode} {siapa}: {satu}" for satu in temuan_bocor(jawab, tiada, boleh=boleh)
                ]
    assert not temuan, kalimat(f"Alamat {nama} membocorkan objek orang lain.", temuan)


class TestTemuanBocor:
    def test_the_same_refusal_is_no_leak(self) -> None:
        assert not list(temuan_bocor(Jawab(404, "x"), Jawab(404, "x"), boleh={404}))

    @pytest.mark.parametrize(
        ("ada", "tiada"),
        [
            (Jawab(200, "x"), Jawab(404, "x")),
            (Jawab(403, "x"), Jawab(404, "x")),
            (Jawab(404, "milik Sari"), Jawab(404, "x")),
        ],
    )
    def test_a_difference_would_be_found(self, ada: Jawab, tiada: Jawab) -> None:
        assert list(temuan_bocor(ada, tiada, boleh={404}))
