"""Deeds of the organisation."""

from ekinerja.organisasi.services.dokumen import IsiDokumen, akhiri_dokumen, simpan_dokumen
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
from ekinerja.organisasi.services.susunan import PEMBAYAR, susun_opd
from ekinerja.organisasi.services.unit import (
    akhiri_unit,
    batalkan_letak,
    berlakukan_letak,
    buat_unit,
    ubah_letak,
    ubah_unit,
)

__all__ = [
    "PEMBAYAR",
    "IsiDokumen",
    "IsiJabatan",
    "IsiProfil",
    "akhiri_dokumen",
    "akhiri_jabatan",
    "akhiri_peran",
    "akhiri_unit",
    "batalkan_letak",
    "beri_peran",
    "berlakukan_letak",
    "buat_jabatan",
    "buat_unit",
    "simpan_dokumen",
    "simpan_profil",
    "susun_opd",
    "ubah_jabatan",
    "ubah_letak",
    "ubah_unit",
]
