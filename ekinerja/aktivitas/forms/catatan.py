"""Shapes of what people type into the daily log."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.aktivitas.forms.berkas import bukti_field
from ekinerja.aktivitas.forms.tambahan import TambahanForm
from ekinerja.aktivitas.models import Aktivitas, KatalogAktivitas
from ekinerja.aktivitas.services import IsianAktivitas
from ekinerja.aktivitas.sms import BarisSMS
from ekinerja.aktivitas.workflow import STATUS_AKTIVITAS
from ekinerja.core.berkas import Unggahan
from ekinerja.core.format import bulan_tahun
from ekinerja.organisasi.models import UraianTugas
from ekinerja.skp.forms import rapi

BUKAN_TUGAS = (
    "Tugas ini bukan uraian tugas jabatan Anda. Pilih tugas jabatan sendiri, atau kosongkan."
)
TANPA_TAMBATAN = (
    "Kreativitas ditambatkan pada satu butir SKP. Pilih indikator SKP yang diperkayanya."
)
MENIT_CEPAT = ((30, "30 menit"), (60, "1 jam"), (90, "1½ jam"), (120, "2 jam"))


class AktivitasForm(TambahanForm):
    """An entry. Files stand last, so that a refused upload loses nothing that was typed."""

    kunci_kirim = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Halaman ini sudah lama terbuka. Muat ulang, lalu isi lagi.",
            "invalid": "Halaman ini rusak saat dikirim. Muat ulang, lalu isi lagi.",
        },
    )
    indikator = forms.IntegerField(
        label="Indikator SKP",
        error_messages={
            "required": "Pilih indikator SKP yang didukung aktivitas ini.",
            "invalid": "Pilih salah satu indikator SKP yang tersedia.",
        },
    )
    uraian = forms.CharField(
        label="Apa yang dikerjakan",
        min_length=5,
        max_length=500,
        widget=forms.TextInput(
            attrs={
                "list": "uraian-lalu",
                "autocomplete": "off",
                "enterkeyhint": "next",
                "placeholder": "Menyusun laporan…",
            }
        ),
        error_messages={
            "required": "Tulis apa yang dikerjakan.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Uraian paling panjang 500 huruf. Ringkaskan.",
        },
    )
    menit_cepat = forms.TypedChoiceField(
        label="Lama",
        choices=MENIT_CEPAT,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu lama, atau tulis menitnya."},
    )
    menit = forms.IntegerField(
        label="Lama",
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(
            attrs={"class": "form-control", "inputmode": "numeric", "placeholder": "menit"}
        ),
        error_messages={
            "invalid": "Tulis lamanya dalam menit, angka bulat.",
            "min_value": "Lama paling sedikit 1 menit.",
            "max_value": "Lama paling banyak 1.440 menit (24 jam).",
        },
    )
    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": "Pilih tanggal aktivitas.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
        },
    )
    volume = forms.DecimalField(
        label="Volume",
        required=False,
        min_value=Decimal(0),
        max_digits=10,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01", "min": "0"}),
        error_messages={
            "invalid": "Volume harus berupa angka.",
            "min_value": "Volume tidak boleh kurang dari nol.",
            "max_digits": "Volume terlalu besar.",
            "max_decimal_places": "Volume paling banyak dua desimal.",
            "max_whole_digits": "Volume terlalu besar.",
        },
    )
    uraian_tugas = forms.TypedChoiceField(
        label="Uraian tugas jabatan",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Tugas jabatan yang dilaksanakan, menurut analisis jabatan.",
        error_messages={"invalid_choice": BUKAN_TUGAS},
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=Aktivitas.JENIS,
        help_text="Tugas tambahan memerlukan surat tugas.",
        error_messages={"invalid_choice": "Pilih tugas jabatan, tambahan, atau kreativitas."},
    )
    foto = bukti_field("Ambil foto", accept="image/*", capture="environment")
    berkas = bukti_field("Pilih berkas", accept="image/*,application/pdf,.docx,.xlsx")

    def __init__(
        self,
        *args: Any,
        tugas: Sequence[UraianTugas] = (),
        pekerjaan: Sequence[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        """
        :param tugas: tasks of the own post, the only ones that are offered and taken.
        :param pekerjaan: own jobs over many days that are not finished, with their names.
        """
        super().__init__(*args, **kwargs)
        lanjutan = self.fields["pekerjaan"]
        assert isinstance(lanjutan, forms.ChoiceField)
        lanjutan.choices = [("", "Pekerjaan baru"), *pekerjaan]
        pilihan = [(satu.pk, satu.uraian) for satu in tugas]
        medan = self.fields["uraian_tugas"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "Tidak disebut"), *pilihan]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("jenis") == Aktivitas.KREATIVITAS and "indikator" in self.errors:
            self.errors["indikator"] = self.error_class([TANPA_TAMBATAN])
        data["menit"] = data.get("menit") or data.get("menit_cepat") or 0
        terhitung = data.get("mulai") or data.get("katalog")
        if (
            not data["menit"]
            and not terhitung
            and not self.errors.keys() & {"menit", "menit_cepat"}
        ):
            self.add_error("menit", "Pilih lamanya, atau tulis menitnya.")
        return data

    @property
    def isian(self) -> IsianAktivitas:
        """What was typed, once the form is valid."""
        data = self.cleaned_data
        return IsianAktivitas(
            indikator_id=data["indikator"],
            tanggal=data["tanggal"],
            uraian=data["uraian"],
            menit=data["menit"],
            volume=data["volume"] or Decimal(0),
            jenis=data["jenis"] or Aktivitas.TUGAS,
            uraian_tugas_id=data["uraian_tugas"],
            **self.tambahan(),
        )

    @property
    def bukti(self) -> list[Unggahan]:
        return [*self.cleaned_data["foto"], *self.cleaned_data["berkas"]]

    @property
    def surat_tugas(self) -> list[Unggahan]:
        return list(self.cleaned_data["surat"])


def isian_awal(
    *,
    hari: date,
    salinan: Aktivitas | None = None,
    indikator_id: int | None = None,
    katalog: KatalogAktivitas | None = None,
    baris: BarisSMS | None = None,
) -> dict[str, Any]:
    """How the form opens: today, the indicator used last, or a copy of a former entry.

    :param katalog: the activity chosen from the catalogue, ``baris`` the line that was typed.
    """
    awal: dict[str, Any] = {
        "kunci_kirim": uuid.uuid4(),
        "tanggal": hari,
        "indikator": indikator_id,
    }
    if katalog is not None:
        awal |= {"katalog": katalog.pk, "uraian": katalog.nama, "jumlah": 1}
    if baris is not None:
        awal |= _dari_baris(baris)
    return awal if salinan is None else awal | _isi(salinan)


def _dari_baris(baris: BarisSMS) -> dict[str, Any]:
    isi: dict[str, Any] = {"uraian": baris.teks[:1].upper() + baris.teks[1:], "peran": baris.peran}
    if baris.mulai is not None:
        isi |= {"mulai": baris.mulai, "selesai": baris.selesai}
    elif baris.menit:
        cepat = baris.menit in dict(MENIT_CEPAT)
        isi |= {"menit_cepat" if cepat else "menit": baris.menit}
    return isi | ({"jumlah": baris.jumlah} if baris.jumlah else {})


def isian_tersimpan(aktivitas: Aktivitas) -> dict[str, Any]:
    """The form of an entry that is corrected."""
    return _isi(aktivitas) | {
        "kunci_kirim": aktivitas.kunci_kirim,
        "tanggal": aktivitas.tanggal,
        "mulai": aktivitas.mulai,
        "selesai": aktivitas.selesai,
        "pekerjaan": aktivitas.pekerjaan_id,
        "kemajuan": aktivitas.kemajuan,
        "nomor_surat": aktivitas.nomor_surat,
        "tanggal_surat": aktivitas.tanggal_surat,
        "kendala_jenis": aktivitas.kendala_jenis,
        "kendala": aktivitas.kendala,
    }


def _isi(aktivitas: Aktivitas) -> dict[str, Any]:
    cepat = aktivitas.menit in dict(MENIT_CEPAT)
    return {
        "indikator": aktivitas.indikator_id,
        "uraian": aktivitas.uraian,
        "menit_cepat": aktivitas.menit if cepat else None,
        "menit": None if cepat else aktivitas.menit,
        "volume": rapi(aktivitas.volume) if aktivitas.volume else None,
        "uraian_tugas": aktivitas.uraian_tugas_id,
        "jenis": aktivitas.jenis,
        "katalog": aktivitas.katalog_id,
        "peran": aktivitas.peran,
        "jumlah": rapi(aktivitas.jumlah),
        "tempat": aktivitas.tempat,
    }


class SaringBulanForm(forms.Form):
    """Which month and state of the own list."""

    bulan = forms.ChoiceField(label="Bulan", required=False)
    status = forms.ChoiceField(
        label="Keadaan", choices=(("", "Semua"), *STATUS_AKTIVITAS), required=False
    )

    def __init__(self, *args: Any, bulan: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(f"{awal:%Y-%m}", bulan_tahun(awal)) for awal in bulan]
        self.fields["bulan"].choices = pilihan  # type: ignore[attr-defined]  # a ChoiceField


class SaringTargetForm(SaringBulanForm):
    """Which month of whose targets."""

    status = None  # type: ignore[assignment]  # targets have none
    pegawai = forms.IntegerField(required=False, widget=forms.HiddenInput)
