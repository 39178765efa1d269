"""Forced change of the first password."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ekinerja.accounts.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]


class PasswordChangeMiddleware:
    """Until the one-time password is replaced, only changing it and signing out are possible."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and user.wajib_ganti_sandi:
            change = reverse("account_change_password")
            if request.path not in {change, reverse("account_logout")}:
                return HttpResponseRedirect(change)
        return self.get_response(request)
