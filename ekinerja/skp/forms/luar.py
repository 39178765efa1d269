"""The group of posts whose SKP is kept elsewhere."""

from typing import Any

from django import forms

from ekinerja.organisasi.models import Jabatan
from ekinerja.skp.forms.susun import isian_hari


class KelolaLuarForm(forms.Form):
    """Which posts, where, and from when to when."""

    kelompok = forms.ChoiceField(
        label="Kelompok jabatan",
        required=False,
        choices=[("", "Semua kelompok"), *Jabatan.KELOMPOK],
    )
    kode_unit = forms.CharField(
        label="Kode unit",
        required=False,
        max_length=40,
        help_text="Beserta unit di bawahnya. Kosong berarti seluruh instansi.",
    )
    kode_jabatan = forms.CharField(
        label="Kode jabatan",
        required=False,
        max_length=60,
        help_text="Hanya bila satu jabatan saja yang dimaksud.",
    )
    aplikasi = forms.CharField(
        label="Dikelola di aplikasi",
        max_length=120,
        help_text="Misalnya aplikasi kinerja guru milik kementerian.",
        error_messages={"required": "Tulis aplikasi tempat SKP-nya dikelola."},
    )
    dasar = forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Nomor dan tanggal surat atau ketentuannya.",
        error_messages={"required": "Tulis dasarnya."},
    )
    mulai = isian_hari("Berlaku mulai")
    akhir = isian_hari("Hari terakhir", "Kosongkan bila belum ditentukan.", wajib=False)

    def clean(self) -> dict[str, Any]:
        """At least one way of naming the posts."""
        isi = super().clean() or {}
        if not any(isi.get(nama) for nama in ("kelompok", "kode_unit", "kode_jabatan")):
            self.add_error("kelompok", "Pilih kelompok jabatan, unit, atau jabatan.")
        return isi


class AkhiriLuarForm(forms.Form):
    """The day from which these people keep their SKP here again."""

    selesai = isian_hari("Dikelola di sini lagi mulai")
