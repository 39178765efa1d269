"""Filters and small forms; shape only."""

from datetime import date

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.tpp.workflow import STATUS_DAFTAR

TAHUN = range(2000, 2100)


class SaringDaftar(forms.Form):
    """Month, state and name of the unit."""

    bulan = forms.ChoiceField(label="Bulan", required=False)
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *STATUS_DAFTAR]
    )
    cari = forms.CharField(
        label="Perangkat daerah",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama perangkat daerah"}),
    )

    def __init__(self, data: object, *, bulan: list[date]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a query string
        pilihan = [(satu.isoformat(), bulan_tahun(satu)) for satu in bulan]
        medan = self.fields["bulan"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Semua bulan"), *pilihan]

    def nilai(self) -> tuple[date | None, str, str]:
        """Month, state and words; a value that is not offered counts as none."""
        self.is_valid()
        isi = self.cleaned_data
        bulan = isi.get("bulan")
        return (
            date.fromisoformat(bulan) if bulan else None,
            isi.get("status") or "",
            isi.get("cari") or "",
        )


class SaringOrang(forms.Form):
    """Search for a person on a list."""

    cari = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau NIP"}),
    )


class SiapkanForm(forms.Form):
    """Which unit and which month."""

    unit = forms.IntegerField()
    awal = forms.DateField()

    def clean_awal(self) -> date:
        awal: date = self.cleaned_data["awal"]
        if awal.day != 1 or awal.year not in TAHUN:
            raise forms.ValidationError("Bulan ditunjuk oleh tanggal 1-nya.")
        return awal
