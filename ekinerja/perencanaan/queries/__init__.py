"""Questions of planning."""

from ekinerja.perencanaan.queries.pohon import (
    LangkahSasaran,
    SaringSasaran,
    cabang_sasaran,
    dokumen_terlihat,
    indikator_sasaran,
    indikator_sasaran_terlihat,
    jalur_sasaran,
    program_sasaran,
    program_terlihat,
    saring_sasaran,
    sasaran_di_bawah,
    sasaran_menurut_kode,
    sasaran_terlihat,
)

__all__ = [
    "LangkahSasaran",
    "SaringSasaran",
    "cabang_sasaran",
    "dokumen_terlihat",
    "indikator_sasaran",
    "indikator_sasaran_terlihat",
    "jalur_sasaran",
    "program_sasaran",
    "program_terlihat",
    "saring_sasaran",
    "sasaran_di_bawah",
    "sasaran_menurut_kode",
    "sasaran_terlihat",
]
