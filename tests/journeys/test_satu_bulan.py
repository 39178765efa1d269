"""One month of one government, from a photo on a phone to a slip that explains itself."""

import io
import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from PIL import ExifTags, Image, ImageDraw
from playwright.sync_api import expect

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.penyiapan.demo.akun import SANDI_DEMO, daftar_akun_demo
from ekinerja.tpp.models import DaftarTPP, HasilTPP
from ekinerja.tpp.services import periksa_bulan
from tests.journeys.conftest import MEJA, PONSEL, kerjakan_antrean

SENIN_PAGI = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
URAIAN = "Memasang ulang jaringan di ruang pelayanan"


def foto() -> bytes:
    """A photograph as a phone would send it."""
    gambar = Image.new("RGB", (1600, 1200), "#d9e6ef")
    kuas = ImageDraw.Draw(gambar)
    for i in range(12):
        kuas.rectangle(
            (80 + i * 125, 500 - i * 20, 170 + i * 125, 1100), fill=(40, 90 + i * 9, 120)
        )
    exif = gambar.getexif()
    exif[ExifTags.Base.Make] = "Ponsel"
    letak = exif.get_ifd(ExifTags.IFD.GPSInfo)
    letak[ExifTags.GPS.GPSLatitudeRef], letak[ExifTags.GPS.GPSLongitudeRef] = "S", "E"
    letak[ExifTags.GPS.GPSLatitude] = (8, 31, 12)
    letak[ExifTags.GPS.GPSLongitude] = (115, 24, 36)
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=90, exif=exif)
    return keluar.getvalue()


@pytest.fixture
def peragaan(tabel_segar, transactional_db):
    """The demonstration government on Monday 2 November 2026; October waits in one dinas."""
    with time_machine.travel(SENIN_PAGI, tick=True):
        call_command("demo", tanggal=SENIN_PAGI.date(), verbosity=0)
        akun = {satu.sebutan.split(":")[0]: satu.nama_pengguna for satu in daftar_akun_demo()}
        yield akun


def catat(sari) -> None:
    """Three taps and a photo."""
    sari.buka("/aktivitas/baru/")
    sari.page.locator("#pilih-indikator input[type=radio]").first.check()
    sari.page.fill("[name=uraian]", URAIAN)
    sari.page.get_by_role("radio", name="1 jam", exact=True).check()
    sari.page.fill("[name=tanggal]", "2026-10-30")
    sari.page.set_input_files(
        "[name=foto]", {"name": "pasang.jpg", "mimeType": "image/jpeg", "buffer": foto()}
    )
    kirim = sari.page.get_by_role("button", name="Kirim")
    expect(kirim).to_be_enabled(timeout=30_000)
    sari.muat_di_layar()
    sari.page.locator("[name=uraian]").scroll_into_view_if_needed()
    sari.potret("catat-aktivitas")
    kirim.click()
    sari.page.wait_for_url("**/aktivitas/**")
    sari.page.get_by_text(URAIAN).first.wait_for()


def setujui(budi) -> None:
    """The superior finds the person and approves everything shown."""
    budi.buka("/aktivitas/persetujuan/?cari=sari")
    budi.muat_di_layar()
    budi.potret("persetujuan")
    while budi.page.get_by_role("button", name="Setujui semua").count():
        tombol = budi.page.get_by_role("button", name="Setujui semua").first
        with budi.page.expect_response("**/setujui/**"):
            tombol.click()
        budi.page.wait_for_load_state("networkidle")


def langkah(siapa, alamat: str, tombol: str) -> None:
    """Open the list, press the button of this step, agree when asked."""
    siapa.buka(alamat)
    siapa.page.locator("#kepala").get_by_role("button", name=tombol, exact=True).first.click()
    tanya = siapa.page.locator("dialog[open] [data-ya]")
    tanya.or_(siapa.page.locator(".pesan, .roti > *, .kemajuan")).first.wait_for()
    if tanya.count():
        tanya.click()
    siapa.page.wait_for_load_state("networkidle")


def buka_semua(siapa) -> None:
    """Open every branch of the explanation."""
    siapa.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


class TestSatuBulan:
    @pytest.mark.req("KLK-01", "KLK-09", "DPS-18", "DPS-19", "BJR-15", "PBG-03")
    @pytest.mark.req("KLK-13", "DPS-06", "DPS-25", "BJR-19", "KLK-02")
    def test_from_a_photo_to_the_article_behind_a_rupiah(self, peragaan, pengguna):
        sari = pengguna(PONSEL)
        sari.masuk(peragaan["Pegawai"], SANDI_DEMO)
        sari.muat_di_layar()
        sari.potret("beranda-pegawai")
        catat(sari)
        dicatat = Aktivitas.objects.get(uraian=URAIAN)
        assert (dicatat.status, dicatat.menit, dicatat.bukti.count()) == ("DIKIRIM", 60, 1)
        kerjakan_antrean()
        foto_ponsel = dicatat.bukti.get().berkas
        assert foto_ponsel.jenis == "image/webp"  # shrunk on the phone, its notes kept
        assert foto_ponsel.exif == {"tempat": "-8.52000, 115.41000", "alat": "Ponsel"}

        budi = pengguna(PONSEL)
        budi.masuk(peragaan["Atasan langsung"], SANDI_DEMO)
        setujui(budi)
        dicatat.refresh_from_db()
        assert dicatat.status == "DISETUJUI"

        komang = pengguna(MEJA)
        komang.masuk(peragaan["Pembuat daftar"], SANDI_DEMO)
        komang.page.get_by_role("link", name="Hitung TPP Oktober 2026").click()
        komang.page.get_by_role("button", name="Hitung").first.click()
        komang.page.wait_for_url(re.compile(r"/tpp/\d+/"))
        alamat = komang.page.url.removeprefix(komang.alamat)
        kerjakan_antrean()
        daftar = DaftarTPP.objects.get(pk=int(alamat.strip("/").split("/")[1]))
        assert daftar.status == "DIHITUNG"
        assert list(daftar.halangan.values_list("kalimat", flat=True)) == []

        nyoman = pengguna(MEJA)
        nyoman.masuk(peragaan["PPK-SKPD"], SANDI_DEMO)
        langkah(nyoman, alamat, "Verifikasi")
        retno = pengguna(MEJA)
        retno.masuk(peragaan["Kepala dinas (PA/KPA)"], SANDI_DEMO)
        langkah(retno, alamat, "Setujui dan tutup")
        daftar.refresh_from_db()
        assert daftar.status == "DITUTUP"
        retno.buka(alamat)
        retno.potret("daftar-tpp")
        assert periksa_bulan(daftar).selaras

        self.periksa_slip(sari, daftar, dicatat)

    def periksa_slip(self, sari, daftar, dicatat) -> None:
        """The slip opens to the article, the parameter, the activity, the day and its record."""
        hasil = HasilTPP.objects.get(daftar=daftar, pegawai=dicatat.pegawai)
        sari.buka("/tpp/saya/")
        sari.page.get_by_role("link", name="Oktober 2026").click()
        sari.page.get_by_role("heading", name="Mengapa TPP saya sebesar ini?").wait_for()
        sari.muat_di_layar()
        sari.potret("slip")
        rupiah = f"Rp{hasil.neto:,.0f}".replace(",", ".")
        assert rupiah in sari.page.locator(".slip-neto").inner_text()
        buka_semua(sari)
        isi = sari.page.locator("main").inner_text()
        assert "Perpres 188/2014" in isi
        assert "Kepmendagri" in isi
        assert "belum terverifikasi" in isi.lower()
        sari.page.get_by_role(
            "heading", name="Dari mana setiap angkanya"
        ).scroll_into_view_if_needed()
        sari.page.mouse.wheel(0, 500)
        sari.potret("slip-terbuka")
        assert sari.page.locator(f"a[href='/aktivitas/{dicatat.pk}/']").count()
        sari.page.locator("a[href^='/presensi/hari/']").first.click()
        sari.page.wait_for_url("**/presensi/hari/**")
        sari.muat_di_layar()
        assert "Terlambat" in sari.page.locator("main").inner_text()
        sari.potret("hari-kehadiran")

    def test_the_first_password_must_be_changed(self, peragaan, pengguna):
        baru = pengguna(PONSEL)
        halaman = baru.masuk(peragaan["Pegawai baru"], SANDI_DEMO)
        assert halaman.url.endswith("/akun/sandi/")
        sandi = "hujan di atas atap seng"
        halaman.fill("[name=oldpassword]", SANDI_DEMO)
        halaman.fill("[name=password1]", sandi)
        halaman.fill("[name=password2]", sandi)
        halaman.get_by_role("button", name="Simpan kata sandi").click()
        halaman.get_by_role("heading", name="Halo").wait_for()
