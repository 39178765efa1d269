"""Shapes of what people type into an SKP."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.organisasi.models import UraianTugas
from ekinerja.pegawai.models import TimKerja
from ekinerja.perencanaan.models import Sasaran
from ekinerja.skp.models import PEMBAGIAN, SKP, HasilKerja, Indikator
from ekinerja.skp.services import IsianIndikator, Rujukan

TAHUN = range(2000, 2100)
PESAN_ANGKA = {
    "required": "Isi targetnya.",
    "invalid": "Target harus berupa angka.",
    "min_value": "Target tidak boleh kurang dari nol.",
    "max_digits": "Target terlalu besar.",
    "max_whole_digits": "Target terlalu besar.",
    "max_decimal_places": "Target paling banyak dua desimal.",
}


def isian_hari(label: str, bantuan: str = "", *, wajib: bool = True) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,
        required=wajib,
        help_text=bantuan,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Pilih tanggalnya.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 01/01/2026.",
        },
    )


def isian_tugas() -> forms.TypedMultipleChoiceField:
    """Tasks of the post, ticked."""
    return forms.TypedMultipleChoiceField(
        label="Uraian tugas jabatan",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang tugas yang dikerjakan untuk hasil ini. Yang kata-katanya sama diusulkan "
        "lebih dahulu.",
        error_messages={"invalid_choice": "Tugas ini bukan uraian tugas jabatan Anda."},
    )


def pilihan_tugas(form: forms.Form, tugas: Sequence[UraianTugas]) -> None:
    """Offer these tasks; without any the field is left out."""
    if not tugas:
        del form.fields["tugas"]
        return
    medan = form.fields["tugas"]
    assert isinstance(medan, forms.TypedMultipleChoiceField)
    medan.choices = [(satu.pk, satu.uraian) for satu in tugas]


class SKPForm(forms.Form):
    """The period of a new SKP; the last day is typed, the period is half-open."""

    mulai = isian_hari("Hari pertama")
    akhir = isian_hari("Hari terakhir", "Paling lama 12 bulan. Biasanya satu tahun.")
    pendekatan = forms.ChoiceField(
        label="Pendekatan",
        choices=SKP.PENDEKATAN,
        widget=forms.RadioSelect,
        help_text="Mengikuti ketetapan instansi.",
    )

    def clean(self) -> dict[str, Any]:
        """Years outside those of the application are slips of the finger."""
        isi = super().clean() or {}
        for nama in ("mulai", "akhir"):
            if nama in isi and isi[nama].year not in TAHUN:
                self.add_error(nama, f"Tahunnya antara {TAHUN[0]} dan {TAHUN[-1]}. Periksa lagi.")
        return isi

    @property
    def masa(self) -> tuple[date, date]:
        """``[mulai, selesai)``, once the form is valid."""
        return self.cleaned_data["mulai"], self.cleaned_data["akhir"] + timedelta(days=1)


class StempelForm(forms.Form):
    """A form that knows which state of the plan it was opened on."""

    stempel = forms.IntegerField(required=False, widget=forms.HiddenInput)


class HasilKerjaForm(StempelForm):
    """A planned result and where it comes from."""

    rencana = forms.CharField(
        label="Rencana hasil kerja",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hasil, bukan kegiatan: “Layanan aplikasi berjalan baik”.",
        error_messages={
            "required": "Tulis rencana hasil kerjanya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    jenis = forms.ChoiceField(label="Jenis", choices=HasilKerja.JENIS, widget=forms.RadioSelect)
    intervensi = forms.TypedChoiceField(
        label="Hasil kerja atasan yang didukung", required=False, coerce=int, empty_value=None
    )
    tim = forms.TypedChoiceField(
        label="Tim kerja yang menugaskan", required=False, coerce=int, empty_value=None
    )
    penugasan_dari = forms.CharField(
        label="Penugasan dari",
        required=False,
        max_length=250,
        help_text="Untuk tugas di luar jalur atasan, misalnya “Plt. Kepala Bidang Aplikasi”.",
    )
    perspektif = forms.ChoiceField(
        label="Perspektif", required=False, choices=[("", "Tidak ditentukan")]
    )

    sasaran = forms.TypedChoiceField(
        label="Sasaran unit yang didukung", required=False, coerce=int, empty_value=None
    )
    klasifikasi = forms.CharField(
        label="Klasifikasi",
        required=False,
        max_length=60,
        help_text="Isi seperti pilihan di e-Kinerja BKN; kosongkan bila tidak diminta.",
    )
    tugas = isian_tugas()

    def __init__(
        self,
        *args: Any,
        rujukan: Sequence[HasilKerja],
        tim: Sequence[TimKerja],
        sasaran: Sequence[Sasaran] | None,
        tugas: Sequence[UraianTugas],
        **kwargs: Any,
    ) -> None:
        """
        :param sasaran: goals that a head may choose from; None for everybody else.
        """
        super().__init__(*args, **kwargs)
        self._pilihan("intervensi", [("", "Belum ditautkan"), *_menurut_pemilik(rujukan)])
        self._pilihan("tim", [("", "Bukan dari tim kerja"), *((s.pk, s.nama) for s in tim)])
        if not tim:
            del self.fields["tim"]
        if not rujukan:
            self.fields["intervensi"].help_text = (
                "Atasan Anda belum mengajukan SKP untuk masa ini. Simpan dahulu; tautannya dapat "
                "dipilih kemudian."
            )
        pilihan_tugas(self, tugas)
        if sasaran is None:
            del self.fields["perspektif"], self.fields["sasaran"], self.fields["klasifikasi"]
            return
        self._pilihan("perspektif", [("", "Tidak ditentukan"), *HasilKerja.PERSPEKTIF])
        semua = [(satu.pk, f"{satu.kode} {satu.uraian}") for satu in sasaran]
        self._pilihan("sasaran", [("", "Belum ditautkan"), *semua])

    def _pilihan(self, nama: str, isi: Sequence[Any]) -> None:
        medan = self.fields[nama]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = isi

    def rujukan(self, *, pada: date) -> Rujukan:
        """What was chosen, once the form is valid."""
        isi = self.cleaned_data
        return Rujukan(
            intervensi_id=isi["intervensi"],
            tim_id=isi.get("tim"),
            penugasan_dari=isi["penugasan_dari"],
            perspektif=isi.get("perspektif", ""),
            sasaran_id=isi.get("sasaran"),
            klasifikasi=isi.get("klasifikasi", ""),
            tugas_ids=tuple(isi.get("tugas", ())),
            pada=pada,
        )


def _menurut_pemilik(rujukan: Sequence[HasilKerja]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices grouped by whose results they are."""
    hasil: dict[str, list[tuple[int, str]]] = {}
    for satu in rujukan:
        hasil.setdefault(satu.skp.pegawai.nama, []).append((satu.pk, satu.rencana))
    return list(hasil.items())


class TugasForm(forms.Form):
    """Only the tasks under a result."""

    tugas = isian_tugas()

    def __init__(self, *args: Any, tugas: Sequence[UraianTugas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan_tugas(self, tugas)


class TautanForm(forms.Form):
    """Only the superior's result of one that stands already."""

    intervensi = forms.TypedChoiceField(
        label="Hasil kerja atasan yang didukung",
        coerce=int,
        error_messages={"required": "Pilih hasil kerja atasan."},
    )

    def __init__(self, *args: Any, rujukan: Sequence[HasilKerja], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["intervensi"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Pilih hasil kerja atasan"), *_menurut_pemilik(rujukan)]


class IndikatorForm(StempelForm):
    """An indicator with the target of the whole period."""

    uraian = forms.CharField(
        label="Indikator kinerja individu",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ukuran keberhasilan: “Jumlah laporan layanan”.",
        error_messages={
            "required": "Tulis indikatornya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    aspek = forms.ChoiceField(label="Aspek", choices=Indikator.ASPEK)
    bentuk = forms.ChoiceField(
        label="Bentuk target",
        choices=Indikator.BENTUK,
        initial=Indikator.ANGKA,
        required=False,
    )
    target = forms.DecimalField(
        label="Target",
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0.01", "inputmode": "decimal"}),
        help_text="Untuk seluruh masa SKP. Pada rentang: batas bawahnya.",
        error_messages=PESAN_ANGKA,
    )
    target_atas = forms.DecimalField(
        label="Batas atas rentang",
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}),
        error_messages=PESAN_ANGKA,
    )
    target_teks = forms.CharField(
        label="Target dengan kata",
        required=False,
        max_length=500,
        help_text="Bila targetnya tidak dapat diangkakan, misalnya “tersusun dan ditetapkan”.",
    )
    satuan = forms.CharField(
        label="Satuan",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "laporan"}),
        error_messages={
            "max_length": "Satuan paling panjang 40 huruf.",
        },
    )

    polaritas = forms.ChoiceField(
        label="Arah", choices=Indikator.POLARITAS, initial="NAIK", required=False
    )
    pembagian = forms.ChoiceField(
        label="Menurut bulan",
        choices=(("DIBAGI", PEMBAGIAN[True]), ("TETAP", PEMBAGIAN[False])),
        initial="DIBAGI",
        required=False,
        help_text="Jumlah dibagi; persentase dan lama waktu berlaku sama pada setiap bulan.",
    )
    realisasi_awal = forms.DecimalField(
        label="Realisasi awal",
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "min": "0", "inputmode": "decimal"}),
        help_text="Yang sudah dicapai sebelum memakai aplikasi ini. Kosongkan bila tidak ada.",
        error_messages=PESAN_ANGKA,
    )

    def clean(self) -> dict[str, Any]:
        """Each shape of a target needs its own fields."""
        isi = super().clean() or {}
        isi["bentuk"] = isi.get("bentuk") or Indikator.ANGKA
        if isi["bentuk"] != Indikator.TEKS:
            if isi.get("target") is None and "target" not in self.errors:
                self.add_error("target", PESAN_ANGKA["required"])
            if not isi.get("satuan") and "satuan" not in self.errors:
                self.add_error("satuan", "Tulis satuannya, misalnya laporan.")
        return isi

    @property
    def isian(self) -> IsianIndikator:
        isi = self.cleaned_data
        return IsianIndikator(
            uraian=isi["uraian"],
            target=isi["target"],
            satuan=isi["satuan"],
            aspek=isi["aspek"],
            bentuk=isi["bentuk"],
            target_atas=isi["target_atas"],
            target_teks=isi["target_teks"],
            polaritas=isi["polaritas"] or "NAIK",
            dibagi=isi["pembagian"] != "TETAP",
            realisasi_awal=isi.get("realisasi_awal") or Decimal(0),
        )

    @staticmethod
    def isi(satu: Indikator) -> dict[str, Any]:
        """What the form shows of a stored indicator."""
        nama = ("uraian", "aspek", "bentuk", "target_teks", "satuan", "polaritas")
        angka = {n: getattr(satu, n) for n in ("target", "target_atas", "realisasi_awal")}
        return {
            **{n: getattr(satu, n) for n in nama},
            **{n: rapi(nilai) for n, nilai in angka.items() if nilai is not None},
            "pembagian": "DIBAGI" if satu.dibagi else "TETAP",
        }


def rapi(nilai: Decimal) -> Decimal:
    """12.00 → 12, 12.50 → 12.5; never an exponent."""
    bulat = nilai.to_integral_value()
    return bulat if bulat == nilai else nilai.normalize()
