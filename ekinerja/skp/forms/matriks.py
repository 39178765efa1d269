"""A cell of the matriks peran hasil."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.forms.susun import rapi
from ekinerja.skp.models import HasilKerja, Indikator, PeranHasil
from ekinerja.skp.services import IsianPeran

_TERPANJANG = 80


class SaringMatriksForm(forms.Form):
    """Which member and which result the grid shows; ``TANPA`` are members without a role."""

    anggota = forms.ChoiceField(label="Anggota", required=False)
    rhk = forms.ChoiceField(label="Hasil kerja", required=False)

    def __init__(
        self, *args: Any, rhk: Sequence[HasilKerja], anggota: Sequence[Pegawai], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        orang = [(str(satu.pk), satu.nama) for satu in anggota]
        hasil = [(str(satu.pk), _ringkas(satu.rencana)) for satu in rhk]
        tanpa = ("TANPA", "Yang belum mendapat peran")
        for nama, isi in (("anggota", [tanpa, *orang]), ("rhk", hasil)):
            medan = self.fields[nama]
            assert isinstance(medan, forms.ChoiceField)
            medan.choices = [("", "Semua"), *isi]

    @property
    def pilihan(self) -> dict[str, str]:
        """What was chosen; what is no choice of this grid counts as everything."""
        self.is_valid()
        return {nama: self.cleaned_data.get(nama, "") for nama in ("anggota", "rhk")}


def _ringkas(teks: str) -> str:
    return teks if len(teks) <= _TERPANJANG else f"{teks[: _TERPANJANG - 1].rstrip()}…"


def awal_peran(rhk: HasilKerja | None, dari: PeranHasil | None) -> dict[str, Any]:
    """How the form opens: a copy of a former proposal, or the words of the superior's result.

    The share of a divided target is not copied: it is already handed out.
    """
    if dari is not None:
        langsung = dari.cara == PeranHasil.LANGSUNG
        return {
            "cara": dari.cara,
            "dasar_bagi": dari.dasar_bagi,
            "indikator": dari.indikator_id,
            "bagian": dari.bagian,
            "rencana": dari.rencana,
            "uraian": dari.uraian,
            "target": None if langsung else rapi(dari.target),
            "satuan": dari.satuan,
        }
    if rhk is None:
        return {}
    pertama = next(iter(rhk.indikator.all()), None)
    ukuran = {} if pertama is None else {"uraian": pertama.uraian, "satuan": pertama.satuan}
    return {"rencana": rhk.rencana, **ukuran}


class PeranForm(forms.Form):
    """Which result, to whom, in which way, and how much."""

    rhk = forms.TypedChoiceField(label="Hasil kerja Anda", coerce=int)
    pegawai = forms.TypedChoiceField(label="Anggota", coerce=int)
    cara = forms.ChoiceField(
        label="Cara",
        choices=PeranHasil.CARA,
        help_text="Direct: hasil Anda dibagi menurut jumlah, aspek, atau wilayah. Non-direct: "
        "anggota mendukung dengan hasil lain.",
    )
    dasar_bagi = forms.ChoiceField(
        label="Dibagi menurut", required=False, choices=[("", "Tidak dibagi"), *PeranHasil.DASAR]
    )
    indikator = forms.TypedChoiceField(
        label="Indikator yang targetnya dibagi",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Untuk pembagian menurut jumlah.",
    )
    bagian = forms.CharField(
        label="Aspek atau wilayah",
        required=False,
        max_length=200,
        help_text="Untuk pembagian menurut aspek atau wilayah.",
    )
    rencana = forms.CharField(
        label="Rencana hasil kerja anggota",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Tulis hasil kerja yang diusulkan.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    uraian = forms.CharField(
        label="Indikator anggota",
        min_length=5,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Tulis indikatornya.",
            "min_length": "Tulis lebih jelas, paling sedikit 5 huruf.",
            "max_length": "Paling panjang 1.000 huruf. Ringkaskan.",
        },
    )
    target = forms.DecimalField(
        label="Target atau bagian",
        min_value=Decimal("0.01"),
        max_digits=14,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"}),
        error_messages={
            "required": "Isi targetnya.",
            "invalid": "Target harus berupa angka.",
            "min_value": "Target harus lebih besar dari nol.",
            "max_digits": "Target terlalu besar.",
            "max_whole_digits": "Target terlalu besar.",
            "max_decimal_places": "Target paling banyak dua desimal.",
        },
    )
    satuan = forms.CharField(
        label="Satuan",
        max_length=40,
        error_messages={"required": "Tulis satuannya, misalnya laporan."},
    )

    def __init__(
        self, *args: Any, rhk: Sequence[HasilKerja], anggota: Sequence[Pegawai], **kwargs: Any
    ) -> None:
        """
        :param rhk: results of the plan with their indicators at hand.
        """
        super().__init__(*args, **kwargs)
        self.rhk_menurut_id = {satu.pk: satu for satu in rhk}
        self.anggota_menurut_id = {satu.pk: satu for satu in anggota}
        self.indikator_menurut_id: dict[int, Indikator] = {
            i.pk: i for satu in rhk for i in satu.indikator.all() if i.target is not None
        }
        self._pilihan("rhk", [(pk, satu.rencana) for pk, satu in self.rhk_menurut_id.items()])
        self._pilihan("pegawai", [(pk, s.nama) for pk, s in self.anggota_menurut_id.items()])
        semua = [(pk, satu.uraian) for pk, satu in self.indikator_menurut_id.items()]
        self._pilihan("indikator", [("", "Tidak dibagi"), *semua])

    def _pilihan(self, nama: str, isi: Sequence[Any]) -> None:
        medan = self.fields[nama]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = isi

    @property
    def sasaran(self) -> tuple[HasilKerja, Pegawai]:
        """The superior's result and the member, once the form is valid."""
        isi = self.cleaned_data
        return self.rhk_menurut_id[isi["rhk"]], self.anggota_menurut_id[isi["pegawai"]]

    @property
    def isian(self) -> IsianPeran:
        isi = self.cleaned_data
        nomor = isi["indikator"]
        return IsianPeran(
            rencana=isi["rencana"],
            uraian=isi["uraian"],
            target=isi["target"],
            satuan=isi["satuan"],
            cara=isi["cara"],
            dasar_bagi=isi["dasar_bagi"],
            bagian=isi["bagian"],
            indikator=None if nomor is None else self.indikator_menurut_id[nomor],
        )
