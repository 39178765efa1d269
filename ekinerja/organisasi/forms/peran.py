"""Forms of roles."""

from typing import Any

from django import forms

from ekinerja.accounts.models import User
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.organisasi.models.peran import JAM_DUKUNGAN
from ekinerja.organisasi.queries import (
    SEGERA,
    SaringPeran,
    pengguna_menurut_nama,
    unit_pembayar,
    unit_terlihat,
)
from ekinerja.organisasi.workflow import STATUS_DUKUNGAN, STATUS_USULAN


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
        choices=(
            ("", "Berlaku dan akan datang"),
            ("segera", f"Berakhir dalam {SEGERA.days} hari"),
            ("semua", "Termasuk yang berakhir"),
        ),
    )
    kelompok = forms.ChoiceField(
        label="Susunan",
        required=False,
        choices=(("", "Menurut orang"), ("peran", "Menurut peran"), ("unit", "Menurut unit")),
    )

    def saringan(self) -> SaringPeran:
        """What was asked; nothing when the address was tampered with."""
        if not self.is_valid():
            return SaringPeran()
        isi = self.cleaned_data
        return SaringPeran(isi["q"], isi["peran"], isi["masa"], isi["kelompok"] or "orang")


class SaringUsulanForm(forms.Form):
    """Filter of the proposed roles."""

    q = forms.CharField(
        label="Cari nama, NIP, atau unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua keadaan"), *STATUS_USULAN)
    )


class SaringDukunganForm(forms.Form):
    """Filter of the accesses for support."""

    q = forms.CharField(
        label="Cari nama atau alasan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua keadaan"), *STATUS_DUKUNGAN)
    )


class DukunganForm(forms.Form):
    """A request for wide reading."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nomor aduan dan apa yang akan diperiksa. Dibaca BKPSDM dan pemeriksa.",
    )
    jam = forms.TypedChoiceField(
        label="Lama",
        coerce=int,
        initial=1,
        choices=[(n, f"{n} jam") for n in range(1, JAM_DUKUNGAN + 1)],
        help_text="Dihitung sejak disetujui; tertutup sendiri sesudahnya.",
    )


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
        "Sampai sebelum tanggal",
        wajib=False,
        bantuan="Hari pertama yang tidak berlaku lagi: surat s.d. 31 Januari berarti 1 Februari. "
        "Kosong: sampai diakhiri.",
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
