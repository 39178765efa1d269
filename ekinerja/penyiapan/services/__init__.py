"""Deeds of setting up."""

from ekinerja.penyiapan.services.impor import (
    LANGSUNG_MAKS,
    TERHENTI,
    buang_impor,
    impor_berkas,
    minta_terapkan,
    petakan_kolom,
    pilih_lembar,
    terhenti,
    terima_impor,
    ulangi_impor,
)
from ekinerja.penyiapan.services.kesehatan import (
    periksa_data,
    periksa_yang_berubah,
)
from ekinerja.penyiapan.services.mulai import (
    atur_modul,
    tetapkan_mulai,
)
from ekinerja.penyiapan.services.pekerjaan import (
    TAK_TERDUGA,
    kerjakan_pemeriksaan,
    kerjakan_penerapan,
)
from ekinerja.penyiapan.services.pembacaan import (
    baca_pemetaan,
)
from ekinerja.penyiapan.services.pembersihan import (
    bersihkan_impor,
)
from ekinerja.penyiapan.services.pengumuman import (
    IsiPengumuman,
    akhiri_pengumuman,
    tandai_dibaca,
    terbitkan_pengumuman,
)
from ekinerja.penyiapan.services.perbaikan import (
    minta_perbaikan,
    putuskan_perbaikan,
)
from ekinerja.penyiapan.services.pratinjau import (
    MASALAH_MAKS,
)
from ekinerja.penyiapan.services.reorganisasi import (
    buang_reorganisasi,
    coba_reorganisasi,
    hapus_langkah,
    susun_reorganisasi,
    tambah_langkah,
    terapkan_reorganisasi,
)
from ekinerja.penyiapan.services.simpanan import (
    LANGKAH,
)
from ekinerja.penyiapan.services.urung import (
    MASA_URUNG,
    dapat_diurungkan,
    kerjakan_pengurungan,
    minta_urungkan,
    urungkan_impor,
)

__all__ = [
    "LANGKAH",
    "LANGSUNG_MAKS",
    "MASALAH_MAKS",
    "MASA_URUNG",
    "TAK_TERDUGA",
    "TERHENTI",
    "IsiPengumuman",
    "akhiri_pengumuman",
    "atur_modul",
    "baca_pemetaan",
    "bersihkan_impor",
    "buang_impor",
    "buang_reorganisasi",
    "coba_reorganisasi",
    "dapat_diurungkan",
    "hapus_langkah",
    "impor_berkas",
    "kerjakan_pemeriksaan",
    "kerjakan_penerapan",
    "kerjakan_pengurungan",
    "minta_perbaikan",
    "minta_terapkan",
    "minta_urungkan",
    "periksa_data",
    "periksa_yang_berubah",
    "petakan_kolom",
    "pilih_lembar",
    "putuskan_perbaikan",
    "susun_reorganisasi",
    "tambah_langkah",
    "tandai_dibaca",
    "terapkan_reorganisasi",
    "terbitkan_pengumuman",
    "terhenti",
    "terima_impor",
    "tetapkan_mulai",
    "ulangi_impor",
    "urungkan_impor",
]
