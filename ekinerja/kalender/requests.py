"""A signed-in request as the calendar needs it; the identity is set by the areas above."""

from collections.abc import Callable
from datetime import date
from typing import Any, Concatenate, ParamSpec, Protocol

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup

P = ParamSpec("P")


class Pembaca(Protocol):
    """Who reads: a user on a day, perhaps placed in a unit."""

    @property
    def hari(self) -> date: ...
    @property
    def user_id(self) -> int: ...
    @property
    def nama(self) -> str: ...
    @property
    def penempatan(self) -> Any: ...


class KalenderRequest(HttpRequest):
    """A request of a signed-in user."""

    user: User
    identitas: Pembaca


def lingkup_dari(request: KalenderRequest) -> Lingkup:
    """The own instansi on the day of the request; a calendar has no secrets inside it."""
    return Lingkup(
        instansi_id=request.user.instansi_id, per_tanggal=request.identitas.hari, unit_ids=None
    )


def unit_dari(request: KalenderRequest) -> int | None:
    """The unit in which the reader is placed today, or None."""
    tempat = request.identitas.penempatan
    return None if tempat is None else int(tempat.jabatan.unit_id)


def masuk_required(
    view: Callable[Concatenate[KalenderRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for signed-in users."""
    return login_required(view)  # type: ignore[return-value]  # narrowed request
