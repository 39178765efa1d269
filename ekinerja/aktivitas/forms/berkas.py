"""Fields for files: any number at once."""

from typing import Any

from django import forms

from ekinerja.core.berkas import Unggahan


class BanyakBerkasInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class BanyakBerkasField(forms.FileField):
    """Any number of files; the service looks into them."""

    def clean(self, data: Any, initial: Any = None) -> list[Unggahan]:
        semua = data if isinstance(data, list | tuple) else [data]
        return [super(BanyakBerkasField, self).clean(satu, initial) for satu in semua if satu]


def bukti_field(label: str, **attrs: str) -> BanyakBerkasField:
    """An optional field for photos or documents."""
    return BanyakBerkasField(
        label=label,
        required=False,
        allow_empty_file=True,
        max_length=300,
        widget=BanyakBerkasInput(attrs={"multiple": True, **attrs}),
        error_messages={"max_length": "Nama berkas ini terlalu panjang. Ganti namanya."},
    )
