"""Membaca berkas tabel dari orang lain dengan aman, menjadi baris yang dapat diperiksa.

`buka_tabel` menolak berkas yang terlalu besar, bukan jenisnya, atau kosong; `baca_*` mengubah isi
satu sel menjadi nilai dan menolak dengan kalimat yang dapat ditampilkan.
"""

from ekinerja.core.tabel.berkas import BerkasDitolak
from ekinerja.core.tabel.lembar import (
    LANGKAH_LEMBAR,
    SEMUA_LEMBAR,
    Baris,
    Lembar,
    LembarBuku,
    MasalahSel,
    buka_tabel,
    daftar_lembar,
    huruf_kolom,
    sebut_baris,
    sebut_nomor,
)
from ekinerja.core.tabel.nilai import (
    NilaiSalah,
    Sel,
    baca_bulat,
    baca_desimal,
    baca_jam,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    baca_ya_tidak,
    kosong,
    rapikan,
)

__all__ = [
    "LANGKAH_LEMBAR",
    "SEMUA_LEMBAR",
    "Baris",
    "BerkasDitolak",
    "Lembar",
    "LembarBuku",
    "MasalahSel",
    "NilaiSalah",
    "Sel",
    "baca_bulat",
    "baca_desimal",
    "baca_jam",
    "baca_nip",
    "baca_pilihan",
    "baca_tanggal",
    "baca_teks",
    "baca_ya_tidak",
    "buka_tabel",
    "daftar_lembar",
    "huruf_kolom",
    "kosong",
    "rapikan",
    "sebut_baris",
    "sebut_nomor",
]
