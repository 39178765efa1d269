"""Shapes of the catalogue: its filter, a version or proposal, the list of proposals."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.aktivitas.models import PERAN_KEGIATAN, KatalogAktivitas
from ekinerja.aktivitas.services import IsiAktivitas
from ekinerja.aktivitas.workflow import STATUS_USULAN_KATALOG
from ekinerja.organisasi.models import UnitKerja
from ekinerja.skp.forms import rapi

_PENGALI = {f"pengali_{peran.lower()}": (peran, sebutan) for peran, sebutan in PERAN_KEGIATAN}


def _teks(label: str, panjang: int, **lain: Any) -> forms.CharField:
    galat = {
        "required": f"Isi {label.lower()}.",
        "max_length": f"{label} paling panjang {panjang} huruf.",
    }
    return forms.CharField(label=label, max_length=panjang, error_messages=galat, **lain)


def _bilangan(label: str, *, digit: int = 8, **lain: Any) -> forms.DecimalField:
    galat = dict.fromkeys(
        ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
        f"{label} berupa angka lebih dari nol, paling banyak dua desimal.",
    )
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=Decimal("0.01"),
        max_digits=digit,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01", "min": "0.01"}),
        error_messages=galat,
        **lain,
    )


class SaringKatalogForm(forms.Form):
    """Filter of the catalogue of activities."""

    q = forms.CharField(
        label="Cari aktivitas",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kelompok = forms.ChoiceField(
        label="Kelompok",
        required=False,
        choices=(
            ("", "Semua"),
            ("SAYA", "Untuk jabatan saya"),
            *KatalogAktivitas.KELOMPOK,
        ),
    )


class KatalogForm(forms.Form):
    """A version of an activity; a proposal also names its unit and reason."""

    kode = _teks("Kode aktivitas", 40)
    nama = _teks("Nama aktivitas", 250)
    kelompok = forms.ChoiceField(label="Berlaku bagi", choices=KatalogAktivitas.KELOMPOK)
    nama_jabatan = _teks(
        "Nama jabatan", 250, required=False, help_text="Hanya bagi aktivitas menurut jabatan."
    )
    satuan = _teks("Satuan hasil", 40)
    norma_waktu = forms.IntegerField(
        label="Norma waktu (menit)",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Menit untuk satu hasil. Kosongkan bila keputusannya hanya menyebut poin.",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Norma waktu berupa menit, 1 sampai 100.000."
        ),
    )
    poin = _bilangan("Poin", help_text="Poin untuk satu hasil.")
    bobot = _bilangan("Bobot", digit=6)
    bertahap = forms.BooleanField(
        label="Bertahap: dikerjakan berhari-hari, poinnya dibayar sekali menurut kemajuan",
        required=False,
    )
    bukti_wajib = forms.BooleanField(label="Bukti wajib", required=False)
    jenis_bukti = forms.ChoiceField(label="Jenis bukti", choices=KatalogAktivitas.BUKTI)
    batas_hari = _bilangan("Batas hasil sehari", help_text="Di atasnya tidak lagi berpoin.")
    batas_bulan = _bilangan("Batas hasil sebulan")
    dasar = _teks("Dasar", 250, required=False, help_text="Nomor dan tanggal keputusan.")
    mulai = forms.DateField(
        label="Berlaku sejak",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": "Pilih tanggal berlakunya.",
            "invalid": "Tanggal ini tidak dapat dibaca. Tulis seperti 05/10/2026.",
        },
    )
    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        label="Unit pengusul",
        queryset=None,
        error_messages={
            "required": "Pilih unit pengusul.",
            "invalid_choice": "Pilih unit yang Anda kelola.",
        },
    )
    alasan = forms.CharField(
        label="Alasan usulan",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tuliskan alasan usulannya.",
            "max_length": "Alasan paling panjang 2.000 huruf.",
        },
    )

    def __init__(self, *args: Any, unit: Iterable[UnitKerja] | None, **kwargs: Any) -> None:
        """
        :param unit: units that may propose; None for who writes the catalogue itself.
        """
        super().__init__(*args, **kwargs)
        for nama, (_, sebutan) in _PENGALI.items():
            self.fields[nama] = _bilangan(f"Pengali {sebutan.lower()}", digit=5)
        urut = list(self.fields)
        letak = urut.index("bobot")
        self.order_fields([*urut[:letak], *_PENGALI, *urut[letak:]])
        if unit is None:
            del self.fields["unit"], self.fields["alasan"]
        else:
            self.fields["unit"].queryset = unit  # type: ignore[attr-defined]  # a model choice

    @property
    def isi(self) -> IsiAktivitas:
        """The version, once the form is valid."""
        data = self.cleaned_data
        nama = set(IsiAktivitas.__dataclass_fields__) - {"pengali", "bobot"}
        return IsiAktivitas(
            **{satu: data[satu] for satu in nama},
            bobot=data["bobot"] or Decimal(1),
            pengali={peran: data[n] for n, (peran, _) in _PENGALI.items() if data[n] is not None},
        )


def awal_katalog(asal: KatalogAktivitas | None, **lain: Any) -> dict[str, Any]:
    """How the form opens: a new activity, or the version that is changed."""
    if asal is None:
        return {"kelompok": KatalogAktivitas.UMUM, "bukti_wajib": True, "bobot": 1} | lain
    isi = {n: getattr(asal, n) for n in IsiAktivitas.__dataclass_fields__ if n != "pengali"}
    for nama in ("poin", "bobot", "batas_hari", "batas_bulan"):
        isi[nama] = None if isi[nama] is None else rapi(isi[nama])
    pengali = {f"pengali_{p.lower()}": rapi(Decimal(k)) for p, k in asal.pengali_peran.items()}
    return isi | pengali | lain


class SaringUsulanKatalogForm(forms.Form):
    """Filter of the proposals."""

    q = forms.CharField(
        label="Cari usulan",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua"), *STATUS_USULAN_KATALOG)
    )
