"""Forms of units and posts: they check shape; services check meaning."""

from typing import Any

from django import forms

from ekinerja.core.forms import BerjagaForm
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.forms.medan import TANGGAL, bidang_tanggal
from ekinerja.organisasi.forms.pilihan import BerlingkupForm, PilihJabatanField, PilihUnitField
from ekinerja.organisasi.models import Jabatan, UnitKerja

ZONA = (("", "Mengikuti unit di atasnya"), *Instansi.ZONA)
KELAS = "1 sampai 17, dari hasil evaluasi jabatan."


class PerTanggalForm(forms.Form):
    """The day on which dated things are read."""

    pada = forms.DateField(
        label="Per tanggal",
        required=False,
        widget=forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d"),
        input_formats=("%Y-%m-%d", "%d/%m/%Y"),
    )


class CariForm(PerTanggalForm):
    """Search box of the tree."""

    q = forms.CharField(
        label="Cari unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau kode unit"}),
    )
    field_order = ("q", "pada")


class SaringJabatanForm(PerTanggalForm):
    """Filter of the list of posts."""

    q = forms.CharField(
        label="Cari jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *Jabatan.JENIS)
    )
    kelas = forms.ChoiceField(
        label="Kelas",
        required=False,
        choices=(
            ("", "Semua kelas"),
            ("kosong", "Belum diisi"),
            *((str(n), f"Kelas {n}") for n in range(17, 0, -1)),
        ),
    )
    field_order = ("q", "jenis", "kelas", "pada")


class _IsiUnitForm(forms.Form):
    """What is written of a unit."""

    nama = forms.CharField(label="Nama unit", max_length=250)
    jenis = forms.ChoiceField(label="Jenis unit", choices=(("", "Pilih…"), *UnitKerja.JENIS))
    zona = forms.ChoiceField(label="Zona waktu", required=False, choices=ZONA)
    urutan = forms.IntegerField(
        label="Urutan",
        min_value=0,
        max_value=9999,
        initial=0,
        help_text="Yang lebih kecil tampil lebih dahulu; yang sama diurutkan menurut nama.",
    )


class UnitForm(_IsiUnitForm):
    """A new unit."""

    kode = forms.CharField(
        label="Kode", max_length=40, help_text="Kode tetap, misalnya 01.2; belum dipakai unit lain."
    )
    mulai = bidang_tanggal("Berlaku sejak")
    field_order = ("nama", "kode", "jenis", "zona", "urutan", "mulai")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urutan"].required = False

    def clean_urutan(self) -> int:
        return int(self.cleaned_data["urutan"] or 0)


class UbahUnitForm(BerjagaForm, _IsiUnitForm):
    """Mend what is written of a unit."""

    alasan = forms.CharField(
        label="Alasan perubahan", max_length=200, help_text="Disimpan dalam riwayat unit ini."
    )


class LetakForm(BerlingkupForm):
    """Another parent, name or kind from a day on."""

    induk = PilihUnitField(
        apa="unit", saran="organisasi:saran_unit", label="Berada di bawah", required=False
    )
    nama = forms.CharField(label="Nama unit", max_length=250)
    jenis = forms.ChoiceField(label="Jenis unit", choices=UnitKerja.JENIS)
    mulai = bidang_tanggal(
        "Berlaku sejak",
        bantuan="Sebelum tanggal ini susunan yang lama tetap terbaca. Tanggal yang akan datang "
        "menjadi rencana.",
    )
    dasar = forms.CharField(label="Nomor dan tanggal keputusan", max_length=200)


class AkhiriForm(forms.Form):
    """The end of a unit or post."""

    selesai = bidang_tanggal(
        "Tidak berlaku lagi sejak",
        wajib=False,
        bantuan="Kosongkan untuk membatalkan pengakhiran yang sudah dicatat.",
    )
    dasar = forms.CharField(label="Nomor dan tanggal keputusan", max_length=200)


class _IsiJabatanForm(BerlingkupForm):
    """What is written of a post."""

    nama = forms.CharField(label="Nama jabatan", max_length=250)
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=(("", "Pilih…"), *Jabatan.JENIS))
    jenjang = forms.ChoiceField(
        label="Jenjang",
        required=False,
        choices=(("", "Tanpa jenjang"), *Jabatan.JENJANG),
        help_text="Hanya bagi jabatan fungsional.",
    )
    kelompok = forms.ChoiceField(
        label="Kelompok", required=False, choices=Jabatan.KELOMPOK, initial="UMUM"
    )
    kelas = forms.IntegerField(
        label="Kelas jabatan", min_value=1, max_value=17, required=False, help_text=KELAS
    )
    bezetting = forms.IntegerField(
        label="Persediaan pegawai", min_value=0, max_value=100_000, initial=1
    )
    kebutuhan = forms.IntegerField(
        label="Kebutuhan pegawai",
        min_value=0,
        max_value=100_000,
        required=False,
        help_text="Hasil analisis beban kerja, orang.",
    )
    atasan = PilihJabatanField(
        apa="jabatan",
        saran="organisasi:saran_jabatan",
        label="Jabatan atasan langsung",
        required=False,
    )
    kepala = forms.BooleanField(label="Jabatan ini memimpin unitnya", required=False)
    batas_usia = forms.IntegerField(
        label="Batas usia pensiun",
        min_value=50,
        max_value=75,
        required=False,
        help_text="Kosongkan supaya mengikuti jenis jabatannya.",
    )
    ikhtisar = forms.CharField(
        label="Ikhtisar jabatan",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_kelompok(self) -> str:
        return self.cleaned_data["kelompok"] or "UMUM"


class JabatanForm(_IsiJabatanForm):
    """A new post in a unit."""

    kode = forms.CharField(label="Kode", max_length=60, help_text="Belum dipakai jabatan lain.")
    mulai = bidang_tanggal("Berlaku sejak")
    field_order = ("nama", "kode", "jenis", "jenjang", "kelompok", "kelas", "mulai")


class GantiAtasanForm(BerlingkupForm):
    """Another superior post from a day on."""

    atasan = PilihJabatanField(
        apa="jabatan",
        saran="organisasi:saran_jabatan",
        label="Jabatan atasan langsung",
        required=False,
        help_text="Kosongkan bila tidak ada jabatan di atasnya.",
    )
    mulai = bidang_tanggal(
        "Berlaku sejak",
        bantuan="Sebelum tanggal ini atasan yang lama tetap berlaku. Tanggal yang akan datang "
        "menjadi rencana.",
    )
    dasar = forms.CharField(label="Nomor dan tanggal keputusan", max_length=200)


class UbahJabatanForm(BerjagaForm, _IsiJabatanForm):
    """Mend what is written of a post."""

    alasan = forms.CharField(
        label="Alasan perubahan", max_length=200, help_text="Disimpan dalam riwayat jabatan ini."
    )
