"""Filter of the holders of posts."""

from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import unit_pembayar


class SaringPetaForm(forms.Form):
    """Which posts of which perangkat daerah."""

    q = forms.CharField(
        label="Cari jabatan, unit, atau nama",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    opd: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", required=False, empty_label="Semua"
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(
            ("", "Semua"), ("kosong", "Belum ada pemangkunya"),
            ("tanpa_kelas", "Kelas jabatan belum diisi"),
            ("tanpa_evaluasi", "Evaluasi belum dicatat"),
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["opd"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = unit_pembayar(lingkup)
