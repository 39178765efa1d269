"""The mark "sudah di BKN"."""

from django import forms

from ekinerja.skp.forms.susun import isian_hari


class TandaBKNForm(forms.Form):
    """A part and the day on which it was typed there."""

    butir = forms.CharField(max_length=40)
    tanggal = isian_hari("Tanggal")
