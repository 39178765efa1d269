"""Shapes of what people type into an SKP."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.core.format import bulan_tahun
from ekinerja.skp.models import SKP, HasilKerja, Indikator
from ekinerja.skp.services import IsianIndikator

TAHUN = range(2000, 2100)
_ANGKA = {
    "required": "Isi targetnya.",
    "invalid": "Target harus berupa angka.",
    "min_value": "Target tidak boleh kurang dari nol.",
    "max_digits": "Target terlalu besar.",
    "max_whole_digits": "Target terlalu besar.",
    "max_decimal_places": "Target paling banyak dua desimal.",
}


def _hari(label: str, bantuan: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=bantuan,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 01/01/2026.",
        },
    )


class SKPForm(forms.Form):
    """The period of a new SKP; the last day is typed, the period is half-open."""

    mulai = _hari("Hari pertama")
    akhir = _hari("Hari terakhir", "Paling lama 12 bulan. Biasanya satu tahun.")
    pendekatan = forms.ChoiceField(
        label="Pendekatan",
        choices=SKP.PENDEKATAN,
        widget=forms.RadioSelect,
        help_text="Mengikuti ketetapan instansi.",
    )

    def clean(self) -> dict[str, Any]:
        """Years outside those of the application are slips of the finger."""
        isi = super().clean() or {}
        for nama in ("mulai", "akhir"):
            if nama in isi and isi[nama].year not in TAHUN:
                self.add_error(nama, f"Tahunnya antara {TAHUN[0]} dan {TAHUN[-1]}. Periksa lagi.")
        return isi

    @property
    def masa(self) -> tuple[date, date]:
        """``[mulai, selesai)``, once the form is valid."""
        return self.cleaned_data["mulai"], self.cleaned_data["akhir"] + timedelta(days=1)


class HasilKerjaForm(forms.Form):
    """A planned result."""

    rencana = forms.CharField(
        label="Rencana hasil kerja",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hasil, bukan kegiatan: “Layanan aplikasi berjalan baik”.",
        error_messages={
            "required": "Tulis rencana hasil kerjanya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    jenis = forms.ChoiceField(label="Jenis", choices=HasilKerja.JENIS, widget=forms.RadioSelect)


class IndikatorForm(forms.Form):
    """An indicator with the target of the whole period."""

    uraian = forms.CharField(
        label="Indikator kinerja individu",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ukuran keberhasilan: “Jumlah laporan layanan”.",
        error_messages={
            "required": "Tulis indikatornya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    aspek = forms.ChoiceField(label="Aspek", choices=Indikator.ASPEK)
    target = forms.DecimalField(
        label="Target",
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0.01", "inputmode": "decimal"}),
        help_text="Untuk seluruh masa SKP; dibagi rata ke setiap bulan, dan dapat diubah.",
        error_messages=_ANGKA,
    )
    satuan = forms.CharField(
        label="Satuan",
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "laporan"}),
        error_messages={
            "required": "Tulis satuannya, misalnya laporan.",
            "max_length": "Satuan paling panjang 40 huruf.",
        },
    )

    @property
    def isian(self) -> IsianIndikator:
        return IsianIndikator(**self.cleaned_data)


class TargetBulananForm(forms.Form):
    """One figure a month of the period."""

    def __init__(self, *args: Any, bulan: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for awal in bulan:
            self.fields[f"bulan_{awal:%Y_%m}"] = forms.DecimalField(
                label=bulan_tahun(awal),
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=2,
                error_messages={**_ANGKA, "required": "Isi 0 bila bulan ini tanpa target."},
                widget=forms.NumberInput(
                    attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}
                ),
            )
        self.bulan = bulan

    @property
    def target(self) -> dict[date, Decimal]:
        """First day of a month → target, once the form is valid."""
        return {awal: self.cleaned_data[f"bulan_{awal:%Y_%m}"] for awal in self.bulan}

    @staticmethod
    def isi(target: dict[date, Decimal]) -> dict[str, Decimal]:
        """The initial figures of the form, without zeros at the end."""
        return {f"bulan_{awal:%Y_%m}": rapi(nilai) for awal, nilai in target.items()}


def rapi(nilai: Decimal) -> Decimal:
    """12.00 → 12, 12.50 → 12.5; never an exponent."""
    bulat = nilai.to_integral_value()
    return bulat if bulat == nilai else nilai.normalize()


class AlasanForm(forms.Form):
    """The note of a return."""

    alasan = forms.CharField(
        min_length=10,
        max_length=2000,
        error_messages={
            "required": "Catatan wajib diisi. Tuliskan apa yang perlu diperbaiki.",
            "min_length": "Catatan paling sedikit 10 huruf, supaya jelas yang diperbaiki.",
            "max_length": "Catatan paling panjang 2.000 huruf.",
        },
    )
