"""Shape of an uploaded scheme; its meaning is checked by the service."""

from typing import Any

from django import forms
from django.http import QueryDict

from ekinerja.aturan.kesalahan import SkemaTidakSah
from ekinerja.regulasi.naskah import urai_naskah


class SkemaForm(forms.Form):
    """Content as a file or typed, and what the decree says about itself."""

    nama = forms.CharField(
        label="Nama skema",
        max_length=200,
        help_text="Seperti orang menyebutnya, misalnya TPP 2026.",
    )
    berkas = forms.FileField(
        label="Berkas skema",
        required=False,
        help_text="YAML atau JSON. Desimal ditulis di dalam tanda kutip.",
    )
    isi_teks = forms.CharField(
        label="Atau isi skema di sini",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "class": "mono"}),
        help_text="Dipakai bila tidak ada berkas yang dipilih.",
    )
    nomor_keputusan = forms.CharField(label="Nomor keputusan", max_length=120, required=False)
    tanggal_keputusan = forms.DateField(
        label="Tanggal keputusan",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    sampai = forms.DateField(
        label="Tidak berlaku lagi mulai",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="Kosongkan bila belum diketahui. Selalu tanggal 1.",
    )
    contoh = forms.BooleanField(
        label="Ini skema contoh; nomornya rekaan, bukan keputusan", required=False
    )
    salinan = forms.FileField(
        label="Salinan keputusan (PDF)",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean(self) -> dict[str, Any]:
        """Read the content; a refused file is put into the text so that it can be corrected."""
        isi = super().clean() or {}
        berkas = isi.get("berkas")
        mentah = berkas.read() if berkas else (isi.get("isi_teks") or "").encode()
        if not mentah.strip():
            self.add_error("berkas", "Pilih berkas skema atau isi teksnya.")
            return isi
        try:
            isi["isi"] = urai_naskah(mentah, nama=berkas.name if berkas else "isi skema")
        except SkemaTidakSah as galat:
            self.tolak_isi(galat.masalah)
        self._kembalikan_teks(mentah)
        return isi

    def tolak_isi(self, masalah: tuple[str, ...]) -> None:
        """Show every fault of the content beside it."""
        for satu in masalah:
            self.add_error("isi_teks", satu)

    def _kembalikan_teks(self, mentah: bytes) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["isi_teks"] = mentah.decode("utf-8-sig", errors="replace")
        self.data = data
