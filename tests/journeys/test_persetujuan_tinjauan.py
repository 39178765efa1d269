"""On a phone: a revision, many approvals, a silent superior, and a review by a team to its end."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from ekinerja.aktivitas import tasks as tugas
from ekinerja.aktivitas.models import Aktivitas, CatatanPutusan, Peninjauan
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.skp.tests import pembuat as pembuat_skp
from tests.journeys.conftest import PONSEL

SANDI = "hujan di atas atap seng"
RAPAT = "Memimpin rapat layanan pengaduan"
URAIAN_BARU = "Memimpin rapat layanan pengaduan warga, notulen terlampir"
SIAPA = ("sari", "budi", "ratna", "tono", "made", "dewi", "wayan")


@pytest.fixture
def kantor(tabel_segar, transactional_db, pemeran):
    """Sari works for Budi, who answers to Ratna; three reviewers stand outside their lines."""
    with time_machine.travel(PADA, tick=True):
        for siapa in SIAPA:
            user = getattr(pemeran, siapa).user
            user.set_password(SANDI)
            user.save(update_fields=["password"])
        tim.peninjau(pemeran, "tono", "made", "dewi")
        skp = pembuat_skp.disetujui(pemeran.sari, oleh=pemeran.budi)
        pemeran.indikator = pembuat_skp.indikator_pertama(skp)
        yield pemeran


@pytest.fixture
def masuk(kantor, pengguna):
    """``masuk("sari")`` opens her phone."""

    def buka(siapa: str):
        orang = pengguna(PONSEL)
        orang.masuk(getattr(kantor, siapa).user.username, SANDI)
        return orang

    return buka


def alamat(nama: str, *args) -> str:
    return reverse(f"aktivitas:{nama}", args=args)


def tekan(siapa, tombol: str) -> None:
    """Press a button and wait until the page has answered."""
    siapa.page.locator("main").get_by_role("button", name=tombol).first.click()
    siapa.page.wait_for_load_state("networkidle")


def buka_lipatan(siapa, judul: str) -> None:
    siapa.page.locator("summary", has_text=judul).first.click()


def beralasan(siapa, pk: int, tombol: str, alasan: str) -> None:
    """Open the entry, press a button that asks for the reason, and give it."""
    siapa.buka(alamat("rincian", pk))
    buka_lipatan(siapa, tombol)
    kotak = siapa.page.locator("details[open]").first
    kotak.locator("textarea").fill(alasan)
    kotak.locator("button[type=submit]").click()
    siapa.page.wait_for_load_state("networkidle")


class TestPersetujuanDiPonsel:
    @pytest.mark.req("DPS-06", "DPS-21", "DES-04", "DES-06", "DES-07")
    def test_a_revision_comes_back_with_what_changed(self, kantor, masuk):
        dikirim = pembuat.dikirim(kantor.sari, kantor.indikator, uraian=RAPAT)
        budi = masuk("budi")
        budi.buka(alamat("persetujuan"))
        budi.muat_di_layar()
        buka_lipatan(budi, "Kembalikan")
        budi.page.fill(f"#alasan-{dikirim.pk}", "Sebutkan rapat apa dan lampirkan notulennya.")
        with budi.page.expect_response("**/kembalikan/"):
            budi.page.get_by_role("button", name="Kembalikan dengan catatan").click()
        budi.page.get_by_text("Tidak ada yang menunggu").first.wait_for()

        sari = masuk("sari")
        sari.buka(alamat("rincian", dikirim.pk))
        sari.page.get_by_text("lampirkan notulennya").first.wait_for()
        sari.muat_di_layar()
        sari.page.get_by_role("link", name="Perbaiki").first.click()
        sari.page.fill("[name=uraian]", URAIAN_BARU)
        tekan(sari, "Kirim")
        dikirim.refresh_from_db()
        assert dikirim.status == "DIKIRIM"

        budi.buka(alamat("persetujuan"))
        budi.page.get_by_text(f"Uraian semula: {RAPAT}").first.wait_for()
        budi.potret("persetujuan-beda")
        with budi.page.expect_response("**/setujui/"):
            budi.page.locator("[data-setujui]").first.click()
        budi.page.get_by_text("Tidak ada yang menunggu").first.wait_for()
        dikirim.refresh_from_db()
        assert dikirim.status == "DISETUJUI"

    @pytest.mark.req("DPS-06")
    def test_many_are_approved_at_once_and_by_keyboard(self, kantor, masuk):
        pembuat.dikirim_banyak(kantor.sari, kantor.indikator, penilai=kantor.budi, banyak=12)
        budi = masuk("budi")
        budi.buka(alamat("persetujuan"))
        budi.muat_di_layar()
        budi.page.keyboard.press("j")
        with budi.page.expect_response("**/setujui/"):
            budi.page.keyboard.press("s")
        budi.page.get_by_text("11 aktivitas menunggu").wait_for()
        with budi.page.expect_response("**/setujui/"):
            budi.page.get_by_role("button", name="Setujui semua").first.click()
        budi.page.get_by_text("Tidak ada yang menunggu").first.wait_for()
        assert Aktivitas.objects.filter(status="DISETUJUI").count() == 12
        assert list(CatatanPutusan.objects.values_list("jumlah", flat=True)) == [1, 11]

    def test_a_silent_superior_is_passed_by_the_night(self, kantor, masuk):
        berlakukan(kantor, batas_hari_persetujuan=3, akibat_diam_penilai="eskalasi")
        dikirim = pembuat.dikirim(kantor.sari, kantor.indikator, uraian=RAPAT)
        for hari in (0, 4):
            tugas.tenggat(int((PADA + timedelta(days=hari)).timestamp()))
        with time_machine.travel(PADA + timedelta(days=4), tick=True):
            sari = masuk("sari")
            sari.buka(alamat("rincian", dikirim.pk))
            sari.page.get_by_text("Diteruskan kepada atasan berikutnya").wait_for()
            sari.muat_di_layar()
            ratna = masuk("ratna")
            ratna.buka(alamat("persetujuan"))
            ratna.page.get_by_text(RAPAT).first.wait_for()
            with ratna.page.expect_response("**/setujui/"):
                ratna.page.locator("[data-setujui]").first.click()
            ratna.page.get_by_text("Tidak ada yang menunggu").first.wait_for()
        dikirim.refresh_from_db()
        assert (dikirim.status, dikirim.penilai) == ("DISETUJUI", kantor.ratna)


class TestTinjauanDiPonsel:
    @pytest.mark.req("DPS-22", "DPS-23")
    def test_refused_work_goes_to_the_team_and_is_acknowledged(self, kantor, masuk):
        dikirim = pembuat.dikirim(kantor.sari, kantor.indikator, uraian=RAPAT)
        beralasan(masuk("budi"), dikirim.pk, "Tolak", "Rapat ini bukan tugas Sari.")

        sari = masuk("sari")
        beralasan(sari, dikirim.pk, "Minta tim meninjau", "Rapat ini ada dalam SKP saya.")
        sari.page.get_by_text("Tim belum ditugaskan").wait_for()
        sari.muat_di_layar()
        kasus = Peninjauan.objects.get()
        rincian = alamat("tinjauan_rinci", kasus.pk)

        wayan = masuk("wayan")
        wayan.buka(rincian)
        for nama in ("Tono Hartono", "Made Wirawan", "Dewi Anggraini"):
            wayan.page.get_by_role("checkbox", name=nama).check()
        wayan.page.select_option("[name=ketua]", str(kantor.tono.pk))
        wayan.muat_di_layar()
        tekan(wayan, "Tugaskan tim")

        tono = masuk("tono")
        for orang, suara in ((tono, "Dikabulkan"), (masuk("made"), "Dikabulkan sebagian"),
                             (masuk("dewi"), "Dikabulkan")):  # fmt: skip
            orang.buka(rincian)
            orang.muat_di_layar()
            orang.page.get_by_role("radio", name=suara, exact=True).check()
            if suara == "Dikabulkan sebagian":
                orang.page.fill("[name=menit]", "60")
            orang.page.fill("[name=alasan]", "Undangan dan daftar hadirnya ada.")
            tekan(orang, "Beri suara")
        tono.buka(rincian)
        tono.page.fill("[name=pertimbangan]", "Undangan dan daftar hadir membuktikan rapatnya.")
        tekan(tono, "Tetapkan putusan")
        tono.potret("tinjauan-putusan")

        sari.buka(rincian)
        sari.page.get_by_text("membuktikan rapatnya").first.wait_for()
        sari.muat_di_layar()
        dikirim.refresh_from_db()
        assert (dikirim.status, dikirim.menit) == ("DISETUJUI", 90)
        wayan.buka(alamat("tinjauan_angka"))
        wayan.page.get_by_text("Budi Santoso").first.wait_for()
        wayan.muat_di_layar()
        assert connection.in_atomic_block is False
