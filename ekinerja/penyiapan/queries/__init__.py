"""Questions of setting up."""

from ekinerja.penyiapan.queries.impor import (
    ambil_kunci_impor,
    cari_instansi,
    impor_terlihat,
    semua_instansi,
)

__all__ = [
    "ambil_kunci_impor",
    "cari_instansi",
    "impor_terlihat",
    "semua_instansi",
]
