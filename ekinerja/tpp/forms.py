"""Filters and small forms; shape only."""

from datetime import date

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.tpp.services import IsiPersetujuan
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


class PilihSkemaForm(forms.Form):
    """Which scheme the worksheet is about."""

    skema = forms.ChoiceField(label="Skema", required=False)

    def __init__(self, data: object, *, pilihan: list[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a query string
        medan = self.fields["skema"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = pilihan


class PersetujuanForm(forms.Form):
    """The Minister's letter on a scheme."""

    nomor = forms.CharField(label="Nomor surat persetujuan", max_length=120)
    tanggal = bidang_tanggal("Tanggal surat")
    setahun = forms.IntegerField(
        label="Jumlah yang disetujui setahun (rupiah)",
        min_value=1,
        max_value=10**15,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Tanpa titik dan koma, misalnya 125000000000.",
        error_messages={"invalid": "Tulis rupiah bulat tanpa titik dan koma."},
    )
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=500)

    @property
    def isi_surat(self) -> IsiPersetujuan:
        """What was typed, for the service."""
        isi = self.cleaned_data
        return IsiPersetujuan(isi["nomor"], isi["tanggal"], isi["setahun"], isi["keterangan"])
