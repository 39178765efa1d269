"""Evidence: what leaves the server and how, and what was seen before."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.bukti import telaah_bukti
from ekinerja.aktivitas.queries import kembar_bukti
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.berkas import olah_berkas
from ekinerja.core.models import Berkas
from ekinerja.core.testing import counted_queries
from ekinerja.skp.tests import pembuat as skp_uji

pytestmark = pytest.mark.django_db


@pytest.fixture
def indikator_sari(pemeran):
    return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.sari, oleh=pemeran.budi))


@pytest.fixture
def indikator_budi(pemeran):
    return skp_uji.indikator_pertama(skp_uji.disetujui(pemeran.budi, oleh=pemeran.ratna))


def rapat(nama="rapat.jpg", *, mutu=90, ukuran=(640, 480), cermin=False, exif=None):
    """A picture with a scene in it."""
    gambar = Image.new("RGB", (640, 480), "#dfe7ee")
    for i in range(6):
        gambar.paste((20 + i * 30, 190 - i * 25, 110), (i * 100, 150 + i * 30, i * 100 + 70, 460))
    if cermin:
        gambar = gambar.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    keluar = io.BytesIO()
    gambar.resize(ukuran).save(keluar, "JPEG", quality=mutu, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(nama, keluar.getvalue(), "image/jpeg")


def berkamera():
    exif = Image.new("RGB", (1, 1)).getexif()
    exif[ExifTags.Base.Make] = "Ponsel"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:10:09 16:05:00"
    return exif


def olah():
    for berkas in Berkas.objects.all():
        olah_berkas(berkas)


def kembar(aktivitas):
    satu = aktivitas.bukti.get()
    return [(k.aktivitas_id, k.sama) for k in kembar_bukti([satu.pk]).get(satu.pk, [])]


class TestKembar:
    def test_it_finds_the_same_file_of_a_colleague(self, pemeran, indikator_sari, indikator_budi):
        sari = pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat()])
        budi = pembuat.draf(pemeran.budi, indikator_budi, bukti=[rapat()])
        olah()
        assert kembar(sari) == [(budi.pk, True)]

    def test_it_finds_nearly_the_same_picture_of_oneself(self, pemeran, indikator_sari):
        lama = pembuat.draf(
            pemeran.sari, indikator_sari, bukti=[rapat()], tanggal=date(2026, 10, 5)
        )
        baru = pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat(mutu=35, ukuran=(320, 240))])
        pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat(cermin=True)])
        olah()
        assert [pk for pk, _ in kembar(baru)] == [lama.pk]

    def test_it_says_nothing_of_blank_pictures_and_cancelled_entries(self, pemeran, indikator_sari):
        pembuat.draf(pemeran.sari, indikator_sari, bukti=[pembuat.foto(warna="teal")])
        kosong = pembuat.draf(pemeran.sari, indikator_sari, bukti=[pembuat.foto(warna="navy")])
        batal = pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat()])
        Aktivitas.objects.filter(pk=batal.pk).update(status="DIBATALKAN")
        ada = pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat(mutu=60)])
        olah()
        assert kembar(kosong) == kembar(ada) == []

    def test_it_asks_once_for_all(self, pemeran, indikator_sari):
        semua = [
            pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat(mutu=90 - i)]) for i in range(7)
        ]
        olah()
        pk = [satu.bukti.get().pk for satu in semua]
        with counted_queries() as banyak:
            hasil = kembar_bukti(pk)
        assert int(banyak) == 1
        assert {len(satu) for satu in hasil.values()} == {5}
        assert {satu.jumlah for satu in hasil[pk[0]]} == {6}


class TestTelaah:
    def test_it_tells_the_reviewer_when_where_and_what_was_seen_before(
        self, pemeran, indikator_sari, indikator_budi
    ):
        sari = pembuat.draf(pemeran.sari, indikator_sari, bukti=[rapat(exif=berkamera())])
        budi = pembuat.draf(pemeran.budi, indikator_budi, bukti=[rapat(exif=berkamera())])
        olah()
        bukti = list(sari.bukti.select_related("berkas"))
        (satu,) = telaah_bukti(
            bukti, kembar_bukti([bukti[0].pk]), hari=sari.tanggal, oleh_id=sari.pegawai_id
        )
        assert satu.kamera == "9 Okt 2026 16.05, Ponsel"
        assert satu.lain_hari
        assert satu.kembar[0].judul == "Bukti yang sama dipakai Budi Santoso, 12 Okt 2026"
        assert satu.kembar[0].url == reverse("aktivitas:rincian", args=[budi.pk])

    def test_it_is_silent_where_there_is_nothing(self, pemeran, indikator_sari):
        satu = pembuat.draf(pemeran.sari, indikator_sari, bukti=[pembuat.pdf()])
        isi = {"hari": satu.tanggal, "oleh_id": satu.pegawai_id}
        assert telaah_bukti(list(satu.bukti.all()), {}, **isi) == []


class TestHalaman:
    @pytest.fixture
    def dikirim(self, pemeran, indikator_sari, indikator_budi):
        pembuat.draf(pemeran.budi, indikator_budi, bukti=[rapat(exif=berkamera())])
        hasil = pembuat.dikirim(pemeran.sari, indikator_sari, bukti=[rapat(exif=berkamera())])
        olah()
        return reverse("aktivitas:rincian", args=[hasil.pk])

    def test_the_reviewer_reads_the_notes(self, as_budi, dikirim):
        isi = as_budi.get(dikirim).content.decode()
        assert "Kamera: 9 Okt 2026 16.05, Ponsel" in isi
        assert "Bukan hari aktivitas ini" in isi
        assert "Bukti yang sama dipakai Budi Santoso" in isi

    def test_neither_its_owner_nor_who_only_reads_sees_them(self, as_sari, as_wayan, dikirim):
        for siapa in (as_sari, as_wayan):
            jawab = siapa.get(dikirim)
            assert jawab.status_code == 200
            assert "Kamera:" not in jawab.content.decode()


class TestUnduh:
    def alamat(self, aktivitas):
        return reverse("aktivitas:bukti", args=[aktivitas.bukti.get().pk])

    def docx(self):
        keluar = io.BytesIO()
        with zipfile.ZipFile(keluar, "w") as arsip:
            arsip.writestr("[Content_Types].xml", "<Types/>")
            arsip.writestr("word/document.xml", "<document/>")
        return SimpleUploadedFile("laporan.docx", keluar.getvalue())

    def test_a_document_of_an_office_leaves_as_a_download(self, as_sari, pemeran, indikator_sari):
        satu = pembuat.draf(pemeran.sari, indikator_sari, bukti=[self.docx()])
        jawab = as_sari.get(self.alamat(satu))
        assert jawab.headers["Content-Type"].endswith("wordprocessingml.document")
        assert jawab.headers["Content-Disposition"].startswith("attachment")

    def test_what_is_malicious_never_leaves(self, as_sari, pemeran, indikator_sari):
        satu = pembuat.draf(pemeran.sari, indikator_sari, bukti=[pembuat.pdf()])
        Berkas.objects.update(pindaian=Berkas.BERBAHAYA)
        jawab = as_sari.get(self.alamat(satu))
        assert jawab.status_code != 200
        assert "program berbahaya" in jawab.content.decode()

    def test_what_waits_for_the_scanner_is_announced(
        self, as_sari, pemeran, indikator_sari, settings
    ):
        settings.PEMINDAI = "127.0.0.1:9"
        satu = pembuat.draf(pemeran.sari, indikator_sari, bukti=[pembuat.pdf()])
        assert "dibersihkan dan dipindai" in as_sari.get(self.alamat(satu)).content.decode()
