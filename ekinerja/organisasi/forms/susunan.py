"""Forms of the organisation: they check shape; services check meaning."""

from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import (
    jabatan_menurut_kode,
)


class CariForm(forms.Form):
    """Search box of the tree."""

    q = forms.CharField(
        label="Cari unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau kode unit"}),
    )


class SaringJabatanForm(forms.Form):
    """Filter of the list of posts."""

    q = forms.CharField(
        label="Cari jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *Jabatan.JENIS)
    )
    kelas = forms.ChoiceField(
        label="Kelas",
        required=False,
        choices=(
            ("", "Semua kelas"),
            ("kosong", "Belum diisi"),
            *((str(n), f"Kelas {n}") for n in range(17, 0, -1)),
        ),
    )


class UnitForm(forms.Form):
    """A new unit."""

    nama = forms.CharField(label="Nama unit", max_length=250)
    kode = forms.CharField(
        label="Kode", max_length=40, help_text="Kode tetap, misalnya 01.2; belum dipakai unit lain."
    )
    jenis = forms.ChoiceField(label="Jenis unit", choices=(("", "Pilih…"), *UnitKerja.JENIS))
    mulai = bidang_tanggal("Berlaku sejak")


class JabatanForm(forms.Form):
    """A new post in a unit."""

    nama = forms.CharField(label="Nama jabatan", max_length=250)
    kode = forms.CharField(label="Kode", max_length=60, help_text="Belum dipakai jabatan lain.")
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=(("", "Pilih…"), *Jabatan.JENIS))
    kelas = forms.IntegerField(
        label="Kelas jabatan",
        min_value=1,
        max_value=17,
        required=False,
        help_text="1 sampai 17, dari hasil evaluasi jabatan.",
    )
    bezetting = forms.IntegerField(label="Persediaan pegawai", min_value=0, initial=1)
    atasan = forms.CharField(
        label="Kode jabatan atasan",
        max_length=60,
        required=False,
        help_text="Kodenya ada di daftar jabatan.",
    )
    kepala = forms.BooleanField(label="Jabatan ini memimpin unitnya", required=False)
    mulai = bidang_tanggal("Berlaku sejak")

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup = lingkup

    def clean_atasan(self) -> Jabatan | None:
        kode = self.cleaned_data["atasan"].strip()
        if not kode:
            return None
        jabatan = jabatan_menurut_kode(self.lingkup, kode)
        if jabatan is None:
            raise forms.ValidationError(
                f"Jabatan dengan kode {kode} tidak ada. Salin kodenya dari daftar jabatan."
            )
        return jabatan
