"""Questions of setting up."""

from ekinerja.penyiapan.queries.impor import (
    ambil_kunci_impor,
    baris_impor,
    cari_instansi,
    hitung_baris,
    impor_bernomor,
    impor_terlihat,
    semua_instansi,
)
from ekinerja.penyiapan.queries.kesehatan import (
    HitunganTemuan,
    SaringTemuan,
    Temuan,
    hitung_temuan,
    masalah_diperiksa,
    masih_ada,
    persempit,
    satu_temuan,
    temuan_orang,
    temuan_terlihat,
)
from ekinerja.penyiapan.queries.pengumuman import (
    Pembaca,
    hitung_pembaca,
    pembaca,
    pengumuman_dikelola,
    pengumuman_untuk,
)
from ekinerja.penyiapan.queries.perbaikan import (
    perbaikan_menunggu,
    perbaikan_sendiri,
    perbaikan_terlihat,
    riwayat_perbaikan,
    saring_perbaikan,
)

__all__ = [
    "HitunganTemuan",
    "Pembaca",
    "SaringTemuan",
    "Temuan",
    "ambil_kunci_impor",
    "baris_impor",
    "cari_instansi",
    "hitung_baris",
    "hitung_pembaca",
    "hitung_temuan",
    "impor_bernomor",
    "impor_terlihat",
    "masalah_diperiksa",
    "masih_ada",
    "pembaca",
    "pengumuman_dikelola",
    "pengumuman_untuk",
    "perbaikan_menunggu",
    "perbaikan_sendiri",
    "perbaikan_terlihat",
    "persempit",
    "riwayat_perbaikan",
    "saring_perbaikan",
    "satu_temuan",
    "semua_instansi",
    "temuan_orang",
    "temuan_terlihat",
]
