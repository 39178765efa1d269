"""Forms of people: they check shape; services check meaning."""

from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_nip
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.pegawai.golongan import GOLONGAN_PNS, GOLONGAN_PPPK, sebutan_golongan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import KURANG

PILIHAN_PNS = [(satu, sebutan_golongan(satu)) for satu in GOLONGAN_PNS]
PILIHAN_PPPK = [(satu, f"Golongan {satu}") for satu in GOLONGAN_PPPK]


class SaringPegawaiForm(forms.Form):
    """Filter of the list of people."""

    q = forms.CharField(
        label="Cari nama, NIP, atau jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", required=False, empty_label="Semua unit"
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *Pegawai.JENIS)
    )
    kurang = forms.ChoiceField(
        label="Data yang kurang", required=False, choices=(("", "Semua"), *KURANG.items())
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = unit_pembayar(lingkup)


class PegawaiForm(forms.Form):
    """A new person."""

    nip = forms.CharField(
        label="NIP", required=False, max_length=30, help_text="Kosong hanya bagi Non-ASN."
    )
    nama_pengguna = forms.CharField(
        label="Nama pengguna",
        required=False,
        max_length=60,
        help_text="Hanya bagi pegawai tanpa NIP: nama untuk masuk aplikasi.",
    )
    nama = forms.CharField(label="Nama lengkap dengan gelar", max_length=200)
    jenis = forms.ChoiceField(label="Jenis pegawai", choices=(("", "Pilih…"), *Pegawai.JENIS))
    golongan = forms.ChoiceField(
        label="Golongan",
        required=False,
        choices=(("", "Pilih…"), ("PNS", PILIHAN_PNS), ("PPPK", PILIHAN_PPPK)),
    )
    tanggal_lahir = bidang_tanggal("Tanggal lahir", wajib=False)
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", required=False, choices=(("", "Pilih…"), *Pegawai.JENIS_KELAMIN)
    )
    pin_mesin = forms.CharField(label="PIN mesin kehadiran", required=False, max_length=24)

    def clean_nip(self) -> str | None:
        nip = self.cleaned_data["nip"]
        if not nip.strip():
            return None
        try:
            return baca_nip(nip)
        except NilaiSalah as galat:
            raise forms.ValidationError(galat.kalimat) from galat

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("jenis") not in (None, "NON_ASN") and not isi.get("nip") and "nip" in isi:
            self.add_error("nip", "NIP wajib diisi bagi ASN.")
        return isi
