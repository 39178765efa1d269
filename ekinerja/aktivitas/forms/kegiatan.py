"""Shapes of a shared event: the event, an invitation, a confirmation."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ekinerja.aktivitas.forms.berkas import bukti_field
from ekinerja.aktivitas.models import PERAN_KEGIATAN, KatalogAktivitas
from ekinerja.aktivitas.services.kegiatan import IsianKegiatan
from ekinerja.aktivitas.services.kehadiran import IsianKehadiran
from ekinerja.core.access import nomor
from ekinerja.core.berkas import Unggahan

PEMIMPIN = "PEMIMPIN"
PILIHAN = (("", "Semua"), ("saya", "Saya selenggarakan"), ("menunggu", "Menunggu jawaban saya"))
_JAM = {"required": "Isi jamnya.", "invalid": "Tulis jam seperti 09:00."}


def _jam(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=_JAM,
    )


class SaringKegiatanForm(forms.Form):
    """Which events are shown."""

    pilih = forms.ChoiceField(label="Tampilkan", required=False, choices=PILIHAN)


class KegiatanForm(forms.Form):
    """An event. Files stand last, so that a refused upload loses nothing that was typed."""

    kunci_kirim = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "Halaman ini sudah lama terbuka. Muat ulang, lalu isi lagi.",
            "invalid": "Halaman ini rusak saat dikirim. Muat ulang, lalu isi lagi.",
        },
    )
    nama = forms.CharField(
        label="Nama kegiatan",
        min_length=5,
        max_length=200,
        error_messages={
            "required": "Tulis nama kegiatannya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Nama kegiatan paling panjang 200 huruf. Ringkaskan.",
        },
    )
    tanggal = forms.DateField(
        label="Tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak terbaca."},
    )
    mulai, selesai = _jam("Mulai"), _jam("Selesai")
    tempat = forms.CharField(
        label="Tempat",
        max_length=150,
        error_messages={
            "required": "Tulis tempatnya; untuk rapat daring tulis “Daring”.",
            "max_length": "Tempat paling panjang 150 huruf.",
        },
    )
    katalog = forms.TypedChoiceField(
        label="Aktivitas katalog",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Poin peserta mengikuti perannya menurut katalog ini.",
        error_messages={"invalid_choice": "Pilih aktivitas katalog yang tersedia."},
    )
    notulen = forms.CharField(
        label="Notulen",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dapat dilengkapi setelah kegiatan.",
        error_messages={"max_length": "Notulen paling panjang 20.000 huruf. Lampirkan berkasnya."},
    )
    foto = bukti_field("Ambil foto", accept="image/*", capture="environment")
    berkas = bukti_field("Pilih berkas", accept="image/*,application/pdf,.docx,.xlsx")

    def __init__(self, *args: Any, katalog: Sequence[KatalogAktivitas] = (), **kwargs: Any) -> None:
        """
        :param katalog: activities that everybody may log on the day.
        """
        super().__init__(*args, **kwargs)
        pilihan = [("", "Tanpa katalog"), *((str(satu.pk), satu.nama) for satu in katalog)]
        self.fields["katalog"].choices = pilihan  # type: ignore[attr-defined]  # a ChoiceField
        for peran, sebutan in PERAN_KEGIATAN:
            if peran == PEMIMPIN:
                continue
            self.fields[f"batas_{peran}"] = forms.IntegerField(
                label=sebutan,
                required=False,
                min_value=1,
                max_value=10_000,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "bebas"}),
                error_messages={
                    "invalid": "Tulis angka bulat.", "min_value": "Paling sedikit 1 orang.",
                    "max_value": "Paling banyak 10.000 orang.",
                },
            )  # fmt: skip

    @property
    def batas(self) -> list[forms.BoundField]:
        """The fields of how many may take each role."""
        return [self[nama] for nama in self.fields if nama.startswith("batas_")]

    @property
    def bukti(self) -> list[Unggahan]:
        """All files, once the form is valid."""
        return [*self.cleaned_data["foto"], *self.cleaned_data["berkas"]]

    @property
    def isian(self) -> IsianKegiatan:
        """The event, once the form is valid."""
        isi = self.cleaned_data
        return IsianKegiatan(
            nama=isi["nama"],
            tanggal=isi["tanggal"],
            mulai=isi["mulai"],
            selesai=isi["selesai"],
            tempat=isi["tempat"],
            katalog_id=isi["katalog"],
            kapasitas={
                nama.removeprefix("batas_"): isi[nama]
                for nama in self.fields
                if nama.startswith("batas_") and isi[nama]
            },
            notulen=isi["notulen"],
        )


class UndangForm(forms.Form):
    """People that were ticked, and the role in which they are invited."""

    peran = forms.ChoiceField(
        label="Diundang sebagai", error_messages={"required": "Pilih perannya."}
    )

    def __init__(self, *args: Any, peran: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = sebut_peran(peran)  # type: ignore[attr-defined]  # a choice
        self.fields["peran"].initial = "PESERTA" if "PESERTA" in peran else peran[0]


class PeranForm(UndangForm):
    """Another role for somebody."""


class KehadiranForm(forms.Form):
    """A confirmation: for whom the page was opened, the role, the indicator."""

    pegawai = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "Halaman ini rusak saat dikirim. Buka lagi kode QR-nya."},
    )
    peran = forms.ChoiceField(
        label="Peran Anda",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih peran Anda dalam kegiatan ini."},
    )
    indikator = forms.IntegerField(
        label="Indikator SKP",
        required=False,
        error_messages={"invalid": "Pilih salah satu indikator SKP yang tersedia."},
    )

    def __init__(
        self, *args: Any, peran: Sequence[str], berindikator: bool = False, **kwargs: Any
    ) -> None:
        """
        :param peran: roles that this person may take; of an invitation only its own.
        :param berindikator: the person has indicators, so one is chosen.
        """
        super().__init__(*args, **kwargs)
        self.fields["peran"].choices = sebut_peran(peran)  # type: ignore[attr-defined]  # a choice
        self.fields["peran"].required = len(peran) != 1
        self.bawaan = peran[0] if len(peran) == 1 else ""
        if berindikator:
            self.fields["indikator"].required = True
            self.fields["indikator"].error_messages["required"] = (
                "Pilih indikator SKP yang didukung kegiatan ini."
            )

    def isian(self, *, langsung_kirim: bool) -> IsianKehadiran:
        """The confirmation, once the form is valid."""
        isi = self.cleaned_data
        return IsianKehadiran(
            isi["pegawai"], isi["peran"] or self.bawaan, isi["indikator"], langsung_kirim
        )


def sebut_peran(peran: Sequence[str]) -> list[tuple[str, str]]:
    """Roles with their words, in the order of the law's list."""
    return [(kode, sebutan) for kode, sebutan in PERAN_KEGIATAN if kode in peran]


def orang_dicentang(data: Any) -> list[int]:
    """Ids that were ticked; what is no id is left out."""
    return [int(satu) for satu in data.getlist("pegawai")[:200] if nomor(satu) is not None]
