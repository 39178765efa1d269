"""Forms about people."""

from ekinerja.pegawai.forms.orang import (
    MutasiForm,
    PegawaiForm,
    PenempatanForm,
    SaringPegawaiForm,
)

__all__ = [
    "MutasiForm",
    "PegawaiForm",
    "PenempatanForm",
    "SaringPegawaiForm",
]
