"""Password rules that the framework does not know."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from ekinerja.accounts.models import User


class NotOwnNumberValidator:
    """A NIP, a birth date or the user name is never a password."""

    def validate(self, password: str, user: User | None = None) -> None:
        digits = re.sub(r"\D", "", password)
        if re.fullmatch(r"[\d\s./-]+", password) and len(digits) >= 6:
            raise ValidationError(
                "Kata sandi tidak boleh hanya angka, seperti NIP, nomor telepon, atau tanggal "
                "lahir. Pakailah beberapa kata yang mudah Anda ingat.",
                code="angka",
            )
        if user is not None and user.username and user.username.lower() in password.lower():
            raise ValidationError(
                "Kata sandi tidak boleh memuat nama pengguna atau NIP Anda.", code="nama_pengguna"
            )

    def get_help_text(self) -> str:
        return "Bukan NIP, nomor telepon, atau tanggal lahir."


def locked_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The name that wrong passwords are counted for.

    Sign-in finds a name whatever its case, so every spelling counts as one.
    """
    if credentials and credentials.get("username"):
        return spelling(str(credentials["username"]))
    return spelling(request.POST.get("login", "")) if request is not None else ""


def spelling(name: str) -> str:
    """One form for all spellings of a user name that sign-in takes for the same."""
    return name.strip().upper()
