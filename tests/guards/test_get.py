"""GET dan HEAD tidak pernah menulis: basis data sendiri yang menolaknya."""

import pytest
from django.conf import settings
from django.db import InternalError
from django.test import Client

from ekinerja.instansi.models import Instansi

PENGHALANG = "ekinerja.core.middleware.ReadOnlyMiddleware"


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.guards.url_menulis")
class TestGet:
    @pytest.mark.parametrize("cara", ["get", "head"])
    def test_it_cannot_write(self, cara: str) -> None:
        with pytest.raises(InternalError, match="read-only transaction"):
            getattr(Client(), cara)("/menulis")
        assert not Instansi.objects.filter(kode="gelap").exists()

    def test_it_would_write_without_the_barrier(self) -> None:
        assert PENGHALANG in settings.MIDDLEWARE
        longgar = [satu for satu in settings.MIDDLEWARE if satu != PENGHALANG]
        with pytest.MonkeyPatch.context() as tambal:
            tambal.setattr(settings, "MIDDLEWARE", longgar)
            assert Client().get("/menulis").status_code == 200
        assert Instansi.objects.filter(kode="gelap").exists()

    def test_a_post_may_write(self) -> None:
        assert Client().post("/menulis").status_code == 200
        assert Instansi.objects.filter(kode="gelap").exists()
