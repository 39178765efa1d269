"""Shapes of what a superior fills in."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core import signing

_GARAM = "aktivitas.dibuka"


def tanda_dibuka(saat: datetime) -> str:
    """When a page was opened, signed, so that a decision can say what it had seen."""
    return signing.dumps(int(saat.timestamp() * 1_000_000), salt=_GARAM)


class DibukaForm(forms.Form):
    """A deed from a page that says when it was opened; an unreadable mark says nothing."""

    dibuka = forms.CharField(required=False, max_length=200)

    def clean_dibuka(self) -> datetime | None:
        """The moment, or None."""
        try:
            mikro = signing.loads(self.cleaned_data["dibuka"], salt=_GARAM)
        except signing.BadSignature:
            return None
        return datetime.fromtimestamp(mikro / 1_000_000, tz=UTC)


class NilaiForm(DibukaForm):
    """Approving: the score, where one is given."""

    mutu = forms.CharField(required=False, max_length=60)


class CariOrangForm(forms.Form):
    """Whose entries the inbox shows."""

    cari = forms.CharField(
        label="Cari nama",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class AlasanForm(DibukaForm):
    """The note of a return, the reason of a rejection."""

    alasan = forms.CharField(
        min_length=10,
        max_length=2000,
        error_messages={
            "required": "Catatan wajib diisi. Tuliskan alasannya atau apa yang perlu diperbaiki.",
            "min_length": "Catatan paling sedikit 10 huruf, supaya jelas alasannya.",
            "max_length": "Catatan paling panjang 2.000 huruf.",
        },
    )


class SetujuiBanyakForm(DibukaForm):
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
