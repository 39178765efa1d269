"""Sign-in, sign-out and the first password."""

from typing import Any

from allauth.account.views import PasswordChangeView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from ekinerja.accounts.services import catat_ganti_sandi


class GantiSandiView(PasswordChangeView):  # type: ignore[misc]  # library is untyped
    """Change the password; clears the duty to change it."""

    template_name = "account/password_change.html"

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        update_session_auth_hash(self.request, form.user)
        catat_ganti_sandi(form.user, pada=timezone.now())
        messages.success(self.request, "Kata sandi Anda sudah diganti.")
        return HttpResponseRedirect("/")

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return answer


ganti_sandi = GantiSandiView.as_view()


def terkunci(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords for this name: says how long and whom to ask."""
    return render(
        request,
        "galat.html",
        {
            "judul": "Sementara terkunci",
            "kalimat": "Kata sandi salah terlalu sering untuk nama pengguna ini. Tunggu 15 menit, "
            "lalu coba lagi, atau minta kata sandi baru kepada Admin Perangkat Daerah.",
        },
        status=429,
    )
