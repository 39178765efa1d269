"""Forms of what is written about a person: data, contact, contract."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ekinerja.core.forms import BerjagaForm
from ekinerja.core.tabel import NilaiSalah, baca_nip
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.pegawai.bank import BANK, sebutan_bank
from ekinerja.pegawai.data_diri import (
    PTKP,
    periksa_npwp,
    periksa_rekening,
    rapikan_angka,
)
from ekinerja.pegawai.forms.orang import PILIHAN_PNS, PILIHAN_PPPK
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.services import BERKONTRAK

DATA_BANK = [(kode, sebutan_bank(kode)) for kode in sorted(BANK, key=lambda kode: BANK[kode])]

JANGKA = ((12, "12 bulan"), (3, "3 bulan"), (6, "6 bulan"), (24, "24 bulan"), (60, "5 tahun"))


class DataPegawaiForm(BerjagaForm):
    """Everything that may be written about a person; the view keeps what the actor may change."""

    nip = forms.CharField(label="NIP", required=False, max_length=30)
    nama = forms.CharField(label="Nama lengkap dengan gelar", max_length=200)
    jenis = forms.ChoiceField(label="Jenis pegawai", choices=Pegawai.JENIS)
    golongan = forms.ChoiceField(
        label="Golongan",
        required=False,
        choices=(("", "–"), ("PNS", PILIHAN_PNS), ("PPPK", PILIHAN_PPPK)),
        help_text="Kenaikan pangkat dicatat dengan SK-nya, bukan di sini.",
    )
    tanggal_lahir = bidang_tanggal("Tanggal lahir", wajib=False)
    jenis_kelamin = forms.ChoiceField(
        label="Jenis kelamin", required=False, choices=(("", "–"), *Pegawai.JENIS_KELAMIN)
    )
    nik = forms.CharField(label="NIK", required=False, max_length=24, help_text="16 angka KTP.")
    npwp = forms.CharField(label="NPWP", required=False, max_length=24)
    status_ptkp = forms.ChoiceField(
        label="Status PTKP", required=False, choices=(("", "–"), *((s, s) for s in PTKP))
    )
    kode_bank = forms.ChoiceField(label="Bank", required=False, choices=())
    nomor_rekening = forms.CharField(label="Nomor rekening", required=False, max_length=40)
    dasar_gaji_bpjs = forms.IntegerField(
        label="Dasar gaji iuran BPJS",
        required=False,
        min_value=0,
        max_value=1_000_000_000,
        help_text="Rupiah sebulan, tanpa titik.",
    )
    pin_mesin = forms.CharField(label="PIN mesin kehadiran", required=False, max_length=24)
    surel = forms.EmailField(label="Surel", required=False)
    telepon = forms.RegexField(
        label="Nomor telepon",
        regex=r"^\+?[\d\s\-]{6,20}$",
        required=False,
        error_messages={"invalid": "Nomor telepon hanya berisi angka, misalnya 081234567890."},
    )
    foto = forms.FileField(
        label="Foto",
        required=False,
        help_text="JPEG, PNG, WebP, atau HEIC. Data kameranya dihapus.",
    )

    def __init__(
        self, *args: Any, pegawai: Pegawai, medan: tuple[str, ...],
        catatan: Mapping[str, str] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """:param catatan: what stands beside a field that another system is the record of."""
        super().__init__(*args, **kwargs)
        for nama in set(self.fields) - {*medan, "sidik"}:
            del self.fields[nama]
        for nama, kalimat in (catatan or {}).items():
            if nama in self.fields:
                bantuan = self.fields[nama].help_text
                self.fields[nama].help_text = f"{bantuan} {kalimat}".strip()
        bank = self.fields.get("kode_bank")
        if isinstance(bank, forms.ChoiceField):
            lain = [] if pegawai.kode_bank in BANK else [(pegawai.kode_bank, pegawai.kode_bank)]
            bank.choices = [("", "–"), *(satu for satu in lain if satu[0]), *DATA_BANK]

    def clean_nip(self) -> str | None:
        nip = self.cleaned_data["nip"]
        if not nip.strip():
            return None
        try:
            return baca_nip(nip)
        except NilaiSalah as galat:
            raise forms.ValidationError(galat.kalimat) from galat

    def clean_nik(self) -> str:
        return rapikan_angka(self.cleaned_data["nik"])

    def clean_npwp(self) -> str:
        return _sah(rapikan_angka(self.cleaned_data["npwp"]), periksa_npwp)

    def clean_nomor_rekening(self) -> str:
        return _sah(rapikan_angka(self.cleaned_data["nomor_rekening"]), periksa_rekening)


def _sah(nilai: str, periksa: Any) -> str:
    galat = periksa(nilai)
    if galat:
        raise forms.ValidationError(galat)
    return nilai


class KontrakForm(forms.Form):
    """A contract of work."""

    nomor = forms.CharField(label="Nomor kontrak", max_length=120)
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal("Sampai sebelum tanggal")
    jam_per_minggu = forms.DecimalField(
        label="Jam kerja seminggu",
        required=False,
        min_value=0,
        max_value=48,
        max_digits=4,
        decimal_places=2,
    )
    upah = forms.IntegerField(
        label="Upah sebulan", required=False, min_value=0, max_value=1_000_000_000,
        help_text="Rupiah, tanpa titik.",
    )  # fmt: skip
    penyedia = forms.CharField(
        label="Perusahaan penyedia", required=False, max_length=200,
        help_text="Hanya bagi tenaga alih daya.",
    )  # fmt: skip


class SaringHampirForm(forms.Form):
    """Filter of who retires or whose contract ends soon."""

    q = forms.CharField(
        label="Cari nama, NIP, atau jabatan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    bulan = forms.TypedChoiceField(
        label="Dalam", required=False, coerce=int, empty_value=None,
        choices=JANGKA,
    )  # fmt: skip


class SaringKontrakForm(SaringHampirForm):
    """Filter of contracts that end."""

    jenis = forms.ChoiceField(
        label="Jenis", required=False,
        choices=(("", "Semua jenis"), *((k, v) for k, v in Pegawai.JENIS if k in BERKONTRAK)),
    )  # fmt: skip
