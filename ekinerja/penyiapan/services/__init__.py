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
from ekinerja.penyiapan.services.perbaikan import (
    minta_perbaikan,
    putuskan_perbaikan,
)
from ekinerja.penyiapan.services.pengumuman import (
    IsiPengumuman,
    akhiri_pengumuman,
    tandai_dibaca,
    terbitkan_pengumuman,
)

__all__ = [
    "LANGKAH",
    "LANGSUNG_MAKS",
    "MASALAH_MAKS",
    "TAK_TERDUGA",
    "TERHENTI",
    "IsiPengumuman",
    "akhiri_pengumuman",
    "buang_impor",
    "impor_berkas",
    "kerjakan_pemeriksaan",
    "kerjakan_penerapan",
    "minta_perbaikan",
    "minta_terapkan",
    "putuskan_perbaikan",
    "tandai_dibaca",
    "terbitkan_pengumuman",
    "terhenti",
    "terima_impor",
    "ulangi_impor",
]
