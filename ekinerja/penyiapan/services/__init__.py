"""Deeds of setting up."""

from ekinerja.penyiapan.services.impor import (
    LANGKAH,
    LANGSUNG_MAKS,
    MASALAH_MAKS,
    TAK_TERDUGA,
    TERHENTI,
    buang_impor,
    impor_berkas,
    kerjakan_pemeriksaan,
    kerjakan_penerapan,
    minta_terapkan,
    terhenti,
    terima_impor,
    ulangi_impor,
)

__all__ = [
    "LANGKAH",
    "LANGSUNG_MAKS",
    "MASALAH_MAKS",
    "TAK_TERDUGA",
    "TERHENTI",
    "buang_impor",
    "impor_berkas",
    "kerjakan_pemeriksaan",
    "kerjakan_penerapan",
    "minta_terapkan",
    "terhenti",
    "terima_impor",
    "ulangi_impor",
]
