"""HTTP in, HTTP out."""

from ekinerja.tpp.views.daftar import (
    daftar,
    hitung,
    kemajuan,
    kembalikan,
    keterkinian,
    nominatif,
    nominatif_pdf,
    rincian_daftar,
    siapkan,
    tutup,
    verifikasi,
)
from ekinerja.tpp.views.kertas_kerja import kertas_kerja, kertas_kerja_xlsx, persetujuan
from ekinerja.tpp.views.slip import slip, slip_pdf, slip_saya

__all__ = [
    "daftar",
    "hitung",
    "kemajuan",
    "kembalikan",
    "kertas_kerja",
    "kertas_kerja_xlsx",
    "keterkinian",
    "nominatif",
    "nominatif_pdf",
    "persetujuan",
    "rincian_daftar",
    "siapkan",
    "slip",
    "slip_pdf",
    "slip_saya",
    "tutup",
    "verifikasi",
]
