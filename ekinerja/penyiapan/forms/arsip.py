"""Shapes of retention: a schedule, a hold, a berita acara."""

from datetime import date, timedelta
from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import pilihan_unit
from ekinerja.pegawai.queries import pegawai_menurut_pengenal
from ekinerja.penyiapan.models import JadwalRetensi, Penahanan
from ekinerja.penyiapan.services.arsip import IsianJadwal, IsianPenahanan


def _hari(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak terbaca."},
    )


def _bulan(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=1_200,
        error_messages={"required": "Isi jumlah bulannya.", "invalid": "Tulis angka bulat."},
    )


def _dasar(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=250,
        error_messages={"required": "Sebutkan surat atau keputusannya."},
    )


class JadwalForm(forms.Form):
    """A schedule of retention."""

    aktif_bulan = _bulan("Masa aktif (bulan)")
    inaktif_bulan = _bulan("Masa inaktif (bulan)")
    nasib = forms.ChoiceField(label="Nasib akhir", choices=JadwalRetensi.NASIB)
    mulai = _hari("Berlaku sejak")
    dasar = _dasar("Keputusan jadwal retensi arsip")

    @property
    def isian(self) -> IsianJadwal:
        """The schedule, once the form is valid."""
        return IsianJadwal(**self.cleaned_data)


class PenahananForm(forms.Form):
    """A hold: for a unit or for one person."""

    sebab = forms.ChoiceField(label="Sebab", choices=Penahanan.SEBAB)
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        label="Unit", queryset=None, required=False, empty_label="Bukan satu unit",
        help_text="Unit beserta semua unit di bawahnya.",
    )  # fmt: skip
    nip = forms.CharField(
        label="Atau NIP pegawai", required=False, max_length=30, help_text="Satu orang saja."
    )
    mulai, sampai = _hari("Pekerjaan sejak"), _hari("Sampai dengan")
    dasar = _dasar("Dasar penahanan")

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup = lingkup
        self.fields["unit"].queryset = pilihan_unit(lingkup)  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two, and a person that exists."""
        isi = super().clean() or {}
        nip = isi.get("nip", "").strip()
        isi["pegawai"] = pegawai_menurut_pengenal(self.lingkup, nip) if nip else None
        if nip and isi["pegawai"] is None:
            self.add_error("nip", "Tidak ada pegawai dengan NIP ini. Periksa angkanya.")
        elif bool(nip) == bool(isi.get("unit")):
            self.add_error("unit", "Pilih satu unit atau tulis satu NIP, bukan keduanya.")
        if isi.get("mulai") and isi.get("sampai") and isi["mulai"] > isi["sampai"]:
            self.add_error("sampai", "Tanggal akhir tidak boleh sebelum tanggal mulai.")
        if isi.get("sampai") and isi["sampai"] >= date(9000, 1, 1):
            self.add_error("sampai", "Tahun ini tidak wajar. Periksa tanggalnya.")
        return isi

    @property
    def isian(self) -> IsianPenahanan:
        """The hold, once the form is valid."""
        isi = self.cleaned_data
        return IsianPenahanan(
            isi["sebab"], isi["unit"], isi["pegawai"], isi["mulai"],
            isi["sampai"] + timedelta(days=1), isi["dasar"],
        )  # fmt: skip


class BeritaAcaraForm(forms.Form):
    """The number of a berita acara."""

    nomor = forms.CharField(
        label="Nomor berita acara",
        max_length=120,
        error_messages={"required": "Tulis nomor berita acaranya."},
    )
