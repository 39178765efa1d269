"""Marks and words for e-Kinerja BKN."""

from django import forms
from django.http import QueryDict

from ekinerja.core.access import nomor as nomor_baris
from ekinerja.skp.forms.susun import isian_hari

SEKALI = 200


class TandaSalinForm(forms.Form):
    """Entries, and the day on which they were typed there."""

    aktivitas = forms.TypedMultipleChoiceField(coerce=int)
    tanggal = isian_hari("Tanggal")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        nomor = [satu for satu in data.getlist("aktivitas")[:SEKALI] if nomor_baris(satu)]
        medan = self.fields["aktivitas"]
        assert isinstance(medan, forms.TypedMultipleChoiceField)
        medan.choices = [(satu, satu) for satu in nomor]


class PadananForm(forms.Form):
    """A result, and its words there."""

    hasil_kerja = forms.IntegerField(min_value=1, max_value=2**62)
    rencana = forms.CharField(required=False, max_length=4_000)
