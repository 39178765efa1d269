"""Forms about people."""

from ekinerja.pegawai.forms.data import (
    DataPegawaiForm,
    KontrakForm,
    SaringHampirForm,
    SaringKontrakForm,
)
from ekinerja.pegawai.forms.keputusan import (
    AktifKembaliForm,
    BatalForm,
    KedudukanForm,
    PangkatForm,
    PelantikanForm,
    SaringKeputusanForm,
    SuratForm,
)
from ekinerja.pegawai.forms.orang import (
    PegawaiForm,
    PenempatanForm,
    SaringPegawaiForm,
)

__all__ = [
    "AktifKembaliForm",
    "BatalForm",
    "DataPegawaiForm",
    "KedudukanForm",
    "KontrakForm",
    "PangkatForm",
    "PegawaiForm",
    "PelantikanForm",
    "PenempatanForm",
    "SaringHampirForm",
    "SaringKeputusanForm",
    "SaringKontrakForm",
    "SaringPegawaiForm",
    "SuratForm",
]
