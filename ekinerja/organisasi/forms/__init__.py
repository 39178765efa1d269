"""Forms of the organisation."""

from ekinerja.organisasi.forms.medan import (
    TANGGAL,
    bidang_tanggal,
)
from ekinerja.organisasi.forms.peran import (
    AkhiriPeranForm,
    PeranForm,
    SaringPeranForm,
)
from ekinerja.organisasi.forms.susunan import (
    CariForm,
    JabatanForm,
    SaringJabatanForm,
    UnitForm,
)

__all__ = [
    "TANGGAL",
    "AkhiriPeranForm",
    "CariForm",
    "JabatanForm",
    "PeranForm",
    "SaringJabatanForm",
    "SaringPeranForm",
    "UnitForm",
    "bidang_tanggal",
]
