"""The working day on a phone: three taps, one line like SMS, a draft that survives."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import katalog, rapat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.skp.tests import pembuat as pembuat_skp
from tests.journeys.conftest import PONSEL

SANDI = "hujan di atas atap seng"


@pytest.fixture
def kantor(tabel_segar, transactional_db, pemeran):
    """Sari has an agreed SKP, a catalogue, and logged a visit last Friday."""
    with time_machine.travel(PADA, tick=True):
        user = pemeran.sari.user
        user.set_password(SANDI)
        user.save(update_fields=["password"])
        skp = pembuat_skp.disetujui(pemeran.sari, oleh=pemeran.budi)
        indikator = pembuat_skp.indikator_pertama(skp)
        rapat(pemeran)
        pembuat.dikirim(
            pemeran.sari,
            indikator,
            katalog_id=katalog(pemeran).pk,
            tanggal=date(2026, 10, 9),
            uraian="Melayani tamu dinas",
        )
        yield pemeran


@pytest.fixture
def sari(kantor, pengguna):
    orang = pengguna(PONSEL)
    orang.masuk(kantor.sari.user.username, SANDI)
    return orang


def foto() -> dict[str, object]:
    return {"name": "kerja.jpg", "mimeType": "image/jpeg", "buffer": pembuat.foto().read()}


def hari_ini() -> Aktivitas:
    return Aktivitas.objects.get(tanggal=date(2026, 10, 12))


class TestHariKerja:
    @pytest.mark.req("PBG-14")
    def test_an_entry_is_sent_in_three_taps(self, sari):
        page = sari.page
        sari.buka(reverse("aktivitas:hari"))
        sari.muat_di_layar()
        ketukan = 0
        page.get_by_role("link", name="Melayani tamu dinas").first.click()
        ketukan += 1
        page.wait_for_load_state("networkidle")
        page.set_input_files("[name=foto]", [foto()])  # the camera button: one tap
        ketukan += 1
        page.get_by_role("button", name="Kirim").click()
        ketukan += 1
        page.get_by_text("Aktivitas terkirim kepada Budi Santoso").first.wait_for()
        assert ketukan == 3
        satu = hari_ini()
        assert (satu.status, satu.uraian, satu.poin) == ("DIKIRIM", "Melayani tamu dinas", 60)
        assert page.get_by_role("heading", name="Hari ini", exact=True).is_visible()
        assert page.get_by_text("Menunggu persetujuan").first.is_visible()

    def test_a_line_like_sms_becomes_an_entry(self, sari):
        page = sari.page
        sari.buka(reverse("aktivitas:hari"))
        page.fill("[name=baris]", "rapat 09-11 peserta koordinasi stunting")
        page.press("[name=baris]", "Enter")
        page.wait_for_load_state("networkidle")
        sari.muat_di_layar()
        assert page.input_value("[name=uraian]") == "Rapat koordinasi stunting"
        page.set_input_files("[name=foto]", [foto()])
        page.get_by_role("button", name="Kirim").click()
        page.get_by_text("Aktivitas terkirim").first.wait_for()
        satu = hari_ini()
        assert (satu.peran, satu.menit, satu.poin) == ("PESERTA", 120, 45)

    def test_search_as_you_type_leads_to_the_form(self, sari):
        page = sari.page
        sari.buka(reverse("aktivitas:hari"))
        page.locator("#cari-aktivitas").press_sequentially("koor")
        page.locator("#hasil-cari").get_by_role("link", name="Rapat koordinasi").click()
        page.get_by_text("Pemimpin × 1,5").first.wait_for()

    def test_what_was_typed_survives_a_closed_browser_until_sign_out(self, sari):
        page = sari.page
        sari.buka(reverse("aktivitas:baru"))
        page.locator("[name=uraian]").press_sequentially("Menata arsip surat masuk")
        page.close()
        page = sari.page = sari.konteks.new_page()
        page.goto(sari.alamat + reverse("aktivitas:baru"))
        page.get_by_role("button", name="Lanjutkan isian").click()
        assert page.input_value("[name=uraian]") == "Menata arsip surat masuk"
        kunci = "Object.keys(localStorage).filter(k => k.startsWith('draf:')).length"
        assert page.evaluate(kunci) == 1
        page.evaluate("document.querySelector('form[data-keluar]').requestSubmit()")
        page.wait_for_url("**/masuk/**")
        assert page.evaluate(kunci) == 0
