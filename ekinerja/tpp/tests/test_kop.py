"""The letterhead of the government stands on slips and lists."""

import io
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.services import IsiProfil, simpan_profil

PADA = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def berkop(pemeran):
    keluar = io.BytesIO()
    Image.new("RGBA", (120, 120), "green").save(keluar, "PNG")
    isi = IsiProfil(
        nama="Pemerintah Kabupaten Uji", jenis="KABUPATEN", zona="Asia/Makassar",
        warna="#196bcd", sebutan_kepala="Bupati", alamat="Jalan Merdeka Nomor 1",
    )  # fmt: skip
    logo = ContentFile(keluar.getvalue(), name="logo.png")
    return simpan_profil(pemeran.instansi, isi, logo=logo, oleh=SISTEM, pada=PADA)


class TestKop:
    def test_it_heads_the_slip_and_the_list(self, as_sari, as_komang, dihitung, pemeran, berkop):
        argumen = [dihitung.pk, pemeran.sari.pk]
        slip = as_sari.get(reverse("tpp:slip_pdf", args=argumen))
        daftar = as_komang.get(reverse("tpp:nominatif_pdf", args=[dihitung.pk]))
        for jawab in (slip, daftar):
            halaman = PdfReader(io.BytesIO(jawab.content)).pages[0]
            teks = halaman.extract_text()
            assert "PEMERINTAH KABUPATEN UJI" in teks
            assert "Jalan Merdeka Nomor 1" in teks
            assert len(halaman.images) == 1
