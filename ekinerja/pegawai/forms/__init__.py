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
    PengangkatanForm,
    SaringKeputusanForm,
    SuratForm,
)
from ekinerja.pegawai.forms.orang import (
    PegawaiForm,
    SaringPegawaiForm,
)
from ekinerja.pegawai.forms.penugasan import (
    AkhiriForm,
    AnggotaForm,
    DelegasiForm,
    DelegasiSayaForm,
    KepalaForm,
    PelaksanaForm,
    PenilaiKhususForm,
    SaringPenugasanForm,
    SaringTimForm,
    TimForm,
)
from ekinerja.pegawai.forms.sandi import SandiUnitForm
from ekinerja.pegawai.forms.usulan import SaringUsulanDataForm, UsulanDataForm

__all__ = [
    "AkhiriForm",
    "AktifKembaliForm",
    "AnggotaForm",
    "BatalForm",
    "DataPegawaiForm",
    "DelegasiForm",
    "DelegasiSayaForm",
    "KedudukanForm",
    "KepalaForm",
    "KontrakForm",
    "PangkatForm",
    "PegawaiForm",
    "PelaksanaForm",
    "PelantikanForm",
    "PengangkatanForm",
    "PenilaiKhususForm",
    "SandiUnitForm",
    "SaringHampirForm",
    "SaringKeputusanForm",
    "SaringKontrakForm",
    "SaringPegawaiForm",
    "SaringPenugasanForm",
    "SaringTimForm",
    "SaringUsulanDataForm",
    "SuratForm",
    "TimForm",
    "UsulanDataForm",
]
