"""Shapes of a review: the team, a statement, a vote, the decision; and of a lock."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.aktivitas.models import KEPUTUSAN
from ekinerja.aktivitas.services import Suara
from ekinerja.aktivitas.workflow import SEBAGIAN, STATUS_PENINJAUAN
from ekinerja.core.access import nomor
from ekinerja.core.format import tanggal_panjang
from ekinerja.pegawai.models import Pegawai

_KOSONG = {"required": "Bagian ini wajib diisi. Tuliskan, lalu kirim lagi."}


def _teks(label: str, *, bantuan: str = "", paling_sedikit: int = 10) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=bantuan,
        min_length=paling_sedikit,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            **_KOSONG,
            "min_length": f"Tuliskan paling sedikit {paling_sedikit} huruf.",
            "max_length": "Paling panjang 4.000 huruf.",
        },
    )


class SaringTinjauanForm(forms.Form):
    """Which reviews are shown."""

    status = forms.ChoiceField(
        label="Keadaan", required=False, choices=(("", "Semua"), *STATUS_PENINJAUAN)
    )


class TimForm(forms.Form):
    """Members of a team and its head."""

    anggota = forms.MultipleChoiceField(
        label="Anggota tim",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih anggotanya."},
    )
    ketua = forms.ChoiceField(label="Ketua", error_messages={"required": "Pilih ketuanya."})

    def __init__(self, *args: Any, calon: Sequence[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calon = {str(satu.pk): satu for satu in calon}
        pilihan = [(kunci, satu.nama) for kunci, satu in self.calon.items()]
        self.fields["anggota"].choices = pilihan  # type: ignore[attr-defined]  # a ChoiceField
        ketua = [("", "Pilih"), *pilihan]
        self.fields["ketua"].choices = ketua  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def tim(self) -> tuple[list[Pegawai], Pegawai]:
        """Members and head, once the form is valid."""
        isi = self.cleaned_data
        return [self.calon[satu] for satu in isi["anggota"]], self.calon[isi["ketua"]]


class PernyataanForm(forms.Form):
    """What one side says to the team."""

    isi = _teks("Pernyataan Anda", bantuan="Dibaca tim dan pihak lain; tidak dapat diubah.")


class PutusanForm(forms.Form):
    """The reasons of the decision."""

    pertimbangan = _teks("Pertimbangan tim", bantuan="Dibaca kedua pihak dan mengikat.")


class SuaraForm(forms.Form):
    """A vote; figures only where a part is acknowledged."""

    keputusan = forms.ChoiceField(
        label="Suara Anda",
        choices=KEPUTUSAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih suara Anda."},
    )
    menit = forms.IntegerField(
        label="Menit yang diakui", required=False, min_value=1, max_value=1440,
        help_text="Hanya bila dikabulkan sebagian.",
    )  # fmt: skip
    volume = forms.DecimalField(
        label="Volume yang diakui", required=False, min_value=0, max_digits=10, decimal_places=2,
        help_text="Hanya bila dikabulkan sebagian.",
    )  # fmt: skip
    alasan = _teks("Alasan")

    def clean(self) -> dict[str, Any]:
        """A part needs its minutes."""
        isi = super().clean() or {}
        if isi.get("keputusan") == SEBAGIAN and isi.get("menit") is None:
            self.add_error("menit", "Isi menit yang diakui.")
        return isi

    @property
    def suara(self) -> Suara:
        """The vote, once the form is valid."""
        isi = self.cleaned_data
        return Suara(isi["keputusan"], isi["alasan"], isi["menit"], isi["volume"] or Decimal(0))


class KunciForm(forms.Form):
    """Whose day, or whose month, is locked."""

    HARI, BULAN = "hari", "bulan"

    pegawai = forms.ChoiceField(label="Pegawai", error_messages={"required": "Pilih orangnya."})
    jangka = forms.ChoiceField(
        label="Yang dikunci", choices=((HARI, "Satu hari"), (BULAN, "Satu bulan")), initial=BULAN
    )
    tanggal = forms.DateField(
        label="Tanggal",
        help_text="Untuk satu bulan, tanggal mana pun di bulan itu.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tanggal ini tidak terbaca."},
    )

    def __init__(self, *args: Any, tim: Sequence[Pegawai], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tim = {str(satu.pk): satu for satu in tim}
        pilihan = [("", "Pilih"), *((kunci, satu.nama) for kunci, satu in self.tim.items())]
        self.fields["pegawai"].choices = pilihan  # type: ignore[attr-defined]  # a ChoiceField

    def clean_tanggal(self) -> date:
        """A year that a calendar of work can know."""
        hari: date = self.cleaned_data["tanggal"]
        if not 2000 <= hari.year < 2100:
            raise forms.ValidationError(f"{tanggal_panjang(hari)} bukan tanggal yang wajar.")
        return hari

    @property
    def orang(self) -> Pegawai:
        """Whose days, once the form is valid."""
        return self.tim[self.cleaned_data["pegawai"]]

    @property
    def masa(self) -> tuple[date, date]:
        """``[mulai, selesai)``, once the form is valid."""
        hari: date = self.cleaned_data["tanggal"]
        if self.cleaned_data["jangka"] == self.HARI:
            return hari, hari + timedelta(days=1)
        awal = hari.replace(day=1)
        return awal, (awal + timedelta(days=32)).replace(day=1)


class PilihForm:
    """Ids that were ticked; what is no id is left out."""

    def __init__(self, data: Any) -> None:
        self.dipilih = [
            int(satu) for satu in data.getlist("pilih")[:500] if nomor(satu) is not None
        ]
