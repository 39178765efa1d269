"""Several entries in one form, and which day is copied."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from ekinerja.aktivitas.services import TERBANYAK, IsianAktivitas
from ekinerja.aktivitas.sms import BarisSMS, BarisTakTerbaca, baca_baris
from ekinerja.skp.queries import PilihanIndikator

_CONTOH = "apel 07.30-08.00\nmenyusun laporan 2 jam\nrapat 13-15 peserta koordinasi stunting"


class BanyakForm(forms.Form):
    """One line is one entry; all of them serve one indicator on one day."""

    kunci_kirim = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "Halaman ini sudah lama terbuka. Muat ulang, lalu isi lagi."
        ),
    )
    baris = forms.CharField(
        label="Satu baris satu aktivitas",
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 6, "placeholder": _CONTOH}),
        help_text="Sebut jam (09-11) atau lamanya (2 jam, 90 menit) pada tiap baris.",
        error_messages={
            "required": "Tulis paling sedikit satu baris.",
            "max_length": "Terlalu panjang. Bagi menjadi beberapa kali catat.",
        },
    )
    indikator = forms.TypedChoiceField(
        label="Indikator SKP",
        coerce=int,
        error_messages={
            "required": "Pilih indikator SKP yang didukung.",
            "invalid_choice": "Pilih salah satu indikator SKP yang tersedia.",
        },
    )
    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
        },
    )

    def __init__(self, *args: Any, indikator: Sequence[PilihanIndikator], **kwargs: Any) -> None:
        """
        :param indikator: own indicators, the only ones that are offered and taken.
        """
        super().__init__(*args, **kwargs)
        medan = self.fields["indikator"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [(satu.id, satu.uraian) for satu in indikator]

    def clean_baris(self) -> list[BarisSMS]:
        """Every line read; the first one that cannot be is named."""
        teks = [satu for satu in self.cleaned_data["baris"].splitlines() if satu.strip()]
        if len(teks) > TERBANYAK:
            raise forms.ValidationError(f"Paling banyak {TERBANYAK} baris sekali catat.")
        return [_baca(nomor, satu) for nomor, satu in enumerate(teks, start=1)]

    @property
    def isian(self) -> list[IsianAktivitas]:
        """The entries, once the form is valid."""
        data = self.cleaned_data
        hari: date = data["tanggal"]
        return [
            IsianAktivitas(
                indikator_id=data["indikator"],
                tanggal=hari,
                uraian=satu.teks[:1].upper() + satu.teks[1:],
                menit=satu.menit,
                mulai=satu.mulai,
                selesai=satu.selesai,
            )
            for satu in data["baris"]
        ]


def _baca(nomor: int, teks: str) -> BarisSMS:
    try:
        hasil = baca_baris(teks)
    except BarisTakTerbaca as galat:
        raise forms.ValidationError(f"Baris {nomor}: {galat}") from galat
    if not hasil.menit:
        raise forms.ValidationError(
            f"Baris {nomor} (“{hasil.teks[:40]}”) belum menyebut lamanya. Tambahkan misalnya "
            "“09-11” atau “2 jam”."
        )
    return hasil


class SalinHariForm(forms.Form):
    """Which day is copied."""

    dari = forms.DateField(input_formats=["%Y-%m-%d"])
