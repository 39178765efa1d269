"""Shape of the monthly targets of an indicator."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.skp.forms.susun import PESAN_ANGKA, StempelForm, rapi
from ekinerja.skp.services import CaraPecah

_PERSEN = {
    "invalid": "Persentase harus berupa angka.",
    "min_value": "Persentase tidak boleh kurang dari nol.",
    "max_value": "Persentase paling besar 100.",
    "max_decimal_places": "Persentase paling banyak dua desimal.",
}


class TargetBulananForm(StempelForm):
    """One figure a month of the period, or how to divide.

    :param tangan: the figures are typed; otherwise they are divided, and may be left empty.
    :param berawal: there is an opening realisation, so it is asked from which month to plan.
    """

    def __init__(
        self, *args: Any, bulan: Sequence[date], tangan: bool, berawal: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for awal in bulan:
            self.fields[f"bulan_{awal:%Y_%m}"] = forms.DecimalField(
                label=bulan_tahun(awal),
                required=tangan,
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
                error_messages={**PESAN_ANGKA, "required": "Isi 0 bila bulan ini tanpa target."},
                widget=forms.NumberInput(
                    attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}
                ),
            )
        for nomor, romawi in enumerate(("I", "II", "III", "IV"), start=1):
            self.fields[f"triwulan_{nomor}"] = forms.DecimalField(
                label=f"Triwulan {romawi} (%)",
                required=False,
                min_value=Decimal(0),
                max_value=Decimal(100),
                decimal_places=2,
                initial=25,
                error_messages=_PERSEN,
                widget=forms.NumberInput(attrs={"step": "1", "min": "0", "inputmode": "decimal"}),
            )
        if berawal:
            self.fields["mulai"] = forms.TypedChoiceField(
                label="Direncanakan di sini mulai",
                required=False,
                coerce=date.fromisoformat,
                empty_value=None,
                choices=[(awal.isoformat(), bulan_tahun(awal)) for awal in bulan],
                help_text="Bulan sebelumnya bertarget sebesar realisasi awal.",
            )
        self.bulan = bulan

    def medan_bulan(self) -> list[Any]:
        """The months, for the template."""
        return [self[f"bulan_{awal:%Y_%m}"] for awal in self.bulan]

    def medan_triwulan(self) -> list[Any]:
        """The quarters, for the template."""
        return [self[f"triwulan_{nomor}"] for nomor in range(1, 5)]

    def cara(self, nama: str) -> CaraPecah:
        """How to divide, once the form is valid."""
        isi = self.cleaned_data
        triwulan = tuple(isi[f"triwulan_{nomor}"] or Decimal(0) for nomor in range(1, 5))
        return CaraPecah(nama, triwulan, isi.get("mulai"))

    @property
    def target(self) -> dict[date, Decimal]:
        """First day of a month → target, once the form is valid."""
        return {awal: self.cleaned_data[f"bulan_{awal:%Y_%m}"] for awal in self.bulan}

    @staticmethod
    def isi(target: dict[date, Decimal]) -> dict[str, Decimal]:
        """The initial figures of the form, without zeros at the end."""
        return {f"bulan_{awal:%Y_%m}": rapi(nilai) for awal, nilai in target.items()}
