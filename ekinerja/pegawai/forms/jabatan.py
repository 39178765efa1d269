"""A post named by its code in a form, with suggestions while typing."""

from django import forms
from django.urls import reverse_lazy

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.queries import jabatan_menurut_kode


def bidang_jabatan() -> forms.CharField:
    """The field; :func:`jabatan_dari_kode` reads it."""
    return forms.CharField(
        label="Kode jabatan",
        max_length=60,
        help_text="Ketik nama jabatan untuk mencari kodenya, atau salin dari daftar jabatan.",
        widget=forms.TextInput(
            attrs={
                "list": "saran-jabatan",
                "autocomplete": "off",
                "hx-get": reverse_lazy("pegawai:saran_jabatan"),
                "hx-trigger": "input changed delay:300ms",
                "hx-target": "#saran-jabatan",
            }
        ),
    )


def jabatan_dari_kode(lingkup: Lingkup, kode: str) -> Jabatan:
    """:raises ValidationError: when the scope has no post of this code."""
    jabatan = jabatan_menurut_kode(lingkup, kode)
    if jabatan is None:
        raise forms.ValidationError(
            f"Jabatan dengan kode {kode} tidak ada. Pilih dari saran, atau salin dari daftar "
            "jabatan."
        )
    return jabatan
