"""Notes and texts beside the results: reasons, behaviour, annexes, dialogue."""

from typing import Any

from django import forms

from ekinerja.skp.forms.susun import StempelForm
from ekinerja.skp.models import LampiranSKP
from ekinerja.skp.perilaku import NILAI_DASAR

_PANJANG = 2000


class AlasanForm(forms.Form):
    """The note of a return, or the reason of a change."""

    alasan = forms.CharField(
        min_length=10,
        max_length=_PANJANG,
        error_messages={
            "required": "Catatan wajib diisi. Tuliskan apa yang perlu diperbaiki.",
            "min_length": "Catatan paling sedikit 10 huruf, supaya jelas yang diperbaiki.",
            "max_length": "Catatan paling panjang 2.000 huruf.",
        },
    )


class PerubahanForm(forms.Form):
    """Why an agreed plan has to change."""

    alasan = forms.CharField(
        label="Alasan perubahan",
        min_length=10,
        max_length=_PANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya perubahan strategi, perjanjian kinerja, penugasan, atau jabatan.",
        error_messages={
            "required": "Tulis mengapa SKP ini perlu diubah.",
            "min_length": "Tulis lebih jelas, paling sedikit 10 huruf.",
            "max_length": "Paling panjang 2.000 huruf. Ringkaskan.",
        },
    )


class DialogForm(forms.Form):
    """A note of the dialogue."""

    isi = forms.CharField(
        label="Catatan",
        max_length=_PANJANG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang diperjelas atau disepakati. Catatan tidak dapat diubah sesudahnya.",
        error_messages={
            "required": "Tulis apa yang dibicarakan.",
            "max_length": "Paling panjang 2.000 huruf. Ringkaskan.",
        },
    )


class PerilakuForm(StempelForm):
    """What the leader expects of each value beyond its guides."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for satu in NILAI_DASAR:
            self.fields[satu.kode] = forms.CharField(
                label=satu.nama,
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="; ".join(satu.panduan) + ".",
            )

    @property
    def ekspektasi(self) -> dict[str, str]:
        return {satu.kode: self.cleaned_data[satu.kode] for satu in NILAI_DASAR}


class LampiranForm(StempelForm):
    """The three annexes, one item a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kode, nama in LampiranSKP.JENIS:
            self.fields[kode] = forms.CharField(
                label=nama,
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text="Satu butir satu baris.",
            )

    @property
    def lampiran(self) -> dict[str, str]:
        return {kode: self.cleaned_data[kode] for kode, _ in LampiranSKP.JENIS}
