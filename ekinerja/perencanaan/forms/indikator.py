"""Forms about what was reached of indicators."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.perencanaan.forms.saring import SaringKataForm
from ekinerja.perencanaan.models import RealisasiIndikator, TargetIndikator


class SaringIkuForm(SaringKataForm):
    """Year and words of the list of key indicators."""

    kata = "Cari indikator, sasaran, atau unit"


class RealisasiIndikatorForm(forms.Form):
    """What was reached in one year: each quarter, and the year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for triwulan, nama in (*TargetIndikator.TRIWULAN[1:], TargetIndikator.TRIWULAN[0]):
            self.fields[f"t{triwulan}"] = forms.DecimalField(
                label=nama, required=False, max_digits=16, decimal_places=2, localize=True
            )
        self.fields["keterangan"] = forms.CharField(
            label="Keterangan", required=False, max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="Kendala, atau dari mana angkanya; dicatat pada angka yang berubah.",
        )  # fmt: skip

    @staticmethod
    def isi(realisasi: Iterable[RealisasiIndikator]) -> dict[str, Decimal]:
        """Initial values of one year."""
        return {f"t{satu.triwulan}": satu.nilai for satu in realisasi}

    @property
    def nilai(self) -> dict[int, Decimal | None]:
        """Quarter (0 the year) → value, None where it is empty."""
        return {nomor: self.cleaned_data[f"t{nomor}"] for nomor, _ in TargetIndikator.TRIWULAN}
