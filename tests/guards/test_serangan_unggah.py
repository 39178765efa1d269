"""Berkas perusak: bom, menyamar, terpotong, dan nama yang mencari jalan keluar."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ekinerja.aktivitas.tests import pembuat as aktivitas_uji
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import tulis_xlsx
from ekinerja.core.models import Berkas
from ekinerja.core.tabel import BerkasDitolak, buka_tabel
from ekinerja.penyiapan.models import Impor
from ekinerja.skp.tests import pembuat as skp_uji

SKRIP = b"<script>alert(1)</script>"
PDF_BERSKRIP = b"%PDF-1.7\n<!doctype html><html>" + SKRIP + b"</html>\n%%EOF\n"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zip_isi(**isi: bytes) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama.replace("__", "/"), satu)
    return keluar.getvalue()


def ods(isi: bytes) -> bytes:
    return zip_isi(
        **{"mimetype": ODS.encode(), "content.xml": isi, "META-INF/manifest.xml": b"<m/>"}
    )


def lembar_ods(baris: bytes) -> bytes:
    return ods(
        b'<office:document-content xmlns:office="o" xmlns:table="t"><office:body>'
        b'<office:spreadsheet><table:table table:name="A">' + baris + b"</table:table>"
        b"</office:spreadsheet></office:body></office:document-content>"
    )


def xlsx_ubah(lama: bytes, baru: bytes) -> bytes:
    """Buku kerja yang baik dengan sepotong XML lembarnya diganti."""
    asal = zipfile.ZipFile(io.BytesIO(tulis_xlsx(["NIP", "Nama"], [["1", "a"], ["2", "b"]])))
    return zip_isi(**{nama: asal.read(nama).replace(lama, baru) for nama in asal.namelist()})


def png_berbohong() -> bytes:
    """Kepala PNG yang menyatakan 60.000 × 60.000 piksel."""
    kepala = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + kepala
        + struct.pack(">I", zlib.crc32(b"IHDR" + kepala))
    )  # fmt: skip


def buka(isi: bytes, nama: str) -> None:
    """Tabel dibaca, atau ditolak dengan kalimat; kegagalan lain adalah lubang."""
    try:
        buka_tabel(io.BytesIO(isi), nama)
    except BerkasDitolak as galat:
        assert len(galat.kalimat) > 20


class TestTabel:
    @pytest.mark.parametrize(
        ("nama", "isi"),
        [
            ("a.ods", lembar_ods(b'<table:table-row table:number-rows-repeated="abc"/>')),
            ("a.ods", lembar_ods(b'<table:table-row table:number-rows-repeated="-5">'
                                 b'<table:table-cell office:value-type="string"/>'
                                 b"</table:table-row>")),
            ("a.ods", lembar_ods(b'<table:table-row><table:table-cell office:value-type="float" '
                                 b'table:number-columns-repeated="' + b"9" * 5000 + b'"/>'
                                 b"</table:table-row>")),
            ("a.ods", ods(b"")),
            ("a.ods", ods(b"<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>")),
            ("a.xlsx", xlsx_ubah(b'<row r="2"', b'<row r="abc"')),
            ("a.xlsx", xlsx_ubah(b'<row r="2"', b'<row r="' + b"9" * 5000 + b'"')),
            ("a.xlsx", xlsx_ubah(b'r="A2"', b'r="XFD1048576"')),
            ("a.xlsx", xlsx_ubah(b'<sheet ', b'<sheet name="x" ')),
            ("a.xlsx", xlsx_ubah(b'"worksheets/sheet1.xml"', b'"../../../etc/passwd"')),
            ("a.xlsx", zip_isi(**{"xl/workbook.xml": b"<workbook/>"})),
            ("a.xlsx", zip_isi(**{"xl/workbook.xml": b"\xff\xfe"})),
            ("a.csv", b"NIP;Nama\n" + b"1" * 200_000 + b";a\n"),
            ("a.csv", b'NIP;Nama\n"1;a\n'),
            ("a.csv", b"sep=\n\nNIP\n1\n"),
            ("a.csv", b'sep="\nNIP"Nama\n1"a\n'),
            ("a.csv", b"sep=\r\nNIP;Nama\n1;a\n"),
            ("a.csv", b"\xff\xfe\x00\xd8N\x00"),
            ("a.csv", b"\xff\xfea"),
            ("a.csv", b"NIP,Nama\n" + b"," * 100_000 + b"\n"),
            ("a.csv", b"\n" * 400_000),
        ],
    )  # fmt: skip
    def test_a_crafted_table_is_refused_or_read(self, nama: str, isi: bytes) -> None:
        buka(isi, nama)

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        bom = zip_isi(**{"xl/workbook.xml": b"<workbook/>", "xl/a.xml": b"\0" * 60_000_000})
        with pytest.raises(BerkasDitolak, match="mengembang"):
            buka_tabel(io.BytesIO(bom), "bom.xlsx")

    def test_damaged_bytes_never_get_past_a_sentence(self) -> None:
        acak = random.Random(7)
        utuh = tulis_xlsx(["NIP", "Nama"], [["1", "a"], ["2", "b"]])
        contoh = [
            (utuh, "a.xlsx"),
            (lembar_ods(b"<table:table-row/>"), "a.ods"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0k\0b\0o\0o\0k\0" * 300, "a.xls"),
            (b"NIP;Nama\n1;a\n2;b\n", "a.csv"),
        ]
        for isi, nama in contoh:
            for _ in range(60):
                rusak = bytearray(isi[: acak.randrange(9, len(isi) + 1)])
                for _ in range(acak.randrange(1, 30)):
                    rusak[acak.randrange(len(rusak))] = acak.randrange(256)
                buka(bytes(rusak), nama)


@pytest.mark.django_db
class TestImpor:
    @pytest.mark.parametrize(
        "nama",
        ["../../etc/cron.d/x.csv", "..\\..\\x.csv", "/etc/passwd.csv", "<img src=x onerror=a>.csv",
         "a\r\nSet-Cookie: b.csv", "x" * 400 + ".csv", ".csv", "'\";--.csv"],
    )  # fmt: skip
    def test_a_file_name_finds_no_way_out(self, as_wayan: Any, nama: str, settings: Any) -> None:
        berkas = SimpleUploadedFile("a.csv", b"NIP;Nama\n1;a\n")
        berkas._name = nama
        jawab = as_wayan.post("/penyiapan/pegawai/", {"berkas": berkas})
        assert jawab.status_code in {302, 422}
        for impor in Impor.objects.all():
            halaman = as_wayan.get(f"/penyiapan/impor/{impor.pk}/").content.decode()
            assert "<img src=x" not in halaman
            assert "/" not in impor.nama_berkas and "\\" not in impor.nama_berkas

    def test_a_cell_with_a_script_or_a_hidden_nul_is_only_text(self, as_wayan: Any) -> None:
        jahat = '<script>alert("x")</script>'
        baris = [[f"{jahat}{n}", jahat] for n in range(3)] + [["=cmd|'/c calc'!A1", "_x0000_\x01"]]
        isi = tulis_xlsx(["NIP", "Nama", "Jenis pegawai"], baris)
        isi_nul = zipfile.ZipFile(io.BytesIO(isi))
        for satu in (
            isi,
            zip_isi(**{n: isi_nul.read(n).replace(b"_x005F_", b"_") for n in isi_nul.namelist()}),
        ):
            jawab = as_wayan.post(
                "/penyiapan/pegawai/", {"berkas": SimpleUploadedFile("a.xlsx", satu)}
            )
            assert jawab.status_code in {302, 422}
            if jawab.status_code == 302:
                assert "<script>alert" not in as_wayan.get(jawab["Location"]).content.decode()
                masalah = as_wayan.get(jawab["Location"] + "masalah.xlsx")
                assert masalah.status_code == 200 and b"<f>" not in masalah.content

    def test_a_large_file_is_refused_while_it_streams(self, as_wayan: Any, settings: Any) -> None:
        settings.UPLOAD_MAX_BYTES = 100_000
        berkas = SimpleUploadedFile("besar.csv", b"1;2\n" * 100_000)
        jawab = as_wayan.post("/penyiapan/presensi/", {"berkas": berkas})
        assert jawab.status_code == 422 and "25 MB" in jawab.content.decode()
        assert not Impor.objects.exists() and not Berkas.objects.exists()


@pytest.mark.django_db
class TestBukti:
    @pytest.fixture(autouse=True)
    def hari_ini(self) -> Iterator[None]:
        with time_machine.travel(aktivitas_uji.PADA, tick=False):
            yield

    @pytest.fixture
    def indikator(self, pemeran: Any) -> Any:
        return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))

    @pytest.mark.parametrize(
        ("nama", "isi"),
        [
            ("foto.jpg", b"<html>" + SKRIP),
            ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + SKRIP + b"</svg>"),
            ("foto.gif", b"GIF89a/*" + SKRIP),
            ("foto.png", png_berbohong()),
            ("foto.jpg", b"\xff\xd8\xff\xe0" + SKRIP * 50),
            ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 300),
            ("foto.webp", b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 60),
            ("a.pdf", b"PK\x03\x04%PDF-1.7\n%%EOF"),
        ],
    )
    def test_what_only_claims_to_be_a_photo_is_refused(
        self, pemeran: Any, indikator: Any, nama: str, isi: bytes
    ) -> None:
        with pytest.raises(AksiDitolak):
            aktivitas_uji.draf(pemeran.sari, indikator, bukti=[SimpleUploadedFile(nama, isi)])
        assert not Berkas.objects.exists()

    def test_damaged_photos_never_get_past_a_sentence(self, pemeran: Any, indikator: Any) -> None:
        acak = random.Random(5)
        for jenis in ("JPEG", "PNG", "WEBP"):
            keluar = io.BytesIO()
            Image.effect_noise((40, 30), 80).convert("RGB").save(keluar, jenis)
            for nomor in range(40):
                rusak = bytearray(keluar.getvalue())
                for _ in range(acak.randrange(1, 25)):
                    rusak[acak.randrange(12, len(rusak))] = acak.randrange(256)
                try:
                    aktivitas_uji.draf(
                        pemeran.sari, indikator, menit=1,
                        bukti=[SimpleUploadedFile(f"{nomor}.jpg", bytes(rusak))],
                    )  # fmt: skip
                except AksiDitolak:
                    continue

    def test_a_file_of_two_kinds_never_runs(
        self, pemeran: Any, as_sari: Any, indikator: Any
    ) -> None:
        nama = 'a"; filename="x.html\r\nX-Jahat: 1.pdf'
        berkas = SimpleUploadedFile("a.pdf", PDF_BERSKRIP, "text/html")
        berkas._name = nama
        catatan = aktivitas_uji.draf(pemeran.sari, indikator, bukti=[berkas])
        jawab = as_sari.get(f"/aktivitas/bukti/{catatan.bukti.get().pk}/")
        sikap = jawab["Content-Disposition"]
        assert jawab["Content-Type"] == "application/pdf" and sikap.startswith("attachment;")
        assert '"' not in sikap and "\n" not in sikap and "X-Jahat" not in jawab.headers
        assert jawab["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in jawab["Content-Security-Policy"]
