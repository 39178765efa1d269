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
from ekinerja.tpp.presenters.kertas_kerja import (
    TANPA_SKEMA,
    buku_kertas,
    catatan_kertas,
    kartu_kertas,
    pilihan_skema,
    skema_kurang,
    tabel_kelas,
    tabel_opd,
    tabel_surat,
)
from ekinerja.tpp.presenters.slip import Slip, rekaman_jejak, susun_slip, tabel_slip

__all__ = [
    "PDF_TERBANYAK",
    "TANPA_SKEMA",
    "RincianDaftar",
    "Slip",
    "buku_kertas",
    "catatan_kertas",
    "kartu_kertas",
    "kemajuan",
    "nominatif",
    "nominatif_pdf",
    "pilihan_skema",
    "rekaman_jejak",
    "rincian_daftar",
    "sebutan_bulan",
    "sedang_dihitung",
    "skema_kurang",
    "slip_pdf",
    "susun_slip",
    "tabel_daftar",
    "tabel_hasil",
    "tabel_kelas",
    "tabel_opd",
    "tabel_slip",
    "tabel_surat",
]
