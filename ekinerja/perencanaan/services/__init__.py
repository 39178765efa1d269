"""Deeds of planning."""

from ekinerja.perencanaan.services.aksi import (
    IsiBaris,
    buat_rencana,
    hapus_baris,
    hapus_bukti,
    isi_realisasi,
    langkah_laporan,
    langkah_rencana,
    periksa_periode,
    simpan_baris,
)
from ekinerja.perencanaan.services.indikator import isi_realisasi_indikator
from ekinerja.perencanaan.services.perjanjian import (
    buang_draf,
    susun_perjanjian,
    tandatangani_perjanjian,
)
from ekinerja.perencanaan.services.pohon import (
    IsiIndikator,
    IsiProgram,
    IsiSasaran,
    Rentang,
    hapus_indikator,
    hapus_sasaran,
    induk_keliru,
    isi_target,
    simpan_dokumen,
    simpan_indikator,
    simpan_program,
    simpan_sasaran,
    target_keliru,
)

__all__ = [
    "IsiBaris",
    "IsiIndikator",
    "IsiProgram",
    "IsiSasaran",
    "Rentang",
    "buang_draf",
    "buat_rencana",
    "hapus_baris",
    "hapus_bukti",
    "hapus_indikator",
    "hapus_sasaran",
    "induk_keliru",
    "isi_realisasi",
    "isi_realisasi_indikator",
    "isi_target",
    "langkah_laporan",
    "langkah_rencana",
    "periksa_periode",
    "simpan_baris",
    "simpan_dokumen",
    "simpan_indikator",
    "simpan_program",
    "simpan_sasaran",
    "susun_perjanjian",
    "tandatangani_perjanjian",
    "target_keliru",
]
