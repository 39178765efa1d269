"""What is typed from paper: the SKP of a year under PP 46/2011, its activities, its bonuses."""

from datetime import date, timedelta
from typing import Any

from django import forms

from ekinerja.skp.forms.susun import isian_hari
from ekinerja.skp.models import SKP46, Kegiatan46, Tambahan46

WAJIB = {"required": "Kolom ini wajib diisi."}
_PEJABAT = (("pangkat", "Pangkat/gol. ruang"), ("jabatan", "Jabatan"), ("unit", "Unit kerja"))


class SKP46Form(forms.Form):
    """Whose, which period, and both officials as the paper names them."""

    nip = forms.CharField(label="NIP pegawai", max_length=18, error_messages=WAJIB)
    mulai = isian_hari("Periode mulai")
    akhir = isian_hari("Hari terakhir", "Paling lambat 31 Desember tahun itu.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teks: dict[str, Any] = {"required": False, "max_length": 200}
        for kunci, judul in _PEJABAT:
            self.fields[f"pegawai_{kunci}"] = forms.CharField(label=f"{judul} pegawai", **teks)
        self.fields["penilai_nama"] = forms.CharField(
            label="Nama pejabat penilai", max_length=200, error_messages=WAJIB
        )
        self.fields["penilai_nip"] = forms.CharField(label="NIP pejabat penilai", **teks)
        for kunci, judul in _PEJABAT:
            self.fields[f"penilai_{kunci}"] = forms.CharField(
                label=f"{judul} pejabat penilai", **teks
            )
        self.fields["tanggal_sasaran"] = isian_hari("Tanggal Formulir SKP", wajib=False)
        self.fields["tanggal_penilaian"] = isian_hari("Tanggal penilaian capaian", wajib=False)

    def orang(self, siapa: str) -> dict[str, str]:
        """What was typed about an official."""
        kunci = ("nama", "nip", "pangkat", "jabatan", "unit")
        isi = {satu: self.cleaned_data.get(f"{siapa}_{satu}") for satu in kunci}
        return {satu: teks for satu, teks in isi.items() if teks}

    @staticmethod
    def isi(skp: SKP46) -> dict[str, Any]:
        """What the form shows of a stored record."""
        pejabat = {
            f"{siapa}_{kunci}": teks
            for siapa, orang in skp.pejabat.items()
            for kunci, teks in orang.items()
        }
        return pejabat | {
            "nip": skp.pegawai.nip,
            "mulai": skp.masa.lower,
            "akhir": skp.masa.upper - timedelta(days=1),
            "tanggal_sasaran": skp.tanggal_sasaran,
            "tanggal_penilaian": skp.tanggal_penilaian,
        }

    @property
    def selesai(self) -> date:
        """The day after the last."""
        akhir: date = self.cleaned_data["akhir"]
        return akhir + timedelta(days=1)


class Kegiatan46Form(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """An activity with its targets and realisation."""

    class Meta:
        model = Kegiatan46
        fields = (
            "uraian", "ak", "kuantitas", "satuan", "mutu", "waktu", "satuan_waktu", "biaya",
            "ak_nyata", "kuantitas_nyata", "mutu_nyata", "waktu_nyata", "biaya_nyata",
        )  # fmt: skip
        labels = {
            "uraian": "Kegiatan tugas jabatan",
            "ak": "Angka kredit (target)",
            "kuantitas": "Kuantitas/output (target)",
            "satuan": "Satuan output",
            "mutu": "Kualitas/mutu (target)",
            "waktu": "Waktu (target)",
            "satuan_waktu": "Satuan waktu",
            "biaya": "Biaya, rupiah (target)",
            "ak_nyata": "Angka kredit (realisasi)",
            "kuantitas_nyata": "Kuantitas/output (realisasi)",
            "mutu_nyata": "Kualitas/mutu (realisasi)",
            "waktu_nyata": "Waktu (realisasi)",
            "biaya_nyata": "Biaya, rupiah (realisasi)",
        }
        help_texts = {
            "kuantitas_nyata": "Nol berarti kegiatan tidak dilaksanakan.",
            "biaya": "Kosongkan bila tanpa target biaya.",
        }
        widgets = {"uraian": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            medan.error_messages |= {
                "required": "Kolom ini wajib diisi.",
                "invalid": "Isi dengan angka.",
                "max_digits": "Angkanya terlalu besar.",
                "max_whole_digits": "Angkanya terlalu besar.",
                "max_decimal_places": "Desimalnya terlalu banyak.",
            }

    def clean(self) -> dict[str, Any]:
        """Targets are above nought, realisations not below, quality not above 100."""
        isi = super().clean() or {}
        for nama in ("kuantitas", "mutu", "waktu", "biaya"):
            if isi.get(nama) is not None and isi[nama] <= 0:
                self.add_error(nama, "Target harus lebih besar dari nol.")
            nyata = isi.get(f"{nama}_nyata")
            if nyata is not None and nyata < 0:
                self.add_error(f"{nama}_nyata", "Realisasi tidak boleh kurang dari nol.")
        if isi.get("biaya") and isi.get("kuantitas_nyata") and isi.get("biaya_nyata") is None:
            self.add_error("biaya_nyata", "Kegiatan bertarget biaya perlu realisasi biaya.")
        for nama in ("mutu", "mutu_nyata"):
            if isi.get(nama) is not None and isi[nama] > 100:
                self.add_error(nama, "Mutu paling tinggi 100.")
        return isi


class Tambahan46Form(forms.Form):
    """A task outside the SKP, or a creative work."""

    jenis = forms.ChoiceField(label="Jenis", choices=Tambahan46.JENIS, widget=forms.RadioSelect)
    uraian = forms.CharField(label="Uraian", max_length=1000, error_messages=WAJIB)
    bukti = forms.CharField(
        label="Bukti", max_length=200, error_messages=WAJIB,
        help_text="Nomor surat keputusan, surat tugas, atau surat keterangan.",
    )  # fmt: skip
    tingkat = forms.ChoiceField(
        label="Manfaat kreativitas bagi", required=False,
        choices=[("", "Bukan kreativitas"), *Tambahan46.TINGKAT],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A creative work has a level, a task has none."""
        isi = super().clean() or {}
        kreatif = isi.get("jenis") == Tambahan46.KREATIVITAS
        if kreatif and not isi.get("tingkat"):
            self.add_error("tingkat", "Pilih bagi siapa kreativitas ini bermanfaat.")
        if not kreatif:
            isi["tingkat"] = ""
        return isi
