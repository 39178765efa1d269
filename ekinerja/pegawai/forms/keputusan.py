"""Forms of the deeds of career: the paper, and what each deed needs beside it."""

from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.pegawai.forms.jabatan import bidang_jabatan, jabatan_dari_kode
from ekinerja.pegawai.golongan import golongan_untuk, sebutan_golongan
from ekinerja.pegawai.models import Keputusan, Pegawai

BERKAS_SK = "PDF atau foto naskahnya."


class SuratForm(forms.Form):
    """The paper of a deed; others add their own fields before it."""

    nomor_sk = forms.CharField(label="Nomor SK", max_length=120)
    tanggal_sk = bidang_tanggal("Tanggal SK")
    tmt = bidang_tanggal("Terhitung mulai tanggal (TMT)", bantuan="Hari pertama ia berlaku.")
    berkas = forms.FileField(label="Salinan SK", required=False, help_text=BERKAS_SK)
    keterangan = forms.CharField(label="Keterangan", required=False, max_length=500)

    def __init__(self, *args: Any, lingkup: Lingkup, pegawai: Pegawai, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup, self.pegawai = lingkup, pegawai


class PelantikanForm(SuratForm):
    """A post with inauguration and first day of duty."""

    tanggal_pelantikan = bidang_tanggal("Tanggal pelantikan", wajib=False)
    tanggal_spmt = bidang_tanggal(
        "Tanggal SPMT", wajib=False, bantuan="Surat pernyataan melaksanakan tugas."
    )
    jabatan = bidang_jabatan()
    field_order: tuple[str, ...] = (
        "jabatan",
        "nomor_sk",
        "tanggal_sk",
        "tmt",
        "tanggal_pelantikan",
        "tanggal_spmt",
    )

    def clean_jabatan(self) -> Jabatan | None:
        kode = self.cleaned_data["jabatan"].strip()
        return jabatan_dari_kode(self.lingkup, kode) if kode else None


class PengangkatanForm(PelantikanForm):
    """A first post; for a bupati, wali kota or Pj the term of office too."""

    selesai = bidang_tanggal(
        "Masa jabatan sampai sebelum tanggal",
        wajib=False,
        bantuan="Hanya bagi pejabat dengan masa jabatan: bupati, wali kota, atau penjabat.",
    )
    field_order = ("jabatan", "nomor_sk", "tanggal_sk", "tmt", "selesai", "tanggal_pelantikan",
                   "tanggal_spmt")  # fmt: skip


class AktifKembaliForm(PelantikanForm):
    """Back in service; the post only when the person has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].required = False
        self.fields["jabatan"].help_text = "Hanya bila ia tidak lagi punya jabatan definitif."


class PangkatForm(SuratForm):
    """Another rank."""

    golongan = forms.ChoiceField(label="Golongan baru")
    field_order = ("golongan", "nomor_sk", "tanggal_sk", "tmt")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["golongan"]
        assert isinstance(medan, forms.ChoiceField)
        pilihan = [(satu, sebutan_golongan(satu)) for satu in golongan_untuk(self.pegawai.jenis)]
        medan.choices = [("", "Pilih…"), *pilihan]


class KedudukanForm(SuratForm):
    """Out of duty for a while: until when, where, who rates, who pays."""

    selesai = bidang_tanggal(
        "Sampai sebelum tanggal", wajib=False, bantuan="Kosong: sampai diaktifkan kembali."
    )
    tujuan = forms.CharField(
        label="Tempat tujuan", required=False, max_length=250,
        help_text="Instansi atau unit tempat ia diperbantukan atau belajar.",
    )  # fmt: skip
    dibayar = forms.BooleanField(
        label="TPP tetap dibayar selama masa ini",
        required=False,
        help_text="Tidak dicentang: hari-hari itu keluar dari hitungan TPP-nya.",
    )
    unit_pembayar: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Dibayar oleh", required=False, empty_label="Unitnya sendiri"
    )
    unit_penilai: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Dinilai oleh pimpinan", required=False, empty_label="Unitnya sendiri"
    )
    lepas_jabatan = forms.BooleanField(
        label="Lepas dari jabatannya sejak TMT",
        required=False,
        help_text="Jabatannya menjadi kosong dan dapat diisi orang lain.",
    )
    field_order = (
        "nomor_sk", "tanggal_sk", "tmt", "selesai", "tujuan", "dibayar", "unit_pembayar",
        "unit_penilai", "lepas_jabatan",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("unit_pembayar", "unit_penilai"):
            medan = self.fields[nama]
            assert isinstance(medan, forms.ModelChoiceField)
            medan.queryset = unit_pembayar(self.lingkup)


class SaringKeputusanForm(forms.Form):
    """Filter of the register of decisions."""

    q = forms.CharField(
        label="Cari nama, NIP, atau nomor SK",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *Keputusan.JENIS)
    )
    tahun = forms.TypedChoiceField(
        label="Tahun TMT", required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["tahun"]
        assert isinstance(medan, forms.ChoiceField)
        kini = lingkup.per_tanggal.year
        tahun = [(str(satu), str(satu)) for satu in range(kini + 1, kini - 15, -1)]
        medan.choices = [("", "Semua tahun"), *tahun]


class BatalForm(forms.Form):
    """Why a decision is taken back."""

    alasan = forms.CharField(label="Alasan", min_length=10, max_length=500)
