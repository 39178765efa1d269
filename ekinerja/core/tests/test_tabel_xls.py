"""Berkas .xls lama tetap terbaca; wadahnya dibuat di sini, satu lembar, sekecil mungkin."""

import io
import random
import struct

import pytest

from ekinerja.core.tabel import BerkasDitolak, buka_tabel

SEKTOR = 512
BEBAS, AKHIR, MILIK_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def rekaman(jenis: int, isi: bytes) -> bytes:
    return struct.pack("<HH", jenis, len(isi)) + isi


def lembar_biff(baris: list[list[str | float]], *, tambahan: bytes = b"") -> bytes:
    """Buku kerja BIFF8: satu lembar berisi teks (LABEL) dan angka (NUMBER)."""
    awal = rekaman(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0))
    nama = b"\x04\x00" + b"Data"
    akhir = rekaman(0x0A, b"")
    letak = len(awal) + 4 + 6 + len(nama) + len(akhir)
    buku = awal + rekaman(0x85, struct.pack("<IH", letak, 0) + nama) + akhir
    isi = rekaman(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    isi += rekaman(0x200, struct.pack("<IIHHH", 0, len(baris), 0, len(baris[0]), 0))
    for nomor, satu in enumerate(baris):
        for kolom, nilai in enumerate(satu):
            kepala = struct.pack("<HHH", nomor, kolom, 0)
            if isinstance(nilai, str):
                teks = struct.pack("<HB", len(nilai), 0) + nilai.encode("latin-1")
                isi += rekaman(0x204, kepala + teks)
            else:
                isi += rekaman(0x203, kepala + struct.pack("<d", nilai))
    return buku + isi + tambahan + akhir


def wadah(aliran: bytes) -> bytes:
    """Wadah OLE: kepala, satu sektor FAT, satu sektor daftar isi, lalu aliran Workbook."""
    aliran = aliran.ljust(-(-max(len(aliran), 4096) // SEKTOR) * SEKTOR, b"\x00")
    jumlah = len(aliran) // SEKTOR
    kepala = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    kepala += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, AKHIR, 0,
                          AKHIR, 0)  # fmt: skip
    kepala += struct.pack("<I", 0) + struct.pack("<I", BEBAS) * 108
    rantai = [MILIK_FAT, AKHIR, *range(3, 2 + jumlah), AKHIR]
    fat = struct.pack(f"<{len(rantai)}I", *rantai).ljust(SEKTOR, b"\xff")
    isi = entri("Root Entry", jenis=5, anak=1, awal=AKHIR, ukuran=0)
    isi += entri("Workbook", jenis=2, anak=BEBAS, awal=2, ukuran=len(aliran))
    return kepala + fat + isi.ljust(SEKTOR, b"\x00") + aliran


def entri(nama: str, *, jenis: int, anak: int, awal: int, ukuran: int) -> bytes:
    teks = nama.encode("utf-16-le")
    kepala = teks.ljust(64, b"\x00") + struct.pack("<HBB", len(teks) + 2, jenis, 1)
    kepala += struct.pack("<III", BEBAS, BEBAS, anak) + bytes(36)
    return kepala + struct.pack("<IQ", awal, ukuran)


class TestBukaXls:
    def test_it_reads_text_and_numbers(self) -> None:
        isi = wadah(lembar_biff([["NIP", "Kelas"], ["199001012015032003", 8.0]]))
        lembar = buka_tabel(io.BytesIO(isi), "pegawai.xls")
        assert [satu.sel for satu in lembar.baris] == [("NIP", "Kelas"), ("199001012015032003", 8)]
        assert (lembar.masalah, lembar.catatan) == ((), ())

    def test_it_reports_formula_cells(self) -> None:
        rumus = struct.pack("<HHHdHIH", 1, 1, 0, 5.0, 0, 0, 3) + b"\x1e\x05\x00"
        isi = wadah(lembar_biff([["NIP", "Kelas"], ["1"]], tambahan=rekaman(0x06, rumus)))
        masalah = buka_tabel(io.BytesIO(isi), "pegawai.xls").masalah
        assert [(satu.baris, satu.kolom) for satu in masalah] == [(2, 1)]

    def test_a_cell_in_the_last_corner_is_refused_before_it_is_loaded(self) -> None:
        sudut = rekaman(0x203, struct.pack("<HHHd", 65_535, 255, 0, 1.0))
        isi = wadah(lembar_biff([["NIP"], ["1"]], tambahan=sudut))
        with pytest.raises(BerkasDitolak, match="terlalu luas"):
            buka_tabel(io.BytesIO(isi), "pegawai.xls")

    def test_it_never_fails_without_a_sentence_on_damaged_bytes(self) -> None:
        acak = random.Random(20261122)
        utuh = wadah(lembar_biff([["NIP", "Nama"], ["1", "Sari"]]))
        for _ in range(300):
            rusak = bytearray(utuh)
            for _ in range(acak.randint(1, 12)):
                rusak[acak.randrange(2_300)] = acak.randrange(256)
            try:
                buka_tabel(io.BytesIO(bytes(rusak)), "a.xls")
            except BerkasDitolak as ditolak:
                assert ditolak.kalimat.endswith(".")

    def test_it_is_refused_under_another_name(self) -> None:
        isi = wadah(lembar_biff([["NIP"], ["1"]]))
        with pytest.raises(BerkasDitolak, match=r"isinya berjenis \.xls"):
            buka_tabel(io.BytesIO(isi), "pegawai.xlsx")

    def test_it_is_refused_when_cut_off(self) -> None:
        isi = wadah(lembar_biff([["NIP"], ["1"]]))
        with pytest.raises(BerkasDitolak):
            buka_tabel(io.BytesIO(isi[:1600]), "pegawai.xls")
