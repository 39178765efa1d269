"""What was reached in a month, typed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.skp.services import IsianRealisasi


class RealisasiForm(forms.Form):
    """Month, figure, words."""

    awal = forms.TypedChoiceField(label="Bulan", coerce=date.fromisoformat)
    nilai = forms.DecimalField(
        label="Realisasi",
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}),
        error_messages={
            "invalid": "Realisasi harus berupa angka.",
            "min_value": "Realisasi tidak boleh kurang dari nol.",
            "max_digits": "Angka ini terlalu besar.",
            "max_whole_digits": "Angka ini terlalu besar.",
            "max_decimal_places": "Paling banyak dua desimal.",
        },
    )
    uraian = forms.CharField(
        label="Uraian",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang sudah dicapai, dan buktinya.",
    )

    def __init__(self, *args: Any, bulan: Sequence[date], angka: bool, **kwargs: Any) -> None:
        """
        :param angka: the target is a number, so that a figure is asked for.
        """
        super().__init__(*args, **kwargs)
        medan = self.fields["awal"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [(awal.isoformat(), bulan_tahun(awal)) for awal in bulan]
        if not angka:
            del self.fields["nilai"]

    @property
    def isian(self) -> IsianRealisasi:
        isi = self.cleaned_data
        return IsianRealisasi(isi["awal"], isi.get("nilai"), isi["uraian"])
