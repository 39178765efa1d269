"""Forms of data health and of the requests it gives rise to."""

from typing import Any

from django import forms
from django.db.models import F, Q

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import pilihan_unit
from ekinerja.penyiapan.masalah import MASALAH, TINGKAT
from ekinerja.penyiapan.workflow import STATUS_PERBAIKAN


def bidang_cari(judul: str) -> forms.CharField:
    """A search box."""
    return forms.CharField(
        label=judul,
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class SaringTemuanForm(forms.Form):
    """Filter of the list of gaps."""

    q = bidang_cari("Cari nama, NIP, jabatan, atau unit")
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=(("", "Semua tingkat"), *TINGKAT)
    )
    kunci = forms.ChoiceField(
        label="Masalah",
        required=False,
        choices=(("", "Semua masalah"), *((m.kunci, m.kalimat) for m in MASALAH.values())),
    )
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", required=False, empty_label="Semua"
    )

    def __init__(self, *args: Any, lingkup: Lingkup, unit_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ModelChoiceField)
        pilihan = Q(opd_id=F("id"))
        medan.queryset = pilihan_unit(lingkup).filter(
            pilihan if unit_id is None else pilihan | Q(pk=unit_id)
        )


class MintaForm(forms.Form):
    """A word to whoever mends it."""

    isi = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Boleh dikosongkan. Tulis nilai yang benar bila Anda tahu.",
    )


class SaringPerbaikanForm(forms.Form):
    """Filter of the requests."""

    q = bidang_cari("Cari nama, unit, atau peminta")
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua"), *STATUS_PERBAIKAN)
    )
    milik = forms.ChoiceField(
        label="Milik",
        required=False,
        choices=(
            ("", "Semua yang terlihat"),
            ("menunggu", "Menunggu saya"),
            ("saya", "Saya yang meminta"),
        ),
    )
