"""Forms of job evaluations and of exceptions to their checks."""

from datetime import date
from typing import Any

from django import forms

from ekinerja.core.format import angka
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.faktor import MANAJERIAL, SITUASI, SITUASI_MAKS, Faktor, daftar_faktor
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.models import DokumenOrganisasi, PengecualianPeriksa
from ekinerja.organisasi.queries.dokumen import dokumen_terlihat

DASAR = "Nomor dan tanggal keputusan"


class _DasarForm(forms.Form):
    """What every evaluation bears: since when, by which decree, with which document."""

    mulai = bidang_tanggal(
        "Berlaku sejak",
        bantuan="Evaluasi sebelumnya berakhir pada tanggal ini. Tanggal yang akan datang menjadi "
        "rencana.",
    )
    dasar = forms.CharField(label=DASAR, max_length=200)
    dokumen: "forms.ModelChoiceField[DokumenOrganisasi]" = forms.ModelChoiceField(
        queryset=None,
        label="Dokumen evaluasi jabatan",
        required=False,
        empty_label="Tanpa dokumen",
        help_text="Dari daftar dokumen organisasi.",
    )
    alasan = forms.CharField(
        label="Alasan perbaikan", max_length=200, help_text="Disimpan dalam riwayat evaluasi ini."
    )

    def __init__(
        self, *args: Any, lingkup: Lingkup, perbaikan: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["mulai" if perbaikan else "alasan"]
        medan = self.fields["dokumen"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = dokumen_terlihat(lingkup).filter(jenis__in=("EVJAB", "SK"))


class EvaluasiForm(_DasarForm):
    """Levels of the factors of a set; meaning is checked by the service."""

    def __init__(self, *args: Any, himpunan: str, hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.himpunan, self.hari = himpunan, hari
        self._pembuatan = kwargs
        self.faktor = daftar_faktor(himpunan, pada=hari)
        for satu in self.faktor:
            self.fields[satu.kunci] = _tingkat(satu)
        if himpunan == MANAJERIAL:
            self.fields[SITUASI] = forms.IntegerField(
                label="Situasi khusus yang dipenuhi", min_value=0, max_value=SITUASI_MAKS,
                required=False, initial=0,
                help_text="Banyaknya, dari delapan situasi khusus; tiga atau lebih menaikkan "
                "tingkat kondisi lain yang rendah.",
            )  # fmt: skip
        dasar = ("mulai", "dasar", "dokumen", "alasan")
        self.order_fields([*(nama for nama in self.fields if nama not in dasar), *dasar])

    def tanpa_keluhan(self) -> "EvaluasiForm":
        """The same form with what was typed, before it is judged (for a preview)."""
        terketik = {nama: self.data.get(nama) for nama in self.fields}
        return EvaluasiForm(
            himpunan=self.himpunan, hari=self.hari, **self._pembuatan | {"initial": terketik}
        )

    def tingkat(self) -> dict[str, int]:
        """Levels that were chosen, valid or not in the rest of the form."""
        isi = getattr(self, "cleaned_data", {})
        terpilih = {satu.kunci: isi.get(satu.kunci) for satu in self.faktor}
        hasil = {kunci: int(nilai) for kunci, nilai in terpilih.items() if nilai}
        if self.himpunan == MANAJERIAL:
            hasil[SITUASI] = int(isi.get(SITUASI) or 0)
        return hasil


class KeputusanForm(_DasarForm):
    """Value and class as a decree states them, without factors."""

    nilai = forms.IntegerField(
        label="Nilai jabatan", min_value=1, max_value=10_000, help_text="Salin dari keputusan."
    )
    kelas = forms.IntegerField(label="Kelas jabatan", min_value=1, max_value=17)
    field_order = ("nilai", "kelas", "mulai", "dasar", "dokumen", "alasan")


class SaringTemuanForm(forms.Form):
    """Filter of what the validators found."""

    q = forms.CharField(
        label="Cari jabatan atau unit",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    aturan = forms.ChoiceField(
        label="Pemeriksaan",
        required=False,
        choices=(
            ("", "Semua pemeriksaan"),
            *(satu for satu in PengecualianPeriksa.ATURAN if satu[0] != "PEMANGKU_GANDA"),
        ),
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=(("", "Semua"), ("dihitung", "Perlu ditindaklanjuti"), ("kecuali", "Dikecualikan")),
    )


class PengecualianForm(forms.Form):
    """Accept a finding with a reason for a period."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya nomor persetujuan atau sifat khusus jabatannya; pemeriksa membacanya.",
    )
    mulai = bidang_tanggal("Mulai")
    selesai = bidang_tanggal(
        "Sampai sebelum tanggal",
        wajib=False,
        bantuan="Hari pertama yang tidak berlaku lagi: surat s.d. 31 Januari berarti 1 Februari. "
        "Kosong: sampai diakhiri.",
    )


def _tingkat(satu: Faktor) -> forms.TypedChoiceField:
    pilihan = [
        (n, f"Tingkat {n} ({angka(nilai)} nilai)") for n, nilai in enumerate(satu.nilai, start=1)
    ]
    return forms.TypedChoiceField(
        label=f"{satu.nomor}. {satu.judul}",
        choices=[("", "Pilih tingkat…"), *pilihan],
        coerce=int,
        empty_value=None,
        error_messages={"required": "Pilih tingkatnya."},
        help_text=satu.bantuan,
    )
