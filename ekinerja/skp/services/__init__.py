"""Deeds on an SKP: draw it up, agree, change it; and the realisation that approved work adds."""

from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.services.alur import (
    ALASAN_ALIH,
    ajukan_skp,
    alihkan_penilai,
    batalkan_skp,
    kembalikan_skp,
    selesaikan_skp,
    setujui_skp,
)
from ekinerja.skp.services.draf import IsiBerubah
from ekinerja.skp.services.lengkap import catat_dialog, isi_lampiran, isi_perilaku
from ekinerja.skp.services.luar import IsianKelolaLuar, akhiri_kelola_luar, kelola_di_luar
from ekinerja.skp.services.massal import (
    catat_kemajuan,
    minta_pecah,
    pecah_massal,
)
from ekinerja.skp.services.matriks import (
    IsianPeran,
    bahas_peran,
    cabut_peran,
    terima_peran,
    usulkan_peran,
)
from ekinerja.skp.services.perubahan import mulai_perubahan
from ekinerja.skp.services.realisasi import (
    IsianRealisasi,
    catat_realisasi,
    catat_realisasi_massal,
    isi_realisasi,
    kurangi_realisasi,
)
from ekinerja.skp.services.salinan import isian_dari
from ekinerja.skp.services.susun import (
    IsianIndikator,
    Rujukan,
    buat_skp,
    hapus_hasil_kerja,
    hapus_indikator,
    tambah_hasil_kerja,
    tambah_indikator,
    tautkan,
    ubah_hasil_kerja,
    ubah_indikator,
)
from ekinerja.skp.services.target import (
    CaraPecah,
    bagi_rata,
    bulan_skp,
    isi_target_bulanan,
    pecahan,
)
from ekinerja.skp.services.templat import (
    ambil_templat,
    berlakukan_templat,
    hapus_rhk_templat,
    salin_rhk_templat,
    susun_templat,
    tambah_rhk_templat,
)
from ekinerja.skp.services.tugas import tautkan_tugas

__all__ = [
    "ALASAN_ALIH",
    "CaraPecah",
    "IsiBerubah",
    "IsianIndikator",
    "IsianKelolaLuar",
    "IsianPeran",
    "IsianRealisasi",
    "Rujukan",
    "ajukan_skp",
    "akhiri_kelola_luar",
    "alihkan_penilai",
    "ambil_templat",
    "bagi_rata",
    "bahas_peran",
    "batalkan_skp",
    "berlakukan_templat",
    "buat_skp",
    "bulan_dalam",
    "bulan_skp",
    "cabut_peran",
    "catat_dialog",
    "catat_kemajuan",
    "catat_realisasi",
    "catat_realisasi_massal",
    "hapus_hasil_kerja",
    "hapus_indikator",
    "hapus_rhk_templat",
    "isi_lampiran",
    "isi_perilaku",
    "isi_realisasi",
    "isi_target_bulanan",
    "isian_dari",
    "kelola_di_luar",
    "kembalikan_skp",
    "kurangi_realisasi",
    "minta_pecah",
    "mulai_perubahan",
    "pecah_massal",
    "pecahan",
    "salin_rhk_templat",
    "selesaikan_skp",
    "setujui_skp",
    "susun_templat",
    "tambah_hasil_kerja",
    "tambah_indikator",
    "tambah_rhk_templat",
    "tautkan",
    "tautkan_tugas",
    "terima_peran",
    "ubah_hasil_kerja",
    "ubah_indikator",
    "usulkan_peran",
]
