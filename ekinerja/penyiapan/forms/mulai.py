"""Forms of the set-up and of trials."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms

from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import ModulInstansi
from ekinerja.organisasi.forms import bidang_tanggal
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import unit_pembayar
from ekinerja.penyiapan.forms.kesehatan import bidang_cari

_BULAN = re.compile(r"^(\d{4})-(\d{2})(-01)?$|^(\d{1,2})/(\d{4})$")
SALAH = "Bulan ini tidak dapat dibaca. Tulis seperti 11/2026."


class BulanField(forms.CharField):
    """A month; its clean value is the first day."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "11/2026"})

    def clean(self, value: Any) -> date | None:
        teks = str(super().clean(value) or "").strip()
        if not teks:
            return None
        cocok = _BULAN.match(teks)
        if cocok is None:
            raise forms.ValidationError(SALAH)
        tahun, bulan = (cocok[1], cocok[2]) if cocok[1] else (cocok[5], cocok[4])
        if not (1 <= int(bulan) <= 12 and 2015 <= int(tahun) <= 2100):
            raise forms.ValidationError(SALAH)
        return date(int(tahun), int(bulan), 1)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value


def bulan_berikut(awal: date) -> date:
    """First day of the month after this one."""
    return (awal.replace(day=28) + timedelta(days=4)).replace(day=1)


class ModulForm(forms.Form):
    """Which modules are used."""

    modul = forms.MultipleChoiceField(
        label="Modul yang dipakai",
        choices=ModulInstansi.MODUL,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu modul yang dipakai."},
    )
    mulai = bidang_tanggal("Berlaku sejak")


class MulaiForm(forms.Form):
    """From which month on everything counts."""

    mulai = BulanField(
        label="Bulan pertama yang dihitung",
        help_text="Bulan sebelumnya hanya arsip: dapat dibaca, tidak dihitung, tidak dibayarkan.",
    )


class UjiCobaForm(forms.Form):
    """A trial of a paying unit."""

    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", empty_label="Pilih…"
    )
    awal = BulanField(label="Bulan pertama")
    akhir = BulanField(
        label="Bulan terakhir", help_text="TPP bulan-bulan ini dihitung, tetapi tidak dibayarkan."
    )
    tujuan = forms.CharField(
        label="Apa yang ingin dibuktikan",
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = unit_pembayar(lingkup)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        awal, akhir = isi.get("awal"), isi.get("akhir")
        if awal and akhir and akhir < awal:
            self.add_error("akhir", "Bulan terakhir tidak boleh sebelum bulan pertama.")
        return isi


class PutusanForm(forms.Form):
    """The decision on a trial."""

    alasan = forms.CharField(
        label="Alasan",
        min_length=10,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang dilihat selama uji coba. Disimpan dan dicetak dalam laporan.",
    )
    berlaku = BulanField(
        label="Bulan pertama yang dibayarkan",
        required=False,
        help_text="Kosong: bulan sesudah bulan terakhir uji coba.",
    )

    def __init__(self, *args: Any, lanjut: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not lanjut:
            self.fields.pop("berlaku")


class PemberlakuanForm(forms.Form):
    """From which month on one paying unit counts."""

    unit: "forms.ModelChoiceField[UnitKerja]" = forms.ModelChoiceField(
        queryset=None, label="Perangkat daerah", empty_label="Pilih…"
    )
    mulai = BulanField(
        label="Bulan pertama yang dihitung",
        required=False,
        help_text="Kosong: mengikuti seluruh instansi.",
    )
    dasar = forms.CharField(
        label="Keputusan", max_length=200, required=False, help_text="Nomor dan tanggalnya."
    )

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ModelChoiceField)
        medan.queryset = unit_pembayar(lingkup)


class SaringUnitForm(forms.Form):
    """Filter of the roll-out page."""

    q = bidang_cari("Cari perangkat daerah")
