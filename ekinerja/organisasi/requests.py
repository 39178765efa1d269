"""Typed requests of a signed-in user, and the gates of views by role.

They stand here, below the people, so that every area from here upwards can use them;
``pegawai.requests`` adds the person.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from ekinerja.accounts.models import User
from ekinerja.core.errors import TidakBerwenang
from ekinerja.core.lingkup import Lingkup


class PemegangPeran(Protocol):
    """Who is signed in, as far as roles go; can act in services."""

    @property
    def user(self) -> User: ...
    @property
    def hari(self) -> date: ...
    @property
    def user_id(self) -> int: ...
    @property
    def nama(self) -> str: ...
    def punya(self, *peran: str) -> bool: ...
    def boleh_di(self, unit_id: int | None, *peran: str) -> bool: ...
    def lingkup(self, *peran: str, kapasitas: str = "") -> Lingkup: ...
    def lingkup_sendiri(self) -> Lingkup: ...


class MasukRequest(HttpRequest):
    """A request of a signed-in user."""

    user: User
    identitas: PemegangPeran


P = ParamSpec("P")
R = TypeVar("R", bound=MasukRequest)
View = Callable[Concatenate[R, P], HttpResponse]
Gate = Callable[Concatenate[HttpRequest, P], HttpResponse]


def masuk_required(view: View[R, P]) -> Gate[P]:
    """Only for signed-in users."""
    return login_required(view)  # type: ignore[return-value]  # narrowed request


def peran_required(*peran: str) -> Callable[[View[R, P]], Gate[P]]:
    """Only for signed-in users with one of these roles today."""

    def wrap(view: View[R, P]) -> Gate[P]:
        @wraps(view)
        def gate(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.identitas.punya(*peran):
                raise TidakBerwenang(
                    "Halaman ini untuk peran lain. Bila Anda seharusnya memilikinya, hubungi "
                    "pengelola aplikasi dengan surat penunjukan Anda."
                )
            return view(request, *args, **kwargs)

        return login_required(gate)  # type: ignore[return-value]  # narrowed request

    return wrap
