"""Fields in which a post or a unit is chosen by its words: name, code, or a suggestion."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django import forms
from django.db.models import Q
from django.urls import reverse_lazy

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.organisasi.queries import (
    SaringJabatan,
    cari_unit,
    jabatan_menurut_kode,
    saring_jabatan,
    unit_menurut_kode,
)

KODE = re.compile(r"\[([^\[\]]+)\]\s*$")
DITAWARKAN = 5


B = TypeVar("B", Jabatan, UnitKerja)


def sebut(satu: Jabatan | UnitKerja) -> str:
    """Name and code in the way the field reads them again: ``Kepala Dinas [J-1]``."""
    return f"{satu.nama} [{satu.kode}]"


class PilihanField(ABC, forms.CharField, Generic[B]):
    """Text that names one object: its code, ``name [code]``, or words that only one matches
    (or that are the whole name of only one).

    :param apa: what is chosen, in a word ("jabatan").
    :param saran: name of the URL that answers with suggestions as options.
    """

    def __init__(self, *, apa: str, saran: str, **kwargs: Any) -> None:
        self.apa = apa
        self.lingkup: Lingkup | None = None
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("help_text", f"Ketik nama {apa}, lalu pilih dari saran; atau kodenya.")
        super().__init__(**kwargs)
        self.widget.attrs.update(
            {
                "list": f"saran-{apa}",
                "autocomplete": "off",
                "hx-get": reverse_lazy(saran),
                "hx-trigger": "input changed delay:300ms",
                "hx-target": f"#saran-{apa}",
            }
        )

    @abstractmethod
    def menurut_kode(self, kode: str) -> B | None:
        """The object with exactly this code."""

    @abstractmethod
    def menurut_kata(self, kata: str) -> Sequence[B]:
        """A few objects whose name holds these words."""

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else sebut(value)

    def clean(self, value: Any) -> Any:
        teks = str(super().clean(value)).strip()
        if not teks:
            return None
        cocok = KODE.search(teks)
        satu = self.menurut_kode(cocok[1].strip() if cocok else teks)
        if satu is not None:
            return satu
        return self._satu_saja(teks, () if cocok else self.menurut_kata(teks))

    def _satu_saja(self, teks: str, ditemukan: Sequence[B]) -> B:
        if len(ditemukan) == 1:
            return ditemukan[0]
        if not ditemukan:
            raise forms.ValidationError(
                f"Tidak ada {self.apa} bernama atau berkode “{teks[:80]}”. Periksa ejaannya."
            )
        tawaran = "; ".join(sebut(satu) for satu in ditemukan[:DITAWARKAN])
        raise forms.ValidationError(
            f"Lebih dari satu {self.apa} cocok dengan “{teks[:80]}”. Salin salah satu: {tawaran}."
        )


class PilihJabatanField(PilihanField[Jabatan]):
    """A post of the instansi, whatever the units of the scope."""

    def menurut_kode(self, kode: str) -> Jabatan | None:
        return jabatan_menurut_kode(self._lingkup(), kode)

    def menurut_kata(self, kata: str) -> Sequence[Jabatan]:
        cocok = saring_jabatan(self._lingkup(), SaringJabatan(cari=kata))
        persis = list(cocok.filter(nama__iexact=kata)[:2])
        return persis if len(persis) == 1 else list(cocok[: DITAWARKAN + 1])

    def _lingkup(self) -> Lingkup:
        assert self.lingkup is not None, "Formulir belum memberi lingkup."
        return self.lingkup


class PilihUnitField(PilihanField[UnitKerja]):
    """A unit of the instansi."""

    def menurut_kode(self, kode: str) -> UnitKerja | None:
        assert self.lingkup is not None, "Formulir belum memberi lingkup."
        return unit_menurut_kode(self.lingkup.instansi_id, kode)

    def menurut_kata(self, kata: str) -> Sequence[UnitKerja]:
        assert self.lingkup is not None, "Formulir belum memberi lingkup."
        cocok = cari_unit(self.lingkup, kata)
        persis = list(cocok.filter(Q(nama_pada__iexact=kata))[:2])
        return persis if len(persis) == 1 else list(cocok[: DITAWARKAN + 1])


class BerlingkupForm(forms.Form):
    """A form whose choices are looked up in the scope of who fills it in."""

    def __init__(self, *args: Any, lingkup: Lingkup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lingkup = lingkup
        for medan in self.fields.values():
            if isinstance(medan, PilihanField):
                medan.lingkup = lingkup
