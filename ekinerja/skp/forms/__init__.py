"""Shapes of what people type into an SKP."""

from ekinerja.skp.forms.lengkap import (
    AlasanForm,
    DialogForm,
    LampiranForm,
    PerilakuForm,
    PerubahanForm,
)
from ekinerja.skp.forms.luar import AkhiriLuarForm, KelolaLuarForm
from ekinerja.skp.forms.massal import (
    PecahMassalForm,
)
from ekinerja.skp.forms.matriks import (
    PeranForm,
    SaringMatriksForm,
    awal_peran,
)
from ekinerja.skp.forms.realisasi import (
    RealisasiForm,
)
from ekinerja.skp.forms.susun import (
    HasilKerjaForm,
    IndikatorForm,
    SKPForm,
    TautanForm,
    TugasForm,
    rapi,
)
from ekinerja.skp.forms.target import TargetBulananForm
from ekinerja.skp.forms.templat import BarisTemplatForm, CariForm

__all__ = [
    "AkhiriLuarForm",
    "AlasanForm",
    "BarisTemplatForm",
    "CariForm",
    "DialogForm",
    "HasilKerjaForm",
    "IndikatorForm",
    "KelolaLuarForm",
    "LampiranForm",
    "PecahMassalForm",
    "PeranForm",
    "PerilakuForm",
    "PerubahanForm",
    "RealisasiForm",
    "SKPForm",
    "SaringMatriksForm",
    "TargetBulananForm",
    "TautanForm",
    "TugasForm",
    "awal_peran",
    "rapi",
]
