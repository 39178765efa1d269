"""Which plans are printed together."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ekinerja.organisasi.models import UnitKerja
from ekinerja.skp.models import CetakUnit


class CetakUnitForm(forms.Form):
    """A unit of the scope, a year, and the shape of the file."""

    unit = forms.ChoiceField(
        label="Unit",
        help_text="Beserta unit di bawahnya.",
        error_messages={
            "required": "Pilih unitnya.",
            "invalid_choice": "Unit ini bukan dalam kewenangan Anda. Pilih dari daftar.",
        },
    )
    tahun = forms.IntegerField(
        label="Tahun",
        min_value=2022,
        max_value=2100,
        error_messages={
            "required": "Isi tahunnya.",
            "min_value": "SKP sebelum 2022 memakai ketentuan lama dan tidak dicetak di sini.",
        },
    )
    bentuk = forms.ChoiceField(
        label="Bentuk", choices=CetakUnit.BENTUK, initial=CetakUnit.ZIP, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, unit: Sequence[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unit = {str(satu.pk): satu for satu in unit}
        self.fields["unit"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kunci, f"{satu.kode} {satu.nama}") for kunci, satu in self._unit.items()
        ]

    @property
    def pilihan(self) -> UnitKerja:
        """The unit that was chosen."""
        return self._unit[self.cleaned_data["unit"]]
