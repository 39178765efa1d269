"""Forms of setting up."""

from ekinerja.penyiapan.forms.impor import (
    LembarForm,
    PemetaanForm,
    UnggahForm,
)
from ekinerja.penyiapan.forms.kesehatan import (
    MintaForm,
    SaringPerbaikanForm,
    SaringTemuanForm,
    bidang_cari,
)
from ekinerja.penyiapan.forms.pengumuman import (
    PengumumanForm,
    SaringPembacaForm,
    SaringPengumumanForm,
)

__all__ = [
    "LembarForm",
    "MintaForm",
    "PemetaanForm",
    "PengumumanForm",
    "SaringPembacaForm",
    "SaringPengumumanForm",
    "SaringPerbaikanForm",
    "SaringTemuanForm",
    "UnggahForm",
    "bidang_cari",
]
