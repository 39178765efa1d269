"""The guided set-up reads its state from the data; modules and the first month really count."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.instansi.models import Instansi, ModulInstansi
from ekinerja.instansi.queries import SEMUA_MODUL, modul_aktif
from ekinerja.kalender.models import Bulan
from ekinerja.penyiapan.instansi_baru import buat_instansi
from ekinerja.penyiapan.presenters import susun_langkah
from ekinerja.penyiapan.queries import isi_data
from ekinerja.penyiapan.services import atur_modul, tetapkan_mulai

PADA = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HARI = PADA.date()


@pytest.fixture
def pengelola(db) -> Client:
    """The first keeper of an empty government, past the change of password."""
    buat_instansi(
        "kab-baru", "Kabupaten Baru", jenis="KABUPATEN", zona="Asia/Makassar", pengguna="pengelola",
        pada=PADA,
    )  # fmt: skip
    user = User.objects.get(username="pengelola")
    User.objects.filter(pk=user.pk).update(wajib_ganti_sandi=False)
    klien = Client()
    klien.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return klien


def langkah(instansi: Instansi) -> dict[str, str]:
    lingkup = Lingkup(instansi.pk, HARI, None)
    return {s.judul: s.keadaan for s in susun_langkah(isi_data(lingkup), SEMUA_MODUL)}


class TestMulai:
    @pytest.mark.req("BGL-03")
    def test_the_first_keeper_lands_on_the_set_up(self, pengelola):
        jawab = pengelola.get("/")
        assert jawab.status_code == 302
        assert jawab.url == reverse("penyiapan:mulai")
        isi = pengelola.get(jawab.url).content.decode()
        assert "Profil instansi" in isi
        assert "Berikutnya" in isi

    def test_a_step_leads_straight_to_its_form_or_upload(self, pengelola):
        isi = pengelola.get(reverse("penyiapan:mulai")).content.decode()
        assert f'href="{reverse("organisasi:instansi_ubah")}"' in isi
        assert f'href="{reverse("penyiapan:unggah", args=["jabatan"])}"' in isi
        assert f'href="{reverse("penyiapan:unggah", args=["pegawai"])}"' in isi

    def test_a_keeper_without_personal_data_reads_name_and_zone_of_the_government(self, pengelola):
        jawab = pengelola.get(reverse("penyiapan:uji_coba"))
        assert jawab.context["instansi_nama"] == "Kabupaten Baru"
        assert jawab.wsgi_request.identitas.zona == "Asia/Makassar"

    def test_a_page_below_the_set_up_is_marked_there_in_the_menu(self, pengelola):
        menu = pengelola.get(reverse("penyiapan:uji_coba")).context["navigasi"]
        assert [satu.judul for satu in menu if satu.aktif] == ["Penyiapan"]

    def test_the_state_of_a_step_follows_the_data(self, pemeran):
        kini = langkah(pemeran.instansi)
        assert kini["Pegawai dan penempatannya"] == "selesai"
        assert kini["Alur pembayaran"] == "selesai"
        assert kini["Profil instansi"] == "berikutnya"
        assert kini["Skema TPP"] == "menunggu"
        assert kini["Unit percontohan"] == "boleh"
        Instansi.objects.filter(pk=pemeran.instansi.pk).update(alamat="Jalan 1", kota="Bangli")
        assert langkah(pemeran.instansi)["Profil instansi"] == "selesai"

    def test_a_module_that_is_off_has_no_steps(self, pemeran):
        isi = isi_data(Lingkup(pemeran.instansi.pk, HARI, None))
        judul = {s.judul for s in susun_langkah(isi, {"SKP"})}
        assert "SKP" in judul
        assert "Skema TPP" not in judul

    def test_everybody_with_people_sees_the_home_page(self, as_wayan):
        assert as_wayan.get("/").status_code == 200


class TestModul:
    def test_all_are_on_until_somebody_chooses(self, pemeran):
        assert modul_aktif(pemeran.instansi.pk, pada=HARI) == SEMUA_MODUL

    @pytest.mark.req("BGL-03")
    def test_what_is_off_leaves_the_menu(self, as_sari, as_wayan, pemeran):
        assert reverse("tpp:slip_saya") in as_sari.get("/").content.decode()
        kirim = {"modul": ["SKP", "AKTIVITAS"], "mulai": "2020-01-01"}
        assert as_wayan.post(reverse("penyiapan:modul"), kirim).status_code == 302
        isi = as_sari.get("/").content.decode()
        assert reverse("tpp:slip_saya") not in isi
        assert reverse("skp:daftar") in isi
        assert reverse("presensi:saya") in isi

    def test_switching_is_dated(self, pemeran):
        siapa = {"oleh": pemeran.wayan, "pada": PADA}
        atur_modul(pemeran.instansi, {"TPP", "SKP"}, mulai=date(2026, 1, 1), **siapa)
        atur_modul(pemeran.instansi, {"SKP", "AKTIVITAS"}, mulai=date(2026, 6, 1), **siapa)
        pk = pemeran.instansi.pk
        assert modul_aktif(pk, pada=date(2026, 3, 1)) == {"TPP", "SKP"}
        assert modul_aktif(pk, pada=date(2026, 7, 1)) == {"SKP", "AKTIVITAS"}
        with pytest.raises(AksiDitolak, match="sesudah tanggal itu"):
            atur_modul(pemeran.instansi, {"SKP"}, mulai=date(2026, 2, 1), **siapa)

    def test_none_at_all_is_refused(self, pemeran):
        with pytest.raises(AksiDitolak, match="paling sedikit satu"):
            atur_modul(pemeran.instansi, [], mulai=HARI, oleh=pemeran.wayan, pada=PADA)

    def test_it_is_refused_to_others(self, pemeran):
        for orang in (pemeran.sari, pemeran.ucok):
            with pytest.raises(TidakBerwenang):
                atur_modul(pemeran.instansi, {"SKP"}, mulai=HARI, oleh=orang, pada=PADA)
        assert not ModulInstansi.objects.exists()


class TestMulaiBerlaku:
    @pytest.mark.req("BJR-01")
    def test_it_may_lie_in_the_middle_of_a_year(self, as_wayan, pemeran):
        kirim = {"mulai": "2026-07"}
        assert as_wayan.post(reverse("penyiapan:mulai_berlaku"), kirim).status_code == 302
        pemeran.instansi.refresh_from_db()
        assert pemeran.instansi.mulai_berlaku == date(2026, 7, 1)

    def test_a_month_that_cannot_be_read_is_refused(self, as_wayan):
        kirim = {"mulai": "Juli"}
        assert as_wayan.post(reverse("penyiapan:mulai_berlaku"), kirim).status_code == 422

    def test_a_closed_month_cannot_become_an_archive(self, pemeran):
        Bulan.objects.create(unit=pemeran.unit.dinas, awal=date(2026, 5, 1), ditutup_pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            tetapkan_mulai(pemeran.instansi, mulai=date(2026, 7, 1), oleh=pemeran.wayan, pada=PADA)
