"""Forms of sources: they check shape; services check meaning."""

from collections.abc import Container
from typing import Any

from django import forms

from ekinerja.instansi.models import SumberData
from ekinerja.integrasi.medan import SEMUA
from ekinerja.integrasi.models import Perbedaan
from ekinerja.organisasi.forms import bidang_tanggal

GUNA = (
    ("", "Semua"),
    ("berlaku", "Nilai yang dapat diterapkan"),
    ("pembanding", "Hanya pembanding (belum dialihkan)"),
)


class SumberForm(forms.Form):
    """Where a source is and how it is read."""

    moda = forms.ChoiceField(label="Cara membaca", required=False, choices=SumberData.MODA)
    alamat = forms.CharField(
        label="Alamat layanan, atau nama folder",
        required=False,
        max_length=300,
        help_text="Alamat yang dimulai https, atau nama folder di server. Server di luar daftar "
        "admin teknis ditolak.",
    )
    nama_rahasia = forms.CharField(
        label="Nama variabel kunci",
        required=False,
        max_length=60,
        help_text="Misalnya EKINERJA_RAHASIA_SIMPEG. Kuncinya sendiri diisi admin teknis di "
        "server, tidak pernah di sini.",
    )
    jadwal = forms.ChoiceField(
        label="Jadwal",
        required=False,
        choices=(("", "Hanya manual"), ("HARIAN", "Setiap hari"), ("JAM", "Setiap jam")),
    )
    aktif = forms.BooleanField(label="Sumber ini dipakai", required=False)


class UnggahSiasnForm(forms.Form):
    """A JSON file of SIASN."""

    berkas = forms.FileField(
        label="Berkas JSON SIASN",
        help_text="Satu berkas .json berisi daftar orang, paling besar 20 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
        error_messages={
            "required": "Pilih berkasnya lebih dahulu.",
            "empty": "Berkas ini kosong (0 byte). Pilih berkas yang berisi data.",
        },
    )

    def __init__(self, *args: Any, ditolak: str = "", **kwargs: Any) -> None:
        """:param ditolak: why the upload was refused while it streamed in."""
        super().__init__(*args, **kwargs)
        self.ditolak = ditolak

    def clean(self) -> dict[str, Any]:
        if self.ditolak:
            self.errors.pop("berkas", None)
            self.add_error("berkas", self.ditolak)
        return super().clean() or {}


class SaringBedaForm(forms.Form):
    """Filter of the differences of a reading."""

    q = forms.CharField(
        label="Cari nama, NIP, atau kode",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *Perbedaan.JENIS)
    )
    medan = forms.ChoiceField(
        label="Medan",
        required=False,
        choices=(("", "Semua medan"), *((satu.kunci, satu.sebutan) for satu in SEMUA)),
    )
    guna = forms.ChoiceField(label="Kegunaan", required=False, choices=GUNA)
    keputusan = forms.ChoiceField(
        label="Keputusan", required=False, choices=(("", "Semua"), *Perbedaan.KEPUTUSAN)
    )


class AlihForm(forms.Form):
    """Which fields a source is the record of, from when."""

    medan = forms.MultipleChoiceField(
        label="Medan yang dialihkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu medan."},
    )
    menjadi = forms.ChoiceField(label="Sumber yang berlaku")
    mulai = bidang_tanggal(
        "Mulai tanggal", bantuan="Sejak tanggal ini selisihnya dapat diterapkan. Nilai yang "
        "tersimpan tidak berubah karena peralihan ini."
    )  # fmt: skip

    def __init__(
        self, *args: Any, sumber: SumberData, tersedia: Container[str], **kwargs: Any
    ) -> None:
        """:param tersedia: fields that the last reading gave, or that follow the source."""
        super().__init__(*args, **kwargs)
        pilihan = [(m.kunci, m.sebutan) for m in SEMUA if m.kunci in tersedia]
        self._isi("medan", pilihan)
        kembali = (SumberData.MANUAL, "Kembali ke isian di aplikasi")
        self._isi("menjadi", [(sumber.jenis, str(sumber)), kembali])

    def _isi(self, nama: str, pilihan: list[tuple[str, str]]) -> None:
        medan = self.fields[nama]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = pilihan


class PadanForm(forms.Form):
    """Which of ours it is."""

    kode = forms.CharField(
        label="Kode di Organisasi", max_length=60, help_text="Salin dari halaman jabatan atau unit."
    )


class TimpaForm(forms.Form):
    """Until when ours is kept, and why."""

    sampai = bidang_tanggal("Dipertahankan sampai dengan", bantuan="Paling lama setahun.")
    alasan = forms.CharField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya: rekening di SIMPEG sudah ditutup, menunggu pembetulan.",
    )  # fmt: skip


class SaringPenimpaanForm(forms.Form):
    """Filter of overrides."""

    q = forms.CharField(
        label="Cari nama atau NIP",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
