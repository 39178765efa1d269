"""SKP as shapes for its screens."""

from ekinerja.skp.presenters.daftar import tabel_menunggu, tabel_milik
from ekinerja.skp.presenters.kata import lencana_skp, masa_skp, target_indikator
from ekinerja.skp.presenters.luar import tabel_luar
from ekinerja.skp.presenters.massal import (
    kemajuan_pecah,
)
from ekinerja.skp.presenters.matriks import (
    aksi_peran,
    matriks_peran,
    rincian_peran,
    tabel_peran,
)
from ekinerja.skp.presenters.pecahan import ringkas_pecahan
from ekinerja.skp.presenters.rincian import kebutuhan_skp, rincian_skp
from ekinerja.skp.presenters.templat import tabel_jabatan, tawaran_templat, versi_templat

__all__ = [
    "aksi_peran",
    "kebutuhan_skp",
    "kemajuan_pecah",
    "lencana_skp",
    "masa_skp",
    "matriks_peran",
    "rincian_peran",
    "rincian_skp",
    "ringkas_pecahan",
    "tabel_jabatan",
    "tabel_luar",
    "tabel_menunggu",
    "tabel_milik",
    "tabel_peran",
    "target_indikator",
    "tawaran_templat",
    "versi_templat",
]
