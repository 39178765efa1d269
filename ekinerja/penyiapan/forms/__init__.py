"""Forms of setting up."""

from ekinerja.penyiapan.forms.impor import (
    LembarForm,
    PemetaanForm,
    SaringImporForm,
    UnggahForm,
)
from ekinerja.penyiapan.forms.kesehatan import (
    MintaForm,
    SaringPerbaikanForm,
    SaringTemuanForm,
    bidang_cari,
)
from ekinerja.penyiapan.forms.mulai import (
    BulanField,
    ModulForm,
    MulaiForm,
    PemberlakuanForm,
    PutusanForm,
    SaringUnitForm,
    UjiCobaForm,
    bulan_berikut,
)
from ekinerja.penyiapan.forms.pengumuman import (
    PengumumanForm,
    SaringPembacaForm,
    SaringPengumumanForm,
)
from ekinerja.penyiapan.forms.reorganisasi import (
    LangkahForm,
    ReorganisasiForm,
    SaringReorganisasiForm,
)

__all__ = [
    "BulanField",
    "LangkahForm",
    "LembarForm",
    "MintaForm",
    "ModulForm",
    "MulaiForm",
    "PemberlakuanForm",
    "PemetaanForm",
    "PengumumanForm",
    "PutusanForm",
    "ReorganisasiForm",
    "SaringImporForm",
    "SaringPembacaForm",
    "SaringPengumumanForm",
    "SaringPerbaikanForm",
    "SaringReorganisasiForm",
    "SaringTemuanForm",
    "SaringUnitForm",
    "UjiCobaForm",
    "UnggahForm",
    "bidang_cari",
    "bulan_berikut",
]
