"""Forms of the roof."""

from django import forms

from ekinerja.organisasi.models import PemberianPeran


class SaringWewenangForm(forms.Form):
    """Filter of the matrix of roles."""

    peran = forms.ChoiceField(
        label="Peran", required=False, choices=(("", "Semua peran"), *PemberianPeran.PERAN)
    )
