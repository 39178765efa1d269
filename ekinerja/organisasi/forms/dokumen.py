"""Forms of documents and of the profile of the government."""

from typing import Any

from django import forms

from ekinerja.core.forms import BerjagaForm
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.forms.pilihan import BerlingkupForm, PilihUnitField
from ekinerja.organisasi.models import DokumenOrganisasi, UnitKerja
from ekinerja.organisasi.queries import unit_pembayar

JENIS = DokumenOrganisasi.JENIS


class SaringDokumenForm(forms.Form):
    """Filter of the list of documents."""

    q = forms.CharField(
        label="Cari nomor atau judul",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=(("", "Semua jenis"), *JENIS))
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", required=False, empty_label="Semua unit"
    )
    berlaku = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(("", "Semua"), ("ya", "Masih berlaku"), ("tidak", "Tidak berlaku")),
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = unit_pembayar(lingkup)


class DokumenForm(BerlingkupForm):
    """A new document with its scan."""

    jenis = forms.ChoiceField(label="Jenis dokumen", choices=(("", "Pilih…"), *JENIS))
    unit = PilihUnitField(
        apa="unit",
        saran="organisasi:saran_unit",
        label="Unit",
        required=False,
        help_text="Ketik nama unit, lalu pilih dari saran. Kosong: berlaku bagi seluruh instansi.",
    )
    judul = forms.CharField(label="Judul", max_length=250)
    nomor = forms.CharField(label="Nomor", max_length=120)
    tanggal = bidang_tanggal("Tanggal dokumen")
    mulai = bidang_tanggal("Berlaku sejak")
    selesai = bidang_tanggal("Tidak berlaku lagi sejak", wajib=False)
    berkas = forms.FileField(label="Berkas", help_text="Pindaian PDF atau foto.")


class ProfilForm(BerjagaForm):
    """The profile of the government."""

    nama = forms.CharField(label="Nama pemerintah daerah", max_length=200)
    jenis = forms.ChoiceField(label="Jenis", choices=Instansi.JENIS)
    sebutan_kepala = forms.CharField(
        label="Sebutan kepala", max_length=40, help_text="Bupati, Wali Kota, Gubernur, Menteri."
    )
    zona = forms.ChoiceField(
        label="Zona waktu",
        choices=Instansi.ZONA,
        help_text="Bagi unit yang tidak menetapkan zona waktunya sendiri.",
    )
    alamat = forms.CharField(label="Alamat pada kop surat", max_length=250, required=False)
    kontak = forms.CharField(
        label="Kontak pada kop surat",
        max_length=250,
        required=False,
        help_text="Telepon, laman, dan surel.",
    )
    kota = forms.CharField(
        label="Tempat penandatanganan",
        max_length=100,
        required=False,
        help_text="Nama kota di depan tanggal surat.",
    )
    warna = forms.RegexField(
        label="Warna merek",
        regex=r"^#[0-9a-fA-F]{6}$",
        widget=forms.TextInput(attrs={"type": "color", "class": "form-control-color"}),
        help_text="Warna tombol dan tautan; kontrasnya disesuaikan supaya tetap terbaca.",
        error_messages={"invalid": "Warna ditulis seperti #196bcd."},
    )
    logo = forms.FileField(
        label="Logo", required=False, help_text="PNG, JPEG, atau WebP, paling besar 2 MB."
    )
    tanpa_logo = forms.BooleanField(label="Hapus logo yang sekarang", required=False)
