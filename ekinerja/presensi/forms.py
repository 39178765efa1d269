"""Shapes of what people type about attendance."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ekinerja.organisasi.models import UnitKerja
from ekinerja.presensi.queries import SARINGAN


def _hari_field(*, required: bool) -> forms.DateField:
    return forms.DateField(
        label="Tanggal",
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
        },
    )


class SaringHadirForm(forms.Form):
    """Which day, which perangkat daerah, whom, and what happened."""

    tanggal = _hari_field(required=False)
    q = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    opd = forms.TypedChoiceField(
        label="Perangkat daerah", required=False, coerce=int, empty_value=None
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(("", "Semua"), *SARINGAN.items()),
    )

    def __init__(self, *args: Any, opd: Sequence[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [("", "Semua"), *((str(satu.pk), satu.nama) for satu in opd)]
        self.fields["opd"].choices = pilihan  # type: ignore[attr-defined]  # a choice field
        if len(opd) < 2:
            del self.fields["opd"]


class CatatForm(forms.Form):
    """A record that the machine does not have."""

    tanggal = _hari_field(required=True)
    jam = forms.TimeField(
        label="Jam",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        help_text="Jam setempat di unit kerja pegawai, cara 24 jam.",
        error_messages={
            "required": "Tulis jamnya.",
            "invalid": "Jam ini tidak dapat dibaca. Tulis jam 24-an seperti 07:30.",
        },
    )
    alasan = forms.CharField(
        label="Alasan",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mengapa tidak terekam, dan bukti apa yang Anda lihat. Dibaca oleh pegawai "
        "yang bersangkutan, atasannya, dan pemeriksa.",
        error_messages={
            "required": "Tulis alasannya.",
            "min_length": "Tulis alasannya lebih jelas, paling sedikit 10 huruf.",
            "max_length": "Alasan paling panjang 300 huruf. Ringkaskan.",
        },
    )
