"""Requests: true client address, read-only GET, refusals as pages."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ekinerja.core.errors import AksiDitolak

GetResponse = Callable[[HttpRequest], HttpResponse]


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of TRUSTED_PROXIES; the first hop is never trusted."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    hops = [h.strip() for h in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if h.strip()]
    while address in settings.TRUSTED_PROXIES and hops:
        address = hops.pop()
    return address


class ClientAddressMiddleware:
    """Put the resolved address into REMOTE_ADDR, once, for everything after."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
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
