"""Join PDF documents that our own templates made, one after another, into one file.

A document is laid out whole by typst, and every page of it costs memory; so a long one is made in
parts, which are joined here. The tags of screen readers belong to one document: a single part
keeps them, several do not.
"""

import io
from typing import IO, BinaryIO, cast

import pikepdf

_MILIK_SATU = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageLabels")


class GabungPdf:
    """Takes parts and writes them into ``tujuan`` at :meth:`tutup`; metadata are the first's."""

    def __init__(self, tujuan: IO[bytes]) -> None:
        self._tujuan = tujuan
        self._bagian: list[pikepdf.Pdf] = []
        self._pertama = b""

    def tambah(self, pdf: bytes) -> None:
        """Append all pages of one document.

        :raises pikepdf.PdfError: when it is no PDF.
        """
        self._bagian.append(pikepdf.open(io.BytesIO(pdf)))
        self._pertama = self._pertama or pdf

    def tutup(self) -> None:
        """Write the whole."""
        if len(self._bagian) == 1:
            self._tujuan.write(self._pertama)
            return
        buku, *lain = self._bagian
        for satu in lain:
            buku.pages.extend(satu.pages)
        for nama in _MILIK_SATU:
            if nama in buku.Root:
                del buku.Root[nama]
        buku.save(cast(BinaryIO, self._tujuan), object_stream_mode=pikepdf.ObjectStreamMode.disable)
