import pytest
from django.db import InternalError, connection, transaction
from django.http import HttpResponse

from ekinerja.core.middleware import ReadOnlyMiddleware, client_address
from ekinerja.instansi.models import Instansi


def write(request):
    Instansi.objects.update(nama="diubah")
    return HttpResponse("ok")


class TestReadOnly:
    @pytest.mark.parametrize("method", ["get", "head"])
    def test_a_get_that_writes_fails_in_the_database(self, pemeran, rf, method):
        with pytest.raises(InternalError, match="read-only"), transaction.atomic():
            ReadOnlyMiddleware(write)(getattr(rf, method)("/"))

    def test_a_post_writes(self, pemeran, rf):
        assert ReadOnlyMiddleware(write)(rf.post("/")).status_code == 200

    def test_writing_is_possible_again_after_a_get(self, pemeran, rf):
        ReadOnlyMiddleware(lambda request: HttpResponse("ok"))(rf.get("/"))
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            assert cursor.fetchone() == ("off",)


class TestSkemaDariPerantara:
    """X-Forwarded-Proto decides about redirects and secure cookies."""

    @pytest.fixture(autouse=True)
    def produksi(self, settings):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        settings.SECURE_SSL_REDIRECT = True

    def dari(self, client, alamat):
        return client.get("/masuk/", REMOTE_ADDR=alamat, headers={"X-Forwarded-Proto": "https"})

    @pytest.mark.parametrize("alamat", ["203.0.113.7", "127.0.0.1", ""])
    def test_a_visitor_cannot_claim_https(self, db, client, settings, alamat):
        settings.TRUSTED_PROXIES = ["10.0.0.9"]
        jawab = self.dari(client, alamat)
        assert jawab.status_code == 301
        assert jawab.url.startswith("https://")

    def test_a_trusted_proxy_is_believed(self, db, client, settings):
        settings.TRUSTED_PROXIES = ["10.0.0.9"]
        assert self.dari(client, "10.0.0.9").status_code == 200

    def test_it_is_decided_before_anything_reads_it(self, settings):
        assert settings.MIDDLEWARE[0].endswith("ClientAddressMiddleware")


class TestClientAddress:
    def test_a_claimed_address_is_not_believed(self, rf):
        request = rf.get("/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": "1.1.1.1"})
        assert client_address(request) == "10.0.0.9"

    def test_behind_a_trusted_proxy_the_last_hop_counts(self, rf, settings):
        settings.TRUSTED_PROXIES = ["10.0.0.9"]
        request = rf.get(
            "/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": "6.6.6.6, 1.1.1.1"}
        )
        assert client_address(request) == "1.1.1.1"
