"""Shapes of appointing an operator and of typing a signed sheet."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.forms.berkas import bukti_field
from ekinerja.aktivitas.services import IsianAktivitas
from ekinerja.organisasi.models import UnitKerja
from ekinerja.skp.queries import PilihanIndikator

_TANGGAL: dict[str, Any] = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "input_formats": ["%Y-%m-%d", "%d/%m/%Y"],
    "error_messages": {
        "required": "Pilih tanggalnya.",
        "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
    },
}


def _nip(label: str = "NIP") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis NIP-nya.", "max_length": "NIP ini terlalu panjang."},
    )


class TunjukOperatorForm(forms.Form):
    """Who types for which unit, how long, by which letter."""

    nip = _nip()
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        label="Unit yang diisi",
        queryset=None,
        error_messages={
            "required": "Pilih unitnya.",
            "invalid_choice": "Pilih unit yang Anda kelola.",
        },
    )
    mulai = forms.DateField(label="Sejak", **_TANGGAL)
    sampai = forms.DateField(label="Sampai (boleh kosong)", required=False, **_TANGGAL)
    dasar = forms.CharField(
        label="Surat penunjukan",
        max_length=200,
        help_text="Nomor dan tanggalnya.",
        error_messages={
            "required": "Tulis nomor dan tanggal surat penunjukannya.",
            "max_length": "Paling panjang 200 huruf.",
        },
    )

    def __init__(self, *args: Any, unit: Iterable[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = unit  # type: ignore[attr-defined]  # a model choice

    def clean_nip(self) -> str:
        return "".join(str(self.cleaned_data["nip"]).split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        mulai, sampai = data.get("mulai"), data.get("sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("sampai", "Tanggal akhir harus pada atau sesudah tanggal mulainya.")
        return data

    @property
    def masa(self) -> DateRange:
        """The period, half-open."""
        sampai = self.cleaned_data["sampai"]
        akhir = sampai + timedelta(days=1) if sampai else None
        return DateRange(self.cleaned_data["mulai"], akhir)


class OrangLembarForm(forms.Form):
    """Whose sheet is typed; people without a NIP have a user name."""

    nip = _nip("NIP atau nama pengguna")

    def clean_nip(self) -> str:
        return "".join(str(self.cleaned_data["nip"]).split())


class LembarForm(forms.Form):
    """One row of a signed sheet."""

    kunci_kirim = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Halaman ini sudah lama terbuka. Muat ulang, lalu isi lagi."
        ),
    )
    indikator = forms.TypedChoiceField(
        label="Indikator SKP",
        coerce=int,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih salah satu indikator SKP-nya."
        ),
    )
    uraian = forms.CharField(
        label="Apa yang dikerjakan",
        min_length=5,
        max_length=500,
        error_messages={
            "required": "Tulis apa yang dikerjakan.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Uraian paling panjang 500 huruf. Ringkaskan.",
        },
    )
    tanggal = forms.DateField(label="Tanggal", **_TANGGAL)
    menit = forms.IntegerField(
        label="Lama (menit)",
        min_value=1,
        max_value=1440,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            "Tulis lamanya, 1 sampai 1.440 menit.",
        ),
    )
    volume = forms.DecimalField(
        label="Volume",
        required=False,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=2,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "Volume berupa angka, paling banyak dua desimal.",
        ),
    )
    lembar = bukti_field("Foto lembar bertanda tangan", accept="image/*", capture="environment")

    def __init__(self, *args: Any, indikator: Iterable[PilihanIndikator], **kwargs: Any) -> None:
        """
        :param indikator: of the person, the only ones that are offered and taken.
        """
        super().__init__(*args, **kwargs)
        medan = self.fields["indikator"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [(satu.id, satu.uraian) for satu in indikator]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("lembar") and "lembar" not in self.errors:
            self.add_error("lembar", "Lampirkan foto lembar yang ditandatangani pemiliknya.")
        return data

    @property
    def isian(self) -> IsianAktivitas:
        """The entry, once the form is valid."""
        data = self.cleaned_data
        return IsianAktivitas(
            indikator_id=data["indikator"],
            tanggal=data["tanggal"],
            uraian=data["uraian"],
            menit=data["menit"],
            volume=data["volume"] or Decimal(0),
        )
