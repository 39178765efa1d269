"""How to divide the targets of all drafts."""

from django import forms


class PecahMassalForm(forms.Form):
    """Evenly, or by the working days of each unit."""

    cara = forms.ChoiceField(
        label="Cara",
        choices=(("RATA", "Dibagi rata"), ("HARI_KERJA", "Menurut hari kerja tiap unit")),
        initial="RATA",
        widget=forms.RadioSelect,
    )
