"""How lists and slips read on a screen."""

from ekinerja.tpp.presenters.daftar import (
    PDF_TERBANYAK,
    RincianDaftar,
    kemajuan,
    rincian_daftar,
    sebutan_bulan,
    sedang_dihitung,
    tabel_daftar,
    tabel_hasil,
)
from ekinerja.tpp.presenters.ekspor import nominatif, nominatif_pdf, slip_pdf
from ekinerja.tpp.presenters.slip import Slip, rekaman_jejak, susun_slip, tabel_slip

__all__ = [
    "PDF_TERBANYAK",
    "RincianDaftar",
    "Slip",
    "kemajuan",
    "nominatif",
    "nominatif_pdf",
    "rekaman_jejak",
    "rincian_daftar",
    "sebutan_bulan",
    "sedang_dihitung",
    "slip_pdf",
    "susun_slip",
    "tabel_daftar",
    "tabel_hasil",
    "tabel_slip",
]
