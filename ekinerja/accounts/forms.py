"""Sign-in form with Indonesian words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm


class LoginForm(AllauthLoginForm):  # type: ignore[misc]  # library is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, sandi = self.fields["login"], self.fields["password"]
        login.label, sandi.label = "NIP atau nama pengguna", "Kata sandi"
        login.help_text = "18 angka tanpa spasi. Tanpa NIP? Pakai nama yang diberikan admin."
        sandi.help_text = ""
        for field in (login, sandi):
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "form-control"
        login.widget.attrs["autocomplete"] = "username"
        login.widget.attrs["autocapitalize"] = "none"
        self.error_messages["username_password_mismatch"] = (
            "NIP/nama pengguna atau kata sandi tidak cocok. Periksa lagi, atau hubungi admin "
            "perangkat daerah untuk kata sandi baru."
        )
