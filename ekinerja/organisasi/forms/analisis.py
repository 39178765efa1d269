"""Forms of tasks, copies of them, and the need."""

from typing import Any

from django import forms

from ekinerja.core.forms import BerjagaForm
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.models import Jabatan

MENIT_MAKS = 525_600


class UraianForm(BerjagaForm):
    """A task of a post."""

    uraian = forms.CharField(
        label="Uraian tugas", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    output = forms.CharField(
        label="Hasil kerja", max_length=200, help_text="Apa yang dihasilkan, misalnya laporan."
    )
    satuan = forms.CharField(
        label="Satuan", max_length=40, help_text="Misalnya dokumen, laporan, kegiatan."
    )
    norma_waktu = forms.IntegerField(
        label="Norma waktu",
        min_value=1,
        max_value=MENIT_MAKS,
        help_text="Menit untuk menyelesaikan satu hasil.",
    )
    volume = forms.DecimalField(
        label="Volume setahun",
        min_value=0,
        max_digits=12,
        decimal_places=2,
        localize=False,
        help_text="Banyaknya hasil dalam setahun oleh semua pemangku jabatan ini.",
    )
    mulai = bidang_tanggal("Berlaku sejak")

    def __init__(self, *args: Any, perbaikan: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["mulai" if perbaikan else "sidik"]


class AkhiriUraianForm(forms.Form):
    """The end of a task."""

    selesai = bidang_tanggal("Tidak berlaku lagi sejak")


class KebutuhanForm(forms.Form):
    """By which document the computed need is written on the post."""

    dasar = forms.CharField(
        label="Nomor dan tanggal dokumen analisis beban kerja",
        max_length=200,
        help_text="Disimpan dalam riwayat jabatan.",
    )


class PilihSenamaField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no subscripts
    """Posts told apart by their unit, because their name is the same."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.unit.nama} ({obj.kode})"


class SalinUraianForm(forms.Form):
    """Posts of the same name that receive the tasks."""

    tujuan = PilihSenamaField(
        queryset=None,
        label="Jabatan bernama sama",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang paling sedikit satu jabatan."},
    )
    mulai = bidang_tanggal("Berlaku sejak")

    def __init__(self, *args: Any, pilihan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["tujuan"]
        assert isinstance(medan, forms.ModelMultipleChoiceField)
        medan.queryset = pilihan


class SaringUraianForm(forms.Form):
    """Filter of the inventory of tasks."""

    q = forms.CharField(
        label="Cari uraian, hasil, atau jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis jabatan", required=False, choices=(("", "Semua jenis"), *Jabatan.JENIS)
    )
