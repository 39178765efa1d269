import pytest
from django.utils import timezone

from ekinerja.accounts.services import terbitkan_sandi_awal

SANDI = "bukit melati empat"


@pytest.fixture
def sari(pemeran):
    user = pemeran.sari.user
    user.set_password(SANDI)
    user.save()
    return user


def masuk(client, nama, sandi, **lain):
    return client.post("/masuk/", {"login": nama, "password": sandi, **lain})


class TestMasuk:
    def test_it_opens_the_home_page(self, client, sari):
        assert masuk(client, sari.username, SANDI)["Location"] == "/"
        assert client.get("/").status_code == 200

    def test_a_wrong_password_is_answered_with_a_sentence(self, client, sari):
        page = masuk(client, sari.username, "salah sekali")
        assert "tidak cocok" in page.content.decode()
        assert client.get("/").status_code == 302

    def test_an_unknown_name_gets_the_same_sentence(self, client, sari):
        page = masuk(client, "199999999999999999", SANDI)
        assert "tidak cocok" in page.content.decode()

    def test_it_never_follows_a_foreign_next(self, client, sari):
        page = masuk(client, sari.username, SANDI, next="https://contoh.invalid/")
        assert page["Location"] == "/"

    def test_the_session_is_rotated(self, client, sari):
        client.get("/masuk/")
        before = client.cookies.get("sessionid")
        masuk(client, sari.username, SANDI)
        assert client.cookies["sessionid"].value != (before.value if before else "")

    def test_ten_wrong_passwords_lock_the_name_and_say_how_long(self, client, sari):
        for _ in range(10):
            page = masuk(client, sari.username, "salah sekali")
        assert page.status_code == 429
        assert "15 menit" in page.content.decode()
        assert masuk(client, sari.username, SANDI).status_code == 429

    def test_others_behind_the_same_address_are_not_locked(self, client, sari, pemeran):
        for _ in range(10):
            masuk(client, sari.username, "salah sekali")
        budi = pemeran.budi.user
        budi.set_password(SANDI)
        budi.save()
        assert masuk(client, budi.username, SANDI).status_code == 302

    def test_sign_up_is_closed(self, client, db):
        assert "dibuatkan oleh admin" in client.get("/akun/daftar/").content.decode()

    def test_an_inactive_account_stays_outside(self, client, sari):
        sari.is_active = False
        sari.save()
        masuk(client, sari.username, SANDI)
        assert client.get("/").status_code == 302


class TestKeluar:
    def test_it_ends_the_session(self, as_sari):
        as_sari.post("/keluar/")
        assert as_sari.get("/").status_code == 302

    def test_a_get_only_asks(self, as_sari):
        assert as_sari.get("/keluar/").status_code == 200
        assert as_sari.get("/").status_code == 200


class TestSandiAwal:
    @pytest.fixture
    def client_awal(self, client, sari):
        sandi = terbitkan_sandi_awal(sari, pada=timezone.now())
        masuk(client, sari.username, sandi)
        return client, sandi

    def test_every_page_leads_to_the_change(self, client_awal):
        client, _ = client_awal
        assert client.get("/")["Location"] == "/akun/sandi/"

    def test_a_new_password_opens_the_system(self, client_awal, sari):
        client, sandi = client_awal
        baru = "kebun kopi di lereng"
        page = client.post(
            "/akun/sandi/", {"oldpassword": sandi, "password1": baru, "password2": baru}
        )
        assert page["Location"] == "/"
        assert client.get("/").status_code == 200
        sari.refresh_from_db()
        assert not sari.wajib_ganti_sandi

    @pytest.mark.parametrize("baru", ["199001012015032003", "pendek", "0812 3456 7890"])
    def test_a_number_or_a_short_word_is_refused(self, client_awal, sari, baru):
        client, sandi = client_awal
        page = client.post(
            "/akun/sandi/", {"oldpassword": sandi, "password1": baru, "password2": baru}
        )
        assert page.status_code == 422
        sari.refresh_from_db()
        assert sari.wajib_ganti_sandi
