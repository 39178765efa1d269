"""Questions about attendance: facts of a month, days and records, where people stand."""

from ekinerja.presensi.queries.fakta import (
    FaktaPresensi,
    RekamanSusulan,
    fakta_bulanan,
    perubahan_setelah_tutup,
)
from ekinerja.presensi.queries.hari import (
    SARINGAN,
    BulanOrang,
    KalenderHari,
    bulan_orang,
    hari_terlihat,
    kalender_hari,
    kehadiran_unit,
    pegawai_sebulan,
    pegawai_terlihat,
    rekaman_hari,
    ringkas_hari,
)
from ekinerja.presensi.queries.tempat import (
    Tempat,
    instansi_menurut_kode,
    instansi_semua,
    nomor_instansi,
    nomor_pegawai,
    penempatan_hari,
    rekaman_tersimpan,
    rekan_sekantor,
    tempat_semua,
)

__all__ = [
    "SARINGAN",
    "BulanOrang",
    "FaktaPresensi",
    "KalenderHari",
    "RekamanSusulan",
    "Tempat",
    "bulan_orang",
    "fakta_bulanan",
    "hari_terlihat",
    "instansi_menurut_kode",
    "instansi_semua",
    "kalender_hari",
    "kehadiran_unit",
    "nomor_instansi",
    "nomor_pegawai",
    "pegawai_sebulan",
    "pegawai_terlihat",
    "penempatan_hari",
    "perubahan_setelah_tutup",
    "rekaman_hari",
    "rekaman_tersimpan",
    "rekan_sekantor",
    "ringkas_hari",
    "tempat_semua",
]
