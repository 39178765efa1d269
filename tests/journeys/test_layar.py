"""Every page of every role, on a phone and on a desk, as a hurried clerk meets it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.test.utils import override_settings
from pytest_django.live_server_helper import LiveServer

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.penyiapan.demo.akun import SANDI_DEMO, daftar_akun_demo
from tests.journeys.conftest import MEJA, PONSEL, Pengguna, kosongkan_antrean

pytestmark = pytest.mark.django_db  # reads only; what the server writes is flushed at the end
JUMAT_PAGI = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PERIKSA = """async () => {
  await new Promise(selesai => requestAnimationFrame(() => requestAnimationFrame(selesai)));
  const gerak = document.getAnimations().filter(a => a instanceof CSSTransition);
  await Promise.allSettled(gerak.map(a => a.finished));
  const values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
  const hasil = await axe.run(document, {runOnly: {type: "tag", values}});
  const warna = simpul => (simpul.any[0]?.data?.fgColor
    ? ` (${simpul.any[0].data.fgColor} di atas ${simpul.any[0].data.bgColor})` : "");
  const letak = simpul => simpul.html.slice(0, 200) + warna(simpul);
  return hasil.violations.map(
    satu => `${satu.id}: ${satu.nodes.slice(0, 2).map(letak).join(" ; ")}`);
}"""
TAUTAN = """() => [...document.querySelectorAll("a[href^='/'], a[href^='?']")]
  .filter(a => !a.hasAttribute("download")).map(a => new URL(a.href).pathname)"""
# bagian halaman menurut jenisnya: halaman yang seluruh bagiannya sudah dilihat tidak diulang
BAGIAN = """() => [...new Set([...document.querySelectorAll("main *")].flatMap(
  e => e.classList.length ? [...e.classList] : [e.localName]))]"""
BUKAN_HALAMAN = re.compile(
    r"/(keluar|unduh|ekspor|templat|bukti|berkas|pdf|xlsx|csv|static)\b|_kit|\.(pdf|xlsx|csv|zip)$"
)
SAMA_BAGI_SEMUA = {
    "/akun/sandi/",
    "/verifikasi/N/",
    "/skp/baru/",
    "/presensi/hari/N/",
    "/regulasi/N/",
}
PERAN = (
    "Pegawai", "Atasan langsung", "Pembuat daftar", "PPK-SKPD", "Kepala dinas (PA/KPA)",
    "Bendahara", "Admin perangkat daerah", "BKPSDM", "Bagian Organisasi", "Pengelola aplikasi",
    "Admin teknis", "Pemeriksa", "Pimpinan",
)  # fmt: skip


@pytest.fixture(autouse=True)
def bukti_sementara() -> None:
    """Files stay where the demonstration put them: one folder for this whole module."""


@pytest.fixture(scope="module")
def kantor(tabel_segar, django_db_blocker, tmp_path_factory):
    """The demonstration government behind a real socket, loaded once for all journeys here."""
    bukti = tmp_path_factory.mktemp("bukti")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=bukti),
        time_machine.travel(JUMAT_PAGI, tick=True),
    ):
        call_command("demo", tanggal=JUMAT_PAGI.date(), verbosity=0)
        akun = {satu.sebutan.split(":")[0]: satu.nama_pengguna for satu in daftar_akun_demo()}
        server = LiveServer("localhost")
        yield server.url, akun
        server.stop()
        call_command("flush", verbosity=0, interactive=False)
        kosongkan_antrean()


@pytest.fixture
def orang(browser, kantor):
    """Factory: one person of the demonstration, signed in at a device of this size."""
    alamat, akun = kantor
    dibuka: list[Pengguna] = []

    def buka(peran: str | None, ukuran=PONSEL) -> Pengguna:
        dibuka.append(Pengguna(browser, alamat, ukuran))
        if peran is not None:
            dibuka[-1].masuk(akun[peran], SANDI_DEMO)
        return dibuka[-1]

    yield buka
    galat = [g for satu in dibuka for g in satu.galat]
    for satu in dibuka:
        satu.konteks.close()
    assert not galat, galat


def pola(path: str) -> str:
    """The same page for another record is the same page."""
    return re.sub(r"/verifikasi/[0-9a-f]+", "/verifikasi/N", re.sub(r"\d+", "N", path))


class Pemeriksa:
    """Looks at a page at two sizes, light and dark, and remembers which parts it has seen."""

    def __init__(self) -> None:
        self.terlihat: set[str] = set()
        self.cacat: list[str] = []
        self.cukup_sekali: set[str] = set()

    def lihat(self, siapa: Pengguna, sebagai: str) -> None:
        """Note what sticks out and, for parts not met before, what breaks the guideline."""
        baru = set(siapa.page.evaluate(BAGIAN)) - self.terlihat
        self.terlihat |= baru
        self.muat(siapa, sebagai, PONSEL)
        if not baru:
            return
        self.aksesibel(siapa, f"{sebagai}, ponsel, terang")
        siapa.page.emulate_media(color_scheme="dark")
        siapa.page.locator("html[data-bs-theme=dark]").wait_for(state="attached")
        self.muat(siapa, sebagai, MEJA)
        self.aksesibel(siapa, f"{sebagai}, meja, gelap")
        siapa.page.emulate_media(color_scheme="light")
        siapa.ukur(PONSEL)

    def muat(self, siapa: Pengguna, sebagai: str, ukuran: dict[str, int]) -> None:
        siapa.ukur(ukuran)
        lebih = siapa.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if lebih > 0:
            self.catat(siapa, sebagai, f"lebih lebar {lebih} piksel pada {ukuran['width']}")

    def aksesibel(self, siapa: Pengguna, sebagai: str) -> None:
        if not siapa.page.evaluate("'axe' in window"):
            siapa.page.evaluate(AXE.read_text(encoding="utf-8"))
        for langgar in siapa.page.evaluate(PERIKSA):
            self.catat(siapa, sebagai, langgar)

    def catat(self, siapa: Pengguna, sebagai: str, apa: str) -> None:
        self.cacat.append(f"{siapa.page.url} ({sebagai}): {apa}")


def jelajahi(siapa: Pengguna, sebagai: str, pemeriksa: Pemeriksa) -> set[str]:
    """Follow every link from the home page; each kind of page is opened once."""
    antre, dikenal = ["/"], {"/"}
    while antre:
        path = antre.pop(0)
        jawab = siapa.page.goto(siapa.alamat + path)
        if jawab.status != 200:
            pemeriksa.catat(siapa, sebagai, f"dijawab {jawab.status}, ditautkan dari halaman lain")
        if siapa.page.locator("h1").count() != 1:
            pemeriksa.catat(siapa, sebagai, "tidak mempunyai tepat satu judul")
        pemeriksa.lihat(siapa, sebagai)
        for tautan in siapa.page.evaluate(TAUTAN):
            if pola(tautan) not in dikenal and not BUKAN_HALAMAN.search(tautan):
                dikenal.add(pola(tautan))
                if pola(tautan) not in pemeriksa.cukup_sekali:
                    antre.append(tautan)
    pemeriksa.cukup_sekali |= dikenal & SAMA_BAGI_SEMUA
    return dikenal


needs_axe = pytest.mark.skipif(
    not AXE.exists(), reason="AXE-CORE TIDAK ADA: jalankan python -m ops.assets"
)


@needs_axe
class TestSetiapLayar:
    def test_it_fits_reads_and_answers_for_every_role(self, orang):
        pemeriksa, dikenal = Pemeriksa(), {}
        for peran in PERAN:
            siapa = orang(peran)
            dikenal[peran] = jelajahi(siapa, peran, pemeriksa)
            siapa.konteks.close()
        assert not pemeriksa.cacat, "\n".join(pemeriksa.cacat)
        assert {"/aktivitas/baru/", "/tpp/N/slip/N/", "/presensi/hari/N/"} <= dikenal["Pegawai"]
        assert "/aktivitas/persetujuan/" in dikenal["Atasan langsung"]
        assert {"/tpp/", "/tpp/N/"} <= dikenal["Pembuat daftar"]
        assert {"/pegawai/baru/", "/organisasi/", "/penyiapan/"} <= dikenal["BKPSDM"]
        assert {"/organisasi/sistem/", "/organisasi/dukungan/baru/"} <= dikenal["Admin teknis"]

    def test_a_refusal_is_a_page_that_says_what_to_do(self, orang):
        pemeriksa, tamu, sari = Pemeriksa(), orang(None), orang("Pegawai")
        for siapa, path, status in (
            (tamu, "/masuk/", 200),
            (sari, "/tidak-ada/", 404),
            (sari, "/penyiapan/", 403),
            (sari, "/aktivitas/bulan/?status=DIBATALKAN&bulan=2026-09", 200),
        ):
            assert siapa.page.goto(siapa.alamat + path).status == status
            pemeriksa.lihat(siapa, path)
        assert not pemeriksa.cacat, "\n".join(pemeriksa.cacat)

    def test_a_refused_form_keeps_what_was_typed(self, orang):
        pemeriksa, sari = Pemeriksa(), orang("Pegawai")
        sari.buka("/aktivitas/baru/")
        sari.page.fill("[name=uraian]", "Menyusun bahan rapat")
        with sari.page.expect_response(lambda r: r.request.method == "POST") as jawab:
            sari.page.get_by_role("button", name="Kirim").click()
        assert jawab.value.status == 422
        sari.page.get_by_text("Belum dapat disimpan").wait_for()
        assert sari.page.input_value("[name=uraian]") == "Menyusun bahan rapat"
        pemeriksa.lihat(sari, "isian ditolak")
        assert not pemeriksa.cacat, "\n".join(pemeriksa.cacat)


class TestTanpaTetikus:
    def test_a_deed_is_confirmed_or_given_up_by_keyboard(self, orang, kantor):
        sari = orang("Pegawai", MEJA)
        catatan = Aktivitas.objects.filter(
            pegawai__user__username=kantor[1]["Pegawai"], status="DIKIRIM"
        ).latest("pk")
        sari.buka(f"/aktivitas/{catatan.pk}/")
        tombol = sari.page.get_by_role("button", name="Batalkan aktivitas")
        tombol.focus()
        sari.page.keyboard.press("Enter")
        dialog = sari.page.locator("dialog[open]")
        dialog.wait_for()
        assert sari.page.evaluate("document.activeElement.value") == "batal"
        sari.page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        catatan.refresh_from_db()
        assert catatan.status == "DIKIRIM"
        assert tombol.evaluate("e => e === document.activeElement")

        sari.page.keyboard.press("Enter")
        dialog.wait_for()
        sari.page.keyboard.press("Tab")
        with sari.page.expect_navigation():
            sari.page.keyboard.press("Enter")
        catatan.refresh_from_db()
        assert catatan.status == "DIBATALKAN"


class TestTanpaJavaScript:
    def test_an_activity_is_logged(self, browser, kantor):
        alamat, akun = kantor
        konteks = browser.new_context(viewport=PONSEL, locale="id-ID", java_script_enabled=False)
        halaman = konteks.new_page()
        halaman.goto(alamat + "/masuk/")
        halaman.fill("[name=login]", akun["Pegawai"])
        halaman.fill("[name=password]", SANDI_DEMO)
        halaman.click("main button[type=submit]")
        halaman.get_by_role("link", name="Catat aktivitas").click()
        halaman.locator("#pilih-indikator input[type=radio]").first.check()
        halaman.fill("[name=uraian]", "Mengecek kabel jaringan lantai dua")
        halaman.get_by_role("radio", name="30 menit", exact=True).check()
        halaman.get_by_role("button", name="Simpan draf").click()
        halaman.get_by_text("Mengecek kabel jaringan lantai dua").first.wait_for()
        konteks.close()
        dicatat = Aktivitas.objects.get(uraian="Mengecek kabel jaringan lantai dua")
        assert (dicatat.status, dicatat.menit) == ("DRAF", 30)
