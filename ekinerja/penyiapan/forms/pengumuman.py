"""Forms of notices."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.organisasi.queries import pilihan_unit
from ekinerja.penyiapan.forms.kesehatan import bidang_cari
from ekinerja.penyiapan.services import IsiPengumuman


class PengumumanForm(forms.Form):
    """A notice and to whom it goes."""

    judul = forms.CharField(label="Judul", max_length=150)
    isi = forms.CharField(label="Isi", max_length=5_000, widget=forms.Textarea(attrs={"rows": 8}))
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Unit", required=False,
        help_text="Sampai kepada semua orang di unit ini dan unit di bawahnya.",
    )  # fmt: skip
    peran = forms.ChoiceField(
        label="Pemegang peran",
        required=False,
        choices=(("", "Semua orang"), *PemberianPeran.PERAN),
    )
    wajib_baca = forms.BooleanField(
        label="Minta setiap orang menyatakan sudah membaca",
        required=False,
        help_text="Tampak di beranda sampai yang bersangkutan menekan Sudah saya baca.",
    )
    sampai = bidang_tanggal(
        "Tampil sampai tanggal", wajib=False, bantuan="Kosong: sampai diakhiri."
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = pilihan_unit(lingkup)
        if lingkup.unit_ids is None:
            medan.empty_label = "Seluruh instansi"
        else:
            medan.required = True
            medan.empty_label = "Pilih…"

    def isian(self) -> IsiPengumuman:
        """What was filled in, as the service takes it."""
        isi = self.cleaned_data
        return IsiPengumuman(
            judul=isi["judul"], isi=isi["isi"], unit=isi["unit"], peran=isi["peran"],
            wajib_baca=isi["wajib_baca"], berakhir_pada=_sesudah(isi["sampai"]),
        )  # fmt: skip


def _sesudah(sampai: Any) -> datetime | None:
    """The moment after the last day, in the zone of the writer."""
    if sampai is None:
        return None
    return timezone.make_aware(datetime.combine(sampai + timedelta(days=1), time.min))


class SaringPembacaForm(forms.Form):
    """Filter of those whom a notice is meant for."""

    q = bidang_cari("Cari nama, NIP, atau unit")
    sudah = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(("", "Semua"), ("belum", "Belum membaca"), ("sudah", "Sudah membaca")),
    )


class SaringPengumumanForm(forms.Form):
    """Filter of the notices."""

    q = bidang_cari("Cari pengumuman")
    baca = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua"), ("belum", "Belum dibaca"))
    )
