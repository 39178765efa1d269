"""Sign-in and password forms with Indonesian words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm
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


class GantiSandiForm(ChangePasswordForm):  # type: ignore[misc]  # library is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, label, bantuan, lengkapi in (
            ("oldpassword", "Kata sandi sekarang", "", "current-password"),
            (
                "password1",
                "Kata sandi baru",
                "Paling sedikit 10 huruf. Beberapa kata yang mudah diingat lebih baik daripada "
                "satu kata yang rumit. Bukan NIP, nomor telepon, atau tanggal lahir.",
                "new-password",
            ),
            ("password2", "Kata sandi baru, sekali lagi", "", "new-password"),
        ):
            field = self.fields[nama]
            field.label, field.help_text = label, bantuan
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update({"class": "form-control", "autocomplete": lengkapi})
