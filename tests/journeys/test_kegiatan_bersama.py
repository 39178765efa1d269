"""A shared event on a phone: made by one, confirmed by another through the QR's link."""

import pytest
import time_machine
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, BuktiAktivitas
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import rapat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.skp.tests import pembuat as pembuat_skp
from tests.journeys.conftest import PONSEL

SANDI = "hujan di atas atap seng"


@pytest.fixture
def kantor(tabel_segar, transactional_db, pemeran):
    """Budi and Sari have an agreed SKP; the catalogue values roles of a meeting."""
    with time_machine.travel(PADA, tick=True):
        for orang, penilai in ((pemeran.sari, pemeran.budi), (pemeran.budi, pemeran.ratna)):
            orang.user.set_password(SANDI)
            orang.user.save(update_fields=["password"])
            pembuat_skp.disetujui(orang, oleh=penilai)
        rapat(pemeran)
        yield pemeran


def masuk(pengguna, orang):
    satu = pengguna(PONSEL)
    satu.masuk(orang.user.username, SANDI)
    return satu


def buat(budi):
    """Budi makes the event with its photo; gives the address that the QR carries."""
    page = budi.page
    budi.buka(reverse("aktivitas:kegiatan_baru"))
    budi.muat_di_layar()
    page.fill("[name=nama]", "Rapat koordinasi stunting")
    page.fill("[name=mulai]", "08:00")
    page.fill("[name=selesai]", "10:00")
    page.fill("[name=tempat]", "Aula dinas")
    page.select_option("[name=katalog]", label="Rapat koordinasi")
    foto = {"name": "rapat.jpg", "mimeType": "image/jpeg", "buffer": pembuat.foto().read()}
    page.set_input_files("[name=foto]", [foto])
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("img", name="Kode QR untuk mengonfirmasi kehadiran").wait_for()
    budi.muat_di_layar()
    budi.potret("kegiatan-bersama")
    return page.input_value("#tautan-kegiatan")


def konfirmasi(orang, alamat, peran):
    page = orang.page
    page.goto(alamat)
    orang.muat_di_layar()
    page.check(f"[name=peran][value={peran}]")
    page.locator("[name=indikator]").first.check()
    orang.potret("kegiatan-konfirmasi")
    page.get_by_role("button", name="Saya hadir").click()
    page.get_by_text("Kehadiran tercatat").first.wait_for()
    orang.muat_di_layar()


class TestKegiatanBersama:
    @pytest.mark.req("DPS-14")
    def test_both_entries_carry_the_points_of_the_role(self, kantor, pengguna):
        budi, sari = masuk(pengguna, kantor.budi), masuk(pengguna, kantor.sari)
        tautan = buat(budi)
        konfirmasi(budi, tautan, "PEMIMPIN")
        konfirmasi(sari, tautan, "PESERTA")
        poin = dict(Aktivitas.objects.values_list("pegawai__nama", "poin"))
        assert poin == {"Budi Santoso": 90, "Sari Wulandari": 45}
        assert set(Aktivitas.objects.values_list("status", flat=True)) == {"DIKIRIM"}
        assert not BuktiAktivitas.objects.exists()
        budi.page.reload()
        budi.page.get_by_text("2 hadir dari 2 orang").wait_for()
