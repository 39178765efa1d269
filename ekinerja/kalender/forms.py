"""Shapes of what BKPSDM types into the calendar."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from ekinerja.kalender.models import HariLibur

TAHUN = range(2020, 2100)


class LiburForm(forms.Form):
    """A day off with the decision it rests on."""

    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak ada di kalender. Pilih dari kalender.",
        },
    )
    nama = forms.CharField(
        label="Nama hari",
        min_length=3,
        max_length=200,
        help_text="Seperti yang tertulis pada keputusannya, misalnya Hari Raya Galungan.",
        error_messages={
            "required": "Tulis nama hari liburnya.",
            "min_length": "Tulis nama lengkapnya, paling sedikit 3 huruf.",
            "max_length": "Nama paling panjang 200 huruf. Ringkaskan.",
        },
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[p for p in HariLibur.JENIS if p[0] != HariLibur.NASIONAL][::-1],
        error_messages={
            "required": "Pilih jenisnya.",
            "invalid_choice": "Pilih libur daerah atau cuti bersama.",
        },
    )
    dasar = forms.CharField(
        label="Dasar",
        min_length=5,
        max_length=200,
        help_text="Nomor dan tanggal keputusan atau surat edaran.",
        error_messages={
            "required": "Tulis nomor dan tanggal keputusannya.",
            "min_length": "Tulis nomor dan tanggal keputusannya dengan lengkap.",
            "max_length": "Dasar paling panjang 200 huruf. Ringkaskan.",
        },
    )

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        if tanggal.year not in TAHUN:
            raise ValidationError(
                f"Tahunnya harus antara {TAHUN[0]} dan {TAHUN[-1]}. Periksa tanggalnya."
            )
        return tanggal


class HapusLiburForm(forms.Form):
    """Why a day off is taken back."""

    alasan = forms.CharField(
        label="Alasan",
        min_length=10,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Disimpan dalam riwayat. Paling sedikit 10 huruf.",
        error_messages={
            "required": "Tulis alasannya.",
            "min_length": "Tulis alasannya lebih jelas, paling sedikit 10 huruf.",
            "max_length": "Alasan paling panjang 300 huruf. Ringkaskan.",
        },
    )
