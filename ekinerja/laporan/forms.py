"""Filters and entries of the reports: they check shape."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ekinerja.organisasi.models import UnitKerja

HASIL = (("belum", "Belum"), ("sudah", "Sudah"), ("semua", "Semua"))
# what a choice means for the question "does it meet the measure?"
NILAI_HASIL = {"belum": (False,), "sudah": (True,), "semua": (True, False)}


class SaringUnitForm(forms.Form):
    """A unit of the reader's scope; empty is all of it."""

    unit = forms.TypedChoiceField(label="Unit", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, unit: Sequence[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [("", "Semua unit"), *((str(satu.pk), satu.nama) for satu in unit)]
        medan = self.fields["unit"]
        assert isinstance(medan, forms.TypedChoiceField)
        medan.choices = pilihan


class SaringButirForm(SaringUnitForm):
    """A unit, and which side of a measure."""

    hasil = forms.ChoiceField(label="Yang ditampilkan", required=False, choices=HASIL)
