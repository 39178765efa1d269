"""Shapes for the screen about people."""

from ekinerja.pegawai.presenters.hampir import hari_terakhir, tabel_kontrak, tabel_pensiun
from ekinerja.pegawai.presenters.karier import (
    JENIS_CATATAN,
    garis_waktu,
    judul_catatan,
    kedudukan_kini,
    rincian_keputusan,
    tabel_akibat,
    tabel_keputusan,
)
from ekinerja.pegawai.presenters.orang import (
    BELUM_TEMPAT,
    kekurangan,
    rincian_keuangan,
    rincian_pegawai,
    riwayat,
    tabel_pegawai,
    tabel_pemangku,
)
from ekinerja.pegawai.presenters.pencarian import hasil_cari
from ekinerja.pegawai.presenters.penilai import (
    alasan_penilai,
    daftar_bertindak,
    daftar_tim,
    kartu_penilai,
    remah_orang,
    sebutan_cara,
    tabel_bawahan,
    tabel_delegasi,
    tabel_jalur,
)
from ekinerja.pegawai.presenters.penugasan import (
    keadaan_masa,
    rincian_tim,
    tabel_anggota,
    tabel_penugasan,
    tabel_tim,
)
from ekinerja.pegawai.presenters.usulan import (
    KOLOM_USULAN_DATA,
    aksi_usulan_data,
    baris_usulan_data,
    peristiwa_usulan_data,
    rincian_usulan_data,
    tabel_usulan_data,
)

__all__ = [
    "BELUM_TEMPAT",
    "JENIS_CATATAN",
    "KOLOM_USULAN_DATA",
    "aksi_usulan_data",
    "alasan_penilai",
    "baris_usulan_data",
    "daftar_bertindak",
    "daftar_tim",
    "garis_waktu",
    "hari_terakhir",
    "hasil_cari",
    "judul_catatan",
    "kartu_penilai",
    "keadaan_masa",
    "kedudukan_kini",
    "kekurangan",
    "peristiwa_usulan_data",
    "remah_orang",
    "rincian_keputusan",
    "rincian_keuangan",
    "rincian_pegawai",
    "rincian_tim",
    "rincian_usulan_data",
    "riwayat",
    "sebutan_cara",
    "tabel_akibat",
    "tabel_anggota",
    "tabel_bawahan",
    "tabel_delegasi",
    "tabel_jalur",
    "tabel_keputusan",
    "tabel_kontrak",
    "tabel_pegawai",
    "tabel_pemangku",
    "tabel_pensiun",
    "tabel_penugasan",
    "tabel_tim",
    "tabel_usulan_data",
]
