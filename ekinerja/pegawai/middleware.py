"""Every signed-in request knows its person, roles and zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.pegawai.queries import identitas_saat

GetResponse = Callable[[HttpRequest], HttpResponse]


class PegawaiMiddleware:
    """Sets ``request.identitas`` (person, placement, roles, scope) with three queries."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        request.identitas = identitas_saat(user, saat=timezone.now())  # type: ignore[attr-defined]  # see PegawaiRequest
        with timezone.override(ZoneInfo(request.identitas.zona)):  # type: ignore[attr-defined]  # see PegawaiRequest
            return self.get_response(request)
