"""Skrip dan rumus yang disimpan di setiap medan teks: tampil dan terunduh sebagai teks."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.impor import tulis_csv, tulis_xlsx
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.tests.conftest import NOVEMBER_2
from tests.guards.medan_serangan import argumen, isi_medan, semua_pola

SKRIP = "<script>alert(7)</script>\"'><img src=x onerror=alert(7)>{{7*7}}{% now 'Y' %}"
RUMUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|'/c calc'!A1", "＝1")
PEMBACA = ("sari", "budi", "ratna", "komang", "nyoman", "wayan", "made")
BIDANG = (
    "instansi", "accounts", "organisasi", "kalender", "pegawai", "regulasi", "presensi", "skp",
    "aktivitas", "tpp", "core", "penyiapan", "integrasi",
)  # fmt: skip
# isinya bukan ketikan orang: kunci, status, sidik, kode yang dibentuk aturan
BUKAN_KETIKAN = {
    "username", "password", "status", "jenis", "zona", "sumber", "kode", "langkah", "dari", "ke",
    "sidik", "olahan", "peran", "kunci", "warna", "nip", "golongan", "jenis_kelamin", "pendekatan",
    "aspek", "status_ptkp", "kode_bank", "pin_mesin", "nik", "medan", "tabel", "masalah", "jalur",
    "berita_acara",
}  # fmt: skip


@pytest.fixture(autouse=True)
def hari_ini() -> Iterator[None]:
    with time_machine.travel(NOVEMBER_2, tick=False):
        yield


def medan_teks(model: type[models.Model]) -> list[Any]:
    return [
        satu
        for satu in model._meta.concrete_fields
        if isinstance(satu, models.CharField | models.TextField)
        and satu.name not in BUKAN_KETIKAN
        and not satu.choices
        and not satu.unique
    ]


def racuni() -> int:
    """Tulis skrip ke setiap medan teks ketikan orang; hasilnya banyaknya baris."""
    banyak = 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for bidang in BIDANG:
            for model in apps.get_app_config(bidang).get_models():
                if model._meta.proxy or not model._meta.managed:
                    continue
                for satu in medan_teks(model):
                    isi = SKRIP[: satu.max_length or 500]
                    banyak += model._base_manager.update(**{satu.name: isi})
    return banyak


@pytest.fixture
def medan(pemeran: Any) -> dict[str, Any]:
    isi = isi_medan(pemeran)
    Aktivitas.objects.update(kendala_jenis="SDM", kendala="Tenaga kurang")
    assert racuni() > 50
    return isi


@pytest.mark.django_db
class TestSkripTersimpan:
    @pytest.mark.parametrize("siapa", PEMBACA)
    def test_no_page_runs_it(self, request: pytest.FixtureRequest, medan: Any, siapa: str) -> None:
        klien: Client = request.getfixturevalue(f"as_{siapa}")
        terlihat = 0
        for nama, butuh in semua_pola():
            jawab = klien.get(reverse(nama, kwargs=argumen(nama, butuh, medan)))
            if "html" not in jawab.headers.get("Content-Type", ""):
                continue
            isi = jawab.content.decode()
            assert jawab.status_code < 500, nama
            assert "<script>alert" not in isi and "<img src=x" not in isi, nama
            assert "{{7*7}}" in isi or "&lt;script&gt;alert(7)" not in isi, nama
            terlihat += "&lt;script&gt;alert(7)" in isi
        assert terlihat > 3

    def test_no_file_name_carries_it(self, as_wayan: Client, medan: Any) -> None:
        for nama, butuh in semua_pola():
            jawab = as_wayan.get(reverse(nama, kwargs=argumen(nama, butuh, medan)))
            assert "<" not in jawab.headers.get("Content-Disposition", ""), nama

    def test_what_is_typed_into_a_search_comes_back_as_text(
        self, as_wayan: Client, medan: Any
    ) -> None:
        for nama, butuh in semua_pola():
            alamat = reverse(nama, kwargs=argumen(nama, butuh, medan))
            kunci = ("q", "cari", "bulan", "tanggal", "next", "status", "untuk", "jabatan")
            jawab = as_wayan.get(alamat, dict.fromkeys(kunci, SKRIP))
            if "html" in jawab.headers.get("Content-Type", ""):
                assert "<script>alert" not in jawab.content.decode(), nama
                assert "<img src=x" not in jawab.content.decode(), nama

    def test_papers_are_still_made(self, as_wayan: Client, medan: Any) -> None:
        for nama, nomor in (("tpp:slip_pdf", "tpp:slip"), ("tpp:nominatif_pdf", "tpp:")):
            jawab = as_wayan.get(reverse(nama, kwargs=medan[nomor]))
            assert jawab.content.startswith(b"%PDF"), nama


@pytest.mark.django_db
class TestRumus:
    @pytest.mark.parametrize("isi", RUMUS)
    def test_no_export_carries_a_formula(self, pemeran: Any, as_wayan: Client, isi: str) -> None:
        Pegawai.objects.update(nama=isi, nomor_rekening=isi)
        UnitKerja.objects.update(nama=isi)
        Jabatan.objects.update(nama=isi)
        Instansi.objects.update(nama=isi)
        for alamat in ("/pegawai/daftar", "/organisasi/jabatan"):
            arsip = zipfile.ZipFile(io.BytesIO(as_wayan.get(f"{alamat}.xlsx").content))
            assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")
            teks = as_wayan.get(f"{alamat}.csv").content.decode("utf-8-sig")
            for baris in csv.reader(io.StringIO(teks, newline=""), delimiter=";"):
                for sel in baris:
                    assert not sel.lstrip().startswith(("=", "+", "-", "@", "＝")), sel

    @pytest.mark.parametrize("isi", RUMUS)
    def test_a_title_is_text_too(self, isi: str) -> None:
        arsip = zipfile.ZipFile(io.BytesIO(tulis_xlsx([isi], [[isi]])))
        assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")
        assert tulis_csv([isi], [[isi]]).decode("utf-8-sig").lstrip('"').startswith("'")
