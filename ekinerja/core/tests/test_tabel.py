"""Berkas tabel dari luar dibaca dengan aman, atau ditolak dengan kalimat yang jelas."""

import io
import random
import zipfile
import zlib
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from ekinerja.core.tabel import BerkasDitolak, buka_tabel, huruf_kolom
from ekinerja.core.tabel.berkas import UKURAN_MAKS

NIP = "198501012010011001"
XMLNS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def buku_xlsx(baris: list[list[Any]], *, rumus: bool = False) -> io.BytesIO:
    """Buku kerja satu lembar; teks ditulis sebagai teks, kecuali `rumus` diminta."""
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi, {"strings_to_formulas": rumus}) as buku:
        lembar = buku.add_worksheet("Data")
        for nomor, satu in enumerate(baris):
            lembar.write_row(nomor, 0, satu)
    isi.seek(0)
    return isi


def ganti_anggota(asal: io.BytesIO, nama: str, isi_baru: bytes) -> io.BytesIO:
    """Salinan zip dengan satu anggota diganti."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru:
        for info in lama.infolist():
            baru.writestr(info.filename, isi_baru if info.filename == nama else lama.read(info))
    hasil.seek(0)
    return hasil


def buku_ods(tubuh: str) -> io.BytesIO:
    """Buku kerja OpenDocument paling kecil dengan isi tabel `tubuh`."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arsip.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{ns}:manifest:1.0"/>')
        arsip.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0"'
            f' xmlns:text="{ns}:text:1.0"><office:body><office:spreadsheet>{tubuh}'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    isi.seek(0)
    return isi


def sel_ods(teks: str, *, atribut: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {atribut}>'
        f"<text:p>{teks}</text:p></table:table-cell>"
    )


def tolak(isi: bytes | io.BytesIO, nama: str) -> str:
    """Kalimat penolakan untuk berkas ini."""
    aliran = io.BytesIO(isi) if isinstance(isi, bytes) else isi
    with pytest.raises(BerkasDitolak) as ditolak:
        buka_tabel(aliran, nama)
    return ditolak.value.kalimat


class TestBukaXlsx:
    def test_it_keeps_row_numbers_and_exact_values(self) -> None:
        isi = buku_xlsx([["NIP", "Bobot"], [], [NIP, 0.1], ["", 12]])
        lembar = buka_tabel(isi, "pegawai.xlsx")
        assert [(satu.nomor, satu.sel) for satu in lembar.baris] == [
            (1, ("NIP", "Bobot")),
            (3, (NIP, Decimal("0.1"))),
            (4, (None, 12)),
        ]
        assert lembar.masalah == ()

    def test_it_counts_columns_from_a_even_when_the_first_is_empty(self) -> None:
        lembar = buka_tabel(buku_xlsx([["", "NIP"], ["", NIP]]), "pegawai.xlsx")
        assert lembar.baris[0].ambil(1) == "NIP"
        assert lembar.baris[0].ambil(9) is None

    def test_it_reads_a_path(self, tmp_path: Any) -> None:
        jalur = tmp_path / "pegawai.xlsx"
        jalur.write_bytes(buku_xlsx([["NIP"], [NIP]]).getvalue())
        assert buka_tabel(jalur).nama_berkas == "pegawai.xlsx"

    def test_it_ignores_hidden_sheets_with_a_note(self) -> None:
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            tampak, lain = buku.add_worksheet("Tampak"), buku.add_worksheet("Lain")
            rahasia = buku.add_worksheet("Rahasia")
            rahasia.hide()
            for lembar in (tampak, lain, rahasia):
                lembar.write_column(0, 0, ["NIP", NIP])
        hasil = buka_tabel(isi, "a.xlsx")
        assert hasil.nama == "Tampak"
        assert hasil.catatan == (
            "Lembar tersembunyi tidak dibaca: Rahasia.",
            "Hanya lembar “Tampak” yang dibaca; lembar lain: Lain.",
        )

    def test_it_reads_the_sheet_asked_for(self) -> None:
        isi = buku_xlsx([["NIP"], [NIP]])
        assert buka_tabel(isi, "a.xlsx", lembar="data").nama == "Data"
        with pytest.raises(BerkasDitolak, match="tidak punya lembar “Gaji”"):
            buka_tabel(isi, "a.xlsx", lembar="Gaji")


class TestSelRumus:
    def test_it_reports_formulas_with_and_without_a_result(self) -> None:
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            lembar = buku.add_worksheet()
            lembar.write_row(0, 0, ["NIP", "Kelas"])
            lembar.write_formula(1, 0, "=A1", value="hasil")
            lembar.write_formula(1, 1, "=1+1", value="")
            lembar.write_string(2, 0, "=cmd|' /C calc'!A0")
            lembar.write_formula(2, 1, "=1/0", value="#DIV/0!")
        masalah = buka_tabel(isi, "a.xlsx").masalah
        assert [(satu.baris, satu.kolom) for satu in masalah] == [(2, 0), (2, 1), (3, 0), (3, 1)]
        assert "Sel berisi rumus." in masalah[0].kalimat
        assert "belum punya hasil" in masalah[1].kalimat
        assert masalah[2].nilai.startswith("=cmd")

    def test_it_finds_formulas_in_cells_without_an_address(self) -> None:
        xml = (
            f"<worksheet {XMLNS}><sheetData><row><c><v>1</v></c><c><v>2</v></c></row>"
            "<row><c><v>3</v></c><c><f>A1+1</f><v>2</v></c></row></sheetData></worksheet>"
        )
        isi = ganti_anggota(buku_xlsx([["a"]]), "xl/worksheets/sheet1.xml", xml.encode())
        assert [(m.baris, m.kolom) for m in buka_tabel(isi, "a.xlsx").masalah] == [(2, 1)]

    def test_it_reports_formulas_of_ods_after_repeated_rows(self) -> None:
        berumus = sel_ods("4", atribut='table:formula="of:=2+2"')
        tubuh = (
            '<table:table table:name="Data">'
            f"<table:table-row>{sel_ods('NIP')}</table:table-row>"
            '<table:table-row table:number-rows-repeated="2">'
            f"{sel_ods('1')}</table:table-row>"
            f"<table:table-row>{berumus}"
            "</table:table-row></table:table>"
        )
        lembar = buka_tabel(buku_ods(tubuh), "a.ods")
        assert [satu.sel for satu in lembar.baris] == [("NIP",), ("1",), ("1",), ("4",)]
        assert [(m.baris, m.kolom) for m in lembar.masalah] == [(4, 0)]


class TestTolakBerkas:
    def test_it_refuses_an_empty_file(self) -> None:
        assert "kosong (0 byte)" in tolak(b"", "a.xlsx")

    def test_it_refuses_more_than_25_mb_before_reading(self) -> None:
        class Raksasa(io.BytesIO):
            def tell(self) -> int:
                return UKURAN_MAKS + 1

            def read(self, *_: Any) -> bytes:
                raise AssertionError("berkas tidak boleh dibaca")

        assert "26 MB, melebihi batas 25 MB" in tolak(Raksasa(b"x"), "a.xlsx")

    def test_it_refuses_a_file_with_only_a_header(self) -> None:
        assert "tidak berisi data" in tolak(buku_xlsx([["NIP", "Nama"]]), "a.xlsx")
        assert "tidak berisi data" in tolak(b"NIP;Nama\r\n", "a.csv")

    def test_it_refuses_a_workbook_without_cells(self) -> None:
        assert "Semua lembar" in tolak(buku_xlsx([]), "a.xlsx")

    @pytest.mark.parametrize(
        ("isi", "nama", "sebutan"),
        [
            (b"<!DOCTYPE html><html><table>", "a.xlsx", "halaman web"),
            (b"\xef\xbb\xbf  <html><body>", "a.xls", "halaman web"),
            (b"%PDF-1.7 ...", "a.xlsx", "dokumen PDF"),
            (b"\x89PNG\r\n", "a.csv", "gambar PNG"),
            (b"<?xml version='1.0'?><svg/>", "a.csv", "XML"),
            (b"NIP,Nama\n1,2\n", "a.xlsx", "Ganti akhiran namanya menjadi .csv"),
            (b"NIP,Nama\n1,2\n", "a.pdf", "bukan berkas tabel"),
            (b"NIP\x00\x01\x02", "a.csv", "bukan teks"),
            (b"PK\x03\x04rusak", "a.xlsx", "rusak atau terpotong"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 kosong", "a.xls", "dokumen Office lama"),
        ],
    )
    def test_it_refuses_what_the_name_does_not_say(
        self, isi: bytes, nama: str, sebutan: str
    ) -> None:
        assert sebutan in tolak(isi, nama)

    def test_it_refuses_an_xlsx_named_csv(self) -> None:
        assert "isinya berjenis .xlsx" in tolak(buku_xlsx([["NIP"], [NIP]]), "a.csv")

    def test_it_refuses_a_workbook_locked_with_a_password(self) -> None:
        isi = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        assert "kata sandi" in tolak(isi, "a.xlsx")

    def test_it_refuses_macros_and_other_office_files(self) -> None:
        makro = buku_xlsx([["NIP"], [NIP]])
        with zipfile.ZipFile(makro, "a") as arsip:
            arsip.writestr("xl/vbaProject.bin", b"x")
        assert "makro" in tolak(makro, "a.xlsx")
        surat = io.BytesIO()
        with zipfile.ZipFile(surat, "w") as arsip:
            arsip.writestr("word/document.xml", "<x/>")
        assert "bukan buku kerja" in tolak(surat, "a.xlsx")


class TestBomZip:
    def test_it_refuses_more_than_200_mb_unpacked_from_the_directory_alone(self) -> None:
        isi = io.BytesIO()
        with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
            for nomor in range(21):
                arsip.writestr(f"xl/{nomor}.xml", bytes(10 * 1024 * 1024))
        assert "200 MB" in tolak(isi, "a.xlsx")

    def test_it_refuses_an_unnatural_ratio(self) -> None:
        isi = io.BytesIO()
        with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
            arsip.writestr("xl/workbook.xml", bytes(30 * 1024 * 1024))
        assert "mengembang tidak wajar" in tolak(isi, "a.xlsx")

    def test_it_refuses_a_directory_that_understates_its_members(self) -> None:
        isi = io.BytesIO()
        with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
            arsip.writestr("xl/workbook.xml", b"a" * 5_000)
        bytes_asli = isi.getvalue()
        letak = bytes_asli.index(b"PK\x01\x02")
        palsu = bytearray(bytes_asli)
        palsu[letak + 24 : letak + 28] = (100).to_bytes(4, "little")
        assert "rusak atau terpotong" in tolak(bytes(palsu), "a.xlsx")
        palsu[letak + 16 : letak + 20] = zlib.crc32(b"a" * 101).to_bytes(4, "little")
        assert "Daftar isi berkas ini tidak sesuai" in tolak(bytes(palsu), "a.xlsx")

    def test_it_refuses_a_sheet_with_one_cell_in_the_last_corner(self) -> None:
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            lembar = buku.add_worksheet()
            lembar.write(0, 0, "NIP")
            lembar.write(1_048_575, 16_383, "x")
        assert "terlalu luas" in tolak(isi, "a.xlsx")

    def test_it_refuses_an_ods_row_repeated_a_million_times(self) -> None:
        tubuh = (
            '<table:table table:name="Data"><table:table-row '
            f'table:number-rows-repeated="1048576">{sel_ods("x")}'
            "</table:table-row></table:table>"
        )
        assert "terlalu luas" in tolak(buku_ods(tubuh), "a.ods")

    def test_it_refuses_entities_in_the_xml(self) -> None:
        jahat = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
        isi = ganti_anggota(buku_xlsx([["a"], ["b"]]), "xl/worksheets/sheet1.xml", jahat)
        assert "deklarasi XML" in tolak(isi, "a.xlsx")

    def test_it_never_fails_without_a_sentence_on_damaged_bytes(self) -> None:
        acak = random.Random(20261122)
        utuh = buku_xlsx([["NIP", "Nama"], [NIP, "Sari"]]).getvalue()
        for _ in range(150):
            rusak = bytearray(utuh)
            for _ in range(acak.randint(1, 12)):
                rusak[acak.randrange(len(rusak))] = acak.randrange(256)
            try:
                buka_tabel(io.BytesIO(bytes(rusak)), "a.xlsx")
            except BerkasDitolak as ditolak:
                assert ditolak.kalimat.endswith(".")


class TestBukaTeks:
    @pytest.mark.parametrize("pemisah", [",", ";", "\t"])
    def test_it_finds_the_separator(self, pemisah: str) -> None:
        isi = f"NIP{pemisah}Nama\r\n{NIP}{pemisah}Sari\r\n".encode("utf-8-sig")
        assert buka_tabel(io.BytesIO(isi), "a.csv").baris[1].sel == (NIP, "Sari")

    def test_it_prefers_the_separator_that_splits_every_row(self) -> None:
        isi = b"NIP;Uraian\n1;satu, dua, tiga\n2;empat, lima\n3;enam\n"
        assert buka_tabel(io.BytesIO(isi), "a.csv").baris[1].sel == ("1", "satu, dua, tiga")

    def test_it_obeys_the_line_excel_writes_and_keeps_row_numbers(self) -> None:
        lembar = buka_tabel(io.BytesIO(b"sep=;\nNIP;Nama\n1;Sari\n"), "a.csv")
        assert [(satu.nomor, satu.sel) for satu in lembar.baris] == [
            (2, ("NIP", "Nama")),
            (3, ("1", "Sari")),
        ]

    def test_it_falls_back_to_windows_1252_with_a_note(self) -> None:
        lembar = buka_tabel(io.BytesIO("NIP;Nama\n1;José\n".encode("cp1252")), "a.csv")
        assert lembar.baris[1].sel == ("1", "José")
        assert "Windows-1252" in lembar.catatan[0]

    def test_it_reads_the_unicode_text_of_excel(self) -> None:
        lembar = buka_tabel(io.BytesIO("NIP\tNama\n1\tSari\n".encode("utf-16")), "a.txt")
        assert lembar.baris[1].sel == ("1", "Sari")

    def test_it_reports_a_formula_written_as_text(self) -> None:
        lembar = buka_tabel(io.BytesIO(b"NIP,Nama\n1,=HYPERLINK(1)\n"), "a.csv")
        assert [(m.baris, m.kolom) for m in lembar.masalah] == [(2, 1)]

    def test_it_refuses_a_quote_that_never_closes(self) -> None:
        assert "tanda kutip" in tolak(b'NIP,Nama\n1,"' + b"a" * 60_000, "a.csv")


def test_it_names_columns_as_excel_does() -> None:
    assert [huruf_kolom(nomor) for nomor in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
