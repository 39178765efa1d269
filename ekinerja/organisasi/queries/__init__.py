"""Questions of the organisation."""

from ekinerja.organisasi.queries.peran import (
    PeranBerlaku,
    pengguna_menurut_nama,
    peran_aktif,
    peran_terlihat,
    riwayat_peran,
)
from ekinerja.organisasi.queries.susunan import (
    HitunganUnit,
    SaringJabatan,
    cabang,
    cari_unit,
    hitung_unit,
    jabatan_menurut_kode,
    jabatan_terlihat,
    jalur_unit,
    rangkaian_atasan,
    saring_jabatan,
    subpohon,
    unit_menurut_kode,
    unit_pembayar,
    unit_terlihat,
)

__all__ = [
    "HitunganUnit",
    "PeranBerlaku",
    "SaringJabatan",
    "cabang",
    "cari_unit",
    "hitung_unit",
    "jabatan_menurut_kode",
    "jabatan_terlihat",
    "jalur_unit",
    "pengguna_menurut_nama",
    "peran_aktif",
    "peran_terlihat",
    "rangkaian_atasan",
    "riwayat_peran",
    "saring_jabatan",
    "subpohon",
    "unit_menurut_kode",
    "unit_pembayar",
    "unit_terlihat",
]
