"""Forms of proposals to correct the own data."""

from typing import Any

from django import forms

from ekinerja.pegawai.forms.data import DataPegawaiForm
from ekinerja.pegawai.models import Pegawai, UsulanData
from ekinerja.pegawai.workflow import STATUS_USULAN_DATA

BUKTI = ("keterangan", "berkas")


class UsulanDataForm(DataPegawaiForm):
    """The data that one does not change alone, as they are now; what is changed is proposed."""

    keterangan = forms.CharField(
        label="Mengapa berubah", required=False, max_length=500,
        help_text="Misalnya ganti rekening gaji, atau menikah pada Agustus.",
    )  # fmt: skip
    berkas = forms.FileField(
        label="Bukti", required=False,
        help_text="Foto atau PDF KTP, kartu NPWP, kartu keluarga, atau buku tabungan.",
    )  # fmt: skip

    def __init__(self, *args: Any, pegawai: Pegawai, medan: tuple[str, ...], **kwargs: Any) -> None:
        self.medan = medan
        awal = {nama: getattr(pegawai, nama) for nama in medan}
        super().__init__(
            *args, pegawai=pegawai, medan=(*medan, *BUKTI), initial=awal, **kwargs
        )  # fmt: skip

    @property
    def isi_usulan(self) -> dict[str, str]:
        """Field of a person → value as it should be."""
        return {nama: self.cleaned_data[nama] for nama in self.medan}


class SaringUsulanDataForm(forms.Form):
    """Filter of the proposals."""

    q = forms.CharField(
        label="Cari nama atau NIP", required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    apa = forms.ChoiceField(
        label="Data", required=False, choices=(("", "Semua data"), *UsulanData.DATA)
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua keadaan"), *STATUS_USULAN_DATA)
    )
