"""The profile of the government: who may, what a logo must be, and that versions stay."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from PIL import Image

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.instansi.kop import kop_surat
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.organisasi.services import IsiProfil, simpan_profil

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
ISI = {
    "nama": "Pemerintah Kabupaten Uji", "jenis": "KABUPATEN", "zona": "Asia/Makassar",
    "warna": "#0a7d4b", "sebutan_kepala": "Bupati", "alamat": "Jalan Merdeka 1",
    "kontak": "(0366) 1", "kota": "Kota Uji",
}  # fmt: skip


def gambar(sisi=(120, 80), mode="RGBA", bentuk="PNG"):
    keluar = io.BytesIO()
    Image.new(mode, sisi).save(keluar, bentuk)
    return ContentFile(keluar.getvalue(), name="logo.png")


def simpan(pemeran, *, oleh=None, logo=None, tanpa_logo=False, **ubah):
    return simpan_profil(
        pemeran.instansi, IsiProfil(**(ISI | ubah)), oleh=oleh or pemeran.wayan, pada=PADA,
        logo=logo, tanpa_logo=tanpa_logo,
    )  # fmt: skip


class TestSimpanProfil:
    def test_it_holds_the_letterhead(self, pemeran):
        simpan(pemeran)
        instansi = Instansi.objects.get(pk=pemeran.instansi.pk)
        assert kop_surat(instansi).isi == {
            "nama": "Pemerintah Kabupaten Uji", "alamat": "Jalan Merdeka 1", "kontak": "(0366) 1",
            "kota": "Kota Uji", "logo": "",
        }  # fmt: skip

    def test_the_first_month_that_counts_is_not_changed_here(self, as_wayan, pemeran):
        """The set-up decides it, because it knows the closed months."""
        Instansi.objects.update(mulai_berlaku=date(2026, 1, 1))
        isi = ISI | {"mulai_berlaku": "2027-06-15"}
        jawaban = as_wayan.post(reverse("organisasi:instansi_ubah"), isi)
        assert jawaban.status_code == 302
        assert Instansi.objects.get(pk=pemeran.instansi.pk).mulai_berlaku == date(2026, 1, 1)

    def test_a_logo_is_written_anew_and_keeps_its_transparency(self, pemeran):
        instansi = simpan(pemeran, logo=gambar((1200, 800)))
        kop = kop_surat(instansi)
        with Image.open(io.BytesIO(kop.berkas["logo.png"])) as bersih:
            assert (bersih.format, bersih.size, bersih.mode) == ("PNG", (600, 400), "RGBA")
        assert simpan(pemeran, tanpa_logo=True).logo is None

    @pytest.mark.parametrize(
        ("logo", "kalimat"),
        [
            (ContentFile(b"GIF89a" + b"x" * 900, name="a.gif"), "bukan gambar"),
            (ContentFile(b"<svg onload=alert(1)>", name="a.svg"), "bukan gambar"),
            (gambar((20, 20)), "hanya 20 × 20 piksel"),
            (ContentFile(b"x" * 2_000_001, name="a.png"), "lebih besar dari 2 MB"),
        ],
    )
    def test_a_bad_logo_is_refused_and_nothing_changes(self, pemeran, logo, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            simpan(pemeran, logo=logo)
        assert Instansi.objects.get(pk=pemeran.instansi.pk).nama == "Kabupaten Uji"

    def test_it_is_refused_to_others(self, pemeran):
        for siapa in (pemeran.ratna, pemeran.made, pemeran.ucok):
            with pytest.raises(TidakBerwenang, match="profil instansi"):
                simpan(pemeran, oleh=siapa)

    @pytest.mark.req("KLK-04", "BGL-11")
    def test_a_keeper_of_the_application_of_any_unit_may(self, pemeran):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.tono.user, peran="PENGELOLA_APLIKASI",
            masa=DateRange(date(2020, 1, 1), None), dasar="SK 9",
        )  # fmt: skip
        assert simpan(pemeran, oleh=pemeran.tono).warna == "#0a7d4b"


class TestLayar:
    def test_it_is_changed_and_every_version_is_told(self, as_wayan, pemeran):
        jawab = as_wayan.post(reverse("organisasi:instansi_ubah"), ISI | {"logo": gambar()})
        assert jawab.status_code == 302
        isi = as_wayan.get(reverse("organisasi:instansi")).content.decode()
        assert "Nama: Kabupaten Uji menjadi Pemerintah Kabupaten Uji" in isi
        assert "Wayan Sudiarta" in isi
        assert reverse("organisasi:logo") in isi
        logo = as_wayan.get(reverse("organisasi:logo"))
        assert logo.content.startswith(b"\x89PNG")
        assert logo["Content-Security-Policy"] == "default-src 'none'; sandbox"

    def test_a_wrong_colour_is_refused(self, as_wayan):
        jawab = as_wayan.post(reverse("organisasi:instansi_ubah"), ISI | {"warna": "merah"})
        assert jawab.status_code == 422
        assert "seperti #196bcd" in jawab.content.decode()

    def test_the_logo_of_another_instansi_is_never_seen(self, as_ucok, as_wayan, pemeran):
        simpan(pemeran, logo=gambar())
        assert as_wayan.get(reverse("organisasi:logo")).status_code == 200
        assert as_ucok.get(reverse("organisasi:logo")).status_code == 404

    def test_an_examiner_reads_but_does_not_change(self, as_made, as_sari):
        assert as_made.get(reverse("organisasi:instansi")).status_code == 200
        assert as_made.post(reverse("organisasi:instansi_ubah"), ISI).status_code == 403
        assert as_sari.get(reverse("organisasi:instansi")).status_code == 403
