"""Forms of Plt. and Plh., heads by assignment, delegations, penilai by letter, and teams."""

from typing import Any

from django import forms
from django.urls import reverse_lazy

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.forms import BerlingkupForm, PilihUnitField, bidang_tanggal
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import unit_menurut_kode
from ekinerja.pegawai.forms.jabatan import bidang_jabatan, jabatan_dari_kode
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import CARA_PENUGASAN, MASA_PENUGASAN, pegawai_menurut_pengenal
from ekinerja.pegawai.services import DataKeputusan, DataTim

SURAT = "Nomor dan tanggal surat"
_SAMPAI = "Sampai sebelum tanggal"
_BATAS = "Hari pertama yang tidak berlaku lagi: surat s.d. 31 Januari berarti 1 Februari."
_TERBUKA = f"{_BATAS} Kosong: sampai diakhiri."


def bidang_orang(judul: str) -> forms.CharField:
    """A person by NIP or user name, with suggestions while typing."""
    return forms.CharField(
        label=judul,
        max_length=60,
        help_text="NIP atau nama pengguna. Ketik nama untuk mencarinya.",
        widget=forms.TextInput(
            attrs={
                "list": "saran-pegawai",
                "autocomplete": "off",
                "hx-get": reverse_lazy("pegawai:saran_pegawai"),
                "hx-trigger": "input changed delay:300ms",
                "hx-target": "#saran-pegawai",
                "hx-include": "this",
            }
        ),
    )


class _Formulir(BerlingkupForm):
    """Knows the scope of who fills it; the names of its fields of people."""

    ORANG: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for nama in self.ORANG:
            if nama in isi:
                isi[nama] = self._orang(nama, isi[nama])
        return isi

    def _orang(self, nama: str, teks: str) -> Pegawai | None:
        orang = pegawai_menurut_pengenal(self.lingkup, teks)
        if orang is None:
            self.add_error(
                nama, "Tidak ada pegawai dengan NIP atau nama pengguna ini di instansi Anda."
            )
        return orang


class _SuratForm(_Formulir):
    """The paper of an appointment and its period."""

    nomor_sk = forms.CharField(label="Nomor surat perintah atau SK", max_length=120)
    tanggal_sk = bidang_tanggal("Tanggal surat")
    tmt = bidang_tanggal("Terhitung mulai tanggal")

    @property
    def surat(self) -> DataKeputusan:
        isi = self.cleaned_data
        return DataKeputusan(nomor_sk=isi["nomor_sk"], tanggal_sk=isi["tanggal_sk"], tmt=isi["tmt"])


class PelaksanaForm(_SuratForm):
    """A Plt. or Plh. of a post."""

    ORANG = ("pegawai",)
    pegawai = bidang_orang("Siapa yang ditunjuk")
    jenis = forms.ChoiceField(
        label="Sebagai",
        choices=(("", "Pilih…"), ("PLT", "Plt."), ("PLH", "Plh.")),
        help_text="Plt. bila jabatannya kosong atau pejabatnya berhalangan tetap; Plh. bila "
        "berhalangan sementara (UU 30/2014 Pasal 14 ayat (2)).",
    )
    jabatan = bidang_jabatan()
    selesai = bidang_tanggal(_SAMPAI, bantuan=_BATAS)
    field_order = ("pegawai", "jenis", "jabatan", "nomor_sk", "tanggal_sk", "tmt", "selesai")

    def clean_jabatan(self) -> Jabatan:
        return jabatan_dari_kode(self.lingkup, self.cleaned_data["jabatan"].strip())


class KepalaForm(_SuratForm):
    """A head of a unit by assignment."""

    ORANG = ("pegawai",)
    pegawai = bidang_orang("Siapa yang ditugaskan")
    unit = forms.CharField(
        label="Kode unit", max_length=40, help_text="Kodenya ada di halaman unit."
    )
    sebutan = forms.CharField(
        label="Sebagai", max_length=100, help_text="Misalnya Kepala Sekolah atau Kepala Puskesmas."
    )
    selesai = bidang_tanggal(_SAMPAI, wajib=False, bantuan=_TERBUKA)
    field_order = ("pegawai", "unit", "sebutan", "nomor_sk", "tanggal_sk", "tmt", "selesai")

    def clean_unit(self) -> UnitKerja:
        return _unit(self.lingkup, self.cleaned_data["unit"])


def _unit(lingkup: Lingkup, teks: str) -> UnitKerja:
    unit = unit_menurut_kode(lingkup.instansi_id, teks.strip())
    if unit is None:
        raise forms.ValidationError(
            f"Unit dengan kode {teks.strip()} tidak ada. Salin kodenya dari halaman unit."
        )
    return unit


class DelegasiSayaForm(_Formulir):
    """The own right to approve, lent to another."""

    ORANG: tuple[str, ...] = ("penerima",)
    penerima = forms.CharField(
        label="Kepada siapa", max_length=60,
        help_text="NIP atau nama penggunanya; tim Anda muncul saat mengetik.",
        widget=forms.TextInput(attrs={"list": "saran-pegawai", "autocomplete": "off"}),
    )  # fmt: skip
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal(_SAMPAI, bantuan=_BATAS)
    unit = forms.CharField(
        label="Hanya untuk unit",
        max_length=40,
        required=False,
        help_text="Kode unit. Kosong: semua orang yang dinilai.",
    )
    dasar = forms.CharField(label=SURAT, max_length=200)

    def clean_unit(self) -> UnitKerja | None:
        teks = self.cleaned_data["unit"]
        return _unit(self.lingkup, teks) if teks.strip() else None


class DelegasiForm(DelegasiSayaForm):
    """The same on behalf of a penilai, by BKPSDM."""

    ORANG = ("pemberi", "penerima")
    pemberi = bidang_orang("Wewenang siapa")
    penerima = bidang_orang("Kepada siapa")
    field_order = ("pemberi", "penerima", "mulai", "selesai", "unit", "dasar")


class PenilaiKhususForm(_Formulir):
    """A penilai named by letter."""

    ORANG = ("pegawai", "penilai")
    pegawai = bidang_orang("Siapa yang dinilai")
    penilai = bidang_orang("Siapa yang menilai")
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal(_SAMPAI, wajib=False, bantuan=_TERBUKA)
    dasar = forms.CharField(label=SURAT, max_length=200)


class AkhiriForm(forms.Form):
    """The end of something dated."""

    selesai = bidang_tanggal("Tidak berlaku lagi mulai")
    alasan = forms.CharField(
        label="Alasan", min_length=5, max_length=200,
        help_text="Nomor surat atau sebabnya; tersimpan dalam riwayat.",
    )  # fmt: skip


class SaringPenugasanForm(forms.Form):
    """Filter of the list of appointments and letters."""

    q = forms.CharField(
        label="Cari nama, jabatan, atau unit", required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    cara = forms.ChoiceField(
        label="Macam", required=False, choices=(("", "Semua macam"), *CARA_PENUGASAN.items())
    )
    masa = forms.ChoiceField(label="Masa", required=False, choices=tuple(MASA_PENUGASAN.items()))


class SaringTimForm(forms.Form):
    """Filter of the teams."""

    q = forms.CharField(
        label="Cari tim atau ketua", required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )  # fmt: skip
    masa = forms.ChoiceField(
        label="Masa", required=False,
        choices=(("", "Berjalan dan akan datang"), ("semua", "Termasuk yang berakhir")),
    )  # fmt: skip


class TimForm(_Formulir):
    """A team by SK."""

    ORANG = ("ketua",)
    nama = forms.CharField(label="Nama tim", max_length=200)
    unit = PilihUnitField(apa="unit", saran="organisasi:saran_unit", label="Unit")
    ketua = bidang_orang("Ketua")
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal(_SAMPAI, wajib=False, bantuan=_TERBUKA)
    dasar = forms.CharField(label="Nomor dan tanggal SK tim", max_length=200)

    @property
    def isi_tim(self) -> DataTim:
        isi = self.cleaned_data
        return DataTim(isi["nama"], isi["ketua"], isi["mulai"], isi["selesai"], isi["dasar"])


class AnggotaForm(_Formulir):
    """A member of a team."""

    ORANG = ("pegawai",)
    pegawai = bidang_orang("Siapa")
    peran = forms.CharField(label="Tugas dalam tim", required=False, max_length=100)
    mulai = bidang_tanggal("Mulai")
