"""Forms that every area builds on."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms

USANG = (
    "Data ini sudah diubah sejak halaman ini dibuka, di tab lain atau oleh orang lain. Muat ulang "
    "halamannya, periksa isinya yang baru, lalu ubah lagi."
)


class BerjagaForm(forms.Form):
    """A form that mends what is stored; what was typed over an old page is refused.

    The page carries a digest of what it showed, and the view gives what is stored now as
    ``initial`` when the answer comes.
    """

    sidik = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**self.initial, "sidik": _sidik(self.initial)}

    def full_clean(self) -> None:
        """The digest is judged last and is no part of what was filled in."""
        super().full_clean()
        if not self.is_bound:
            return
        terkirim = self.cleaned_data.pop("sidik", "")
        if "sidik" in self.fields and terkirim not in ("", self.initial["sidik"]):
            self.add_error(None, USANG)


def _sidik(isi: Mapping[str, Any]) -> str:
    """Digest of initial values; rows count by their id."""
    teks = "\n".join(f"{nama}={getattr(isi[nama], 'pk', isi[nama])}" for nama in sorted(isi))
    return hashlib.sha256(teks.encode()).hexdigest()
