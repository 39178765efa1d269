"""Sign-up is closed: an admin issues every account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignupAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # library is untyped
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": (
            "NIP/nama pengguna atau kata sandi tidak cocok. Periksa lagi, atau minta kata sandi "
            "baru kepada Admin Perangkat Daerah."
        ),
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say it themselves; the library's own notices are not shown."""
