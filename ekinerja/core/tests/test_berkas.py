import io
from datetime import UTC, datetime

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ekinerja.core.berkas import FOTO, olah_berkas, terima_berkas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Berkas
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


class TestLimitedUploadHandler:
    def test_it_stops_reading_past_the_limit(self, settings, rf):
        settings.UPLOAD_MAX_BYTES = 1000
        request = rf.post("/", {"berkas": SimpleUploadedFile("besar.bin", b"x" * 200_000)})
        request.upload_handlers = [LimitedUploadHandler(request)]
        assert not request.FILES
        assert "25 MB" in request.META["UPLOAD_REFUSED"]
