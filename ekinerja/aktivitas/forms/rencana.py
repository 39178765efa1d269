"""A piece of work of the own plan."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.aktivitas.services.rencana import IsianRencana
from ekinerja.skp.forms.susun import isian_hari
from ekinerja.skp.queries import PilihanIndikator

HARI = (
    (1, "Senin"), (2, "Selasa"), (3, "Rabu"), (4, "Kamis"), (5, "Jumat"), (6, "Sabtu"),
    (7, "Minggu"),
)  # fmt: skip


class RencanaForm(forms.Form):
    """What, what for, how many, how long; and whether it comes back."""

    tanggal = isian_hari("Tanggal")
    uraian = forms.CharField(
        label="Apa yang akan dikerjakan", min_length=5, max_length=500,
        error_messages={
            "required": "Tulis apa yang akan dikerjakan.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
        },
    )  # fmt: skip
    indikator = forms.TypedChoiceField(
        label="Untuk indikator SKP", coerce=int,
        error_messages={
            "required": "Pilih indikator SKP yang didukungnya.",
            "invalid_choice": "Pilih salah satu indikator SKP Anda.",
        },
    )  # fmt: skip
    volume = forms.DecimalField(
        label="Berapa banyak", required=False, min_value=Decimal(0), max_digits=10,
        decimal_places=2, help_text="Dalam satuan indikatornya; kosong bila tidak dihitung.",
    )  # fmt: skip
    menit = forms.IntegerField(
        label="Perkiraan lama (menit)", min_value=1, max_value=1440, initial=60
    )
    ulang = forms.TypedMultipleChoiceField(
        label="Berulang tiap", required=False, coerce=int, choices=HARI,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosong: sekali saja. Yang berulang ditawarkan pada rencana hari itu.",
    )  # fmt: skip

    def __init__(self, *args: Any, pilihan: Sequence[PilihanIndikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["indikator"]
        assert isinstance(medan, forms.TypedChoiceField)
        medan.choices = [
            ("", "Pilih indikator"),
            *((str(satu.id), f"{satu.uraian} ({satu.satuan})") for satu in pilihan),
        ]

    @property
    def isian(self) -> IsianRencana:
        """What was filled in."""
        isi = self.cleaned_data
        return IsianRencana(
            indikator_id=isi["indikator"], tanggal=isi["tanggal"], uraian=isi["uraian"],
            menit=isi["menit"], volume=isi["volume"] or Decimal(0),
        )  # fmt: skip


def awal_rencana(hari: date) -> dict[str, object]:
    """What a new plan begins with."""
    return {"tanggal": hari, "menit": 60}
