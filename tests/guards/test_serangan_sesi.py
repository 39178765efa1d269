"""Masuk, sesi, dan kuncian: yang biasa dicoba orang terhadap pintu depan."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.accounts.services import terbitkan_sandi_awal

SANDI = "bukit melati empat"
LUAR = (
    "https://contoh.invalid/", "//contoh.invalid/", "///contoh.invalid", "/\\contoh.invalid",
    "\\\\contoh.invalid", "https:contoh.invalid", "http:///contoh.invalid", "javascript:alert(1)",
    "/\t/contoh.invalid", " //contoh.invalid", "https://testserver@contoh.invalid/",
    "data:text/html,x", "\x00//contoh.invalid",
)  # fmt: skip


@pytest.fixture
def sari(pemeran: Any) -> User:
    user: User = pemeran.sari.user
    user.set_password(SANDI)
    user.save()
    return user


def masuk(klien: Client, nama: str, sandi: str, **lain: Any) -> Any:
    return klien.post("/masuk/", {"login": nama, "password": sandi, **lain})


class TestSesi:
    def test_a_planted_session_is_not_adopted(self, client: Client, sari: User) -> None:
        client.get("/masuk/")
        client.cookies["sessionid"] = "ditanamkanolehpenyerang0123456789"
        masuk(client, sari.username, SANDI)
        assert client.cookies["sessionid"].value != "ditanamkanolehpenyerang0123456789"
        assert not Session.objects.filter(pk="ditanamkanolehpenyerang0123456789").exists()

    def test_signing_out_ends_it_on_the_server(self, client: Client, sari: User) -> None:
        masuk(client, sari.username, SANDI)
        curian = client.cookies["sessionid"].value
        client.post("/keluar/")
        pencuri = Client()
        pencuri.cookies["sessionid"] = curian
        assert pencuri.get("/").status_code == 302

    def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
        self, client: Client, sari: User
    ) -> None:
        masuk(client, sari.username, SANDI)
        kue = client.cookies["sessionid"]
        assert kue["httponly"] and kue["samesite"] == "Lax"

    def test_a_password_issued_anew_ends_every_other_browser(
        self, client: Client, sari: User
    ) -> None:
        masuk(client, sari.username, SANDI)
        assert client.get("/").status_code == 200
        terbitkan_sandi_awal(sari, pada=timezone.now())
        for alamat in ("/", "/aktivitas/", "/akun/sandi/", "/keluar/"):
            jawab = client.get(alamat)
            assert jawab.status_code == 302 and jawab["Location"] != "/", alamat

    def test_a_password_issued_anew_refuses_deeds_of_the_old_session(
        self, client: Client, sari: User
    ) -> None:
        masuk(client, sari.username, SANDI)
        terbitkan_sandi_awal(sari, pada=timezone.now())
        jawab = client.post("/aktivitas/persetujuan/setujui/", {})
        assert jawab.status_code == 302 and jawab["Location"].startswith("/masuk/")

    def test_own_change_of_password_ends_the_other_browser_only(self, sari: User) -> None:
        satu, dua = Client(), Client()
        masuk(satu, sari.username, SANDI)
        masuk(dua, sari.username, SANDI)
        baru = "kebun kopi di lereng"
        satu.post("/akun/sandi/", {"oldpassword": SANDI, "password1": baru, "password2": baru})
        assert satu.get("/").status_code == 200
        assert dua.get("/").status_code == 302

    def test_a_deactivated_account_is_out_at_once(self, client: Client, sari: User) -> None:
        masuk(client, sari.username, SANDI)
        User.objects.filter(pk=sari.pk).update(is_active=False)
        assert client.get("/").status_code == 302


class TestKuncian:
    def test_other_spellings_of_the_name_count_together(self, client: Client, pemeran: Any) -> None:
        user = User.objects.create_user("komang-tkk", SANDI, instansi=pemeran.instansi, nama="K")
        for nomor in range(10):
            nama = "".join(h.upper() if nomor >> i & 1 else h for i, h in enumerate("komang-tkk"))
            masuk(client, nama, "salah sekali")
        assert masuk(client, user.username, SANDI).status_code == 429

    def test_a_claimed_address_does_not_open_the_lock(self, client: Client, sari: User) -> None:
        for nomor in range(10):
            client.post(
                "/masuk/",
                {"login": sari.username, "password": "salah"},
                headers={"X-Forwarded-For": f"10.1.1.{nomor}"},
            )
        jawab = client.post(
            "/masuk/",
            {"login": sari.username, "password": SANDI},
            headers={"X-Forwarded-For": "10.9.9.9"},
        )
        assert jawab.status_code == 429

    def test_a_password_issued_anew_opens_the_lock(self, client: Client, sari: User) -> None:
        for _ in range(10):
            masuk(client, sari.username, "salah sekali")
        baru = terbitkan_sandi_awal(sari, pada=timezone.now())
        assert masuk(client, sari.username, baru).status_code == 302

    @pytest.mark.parametrize("nama", ["a\x00b", "x" * 100_000, "ı" * 300, "' OR 1=1 --", "\ud7ff"])
    def test_an_odd_name_is_only_a_wrong_name(self, client: Client, sari: User, nama: str) -> None:
        assert masuk(client, nama, SANDI).status_code < 500

    @pytest.mark.parametrize("sandi", ["a\x00b", "x" * 1_000_000])
    def test_an_odd_password_is_only_a_wrong_one(
        self, client: Client, sari: User, sandi: str
    ) -> None:
        assert masuk(client, sari.username, sandi).status_code < 500

    def test_odd_addresses_from_a_proxy_do_no_harm(
        self, client: Client, sari: User, settings: Any
    ) -> None:
        settings.TRUSTED_PROXIES = ["127.0.0.1"]
        for alamat in ("bukan-alamat", "unknown", "1.2.3.4:555", "[::1]:9", "'; --", "9" * 5000):
            jawab = client.post(
                "/masuk/",
                {"login": sari.username, "password": "salah"},
                headers={"X-Forwarded-For": alamat, "User-Agent": "u" * 5000},
            )
            assert jawab.status_code < 500, alamat


class TestArahLanjut:
    @pytest.mark.parametrize("tujuan", LUAR)
    def test_sign_in_stays_on_this_site(self, client: Client, sari: User, tujuan: str) -> None:
        jawab = client.post("/masuk/", {"login": sari.username, "password": SANDI, "next": tujuan})
        assert jawab.status_code < 500 and "contoh.invalid" not in jawab.headers.get("Location", "")
        assert not jawab.headers.get("Location", "/").lower().startswith(("javascript", "data"))

    @pytest.mark.parametrize("tujuan", LUAR)
    def test_a_signed_in_person_is_not_sent_away(self, as_sari: Client, tujuan: str) -> None:
        for alamat in ("/masuk/", "/keluar/"):
            jawab = as_sari.get(alamat, {"next": tujuan})
            assert jawab.status_code < 500
            assert "contoh.invalid" not in jawab.headers.get("Location", "")
        jawab = as_sari.post("/keluar/", {"next": tujuan})
        assert "contoh.invalid" not in jawab.headers.get("Location", "")

    def test_the_host_header_is_checked(self, client: Client, db: None) -> None:
        assert client.get("/masuk/", headers={"Host": "contoh.invalid"}).status_code == 400
        jawab = client.get("/", headers={"X-Forwarded-Host": "contoh.invalid"})
        assert "contoh.invalid" not in jawab["Location"]


class TestRahasia:
    def test_no_password_reaches_log_or_database(
        self, client: Client, sari: User, caplog: pytest.LogCaptureFixture
    ) -> None:
        from axes.models import AccessAttempt

        rahasia = "rahasia-yang-salah-ketik"
        with caplog.at_level(0):
            for _ in range(11):
                masuk(client, sari.username, rahasia)
            baru = terbitkan_sandi_awal(sari, pada=timezone.now())
            masuk(client, sari.username, baru)
        assert rahasia not in caplog.text and baru not in caplog.text
        isi = str(list(AccessAttempt.objects.values()))
        assert rahasia not in isi and settings.SECRET_KEY not in caplog.text
