"""Forms of the organisation."""

from ekinerja.organisasi.forms.dokumen import DokumenForm, ProfilForm, SaringDokumenForm
from ekinerja.organisasi.forms.medan import (
    TANGGAL,
    bidang_tanggal,
)
from ekinerja.organisasi.forms.peran import (
    AkhiriPeranForm,
    PeranForm,
    SaringPeranForm,
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
    "BerlingkupForm",
    "CariForm",
    "DokumenForm",
    "JabatanForm",
    "LetakForm",
    "PerTanggalForm",
    "PeranForm",
    "PilihJabatanField",
    "PilihUnitField",
    "ProfilForm",
    "SaringDokumenForm",
    "SaringJabatanForm",
    "SaringPeranForm",
    "UbahJabatanForm",
    "UbahUnitForm",
    "UnitForm",
    "bidang_tanggal",
    "sebut",
]
