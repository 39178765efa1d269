"""Forms of a reorganisation."""

from typing import Any

from django import forms

from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.penyiapan.forms.kesehatan import bidang_cari
from ekinerja.penyiapan.langkah import MEDAN, JenisLangkah
from ekinerja.penyiapan.models import Reorganisasi

_BANTUAN = {
    "unit": "Kodenya ada di halaman Organisasi.",
    "induk": "Boleh kode unit baru dalam rencana ini. Kosong: langsung di bawah instansi.",
    "ke": "Boleh kode unit baru dalam rencana ini.",
    "jabatan": "Kodenya ada di daftar jabatan; boleh kode jabatan baru dalam rencana ini.",
    "atasan": "Boleh kode jabatan baru dalam rencana ini. Kosong: tetap atasan yang sekarang.",
    "nip": "18 angka.",
    "kode": "Belum dipakai; kosong: kode lama ditambah tanggalnya.",
}
_PANJANG = {"nama": 250, "kode": 40, "nip": 24}


class ReorganisasiForm(forms.Form):
    """Name, decree and day of a reorganisation."""

    nama = forms.CharField(label="Nama", max_length=200, help_text="Misalnya SOTK baru 2027.")
    dasar = forms.CharField(
        label="Dasar", max_length=200, help_text="Nomor dan tanggal peraturan SOTK baru."
    )
    tanggal = bidang_tanggal("Susunan baru berlaku sejak")

    def isikan(self, rencana: Reorganisasi) -> Reorganisasi:
        """The plan with what was filled in, not stored yet."""
        for nama in ("nama", "dasar", "tanggal"):
            setattr(rencana, nama, self.cleaned_data[nama])
        return rencana


class LangkahForm(forms.Form):
    """One step; its fields depend on its kind."""

    def __init__(self, *args: Any, jenis: JenisLangkah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis = jenis
        for nama in (*jenis.wajib, *jenis.boleh):
            self.fields[nama] = self._bidang(nama, wajib=nama in jenis.wajib)

    def _bidang(self, nama: str, *, wajib: bool) -> forms.Field:
        judul, bantuan = MEDAN[nama], _BANTUAN.get(nama, "")
        if nama == "kode" and wajib:
            bantuan = "Belum dipakai."
        if nama == "kepala":
            return forms.BooleanField(label=judul, required=False)
        if nama == "kelas":
            return forms.IntegerField(label=judul, min_value=1, max_value=17, required=wajib)
        if nama == "jenis":
            pilihan = UnitKerja.JENIS if "unit" in self.jenis.kunci else Jabatan.JENIS
            kosong = "Pilih…" if wajib else "Tidak berubah"
            return forms.ChoiceField(
                label="Jenis", choices=(("", kosong), *pilihan), required=wajib
            )
        return forms.CharField(
            label=judul, required=wajib, help_text=bantuan, max_length=_PANJANG.get(nama, 60)
        )

    def langkah(self) -> dict[str, str]:
        """The step as it is kept: words only, without what is empty."""
        isi = {
            nama: "ya" if nilai is True else str(nilai).strip()
            for nama, nilai in self.cleaned_data.items()
            if nilai not in (None, "", False)
        }
        return {"langkah": self.jenis.kunci, **isi}


class SaringReorganisasiForm(forms.Form):
    """Filter of the plans."""

    q = bidang_cari("Cari rencana")
