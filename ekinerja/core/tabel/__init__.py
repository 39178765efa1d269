"""Membaca berkas tabel dari orang lain dengan aman, menjadi baris yang dapat diperiksa.

`buka_tabel` menolak berkas yang terlalu besar, bukan jenisnya, atau kosong; `baca_*` mengubah isi
satu sel menjadi nilai dan menolak dengan kalimat yang dapat ditampilkan.
"""

from ekinerja.core.tabel.berkas import BerkasDitolak
from ekinerja.core.tabel.lembar import Baris, Lembar, MasalahSel, buka_tabel, huruf_kolom
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
    "Baris",
    "BerkasDitolak",
    "Lembar",
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
    "huruf_kolom",
    "kosong",
    "rapikan",
]
