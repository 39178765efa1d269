"""Shapes of what a superior fills in."""

from typing import Any

from django import forms


class CariOrangForm(forms.Form):
    """Whose entries the inbox shows."""

    cari = forms.CharField(
        label="Cari nama",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class AlasanForm(forms.Form):
    """The note of a return."""

    alasan = forms.CharField(
        min_length=10,
        max_length=2000,
        error_messages={
            "required": "Catatan wajib diisi. Tuliskan apa yang perlu diperbaiki.",
            "min_length": "Catatan paling sedikit 10 huruf, supaya jelas yang diperbaiki.",
            "max_length": "Catatan paling panjang 2.000 huruf.",
        },
    )


class SetujuiBanyakForm(forms.Form):
    """Which entries of the shown ones: the ticked, those of a day, or all that were shown.

    ``tampil`` repeats "id|day" for every entry on the screen, so that nothing is approved unseen.
    """

    SEMUA, DICENTANG = "semua", "dicentang"

    cara = forms.CharField(max_length=20)
    pilih = forms.TypedMultipleChoiceField(coerce=int, required=False)
    tampil = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for nama in ("pilih", "tampil"):
            terkirim = [(satu, satu) for satu in data.getlist(nama) if _berbentuk(satu)][:500]
            self.fields[nama].choices = terkirim  # type: ignore[attr-defined]  # choice fields

    @property
    def dipilih(self) -> list[int]:
        """Ids of the entries meant, once the form is valid."""
        cara = self.cleaned_data["cara"]
        if cara == self.DICENTANG:
            return list(self.cleaned_data["pilih"])
        tampil = [satu.partition("|") for satu in self.cleaned_data["tampil"]]
        return [int(pk) for pk, _, hari in tampil if cara in {self.SEMUA, hari}]


def _berbentuk(teks: str) -> bool:
    pk, _, _ = teks.partition("|")
    return pk.isascii() and pk.isdigit() and len(pk) < 19
