"""Shapes of what people type into the daily log and into its inbox."""

from ekinerja.aktivitas.forms.banyak import BanyakForm, SalinHariForm
from ekinerja.aktivitas.forms.catatan import (
    AktivitasForm,
    SaringBulanForm,
    SaringTargetForm,
    isian_awal,
    isian_tersimpan,
)
from ekinerja.aktivitas.forms.katalog import (
    KatalogForm,
    SaringKatalogForm,
    SaringUsulanKatalogForm,
    awal_katalog,
)
from ekinerja.aktivitas.forms.operator import LembarForm, OrangLembarForm, TunjukOperatorForm
from ekinerja.aktivitas.forms.persetujuan import (
    AlasanForm,
    CariOrangForm,
    NilaiForm,
    SetujuiBanyakForm,
    tanda_dibuka,
)

__all__ = [
    "AktivitasForm",
    "AlasanForm",
    "BanyakForm",
    "CariOrangForm",
    "KatalogForm",
    "LembarForm",
    "NilaiForm",
    "OrangLembarForm",
    "SalinHariForm",
    "SaringBulanForm",
    "SaringKatalogForm",
    "SaringTargetForm",
    "SaringUsulanKatalogForm",
    "SetujuiBanyakForm",
    "TunjukOperatorForm",
    "awal_katalog",
    "isian_awal",
    "isian_tersimpan",
    "tanda_dibuka",
]
