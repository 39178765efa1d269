"""What the filters of the lists of planning share."""

from typing import Any, ClassVar

from django import forms


class SaringKataForm(forms.Form):
    """Words and a year; ``kata`` says what the words are looked for in."""

    kata: ClassVar[str] = "Cari"
    q = forms.CharField(
        required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].label = self.kata
