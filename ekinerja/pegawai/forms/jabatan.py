"""A post named by its code in a form, with suggestions while typing."""

from django import forms
from django.urls import reverse_lazy

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms import PilihJabatanField
from ekinerja.organisasi.models import Jabatan


def bidang_jabatan() -> forms.CharField:
    """The field; :func:`jabatan_dari_kode` reads it."""
    return forms.CharField(
        label="Jabatan",
        max_length=300,
        help_text="Ketik nama jabatan, lalu pilih dari saran; atau kodenya.",
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
    """The post that a code or a name names, in the way of every field of posts.

    :raises ValidationError: none in the scope, or several.
    """
    medan = PilihJabatanField(apa="jabatan", saran="pegawai:saran_jabatan")
    medan.lingkup = lingkup
    jabatan: Jabatan = medan.clean(kode)
    return jabatan
