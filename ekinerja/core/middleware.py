"""Requests: true client address, read-only GET, refusals as pages."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ekinerja.core.errors import AksiDitolak

GetResponse = Callable[[HttpRequest], HttpResponse]


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of TRUSTED_PROXIES; the first hop is never trusted.

    What is no address (``unknown``, a port beside it) ends the walk at the hop before it.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while address in settings.TRUSTED_PROXIES and hops:
        hop = hops.pop().strip()
        if not _is_address(hop):
            break
        address = hop
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


class ClientAddressMiddleware:
    """Put the resolved address into REMOTE_ADDR, once, for everything after.

    Only one of TRUSTED_PROXIES may say that the visitor came by HTTPS; from anybody else the
    header is dropped before it is read. Hence the outermost middleware.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("REMOTE_ADDR") not in settings.TRUSTED_PROXIES:
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        request.META["REMOTE_ADDR"] = client_address(request)
        return self.get_response(request)


class ReadOnlyMiddleware:
    """GET and HEAD run in a transaction that the database itself keeps read-only.

    Session saving stands outside (its middleware is further out).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL transaction_read_only = on")
            return self.get_response(request)


class PlainTextMiddleware:
    """No character NUL in addresses and fields: nobody types it, and the database cannot hold it.

    It looks after the token of a form is proven, before any view runs.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        teks = [request.path_info]
        for fields in (request.GET, request.POST):
            teks += [one for _, values in fields.lists() for one in values]
        if not any("\0" in str(one) for one in teks):
            return None
        return render(
            request,
            "galat.html",
            {
                "judul": "Isian tidak dapat dibaca",
                "kalimat": "Ada huruf yang bukan teks dalam alamat atau isian ini. Ketik ulang "
                "isiannya, lalu kirim lagi.",
            },
            status=400,
        )


class ReasonMiddleware:
    """A refused deed becomes a page (or a fragment for htmx) with its sentence, status 409."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, AksiDitolak):
            return None
        return render(
            request,
            "galat.html",
            {"judul": "Belum dapat dilakukan", "kalimat": exception.kalimat},
            status=409,
        )
