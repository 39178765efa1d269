"""A row of a template, and the search of the library."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ekinerja.organisasi.models import UraianTugas
from ekinerja.skp.forms.susun import IndikatorForm, isian_tugas, pilihan_tugas


class BarisTemplatForm(IndikatorForm):
    """A planned result with one indicator."""

    rencana = forms.CharField(
        label="Rencana hasil kerja",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tulis rencana hasil kerjanya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    tugas = isian_tugas()
    realisasi_awal = None  # type: ignore[assignment]  # a template has none
    stempel = None  # type: ignore[assignment]  # one person draws it up

    field_order = ("rencana", "tugas")

    def __init__(self, *args: Any, tugas: Sequence[UraianTugas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan_tugas(self, tugas)


class CariForm(forms.Form):
    """Words to look for."""

    cari = forms.CharField(label="Cari", required=False, max_length=100)
