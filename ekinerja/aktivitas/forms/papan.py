"""Shapes of the board of a team: its filter, a line of feedback, an assignment."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.pegawai.models import Pegawai

DIAM_BIASA = 3
_DIAM = ((1, "1 hari kerja"), (3, "3 hari kerja"), (5, "5 hari kerja"), (10, "10 hari kerja"))
_TANGGAL = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SaringPapanForm(forms.Form):
    """Which day, which people, and after how many working days somebody counts as silent."""

    tanggal = forms.DateField(label="Hari", required=False, widget=_TANGGAL)
    cari = forms.CharField(label="Nama", required=False, max_length=60)
    unit = forms.ChoiceField(label="Unit", required=False)
    tampil = forms.ChoiceField(
        label="Tampilkan",
        required=False,
        choices=(("", "Semua orang"), ("diam", "Yang diam"), ("menunggu", "Yang menunggu")),
    )
    diam = forms.TypedChoiceField(label="Diam sejak", required=False, choices=_DIAM, coerce=int)

    def __init__(self, *args: Any, unit: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Semua unit"), *((satu, satu) for satu in unit),
        ]  # fmt: skip


class UmpanBalikForm(forms.Form):
    """One line about the day of a person."""

    tanggal = forms.DateField(
        label="Tentang hari",
        widget=_TANGGAL,
        error_messages={"required": "Pilih harinya.", "invalid": "Pilih harinya."},
    )
    isi = forms.CharField(
        label="Umpan balik",
        max_length=200,
        help_text="Satu baris; dibaca pegawai dan tidak dapat diubah.",
        error_messages={
            "required": "Tuliskan satu baris, lalu kirim lagi.",
            "max_length": "Paling panjang 200 huruf. Pendekkan, lalu kirim lagi.",
        },
    )


class DisposisiForm(forms.Form):
    """Work for somebody of the team."""

    pegawai = forms.ChoiceField(label="Untuk", error_messages={"required": "Pilih orangnya."})
    isi = forms.CharField(
        label="Yang dikerjakan",
        max_length=300,
        error_messages={
            "required": "Tuliskan pekerjaannya, lalu kirim lagi.",
            "max_length": "Paling panjang 300 huruf. Pendekkan, lalu kirim lagi.",
        },
    )
    tenggat = forms.DateField(
        label="Tenggat",
        required=False,
        widget=_TANGGAL,
        help_text="Boleh kosong.",
        error_messages={"invalid": "Pilih tanggalnya."},
    )

    def __init__(self, *args: Any, tim: Sequence[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tim = {str(satu.pk): satu for satu in tim}
        self.fields["pegawai"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Pilih"), *((kunci, satu.nama) for kunci, satu in self.tim.items()),
        ]  # fmt: skip

    @property
    def orang(self) -> Pegawai:
        """The chosen person, once the form is valid."""
        return self.tim[self.cleaned_data["pegawai"]]


class SaringApelForm(forms.Form):
    """Which month, which unit."""

    bulan = forms.ChoiceField(label="Bulan", required=False)
    unit = forms.ChoiceField(label="Unit", required=False)

    def __init__(
        self, *args: Any, bulan: Sequence[date], unit: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bulan"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (f"{satu:%Y-%m}", bulan_tahun(satu)) for satu in bulan
        ]
        self.fields["unit"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Semua dalam kewenangan saya"), *((str(pk), nama) for pk, nama in unit),
        ]  # fmt: skip
