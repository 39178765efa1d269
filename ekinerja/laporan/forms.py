"""Filters and entries of the reports: they check shape."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from ekinerja.core.format import BULAN
from ekinerja.core.forms import BerjagaForm
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.services import ALASAN_MIN, IsiSurvei
from ekinerja.organisasi.forms.pilihan import BerlingkupForm, PilihUnitField
from ekinerja.organisasi.models import UnitKerja

HASIL = (("belum", "Belum"), ("sudah", "Sudah"), ("semua", "Semua"))
# what a choice means for the question "does it meet the measure?"
NILAI_HASIL = {"belum": (False,), "sudah": (True,), "semua": (True, False)}


class SaringUnitForm(forms.Form):
    """A unit of the reader's scope; empty is all of it."""

    unit = forms.TypedChoiceField(label="Unit", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, unit: Sequence[UnitKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tawarkan(unit)

    def tawarkan(self, unit: Sequence[UnitKerja]) -> None:
        """Set the units that may be chosen."""
        pilihan = [("", "Semua unit"), *((str(satu.pk), satu.nama) for satu in unit)]
        medan = self.fields["unit"]
        assert isinstance(medan, forms.TypedChoiceField)
        medan.choices = pilihan


class SaringPimpinanForm(SaringUnitForm):
    """A unit and a month."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)
    bulan = forms.TypedChoiceField(
        label="Bulan", required=False, coerce=int, empty_value=None,
        choices=tuple((str(nomor), nama) for nomor, nama in enumerate(BULAN, 1)),
    )  # fmt: skip


class HitungForm(forms.Form):
    """Which month is counted."""

    bulan = forms.DateField(input_formats=["%Y-%m"])

    @property
    def awal(self) -> date:
        """Its first day."""
        isi: date = self.cleaned_data["bulan"]
        return isi.replace(day=1)


class SaringButirForm(SaringUnitForm):
    """A unit, and which side of a measure."""

    hasil = forms.ChoiceField(label="Yang ditampilkan", required=False, choices=HASIL)


KEADAAN_SKP = (
    ("", "Semua"),
    ("belum", "Belum menyusun"),
    ("draf", "Belum mengajukan"),
    ("menunggu", "Belum disetujui"),
    ("disetujui", "Disetujui"),
)
KEADAAN_INDIKATOR = (
    ("", "Semua"),
    ("tertinggal", "Tertinggal"),
    ("sesuai", "Sesuai kalender"),
    ("mendahului", "Mendahului"),
)
TOLERANSI = (("5", "5 poin"), ("10", "10 poin"), ("15", "15 poin"), ("20", "20 poin"))
TOLERANSI_BAKU = "10"


class SaringOrangForm(SaringUnitForm):
    """A unit, and where the SKP stands."""

    keadaan = forms.ChoiceField(label="Keadaan SKP", required=False, choices=KEADAAN_SKP)


class SaringKemajuanForm(SaringUnitForm):
    """A unit, where an indicator stands, and how far from the calendar is still on track."""

    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN_INDIKATOR)
    toleransi = forms.ChoiceField(label="Toleransi", required=False, choices=TOLERANSI)


class IngatkanForm(forms.Form):
    """Whom to remind: everybody of a unit in one state."""

    unit = forms.IntegerField(required=False, min_value=1)
    keadaan = forms.ChoiceField(choices=KEADAAN_SKP[1:4])


KEADAAN_SURVEI = (("", "Berlaku"), ("batal", "Dibatalkan"))


class SaringSurveiForm(SaringUnitForm):
    """A unit, a year, and whether results that were cancelled are meant."""

    tahun = forms.IntegerField(label="Tahun", required=False, min_value=2000, max_value=2100)
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=KEADAAN_SURVEI)


class SurveiForm(BerlingkupForm, BerjagaForm):
    """The result of a survey among the public."""

    unit = PilihUnitField(
        apa="unit", saran="perencanaan:saran_unit", label="Unit",
        help_text="Unit yang dinilai masyarakat.",
    )  # fmt: skip
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    periode = forms.ChoiceField(label="Periode", choices=SurveiLayanan.PERIODE)
    skala = forms.TypedChoiceField(
        label="Skala", coerce=int, choices=SurveiLayanan.SKALA,
        help_text="Menurut laporan surveinya. Batas skala SKM belum terverifikasi.",
    )  # fmt: skip
    nilai = forms.DecimalField(
        label="Nilai", min_value=1, max_value=100, max_digits=6, decimal_places=2, localize=True
    )
    responden = forms.IntegerField(label="Jumlah responden", min_value=1, max_value=9_999_999)
    dokumen = forms.CharField(
        label="Dokumen sumber", max_length=250, help_text="Judul dan nomor laporan surveinya."
    )
    laporan = forms.FileField(
        label="Berkas laporan", required=False,
        help_text="PDF atau foto. Kosong: berkas yang tersimpan tetap dipakai.",
    )  # fmt: skip

    @property
    def isian(self) -> IsiSurvei:
        """What was filled in."""
        nama = ("unit", "tahun", "periode", "skala", "nilai", "responden", "dokumen")
        return IsiSurvei(**{satu: self.cleaned_data[satu] for satu in nama})


class UbahSurveiForm(SurveiForm):
    """The same, mended with a reason."""

    alasan = forms.CharField(
        label="Alasan perubahan", min_length=ALASAN_MIN, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Disimpan dalam riwayat bersama nilai semula. Paling sedikit 10 huruf.",
    )  # fmt: skip
