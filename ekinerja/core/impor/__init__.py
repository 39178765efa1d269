"""Kontrak impor dan ekspor: kolom, pemeriksaan seluruh baris, laporan, templat, dan berkas keluar.

Satu daftar `Kolom` menjadi judul templat, petunjuknya, dan pembaca isinya, sehingga templat tidak
pernah ditolak oleh pemeriksanya sendiri. Basis data adalah urusan bidang masing-masing.
"""

from ekinerja.core.impor.ekspor import (
    KolomEkspor,
    Lembar,
    buat_templat,
    tulis_buku,
    tulis_csv,
    tulis_xlsx,
)
from ekinerja.core.impor.importers import (
    Bekal,
    Catatan,
    ImporDaftar,
    RencanaBaris,
    SelSalah,
    teks_nilai,
)
from ekinerja.core.impor.importir import (
    BARU,
    BERUBAH,
    SALAH,
    TETAP,
    Importir,
    Periksaan,
    Rancangan,
    boleh_diterapkan,
    jalankan_impor,
    laporkan,
    periksa_lembar,
    tulis_rancangan,
)
from ekinerja.core.impor.jenis import JenisImpor
from ekinerja.core.impor.kolom import (
    BarisImpor,
    HasilBaca,
    Kolom,
    Laporan,
    Masalah,
    Pemetaan,
    baca_baris,
    cari_ganda,
    sederhanakan,
)
from ekinerja.core.impor.pemetaan import (
    KepalaBerkas,
    KolomBerkas,
    cocok_penuh,
    duga_pemetaan,
    kepala_berkas,
)

__all__ = [
    "BARU",
    "BERUBAH",
    "SALAH",
    "TETAP",
    "BarisImpor",
    "Bekal",
    "Catatan",
    "HasilBaca",
    "ImporDaftar",
    "Importir",
    "JenisImpor",
    "KepalaBerkas",
    "Kolom",
    "KolomBerkas",
    "KolomEkspor",
    "Laporan",
    "Lembar",
    "Masalah",
    "Pemetaan",
    "Periksaan",
    "Rancangan",
    "RencanaBaris",
    "SelSalah",
    "baca_baris",
    "boleh_diterapkan",
    "buat_templat",
    "cari_ganda",
    "cocok_penuh",
    "duga_pemetaan",
    "jalankan_impor",
    "kepala_berkas",
    "laporkan",
    "periksa_lembar",
    "sederhanakan",
    "teks_nilai",
    "tulis_buku",
    "tulis_csv",
    "tulis_rancangan",
    "tulis_xlsx",
]
