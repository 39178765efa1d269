"""Forms of the organisation: they check shape; services check meaning."""

from typing import Any

from django import forms

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja
from ekinerja.organisasi.queries import (
    jabatan_menurut_kode,
    pengguna_menurut_nama,
    unit_pembayar,
    unit_terlihat,
)

TANGGAL = {"type": "date"}


def bidang_tanggal(judul: str, *, wajib: bool = True, bantuan: str = "") -> forms.DateField:
    """A date field with the browser's own picker, shown in the way the picker needs."""
    return forms.DateField(
        label=judul,
        required=wajib,
        help_text=bantuan,
        widget=forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d"),
        input_formats=("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"),
        error_messages={
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
            "required": "Tanggal ini wajib diisi.",
        },
    )


class CariForm(forms.Form):
    """Search box of the tree."""

    q = forms.CharField(
        label="Cari unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau kode unit"}),
    )


class SaringJabatanForm(forms.Form):
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


class SaringPeranForm(forms.Form):
    """Filter of the role grants."""

    q = forms.CharField(
        label="Cari nama, NIP, atau unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    peran = forms.ChoiceField(
        label="Peran", required=False, choices=(("", "Semua peran"), *PemberianPeran.PERAN)
    )
    masa = forms.ChoiceField(
        label="Masa",
        required=False,
        choices=(("", "Berlaku dan akan datang"), ("semua", "Termasuk yang berakhir")),
    )


class UnitForm(forms.Form):
    """A new unit."""

    nama = forms.CharField(label="Nama unit", max_length=250)
    kode = forms.CharField(
        label="Kode", max_length=40, help_text="Kode tetap, misalnya 01.2; belum dipakai unit lain."
    )
    jenis = forms.ChoiceField(label="Jenis unit", choices=(("", "Pilih…"), *UnitKerja.JENIS))
    mulai = bidang_tanggal("Berlaku sejak")


class JabatanForm(forms.Form):
    """A new post in a unit."""

    nama = forms.CharField(label="Nama jabatan", max_length=250)
    kode = forms.CharField(label="Kode", max_length=60, help_text="Belum dipakai jabatan lain.")
    jenis = forms.ChoiceField(label="Jenis jabatan", choices=(("", "Pilih…"), *Jabatan.JENIS))
    kelas = forms.IntegerField(
        label="Kelas jabatan",
        min_value=1,
        max_value=17,
        required=False,
        help_text="1 sampai 17, dari hasil evaluasi jabatan.",
    )
    bezetting = forms.IntegerField(label="Persediaan pegawai", min_value=0, initial=1)
    atasan = forms.CharField(
        label="Kode jabatan atasan",
        max_length=60,
        required=False,
        help_text="Kodenya ada di daftar jabatan.",
    )
    kepala = forms.BooleanField(label="Jabatan ini memimpin unitnya", required=False)
    mulai = bidang_tanggal("Berlaku sejak")

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup = lingkup

    def clean_atasan(self) -> Jabatan | None:
        kode = self.cleaned_data["atasan"].strip()
        if not kode:
            return None
        jabatan = jabatan_menurut_kode(self.lingkup, kode)
        if jabatan is None:
            raise forms.ValidationError(
                f"Jabatan dengan kode {kode} tidak ada. Salin kodenya dari daftar jabatan."
            )
        return jabatan


class PeranForm(forms.Form):
    """A role for a user."""

    pengguna = forms.CharField(
        label="NIP atau nama pengguna", max_length=60, help_text="18 angka tanpa spasi."
    )
    peran = forms.ChoiceField(label="Peran", choices=(("", "Pilih…"), *PemberianPeran.PERAN))
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None,
        label="Unit",
        required=False,
        empty_label="Seluruh instansi",
        help_text="Peran menjangkau unit ini dan semua unit di bawahnya.",
    )
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal(
        "Sampai sebelum tanggal", wajib=False, bantuan="Kosong: berlaku sampai diakhiri."
    )
    dasar = forms.CharField(
        label="Surat penunjukan", max_length=200, help_text="Nomor dan tanggal suratnya."
    )

    def __init__(
        self, *args: Any, lingkup: Lingkup, unit_id: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup = lingkup
        pilihan = unit_pembayar(lingkup)
        if unit_id is not None:
            pilihan = pilihan | unit_terlihat(lingkup).filter(pk=unit_id)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = pilihan.order_by("nama", "id")

    def clean_pengguna(self) -> User:
        nama = "".join(self.cleaned_data["pengguna"].split())
        user = pengguna_menurut_nama(self.lingkup, nama)
        if user is None:
            raise forms.ValidationError(
                "Pengguna ini tidak ada di instansi Anda. Periksa NIP-nya di daftar pegawai."
            )
        return user


class AkhiriPeranForm(forms.Form):
    """The end of a role."""

    selesai = bidang_tanggal("Tidak berlaku lagi mulai")
    alasan = forms.CharField(
        label="Alasan", max_length=200, help_text="Nomor surat atau sebabnya, disimpan di riwayat."
    )
