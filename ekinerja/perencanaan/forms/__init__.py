"""Forms of planning: they check shape; meaning is checked by the deeds."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse_lazy

from ekinerja.core.format import BULAN
from ekinerja.organisasi.forms import BerlingkupForm, PilihJabatanField, PilihUnitField
from ekinerja.organisasi.forms.medan import bidang_tanggal
from ekinerja.organisasi.forms.pilihan import KODE
from ekinerja.perencanaan.forms.saring import SaringKataForm
from ekinerja.perencanaan.models import (
    DokumenPerencanaan,
    IndikatorSasaran,
    ProgramKegiatan,
    RencanaAksi,
    Sasaran,
    TargetIndikator,
)
from ekinerja.perencanaan.queries import (
    dokumen_terlihat,
    program_menurut_kode,
    sasaran_menurut_kode,
)
from ekinerja.perencanaan.services import (
    IsiBaris,
    IsiIndikator,
    IsiProgram,
    IsiSasaran,
    Rentang,
)

SARAN = "perencanaan:saran_sasaran"


def sebut_sasaran(sasaran: Sasaran | None) -> str:
    """A goal in the way the field reads it again."""
    return f"{sasaran.uraian[:120]} [{sasaran.kode}]" if sasaran else ""


class KodeSasaranField(forms.CharField):
    """Text that names a goal by its code, alone or behind its words in brackets."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("help_text", "Ketik sebagian katanya, lalu pilih dari saran; atau kode.")
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {
                "list": "saran-sasaran", "autocomplete": "off",
                "hx-get": reverse_lazy(SARAN),
                "hx-trigger": "input changed delay:300ms", "hx-target": "#saran-sasaran",
            }
        )  # fmt: skip


class PerencanaanForm(BerlingkupForm):
    """A form whose goals and programs are found in the instansi."""

    def _sasaran(self, nama: str) -> Sasaran | None:
        teks = self.cleaned_data.get(nama, "").strip()
        if not teks:
            return None
        cocok = KODE.search(teks)
        kode = cocok[1].strip() if cocok else teks
        found = sasaran_menurut_kode(self.lingkup, kode)
        if found is None:
            raise forms.ValidationError(
                f"Tidak ada sasaran berkode “{kode[:60]}”. Pilih dari saran, atau periksa kodenya."
            )
        return found


def _unit(bantuan: str, *, wajib: bool) -> PilihUnitField:
    return PilihUnitField(
        apa="unit", saran="perencanaan:saran_unit", label="Unit", required=wajib, help_text=bantuan
    )


def _jabatan() -> PilihJabatanField:
    return PilihJabatanField(
        apa="jabatan", saran="perencanaan:saran_jabatan", label="Penanggung jawab", required=False,
        help_text="Nama atau kode jabatan yang bertanggung jawab.",
    )  # fmt: skip


class PilihDokumenField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A planning document by its title and years."""

    def label_from_instance(self, obj: DokumenPerencanaan) -> str:
        return f"{obj.judul} ({obj})"


class SasaranForm(PerencanaanForm):
    """A goal."""

    kode = forms.CharField(label="Kode", max_length=40)
    uraian = forms.CharField(label="Kondisi yang dituju", widget=forms.Textarea(attrs={"rows": 3}))
    tingkat = forms.ChoiceField(label="Tingkat", choices=(("", "Pilih…"), *Sasaran.TINGKAT))
    induk = KodeSasaranField(label="Mendukung sasaran", required=False)
    unit = _unit("Kosong: seluruh instansi. Ketik nama atau kode unit.", wajib=False)
    dokumen = PilihDokumenField(
        label="Dokumen perencanaan", required=False, empty_label="Belum ditautkan",
        queryset=None,
        help_text="RPJMD, Renstra, atau Renja yang memuatnya.",
    )  # fmt: skip
    penanggung_jawab = _jabatan()
    faktor_kunci = forms.BooleanField(
        label="Faktor penentu keberhasilan sasaran di atasnya", required=False
    )
    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["dokumen"]
        assert isinstance(medan, PilihDokumenField)
        medan.queryset = dokumen_terlihat(self.lingkup)

    def clean_induk(self) -> Sasaran | None:
        return self._sasaran("induk")

    @property
    def isian(self) -> IsiSasaran:
        return IsiSasaran(**self.cleaned_data)


class IndikatorForm(forms.Form):
    """An indicator with its direction."""

    uraian = forms.CharField(label="Indikator", widget=forms.Textarea(attrs={"rows": 2}))
    satuan = forms.CharField(label="Satuan", max_length=40)
    polaritas = forms.ChoiceField(label="Arah", choices=IndikatorSasaran.POLARITAS)
    formula = forms.CharField(
        label="Cara menghitung", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    sumber_data = forms.CharField(label="Sumber data", required=False, max_length=250)
    nilai_awal = forms.DecimalField(
        label="Nilai awal", required=False, max_digits=16, decimal_places=2, localize=True
    )
    tahun_nilai_awal = forms.IntegerField(
        label="Tahun nilai awal", required=False, min_value=2000, max_value=2100
    )
    iku = forms.BooleanField(label="Indikator kinerja utama (IKU)", required=False)

    @property
    def isian(self) -> IsiIndikator:
        return IsiIndikator(**self.cleaned_data)


def _desimal(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, max_digits=16, decimal_places=2, localize=True
    )


class TargetForm(forms.Form):
    """Targets of one year: the year itself and its quarters; ranges have an upper bound."""

    def __init__(self, *args: Any, rentang: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for triwulan, nama in TargetIndikator.TRIWULAN:
            bawah = f"{nama}, batas bawah" if rentang else nama
            self.fields[f"t{triwulan}"] = _desimal(bawah)
            if rentang:
                self.fields[f"a{triwulan}"] = _desimal(f"{nama}, batas atas")

    @staticmethod
    def isi(target: Sequence[TargetIndikator]) -> dict[str, Decimal | None]:
        """Initial values of the targets of one year."""
        hasil: dict[str, Decimal | None] = {}
        for satu in target:
            hasil |= {f"t{satu.triwulan}": satu.target, f"a{satu.triwulan}": satu.batas_atas}
        return hasil

    @property
    def target(self) -> dict[int, Rentang | None]:
        """Quarter → (target, upper bound), None where it is empty."""
        isi = self.cleaned_data
        return {
            nomor: None if isi[f"t{nomor}"] is None else (isi[f"t{nomor}"], isi.get(f"a{nomor}"))
            for nomor, _ in TargetIndikator.TRIWULAN
        }


class ProgramForm(PerencanaanForm):
    """A program, kegiatan or sub kegiatan."""

    jenis = forms.ChoiceField(label="Jenis", choices=(("", "Pilih…"), *ProgramKegiatan.JENIS))
    tahun = forms.IntegerField(label="Tahun anggaran", min_value=2000, max_value=2100)
    unit = _unit("Ketik nama atau kode unit pelaksananya.", wajib=True)
    kode = forms.CharField(label="Kode", max_length=60)
    nama = forms.CharField(label="Nama", widget=forms.Textarea(attrs={"rows": 2}))
    induk = forms.CharField(
        label="Kode induk", required=False, max_length=60,
        help_text="Kode program bagi kegiatan, atau kode kegiatan bagi sub kegiatan.",
    )  # fmt: skip
    pagu = forms.DecimalField(
        label="Pagu (rupiah)", max_digits=18, decimal_places=2, localize=True, initial=0
    )
    sasaran = KodeSasaranField(label="Mendukung sasaran", required=False)

    def clean_sasaran(self) -> Sasaran | None:
        return self._sasaran("sasaran")

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kode = isi.get("induk")
        isi["induk"] = None
        if kode and isi.get("unit") and isi.get("tahun"):
            isi["induk"] = program_menurut_kode(
                self.lingkup, kode.strip(), unit_id=isi["unit"].pk, tahun=isi["tahun"]
            )
            if isi["induk"] is None:
                self.add_error("induk", f"Tidak ada kode {kode} pada unit dan tahun itu.")
        return isi

    @property
    def isian(self) -> IsiProgram:
        return IsiProgram(**self.cleaned_data)


class DokumenForm(PerencanaanForm):
    """A planning document."""

    jenis = forms.ChoiceField(label="Jenis", choices=(("", "Pilih…"), *DokumenPerencanaan.JENIS))
    judul = forms.CharField(label="Judul", max_length=250)
    nomor = forms.CharField(label="Nomor", max_length=120)
    tanggal = bidang_tanggal("Tanggal dokumen")
    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2100)
    unit = _unit("Kosong: seluruh instansi. Ketik nama atau kode unit.", wajib=False)
    berkas = forms.FileField(label="Berkas", required=False, help_text="Pindaian PDF atau foto.")


class RencanaForm(PerencanaanForm):
    """A new action plan."""

    unit = _unit("Nama atau kode perangkat daerah.", wajib=True)
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    periode = forms.ChoiceField(label="Diukur", choices=RencanaAksi.PERIODE)


class BarisForm(PerencanaanForm):
    """One action with its targets per period."""

    kode = forms.CharField(label="Kode", max_length=60)
    aksi = forms.CharField(label="Aksi", widget=forms.Textarea(attrs={"rows": 2}))
    indikator = forms.CharField(
        label="Ukuran keberhasilan", widget=forms.Textarea(attrs={"rows": 2})
    )
    satuan = forms.CharField(label="Satuan", max_length=40)
    sasaran = KodeSasaranField(label="Mendukung sasaran", required=False)
    program = forms.CharField(
        label="Kode program atau kegiatan", required=False, max_length=60,
        help_text="Kode menurut anggaran tahun ini.",
    )  # fmt: skip
    penanggung_jawab = _jabatan()

    def __init__(self, *args: Any, rencana: RencanaAksi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rencana = rencana
        for bulan in rencana.bulan_periode:
            self.fields[f"b{bulan}"] = _desimal(f"Target {nama_periode(rencana, bulan)}")

    def clean_sasaran(self) -> Sasaran | None:
        return self._sasaran("sasaran")

    def clean_program(self) -> ProgramKegiatan | None:
        kode = self.cleaned_data["program"].strip()
        if not kode:
            return None
        found = program_menurut_kode(
            self.lingkup, kode, opd_id=self.rencana.unit_id, tahun=self.rencana.tahun
        )
        if found is None:
            raise forms.ValidationError(
                f"Tidak ada program atau kegiatan berkode {kode} pada perangkat daerah ini."
            )
        return found

    @property
    def isian(self) -> IsiBaris:
        nama = ("kode", "aksi", "indikator", "satuan", "sasaran", "program", "penanggung_jawab")
        return IsiBaris(**{satu: self.cleaned_data[satu] for satu in nama})

    @property
    def target(self) -> dict[int, Decimal | None]:
        return {bulan: self.cleaned_data[f"b{bulan}"] for bulan in self.rencana.bulan_periode}


def nama_periode(rencana: RencanaAksi, bulan: int) -> str:
    """A month, or a quarter by its Roman number."""
    return rencana.sebut_periode(bulan)


class RealisasiForm(forms.Form):
    """What was realised of one target."""

    realisasi = forms.DecimalField(
        label="Realisasi", max_digits=16, decimal_places=2, localize=True
    )
    keterangan = forms.CharField(
        label="Keterangan", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    bukti = forms.FileField(label="Bukti", required=False, help_text="Foto atau PDF.")


class SusunPerjanjianForm(PerencanaanForm):
    """For which unit and year an agreement is drawn up."""

    unit = _unit("Nama atau kode unit yang dipimpin pihak pertama.", wajib=True)
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
    alasan = forms.CharField(
        label="Alasan perubahan", required=False, max_length=500,
        help_text="Wajib bila perjanjian tahun itu sudah ditandatangani.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class TandaTanganForm(forms.Form):
    """The day on which both signed, and the scan."""

    tanggal = bidang_tanggal("Tanggal ditandatangani")
    pindaian = forms.FileField(
        label="Pindaian", required=False, help_text="PDF atau foto yang sudah ditandatangani."
    )


class SaringPohonForm(SaringKataForm):
    """Year, level and words of the tree of goals."""

    kata = "Cari kode atau uraian"
    field_order = ("q", "tingkat", "tahun")
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=(("", "Semua tingkat"), *Sasaran.TINGKAT)
    )


class SaringProgramForm(SaringKataForm):
    """Year, kind and words of the list of programs."""

    kata = "Cari kode atau nama"
    field_order = ("q", "jenis", "tahun")
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=(("", "Semua jenis"), *ProgramKegiatan.JENIS)
    )


class SaringAksiForm(SaringKataForm):
    """Period and words of the list of action plans."""

    kata = "Cari perangkat daerah"
    bulan = forms.TypedChoiceField(
        label="Bulan", required=False, coerce=int, empty_value=None,
        choices=tuple((str(nomor), nama) for nomor, nama in enumerate(BULAN, 1)),
    )  # fmt: skip


class SaringPerjanjianForm(SaringKataForm):
    """Year and words of the list of agreements."""

    kata = "Cari unit atau nama"


class SaringPerubahanForm(SaringKataForm):
    """Year of the closed month and words of the list of changes."""

    kata = "Cari perangkat daerah"


def berlaku(form: forms.Form, baku: Mapping[str, Any]) -> dict[str, Any]:
    """What a filter says, with defaults where it says nothing or cannot be read."""
    form.is_valid()
    isi = getattr(form, "cleaned_data", {})
    return {nama: isi.get(nama) or nilai for nama, nilai in baku.items()}
