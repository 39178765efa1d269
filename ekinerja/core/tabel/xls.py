"""Denah lembar .xls: luas dan letak rumus, dari rekaman BIFF di dalam wadah OLE.

Pembaca buku kerja menyusun lembar .xls sebagai petak penuh; satu sel di sudut terjauh sudah memakan
satu gigabita. Karena itu rekamannya ditelusuri dahulu, tanpa menyusun apa pun.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise

from ekinerja.core.tabel.berkas import SIMPAN_ULANG, BerkasDitolak
from ekinerja.core.tabel.rumus import Denah

AKHIR_RANTAI = 0xFFFFFFFA
KEPALA = 512
ALIRAN_BUKU = ("workbook", "book")
BOF, EOF, LEMBAR, RUMUS, RK_BANYAK = 0x809, 0x0A, 0x85, 0x06, 0xBD
SEL = {0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, RUMUS, RK_BANYAK}
RUSAK = f"Berkas ini rusak atau terpotong sehingga tidak dapat dibuka. {SIMPAN_ULANG}"


def denah_xls(isi: bytes) -> dict[str, Denah]:
    """Denah setiap lembar .xls menurut namanya; BIFF5 dan BIFF8.

    :raises BerkasDitolak: bila wadahnya rusak atau lembarnya terlalu luas.
    """
    try:
        buku = _aliran_buku(isi)
        nama = dict(_daftar_lembar(buku))
        batas = [*sorted(nama), len(buku)]
        return {nama[awal]: _denah(buku, awal, akhir) for awal, akhir in pairwise(batas)}
    except (struct.error, IndexError, UnicodeDecodeError) as salah:
        raise BerkasDitolak(RUSAK) from salah


def _rekaman(buku: bytes, awal: int, akhir: int) -> Iterator[tuple[int, bytes]]:
    while awal + 4 <= akhir:
        jenis, panjang = struct.unpack_from("<HH", buku, awal)
        yield jenis, buku[awal + 4 : awal + 4 + panjang]
        awal += 4 + panjang


def _daftar_lembar(buku: bytes) -> Iterator[tuple[int, str]]:
    """Letak dan nama tiap lembar dari bagian umum buku kerja."""
    biff8 = struct.unpack_from("<H", buku, 4)[0] >= 0x600
    for jenis, isi in _rekaman(buku, 0, len(buku)):
        if jenis == EOF:
            return
        if jenis == LEMBAR:
            lebar = 2 if biff8 and isi[7] & 1 else 1
            mentah = isi[8 if biff8 else 7 :][: isi[6] * lebar]
            yield (
                struct.unpack_from("<I", isi)[0],
                mentah.decode("utf-16-le" if lebar == 2 else "latin-1"),
            )


def _denah(buku: bytes, awal: int, akhir: int) -> Denah:
    denah, dalam = Denah(), 0
    for jenis, isi in _rekaman(buku, awal, akhir):
        dalam += (jenis == BOF) - (jenis == EOF)
        if jenis == EOF and dalam <= 0:
            break
        if jenis not in SEL:
            continue
        baris, kolom = struct.unpack_from("<HH", isi)
        if jenis == RK_BANYAK:
            kolom = struct.unpack_from("<H", isi, len(isi) - 2)[0]
        denah.tandai(baris + 1, kolom)
        if jenis == RUMUS:
            denah.tandai_rumus(baris + 1, kolom)
    return denah


def _aliran_buku(isi: bytes) -> bytes:
    """Isi aliran Workbook dari wadah OLE."""
    ukuran = 1 << struct.unpack_from("<H", isi, 30)[0]
    awal_daftar, _, batas_mini = struct.unpack_from("<III", isi, 48)
    if not 128 <= ukuran <= 4096:
        raise BerkasDitolak(RUSAK)
    fat = _fat(isi, ukuran)
    daftar = _rantai(isi, fat, (awal_daftar, ukuran))
    for letak in range(0, len(daftar) - 127, 128):
        entri = daftar[letak : letak + 128]
        panjang = struct.unpack_from("<H", entri, 64)[0]
        nama = entri[: max(0, panjang - 2)].decode("utf-16-le", errors="replace").casefold()
        if nama in ALIRAN_BUKU:
            awal, besar = struct.unpack_from("<II", entri, 116)
            if besar < batas_mini:
                raise BerkasDitolak(RUSAK)
            return _rantai(isi, fat, (awal, ukuran))[:besar]
    raise BerkasDitolak(RUSAK)


def _fat(isi: bytes, ukuran: int) -> list[int]:
    """Daftar sektor berikutnya tiap sektor; daftar lanjutan (DIFAT) ikut ditelusuri."""
    sektor = [satu for satu in struct.unpack_from("<109I", isi, 76) if satu < AKHIR_RANTAI]
    lanjut = struct.unpack_from("<I", isi, 68)[0]
    batas = len(isi) // ukuran
    while lanjut < batas and len(sektor) <= batas:
        tambahan = struct.unpack_from(f"<{ukuran // 4}I", isi, KEPALA + lanjut * ukuran)
        sektor += [satu for satu in tambahan[:-1] if satu < AKHIR_RANTAI]
        lanjut = tambahan[-1]
    fat: list[int] = []
    for satu in sektor[: batas + 1]:
        letak = KEPALA + satu * ukuran
        fat += [kata for (kata,) in struct.iter_unpack("<I", isi[letak : letak + ukuran])]
    return fat


def _rantai(isi: bytes, fat: list[int], mulai: tuple[int, int]) -> bytes:
    """Gabungan sektor berantai; rantai yang melingkar berhenti pada banyaknya sektor berkas."""
    sektor, ukuran = mulai
    potongan: list[bytes] = []
    while sektor < AKHIR_RANTAI and len(potongan) <= len(isi) // ukuran:
        letak = KEPALA + sektor * ukuran
        potongan.append(isi[letak : letak + ukuran])
        sektor = fat[sektor]
    return b"".join(potongan)
