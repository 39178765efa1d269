"""PDF of our templates joined into one."""

import io

import pytest
import typst
from pikepdf import PdfError
from pypdf import PdfReader

from ekinerja.core.gabung_pdf import GabungPdf


def pdf(teks: str, *, judul: str = "Buku") -> bytes:
    sumber = f'#set document(title: "{judul}")\n{teks}'
    return typst.compile(sumber.encode(), format="pdf", pdf_standards=["a-2b"])


def gabung(*bagian: bytes) -> bytes:
    tujuan = io.BytesIO()
    penggabung = GabungPdf(tujuan)
    for satu in bagian:
        penggabung.tambah(satu)
    penggabung.tutup()
    return tujuan.getvalue()


class TestGabung:
    def test_pages_stand_in_their_order_with_their_text(self):
        hasil = gabung(pdf("Satu\n#pagebreak()\nDua"), pdf("= Tiga\n*tebal*"), pdf("Empat"))
        buku = PdfReader(io.BytesIO(hasil), strict=True)
        assert [satu.extract_text().split()[0] for satu in buku.pages] == [
            "Satu", "Dua", "Tiga", "Empat",
        ]  # fmt: skip
        assert not buku.xref_objStm
        assert buku.metadata.title == "Buku"

    def test_fonts_and_size_are_those_of_each_part(self):
        buku = PdfReader(io.BytesIO(gabung(pdf("Satu"), pdf("#set page(width: 5cm)\n_Dua_"))))
        lebar = [round(satu.mediabox.width) for satu in buku.pages]
        assert lebar == [595, 142]
        for satu in buku.pages:
            assert satu["/Resources"]["/Font"]

    def test_words_that_look_like_references_stay(self):
        # balanced and single brackets, and the words of a reference inside a text
        teks = '#link("https://contoh.go.id/(5 0 R)")[tautan (6 0 R]'
        hasil = gabung(pdf("Satu"), pdf(teks, judul="(7 0 R"))
        tautan = PdfReader(io.BytesIO(hasil)).pages[1]["/Annots"][0].get_object()
        assert tautan["/A"]["/URI"] == "https://contoh.go.id/(5 0 R)"

    def test_it_remains_an_archive(self):
        katalog = PdfReader(io.BytesIO(gabung(pdf("Satu"), pdf("Dua")))).trailer["/Root"]
        assert b"pdfaid" in katalog["/Metadata"].get_data()
        assert katalog["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
        assert katalog["/Pages"]["/Count"] == 2

    def test_a_single_part_stays_as_it_is(self):
        satu = pdf("= Bab")
        assert gabung(satu) == satu

    @pytest.mark.parametrize("isi", [b"", b"bukan pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF"])
    def test_what_is_no_document_is_refused(self, isi):
        with pytest.raises(PdfError):
            GabungPdf(io.BytesIO()).tambah(isi)
