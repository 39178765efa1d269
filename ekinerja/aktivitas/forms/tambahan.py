"""Fields of an entry that not everybody needs: catalogue, hours, assignment, obstacle."""

from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.aktivitas.forms.berkas import bukti_field
from ekinerja.aktivitas.models import JUMLAH_BIASA, PERAN_KEGIATAN, Aktivitas

_JAM: dict[str, Any] = {
    "required": False,
    "input_formats": ["%H:%M", "%H.%M", "%H:%M:%S"],
    "widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    "error_messages": {"invalid": "Jam ini tidak dapat dibaca. Tulis seperti 09:00."},
}


def _nomor(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=2**62,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Pilihan ini tidak dikenal. Pilih lagi."
        ),
    )


class TambahanForm(forms.Form):
    """What an entry may carry besides its words and length; all of it optional."""

    katalog = _nomor("Aktivitas katalog")
    peran = forms.ChoiceField(
        label="Peran Anda",
        required=False,
        choices=PERAN_KEGIATAN,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu peran yang tersedia."},
    )
    jumlah = forms.DecimalField(
        label="Jumlah hasil",
        required=False,
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01", "min": "0.01"}),
        error_messages={
            "invalid": "Jumlah harus berupa angka.",
            "min_value": "Jumlah harus lebih dari nol.",
            "max_digits": "Jumlah terlalu besar.",
            "max_decimal_places": "Jumlah paling banyak dua desimal.",
            "max_whole_digits": "Jumlah terlalu besar.",
        },
    )
    pekerjaan = forms.TypedChoiceField(
        label="Melanjutkan pekerjaan",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Pekerjaan ini tidak dapat dilanjutkan. Pilih lagi."},
    )
    kemajuan = forms.IntegerField(
        label="Kemajuan sampai sekarang (%)",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "1", "max": "100"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Tulis kemajuannya, 1 sampai 100."
        ),
    )
    mulai = forms.TimeField(label="Jam mulai", **_JAM)
    selesai = forms.TimeField(label="Jam selesai", **_JAM)
    tempat = forms.CharField(
        label="Tempat",
        required=False,
        max_length=150,
        error_messages={"max_length": "Tempat paling panjang 150 huruf. Ringkaskan."},
    )
    nomor_surat = forms.CharField(
        label="Nomor surat tugas",
        required=False,
        max_length=120,
        error_messages={"max_length": "Nomor surat paling panjang 120 huruf."},
    )
    tanggal_surat = forms.DateField(
        label="Tanggal surat tugas",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026."},
    )
    surat = bukti_field("Surat tugas", accept="image/*,application/pdf")
    kendala_jenis = forms.ChoiceField(
        label="Jenis kendala",
        required=False,
        choices=(("", "Tidak ada kendala"), *Aktivitas.KENDALA),
        error_messages={"invalid_choice": "Pilih salah satu jenis kendala."},
    )
    kendala = forms.CharField(
        label="Kendala",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"placeholder": "Apa yang menghambat?"}),
        error_messages={"max_length": "Kendala paling panjang 500 huruf. Ringkaskan."},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for satu, lain in (("mulai", "selesai"), ("selesai", "mulai")):
            if data.get(satu) and not data.get(lain) and lain not in self.errors:
                self.add_error(lain, "Isi jam mulai dan jam selesai, atau kosongkan keduanya.")
        if data.get("kendala") and not data.get("kendala_jenis"):
            self.add_error("kendala_jenis", "Pilih jenis kendalanya.")
        if data.get("kendala_jenis") and not data.get("kendala"):
            self.add_error("kendala", "Tulis kendalanya, atau pilih “Tidak ada kendala”.")
        return data

    def tambahan(self) -> dict[str, Any]:
        """The same fields as the entry knows them, once the form is valid."""
        data = self.cleaned_data
        return {
            "katalog_id": data["katalog"],
            "pekerjaan_id": data["pekerjaan"],
            "jumlah": data["jumlah"] or JUMLAH_BIASA,
            **{
                nama: data[nama]
                for nama in (
                    "peran", "kemajuan", "mulai", "selesai", "tempat", "nomor_surat",
                    "tanggal_surat", "kendala_jenis", "kendala",
                )
            },
        }  # fmt: skip
