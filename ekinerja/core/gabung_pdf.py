"""Join PDF documents that our own templates made, one after another, into one file.

A document is laid out whole by typst, and every page of it costs memory; so a long one is made in
parts. A part is written out as soon as it is there: the memory needed is that of one part. Only
what typst writes is read (no object streams, one cross-reference table); the tags of screen
readers, which belong to one document, are left out.
"""

import re
from typing import IO

_AWAL = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_LETAK = re.compile(rb"(\d{10}) \d{5} n")
_KEPALA = re.compile(rb"(\d+) 0 obj\s*")
_ARUS = re.compile(rb">>\s*stream\r?\n")
_AKAR = re.compile(rb"/Root (\d+) 0 R(?:.*?/Info (\d+) 0 R)?", re.DOTALL)
_TANDA = re.compile(rb"[()]|\\.|\b(\d+) 0 R\b", re.DOTALL)
_DIBUANG = (b"/Type/StructElem", b"/Type/StructTreeRoot", b"/Type/Outlines", b"/Type/PageLabel")
_DIBAWA = re.compile(rb"/(?:Metadata \d+ 0 R|OutputIntents (?:\d+ 0 R|\[[^\]]*\])|Lang\([^)]*\))")
KATALOG, HALAMAN = 1, 2


class PdfAsing(ValueError):
    """The document is not of the kind that our templates make."""


class GabungPdf:
    """Writes parts into ``tujuan`` and ends with :meth:`tutup`; metadata are those of the first."""

    def __init__(self, tujuan: IO[bytes]) -> None:
        self._tujuan = tujuan
        self._letak: dict[int, int] = {}
        self._terakhir = HALAMAN
        self._cabang: list[int] = []
        self._banyak = 0
        self._katalog = b""
        self._info = 0
        self._posisi = 0
        self._tulis(b"%PDF-1.7\n%\x80\x80\x80\x80\n")

    def tambah(self, pdf: bytes) -> None:
        """Append all pages of one document.

        :raises PdfAsing: when it was not made by our templates.
        """
        awal, letak = _daftar(pdf)
        cocok = _AKAR.search(pdf, awal)
        if cocok is None:
            raise PdfAsing("Dokumen ini tanpa katalog.")
        geser = self._terakhir
        objek = _objek(pdf, letak, awal)
        katalog = _geser(objek[int(cocok[1])], geser)
        if not self._katalog:
            self._katalog = b"".join(_DIBAWA.findall(katalog))
            self._info = int(cocok[2]) + geser if cocok[2] else 0
        akar = _angka(rb"/Pages (\d+) 0 R", katalog)
        for nomor, isi in objek.items():
            if nomor == int(cocok[1]) or isi[:40].lstrip(b"<").startswith(_DIBUANG):
                continue
            baru = _geser(isi, geser)
            if nomor + geser == akar:
                self._banyak += _angka(rb"/Count (\d+)", baru)
                baru = baru.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % HALAMAN, 1)
            self._objek(nomor + geser, baru)
        self._cabang.append(akar)
        self._terakhir += max(objek)

    def tutup(self) -> None:
        """Write the tree of pages, the catalog and the table of objects."""
        cabang = b" ".join(b"%d 0 R" % satu for satu in self._cabang)
        pohon = b"<</Type/Pages/Count %d/Kids[%s]>>" % (self._banyak, cabang)
        self._objek(HALAMAN, pohon)
        self._objek(KATALOG, b"<</Type/Catalog/Pages %d 0 R%s>>" % (HALAMAN, self._katalog))
        awal, ukuran = self._posisi, self._terakhir + 1
        self._tulis(b"xref\n0 %d\n" % ukuran)
        kosong = b"0000000000 65535 f\r\n"
        for nomor in range(ukuran):
            ada = nomor in self._letak
            self._tulis(b"%010d 00000 n\r\n" % self._letak[nomor] if ada else kosong)
        info = b"/Info %d 0 R" % self._info if self._info else b""
        self._tulis(b"trailer\n<</Size %d/Root %d 0 R%s>>\n" % (ukuran, KATALOG, info))
        self._tulis(b"startxref\n%d\n%%%%EOF" % awal)

    def _objek(self, nomor: int, isi: bytes) -> None:
        self._letak[nomor] = self._posisi
        self._tulis(b"%d 0 obj\n%s\nendobj\n" % (nomor, isi))

    def _tulis(self, isi: bytes) -> None:
        self._tujuan.write(isi)
        self._posisi += len(isi)


def _daftar(pdf: bytes) -> tuple[int, list[int]]:
    """Where the table of objects stands, and where each object begins."""
    cocok = _AWAL.search(pdf, max(0, len(pdf) - 64))
    awal = int(cocok[1]) if cocok is not None else -1
    if pdf[awal : awal + 4] != b"xref":
        raise PdfAsing("Dokumen ini bukan buatan templat aplikasi, sehingga tidak digabung.")
    return awal, sorted(int(satu) for satu in _LETAK.findall(pdf, awal))


def _objek(pdf: bytes, letak: list[int], akhir: int) -> dict[int, bytes]:
    hasil: dict[int, bytes] = {}
    for mulai, selesai in zip(letak, [*letak[1:], akhir], strict=True):
        kepala = _KEPALA.match(pdf, mulai)
        if kepala is None:
            raise PdfAsing("Daftar objek dokumen ini tidak cocok dengan isinya.")
        hasil[int(kepala[1])] = pdf[kepala.end() : pdf.rindex(b"endobj", mulai, selesai)].rstrip()
    return hasil


def _geser(isi: bytes, geser: int) -> bytes:
    """References of an object moved by ``geser``; texts and the bytes of a stream stay."""
    arus = _ARUS.search(isi)
    kamus, sisa = (isi, b"") if arus is None else (isi[: arus.start() + 2], isi[arus.start() + 2 :])
    dalam = 0

    def ganti(tanda: re.Match[bytes]) -> bytes:
        nonlocal dalam
        if tanda[1] is not None:
            return tanda[0] if dalam else b"%d 0 R" % (int(tanda[1]) + geser)
        dalam += {b"(": 1, b")": -1}.get(tanda[0], 0)
        return tanda[0]

    return _TANDA.sub(ganti, kamus) + sisa


def _angka(pola: bytes, isi: bytes) -> int:
    cocok = re.search(pola, isi)
    if cocok is None:
        raise PdfAsing("Katalog dokumen ini tidak lengkap.")
    return int(cocok[1])
