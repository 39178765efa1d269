"""Deeds of the organisation."""

from ekinerja.organisasi.services.analisis import (
    IsiUraian,
    akhiri_uraian,
    geser_uraian,
    salin_uraian,
    tambah_uraian,
    tetapkan_kebutuhan,
    ubah_uraian,
)
from ekinerja.organisasi.services.atasan import (
    batalkan_atasan,
    berlakukan_atasan,
    ganti_atasan,
)
from ekinerja.organisasi.services.dokumen import IsiDokumen, akhiri_dokumen, simpan_dokumen
from ekinerja.organisasi.services.dukungan import (
    akhiri_dukungan,
    catat_halaman,
    minta_dukungan,
    setujui_dukungan,
    tarik_dukungan,
    tolak_dukungan,
)
from ekinerja.organisasi.services.evaluasi import (
    IsiEvaluasi,
    akhiri_pengecualian,
    batalkan_evaluasi,
    berlakukan_evaluasi,
    catat_pengecualian,
    nilai_evaluasi,
    perbaiki_evaluasi,
)
from ekinerja.organisasi.services.instansi import IsiProfil, simpan_profil
from ekinerja.organisasi.services.jabatan import (
    IsiJabatan,
    akhiri_jabatan,
    buat_jabatan,
    ubah_jabatan,
)
from ekinerja.organisasi.services.peran import (
    akhiri_peran,
    beri_peran,
)
from ekinerja.organisasi.services.sistem import ulangi_gagal
from ekinerja.organisasi.services.susunan import PEMBAYAR, kunci_susunan, susun_opd
from ekinerja.organisasi.services.unit import (
    akhiri_unit,
    batalkan_letak,
    berlakukan_letak,
    buat_unit,
    ubah_letak,
    ubah_unit,
)
from ekinerja.organisasi.services.usulan import (
    setujui_usulan,
    tarik_usulan,
    tolak_usulan,
    usulkan_peran,
)

__all__ = [
    "PEMBAYAR",
    "IsiDokumen",
    "IsiEvaluasi",
    "IsiJabatan",
    "IsiProfil",
    "IsiUraian",
    "akhiri_dokumen",
    "akhiri_dukungan",
    "akhiri_jabatan",
    "akhiri_pengecualian",
    "akhiri_peran",
    "akhiri_unit",
    "akhiri_uraian",
    "batalkan_atasan",
    "batalkan_evaluasi",
    "batalkan_letak",
    "beri_peran",
    "berlakukan_atasan",
    "berlakukan_evaluasi",
    "berlakukan_letak",
    "buat_jabatan",
    "buat_unit",
    "catat_halaman",
    "catat_pengecualian",
    "ganti_atasan",
    "geser_uraian",
    "kunci_susunan",
    "minta_dukungan",
    "nilai_evaluasi",
    "perbaiki_evaluasi",
    "salin_uraian",
    "setujui_dukungan",
    "setujui_usulan",
    "simpan_dokumen",
    "simpan_profil",
    "susun_opd",
    "tambah_uraian",
    "tarik_dukungan",
    "tarik_usulan",
    "tetapkan_kebutuhan",
    "tolak_dukungan",
    "tolak_usulan",
    "ubah_jabatan",
    "ubah_letak",
    "ubah_unit",
    "ubah_uraian",
    "ulangi_gagal",
    "usulkan_peran",
]
