"""Typed requests of a signed-in person, and the gates of views."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from ekinerja.accounts.models import User
from ekinerja.core.errors import TidakBerwenang
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai

P = ParamSpec("P")


class MasukRequest(HttpRequest):
    """A request of a signed-in user."""

    user: User
    identitas: Identitas


class PegawaiRequest(MasukRequest):
    """A request of a signed-in person."""

    pegawai: Pegawai


def masuk_required(
    view: Callable[Concatenate[MasukRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for signed-in users."""
    return login_required(view)  # type: ignore[return-value]  # narrowed request


def pegawai_required(
    view: Callable[Concatenate[PegawaiRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for signed-in users who are a person on the register."""

    @wraps(view)
    def gate(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        pegawai = request.identitas.pegawai
        if pegawai is None:
            raise TidakBerwenang(
                "Akun ini belum terhubung dengan data pegawai. "
                "Hubungi BKPSDM untuk menghubungkannya."
            )
        request.pegawai = pegawai
        return view(request, *args, **kwargs)

    return login_required(gate)  # type: ignore[return-value]  # narrowed request


def peran_required(
    *peran: str,
) -> Callable[
    [Callable[Concatenate[MasukRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Only for signed-in users with one of these roles today."""

    def wrap(
        view: Callable[Concatenate[MasukRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
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
