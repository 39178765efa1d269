"""Mode produksi, tajuk keamanan pada setiap jawaban, dan tidak adanya sambungan keluar."""

import importlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from config import wsgi
from ekinerja.accounts.models import User
from tests.guards.medan_serangan import argumen, isi_medan, semua_pola

AKAR = Path(__file__).resolve().parents[2]
KUNCI = "k7-uji-produksi-yang-panjang-dan-acak-0123456789-abcdefghij-QWERTY-zz"
LENGKAP = {
    "EKINERJA_MODE": "produksi",
    "EKINERJA_KUNCI": KUNCI,
    "EKINERJA_HOST": "kinerja.contoh.invalid",
    "EKINERJA_ASAL": "https://kinerja.contoh.invalid",
    "EKINERJA_ALAMAT": "https://kinerja.contoh.invalid",
}
TAJUK = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def jalankan(ubah: dict[str, str | None], *perintah: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` dengan lingkungan produksi; None menghapus satu kunci."""
    lingkungan = {n: isi for n, isi in os.environ.items() if not n.startswith("EKINERJA_")}
    lingkungan |= {n: isi for n, isi in (LENGKAP | ubah).items() if isi is not None}
    for nama, isi in ubah.items():
        if isi is None:
            lingkungan.pop(nama, None)
    return subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR, env=lingkungan, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


class TestMulai:
    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"EKINERJA_KUNCI": None}, "EKINERJA_KUNCI"),
            ({"EKINERJA_KUNCI": "pendek"}, "EKINERJA_KUNCI"),
            ({"EKINERJA_KUNCI": "kunci-demo-bukan-rahasia-jangan-dipakai-di-produksi-0123456789"},
             "EKINERJA_KUNCI"),
            ({"EKINERJA_DEBUG": "1"}, "EKINERJA_DEBUG"),
            ({"DATABASE_URL": None}, "DATABASE_URL"),
            ({"EKINERJA_HOST": None}, "EKINERJA_HOST"),
            ({"EKINERJA_HOST": "*"}, "EKINERJA_HOST"),
        ],
    )  # fmt: skip
    def test_it_refuses_to_start(self, ubah: dict[str, str | None], kata: str) -> None:
        hasil = jalankan(ubah, "check")
        assert hasil.returncode != 0 and kata in hasil.stderr

    def test_a_proper_environment_has_nothing_to_say(self) -> None:
        hasil = jalankan({}, "check", "--deploy", "--fail-level", "WARNING")
        assert hasil.returncode == 0, hasil.stderr
        assert "no issues" in hasil.stdout

    @pytest.mark.django_db
    def test_demonstration_data_is_refused_in_production(self, pemeran: Any, settings: Any) -> None:
        settings.PRODUCTION = True
        assert [g for g in run_checks(databases=["default"]) if g.id == "penyiapan.E001"] == []
        pemeran.instansi.peragaan = True
        pemeran.instansi.save()
        galat = [g for g in run_checks(databases=["default"]) if g.id == "penyiapan.E001"]
        assert len(galat) == 1 and "peragaan" in galat[0].msg
        settings.PRODUCTION = False
        assert [g for g in run_checks(databases=["default"]) if g.id == "penyiapan.E001"] == []

    @pytest.mark.django_db
    def test_the_service_itself_refuses_it(self, pemeran: Any, settings: Any) -> None:
        settings.PRODUCTION = True
        assert importlib.reload(wsgi).application
        pemeran.instansi.peragaan = True
        pemeran.instansi.save()
        with pytest.raises(ImproperlyConfigured, match="peragaan"):
            importlib.reload(wsgi)


@pytest.fixture
def medan(pemeran: Any) -> dict[str, Any]:
    return isi_medan(pemeran)


@pytest.mark.django_db
class TestTajuk:
    def test_every_answer_carries_them(
        self, client: Client, as_wayan: Client, as_sari: Client, medan: Any
    ) -> None:
        for nama, butuh in semua_pola():
            alamat = reverse(nama, kwargs=argumen(nama, butuh, medan))
            for klien in (client, as_wayan, as_sari):
                self._periksa(klien.get(alamat), nama)
        for alamat in ("/tidak-ada", "/aktivitas/bukti/1/", "/static/core/kit.css"):
            self._periksa(client.get(alamat), alamat)

    def _periksa(self, jawab: Any, nama: str) -> None:
        for tajuk, isi in TAJUK.items():
            assert jawab.headers.get(tajuk) == isi, f"{nama}: {tajuk}"
        kebijakan = jawab.headers.get("Content-Security-Policy", "")
        assert "default-src 'none'" in kebijakan, nama
        assert "unsafe" not in kebijakan, nama
        assert "frame-ancestors 'none'" in kebijakan or "sandbox" in kebijakan, nama

    def test_no_page_carries_an_inline_script_or_style(
        self, as_wayan: Client, as_sari: Client, medan: Any
    ) -> None:
        for nama, butuh in semua_pola():
            alamat = reverse(nama, kwargs=argumen(nama, butuh, medan))
            for klien in (as_wayan, as_sari):
                jawab = klien.get(alamat)
                if "html" in jawab.headers.get("Content-Type", ""):
                    isi = jawab.content.decode()
                    assert "<script>" not in isi and "<style" not in isi, nama
                    assert " onclick=" not in isi and ' style="' not in isi, nama
                    assert "javascript:" not in isi and "http-equiv" not in isi, nama

    def test_a_failure_says_nothing_of_the_inside(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, db: None
    ) -> None:
        def gagal(*_: Any) -> None:
            raise RuntimeError("rahasia-dalam")

        monkeypatch.setattr("ekinerja.core.views.dokumen_terbit", gagal)
        client.raise_request_exception = False
        jawab = client.get("/verifikasi/A/")
        assert jawab.status_code == 500 and b"rahasia-dalam" not in jawab.content
        self._periksa(jawab, "500")


@pytest.mark.django_db
class TestSambunganKeluar:
    def test_no_page_calls_anyone(
        self, as_wayan: Client, as_sari: Client, medan: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        panggilan: list[Any] = []

        def catat(_: socket.socket, tujuan: Any) -> None:
            panggilan.append(tujuan)
            raise OSError("sambungan keluar dilarang")

        monkeypatch.setattr(socket.socket, "connect", catat)
        monkeypatch.setattr(socket.socket, "connect_ex", catat)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **_: panggilan.append(a))
        for nama, butuh in semua_pola():
            for klien in (as_wayan, as_sari):
                klien.get(reverse(nama, kwargs=argumen(nama, butuh, medan)))
        assert panggilan == []

    def test_no_page_names_a_foreign_source(
        self, as_wayan: Client, as_sari: Client, medan: Any
    ) -> None:
        for nama, butuh in semua_pola():
            for klien in (as_wayan, as_sari):
                jawab = klien.get(reverse(nama, kwargs=argumen(nama, butuh, medan)))
                if "html" in jawab.headers.get("Content-Type", ""):
                    isi = jawab.content.decode()
                    assert 'src="http' not in isi and 'src="//' not in isi, nama
                    assert 'action="http' not in isi, nama


@pytest.mark.django_db
class TestKataSandi:
    def test_it_is_kept_only_as_a_slow_hash_in_production(self) -> None:
        hasil = jalankan(
            {}, "shell", "-c",
            "from django.conf import settings; print(settings.PASSWORD_HASHERS)",
        )  # fmt: skip
        assert "Argon2" in hasil.stdout and "MD5" not in hasil.stdout

    def test_an_account_without_password_cannot_sign_in(self, client: Client, pemeran: Any) -> None:
        user = User.objects.create_user("tanpa-sandi", None, instansi=pemeran.instansi, nama="T")
        for sandi in ("", " ", "None", user.password):
            assert (
                client.post("/masuk/", {"login": user.username, "password": sandi}).status_code
                < 302
            )
