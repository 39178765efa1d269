"""Fields that several forms share."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

TANGGAL = {"type": "date"}
TAHUN = "Tahun ini tidak wajar. Periksa tahunnya; kosongkan bila tidak ditentukan."
WAJAR = (
    MinValueValidator(date(1900, 1, 1), TAHUN),
    MaxValueValidator(date(2199, 12, 31), TAHUN),
)


def bidang_tanggal(judul: str, *, wajib: bool = True, bantuan: str = "") -> forms.DateField:
    """A date field with the browser's own picker, shown in the way the picker needs."""
    return forms.DateField(
        label=judul,
        required=wajib,
        help_text=bantuan,
        widget=forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d"),
        validators=WAJAR,
        input_formats=("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"),
        error_messages={
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
            "required": "Tanggal ini wajib diisi.",
        },
    )
