"""Addresses of the SKP."""

from ekinerja.skp.views.alur import ajukan, batalkan, kembalikan, selesaikan, setujui, ubah
from ekinerja.skp.views.daftar import baru, daftar, rincian
from ekinerja.skp.views.lengkap import dialog, lampiran, perilaku
from ekinerja.skp.views.luar import luar, luar_akhiri, luar_baru
from ekinerja.skp.views.massal import (
    pecah,
    pecah_kemajuan,
)
from ekinerja.skp.views.matriks import (
    matriks,
    peran,
    peran_bahas,
    peran_baru,
    peran_cabut,
    peran_terima,
)
from ekinerja.skp.views.realisasi import (
    realisasi,
)
from ekinerja.skp.views.susun import (
    hapus_hasil_kerja,
    hapus_indikator,
    tambah_hasil_kerja,
    tambah_indikator,
    tautkan,
    tugas,
    ubah_hasil_kerja,
    ubah_indikator,
)
from ekinerja.skp.views.target import target
from ekinerja.skp.views.templat import (
    ambil_rhk_templat,
    ambil_templat,
    pustaka,
    templat,
    templat_berlakukan,
    templat_hapus,
    templat_rincian,
    templat_susun,
    templat_tambah,
)

__all__ = [
    "ajukan",
    "ambil_rhk_templat",
    "ambil_templat",
    "baru",
    "batalkan",
    "daftar",
    "dialog",
    "hapus_hasil_kerja",
    "hapus_indikator",
    "kembalikan",
    "lampiran",
    "luar",
    "luar_akhiri",
    "luar_baru",
    "matriks",
    "pecah",
    "pecah_kemajuan",
    "peran",
    "peran_bahas",
    "peran_baru",
    "peran_cabut",
    "peran_terima",
    "perilaku",
    "pustaka",
    "realisasi",
    "rincian",
    "selesaikan",
    "setujui",
    "tambah_hasil_kerja",
    "tambah_indikator",
    "target",
    "tautkan",
    "templat",
    "templat_berlakukan",
    "templat_hapus",
    "templat_rincian",
    "templat_susun",
    "templat_tambah",
    "tugas",
    "ubah",
    "ubah_hasil_kerja",
    "ubah_indikator",
]
