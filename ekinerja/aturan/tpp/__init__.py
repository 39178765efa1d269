"""Tambahan penghasilan pegawai: fakta, istilah, dan tujuan hitungannya.

Orang dengan satu segmen dihitung sekali sampai ``TUJUAN_SEBULAN``. Orang yang pindah di tengah
bulan dihitung per segmen sampai ``TUJUAN_SEGMEN``; bruto segmen-segmennya menjadi fakta
``bruto_segmen`` (dengan rekaman hasil tiap segmen) bagi rencana sebulan dengan
``PILIHAN_BANYAK_SEGMEN``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from . import dasar, disiplin, fakta, kriteria, pembayaran, produktivitas, rencana_aksi
from .kriteria import KRITERIA

TUJUAN_SEGMEN: tuple[str, ...] = ("tpp_bruto", "persen_disiplin")
TUJUAN_BAYAR: tuple[str, ...] = ("tpp_neto", "bpjs_pemberi_kerja")
TUJUAN_SEBULAN: tuple[str, ...] = TUJUAN_SEGMEN + TUJUAN_BAYAR
PILIHAN_SATU_SEGMEN: Mapping[str, str] = MappingProxyType({"tpp_bruto_sebulan": "satu_segmen"})
PILIHAN_BANYAK_SEGMEN: Mapping[str, str] = MappingProxyType({"tpp_bruto_sebulan": "jumlah_segmen"})
# kinerja orang yang SKP-nya dikelola pada aplikasi lain dibaca dari predikat yang diimpor
PILIHAN_DI_LUAR: Mapping[str, str] = MappingProxyType({"persen_produktivitas": "menurut_predikat"})

# fakta tahap 2 yang dihimpun daftar TPP dari hasil tahap 1 bawahan langsung
AGREGAT_BAWAHAN: frozenset[str] = frozenset({"menit_staf"})

__all__ = [
    "AGREGAT_BAWAHAN",
    "KRITERIA",
    "PILIHAN_BANYAK_SEGMEN",
    "PILIHAN_DI_LUAR",
    "PILIHAN_SATU_SEGMEN",
    "TUJUAN_BAYAR",
    "TUJUAN_SEBULAN",
    "TUJUAN_SEGMEN",
    "dasar",
    "disiplin",
    "fakta",
    "kriteria",
    "pembayaran",
    "produktivitas",
    "rencana_aksi",
]
