"""The signed-in person as this area needs it; who the person is is resolved further up."""

from datetime import date
from typing import Protocol

from django.http import HttpRequest

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.regulasi.pelaku import Bertindak, PeranHari


class IdentitasHari(Protocol):
    """Person and roles of today, as the middleware attaches them."""

    @property
    def hari(self) -> date: ...
    @property
    def peran(self) -> tuple[PeranHari, ...]: ...
    def lingkup_sendiri(self) -> Lingkup: ...


class MasukRequest(HttpRequest):
    """A request of a signed-in user."""

    user: User  # type: ignore[assignment]  # narrowed by login_required
    identitas: IdentitasHari


def pelaku(request: MasukRequest) -> Bertindak:
    """The signed-in user as the actor of a deed today."""
    user = request.user
    return Bertindak(
        user.pk, user.nama, user.instansi_id, request.identitas.hari, request.identitas.peran
    )
