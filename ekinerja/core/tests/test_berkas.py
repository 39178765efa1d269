import io
import socket
import struct
import threading
import zipfile
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import ExifTags, Image

from ekinerja.core.berkas import (
    BUKTI_KERJA,
    DOCX,
    FOTO,
    XLSX,
    olah_berkas,
    selesai_diolah,
    terima_berkas,
)
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.exif import baca_exif
from ekinerja.core.models import Berkas
from ekinerja.core.pindai import PindaiGagal
from ekinerja.core.rupa import MIRIP, jarak, sidik_rupa
from ekinerja.core.uploads import LimitedUploadHandler

PADA = datetime(2026, 10, 14, 2, tzinfo=UTC)


def foto(ukuran=(2400, 1800)) -> bytes:
    keluar = io.BytesIO()
    gambar = Image.new("RGB", ukuran, "teal")
    exif = gambar.getexif()
    exif[0x010F] = "Kamera Rahasia"
    gambar.save(keluar, "JPEG", exif=exif)
    return keluar.getvalue()


def foto_iphone(ukuran=(2400, 1800)) -> bytes:
    keluar = io.BytesIO()
    gambar = Image.new("RGB", ukuran, "teal")
    exif = gambar.getexif()
    exif[0x010F] = "Kamera Rahasia"
    gambar.save(keluar, "HEIF", exif=exif)
    return keluar.getvalue()


def terima(pemeran, nama, isi, **lain):
    return terima_berkas(
        SimpleUploadedFile(nama, isi), instansi_id=pemeran.instansi.pk, pada=PADA, **lain
    )


class TestTerimaBerkas:
    def test_it_keeps_the_bytes_under_their_hash(self, pemeran):
        berkas = terima(pemeran, "apel.jpg", foto())
        assert berkas.read() == foto()
        assert berkas.jenis == "image/jpeg"

    def test_the_same_bytes_are_kept_once(self, pemeran):
        assert terima(pemeran, "a.jpg", foto()) == terima(pemeran, "b.jpg", foto())

    def test_the_clean_copy_is_smaller_and_forgets_the_camera(self, pemeran):
        berkas = terima(pemeran, "apel.jpg", foto())
        olah_berkas(berkas)
        with Image.open(io.BytesIO(berkas.read(berkas.olahan))) as gambar:
            assert max(gambar.size) == 1600
            assert not gambar.getexif()

    def test_a_photo_of_an_iphone_leaves_as_a_clean_jpeg(self, pemeran):
        berkas = terima(pemeran, "IMG_0001.HEIC", foto_iphone())
        assert berkas.jenis == "image/heic"
        olah_berkas(berkas)
        with Image.open(io.BytesIO(berkas.read(berkas.olahan))) as gambar:
            assert (gambar.format, gambar.size) == ("JPEG", (1600, 1200))
            assert not gambar.getexif()

    def test_a_huge_photo_of_an_iphone_is_refused_before_it_is_decoded(self, pemeran, monkeypatch):
        monkeypatch.setattr("ekinerja.core.berkas._PIKSEL_HEIC", 1_000_000)
        with pytest.raises(AksiDitolak, match="terlalu besar"):
            terima(pemeran, "besar.heic", foto_iphone())

    @pytest.mark.parametrize(
        ("nama", "isi", "kalimat"),
        [
            ("potong.heic", foto_iphone()[:400], "rusak"),
            ("foto.jpg", b"<html><script>alert(1)</script></html>", "bukan foto"),
            ("kosong.pdf", b"", "kosong"),
            ("potong.pdf", b"%PDF-1.7 tanpa akhir", "tidak utuh"),
            ("potong.jpg", foto()[:900], "rusak"),
        ],
    )
    def test_a_false_or_damaged_file_is_refused_and_leaves_nothing(
        self, pemeran, nama, isi, kalimat
    ):
        with pytest.raises(AksiDitolak, match=kalimat):
            terima(pemeran, nama, isi)
        assert not Berkas.objects.exists()
        assert not storages["default"].exists(str(pemeran.instansi.pk))

    def test_a_pdf_is_refused_where_only_photos_count(self, pemeran):
        with pytest.raises(AksiDitolak, match="bukan foto"):
            terima(pemeran, "a.pdf", b"%PDF-1.7\n%%EOF", jenis_boleh=FOTO)

    def test_a_bomb_is_refused_before_it_is_decoded(self, pemeran):
        keluar = io.BytesIO()
        Image.new("1", (12_000, 12_000)).save(keluar, "PNG")
        with pytest.raises(AksiDitolak, match="terlalu besar"):
            terima(pemeran, "bom.png", keluar.getvalue())


def zip_berisi(*nama, isi=b"<xml/>", mampat=zipfile.ZIP_DEFLATED) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", mampat) as arsip:
        for satu in nama:
            arsip.writestr(satu, isi)
    return keluar.getvalue()


class TestDokumenKantor:
    def terima(self, pemeran, isi, nama="laporan.docx"):
        return terima(pemeran, nama, isi, jenis_boleh=BUKTI_KERJA)

    @pytest.mark.parametrize(
        ("dalam", "jenis"), [("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)]
    )
    def test_it_is_known_by_its_parts_not_by_its_name(self, pemeran, dalam, jenis):
        isi = zip_berisi("docProps/app.xml", "[Content_Types].xml", dalam)
        assert self.terima(pemeran, isi, "apa.pdf").jenis == jenis

    @pytest.mark.parametrize(
        ("isi", "kalimat"),
        [
            (zip_berisi("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
             "makro"),
            (zip_berisi("halaman.html"), "bukan foto"),
            (zip_berisi("[Content_Types].xml", "word/document.xml")[:90], "rusak"),
            (zip_berisi("[Content_Types].xml", "word/document.xml", isi=b"0" * 30_000_000),
             "mengembang"),
        ],
    )  # fmt: skip
    def test_macros_bombs_and_other_archives_are_refused(self, pemeran, isi, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            self.terima(pemeran, isi)
        assert not Berkas.objects.exists()

    def test_it_is_refused_where_a_document_of_the_law_is_asked(self, pemeran):
        with pytest.raises(AksiDitolak, match="atau PDF"):
            terima(pemeran, "a.docx", zip_berisi("[Content_Types].xml", "word/document.xml"))


def foto_di(lintang, bujur, *, arah=("S", "E")) -> bytes:
    keluar = io.BytesIO()
    gambar = Image.new("RGB", (400, 300), "teal")
    exif = gambar.getexif()
    exif[ExifTags.Base.Make] = "Kamera"
    exif[ExifTags.Base.Model] = "Uji 1\x00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:10:14 08:15:00"
    letak = exif.get_ifd(ExifTags.IFD.GPSInfo)
    letak[ExifTags.GPS.GPSLatitudeRef], letak[ExifTags.GPS.GPSLongitudeRef] = arah
    letak[ExifTags.GPS.GPSLatitude], letak[ExifTags.GPS.GPSLongitude] = lintang, bujur
    gambar.save(keluar, "JPEG", exif=exif)
    return keluar.getvalue()


class TestCatatanKamera:
    def test_it_is_kept_beside_the_clean_copy(self, pemeran):
        berkas = terima(pemeran, "a.jpg", foto_di((8, 31, 12), (115, 24, 36)))
        olah_berkas(berkas)
        assert berkas.exif == {
            "saat": "2026:10:14 08:15:00", "tempat": "-8.52000, 115.41000", "alat": "Kamera Uji 1",
        }  # fmt: skip
        with Image.open(io.BytesIO(berkas.read(berkas.olahan))) as gambar:
            assert not gambar.getexif()

    @pytest.mark.parametrize("lintang", [(91, 0, 0), (8, 31)])
    def test_a_place_that_is_none_is_left_out(self, lintang):
        assert "tempat" not in baca_exif(foto_di(lintang, (115, 24, 36)))

    def test_what_is_no_photo_has_none(self):
        assert baca_exif(b"bukan gambar") == {}


def pemandangan(geser=0, ukuran=(1200, 900)):
    gambar = Image.new("RGB", ukuran, "#d9e6ef")
    for i in range(9):
        kotak = (i * 130 + geser, 300 + i * 40, i * 130 + 90 + geser, 880)
        gambar.paste((30 + i * 22, 200 - i * 20, 120), kotak)
    return gambar


class TestRupa:
    def simpan(self, gambar, mutu):
        keluar = io.BytesIO()
        gambar.save(keluar, "JPEG", quality=mutu)
        return keluar.getvalue()

    def test_it_stays_when_a_picture_is_resized_and_saved_again(self, pemeran):
        besar = terima(pemeran, "a.jpg", self.simpan(pemandangan(), 95))
        kecil = terima(pemeran, "b.jpg", self.simpan(pemandangan().resize((640, 480)), 40))
        olah_berkas(besar)
        olah_berkas(kecil)
        assert besar.sidik != kecil.sidik
        assert jarak(besar.rupa, kecil.rupa) <= MIRIP

    def test_another_scene_is_far(self):
        lain = pemandangan().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        assert jarak(sidik_rupa(pemandangan()), sidik_rupa(lain)) > MIRIP

    def test_it_fits_the_database(self):
        terang = Image.linear_gradient("L").rotate(90)
        assert -(2**63) <= sidik_rupa(terang) < 2**63
        assert sidik_rupa(Image.new("L", (50, 50))) == 0
        assert jarak(-1, 0) == 64


class Clamd:
    """A scanner that speaks INSTREAM over a real socket and knows one signature."""

    def __init__(self, balasan=None):
        self.balasan = balasan
        self.soket = socket.create_server(("127.0.0.1", 0))
        self.alamat = f"127.0.0.1:{self.soket.getsockname()[1]}"
        threading.Thread(target=self.layani, daemon=True).start()

    def layani(self):
        while True:
            try:
                klien, _ = self.soket.accept()
            except OSError:
                return
            with klien, klien.makefile("rb") as baca:
                assert baca.read(10) == b"zINSTREAM\0"
                isi = b""
                while panjang := struct.unpack("!I", baca.read(4))[0]:
                    isi += baca.read(panjang)
                jahat = b"stream: Eicar FOUND\0" if EICAR in isi else b"stream: OK\0"
                klien.sendall(self.balasan or jahat)


EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def clamd(settings):
    pelayan = Clamd()
    settings.PEMINDAI = pelayan.alamat
    yield pelayan
    pelayan.soket.close()


class TestPindai:
    def pdf(self, isi=b""):
        return b"%PDF-1.7\n" + isi + b"\n%%EOF"

    def test_a_clean_file_leaves_once_it_was_scanned(self, pemeran, clamd):
        berkas = terima(pemeran, "a.pdf", self.pdf(b"x" * 200_000))
        assert not selesai_diolah(berkas)
        olah_berkas(berkas)
        assert (berkas.pindaian, selesai_diolah(berkas)) == (Berkas.BERSIH, True)

    def test_a_malicious_file_is_marked_and_never_opened(self, pemeran, clamd):
        pdf = terima(pemeran, "a.pdf", self.pdf(EICAR))
        gambar = terima(pemeran, "a.jpg", foto((40, 30)) + EICAR)
        olah_berkas(pdf)
        olah_berkas(gambar)
        assert pdf.pindaian == gambar.pindaian == Berkas.BERBAHAYA
        assert not gambar.olahan
        assert not selesai_diolah(gambar)

    def test_a_scanner_that_is_away_leaves_the_file_waiting(self, pemeran, clamd, settings):
        berkas = terima(pemeran, "a.pdf", self.pdf())
        with socket.create_server(("127.0.0.1", 0)) as sementara:
            settings.PEMINDAI = f"127.0.0.1:{sementara.getsockname()[1]}"
        with pytest.raises(PindaiGagal, match="tidak menjawab"):
            olah_berkas(berkas)
        assert not Berkas.objects.get().pindaian

    def test_an_answer_that_is_no_verdict_leaves_the_file_waiting(self, pemeran, settings):
        pelayan = Clamd(b"INSTREAM size limit exceeded. ERROR\0")
        settings.PEMINDAI = pelayan.alamat
        with pytest.raises(PindaiGagal, match="size limit"):
            olah_berkas(terima(pemeran, "a.pdf", self.pdf()))
        pelayan.soket.close()

    def test_without_a_scanner_nothing_waits(self, pemeran):
        assert selesai_diolah(terima(pemeran, "a.pdf", self.pdf()))


class TestPerintahBukti:
    def isi(self, pemeran):
        berkas = terima(pemeran, "apel.jpg", foto())
        olah_berkas(berkas)
        return berkas

    def test_it_finds_bytes_that_were_changed_or_lost(self, pemeran, capsys):
        berkas = self.isi(pemeran)
        call_command("bukti", "periksa")
        assert "1 berkas diperiksa, 0 tidak utuh" in capsys.readouterr().out
        gudang = storages["default"]
        gudang.delete(berkas.path(berkas.olahan))
        with pytest.raises(CommandError, match="tidak utuh"):
            call_command("bukti", "periksa")
        assert "salinan bersih hilang" in capsys.readouterr().err
        gudang.delete(berkas.path())
        gudang.save(berkas.path(), ContentFile(b"lain"))
        with pytest.raises(CommandError):
            call_command("bukti", "periksa")
        assert "tidak lagi sama" in capsys.readouterr().err

    def test_it_removes_only_what_nobody_links_to(self, pemeran, capsys):
        berkas = self.isi(pemeran)
        tertaut = terima(pemeran, "foto.jpg", foto((500, 400)))
        pemeran.sari.foto = tertaut
        pemeran.sari.save(update_fields=["foto"])
        call_command("bukti", "sapu")
        assert list(Berkas.objects.all()) == [tertaut]
        assert not storages["default"].exists(berkas.path())
        assert storages["default"].exists(tertaut.path())

    def test_it_leaves_what_came_today(self, pemeran):
        with time_machine.travel(PADA, tick=False):
            self.isi(pemeran)
            call_command("bukti", "sapu")
        assert Berkas.objects.exists()


class TestLimitedUploadHandler:
    def test_it_stops_reading_past_the_limit(self, settings, rf):
        settings.UPLOAD_MAX_BYTES = 1000
        request = rf.post("/", {"berkas": SimpleUploadedFile("besar.bin", b"x" * 200_000)})
        request.upload_handlers = [LimitedUploadHandler(request)]
        assert not request.FILES
        assert "25 MB" in request.META["UPLOAD_REFUSED"]
