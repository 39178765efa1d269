"""Forms of the organisation."""

from ekinerja.organisasi.forms.analisis import (
    AkhiriUraianForm,
    KebutuhanForm,
    SalinUraianForm,
    SaringUraianForm,
    UraianForm,
)
from ekinerja.organisasi.forms.dokumen import DokumenForm, ProfilForm, SaringDokumenForm
from ekinerja.organisasi.forms.evaluasi import (
    EvaluasiForm,
    KeputusanForm,
    PengecualianForm,
    SaringTemuanForm,
)
from ekinerja.organisasi.forms.medan import (
    TANGGAL,
    bidang_tanggal,
)
from ekinerja.organisasi.forms.peran import (
    AkhiriPeranForm,
    DukunganForm,
    PeranForm,
    SaringDukunganForm,
    SaringPeranForm,
    SaringUsulanForm,
)
from ekinerja.organisasi.forms.pilihan import (
    BerlingkupForm,
    PilihJabatanField,
    PilihUnitField,
    sebut,
)
from ekinerja.organisasi.forms.susunan import (
    AkhiriForm,
    CariForm,
    GantiAtasanForm,
    JabatanForm,
    LetakForm,
    PerTanggalForm,
    SaringJabatanForm,
    UbahJabatanForm,
    UbahUnitForm,
    UnitForm,
)

__all__ = [
    "TANGGAL",
    "AkhiriForm",
    "AkhiriPeranForm",
    "AkhiriUraianForm",
    "BerlingkupForm",
    "CariForm",
    "DokumenForm",
    "DukunganForm",
    "EvaluasiForm",
    "GantiAtasanForm",
    "JabatanForm",
    "KebutuhanForm",
    "KeputusanForm",
    "LetakForm",
    "PengecualianForm",
    "PerTanggalForm",
    "PeranForm",
    "PilihJabatanField",
    "PilihUnitField",
    "ProfilForm",
    "SalinUraianForm",
    "SaringDokumenForm",
    "SaringDukunganForm",
    "SaringJabatanForm",
    "SaringPeranForm",
    "SaringTemuanForm",
    "SaringUraianForm",
    "SaringUsulanForm",
    "UbahJabatanForm",
    "UbahUnitForm",
    "UnitForm",
    "UraianForm",
    "bidang_tanggal",
    "sebut",
]
