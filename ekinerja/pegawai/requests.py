"""Typed requests of a signed-in person, and the gates of views."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from ekinerja.core.errors import TidakBerwenang
from ekinerja.organisasi.requests import MasukRequest as RequestMasuk
from ekinerja.organisasi.requests import masuk_required, peran_required
from ekinerja.pegawai.identity import Identitas
from ekinerja.pegawai.models import Pegawai

__all__ = [
    "MasukRequest",
    "PegawaiRequest",
    "masuk_required",
    "pegawai_required",
    "peran_required",
]

P = ParamSpec("P")


class MasukRequest(RequestMasuk):
    """A request of a signed-in user, with placement and roles."""

    identitas: Identitas


class PegawaiRequest(MasukRequest):
    """A request of a signed-in person."""

    pegawai: Pegawai


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
