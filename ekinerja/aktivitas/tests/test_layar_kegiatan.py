"""Pages of shared events."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from ekinerja.aktivitas.kode_kegiatan import kode_kegiatan
from ekinerja.aktivitas.models import Aktivitas, Kegiatan, PesertaKegiatan
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import rapat
from ekinerja.aktivitas.tests.kegiatan_uji import BESOK, LUSA, diundang, hadir, kegiatan
from ekinerja.core.testing import counted_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def acara(pemeran):
    return kegiatan(pemeran.sari, katalog_id=rapat(pemeran).pk)


def alamat(nama, *argumen):
    return reverse(f"aktivitas:kegiatan{nama}", args=argumen)


def isi(**ubah):
    awal = {
        "kunci_kirim": str(uuid.uuid4()), "nama": "Rapat koordinasi stunting",
        "tanggal": "2026-10-12", "mulai": "08:00", "selesai": "10:00", "tempat": "Aula",
        "batas_NARASUMBER": "2",
    }  # fmt: skip
    return awal | ubah


class TestBuat:
    def test_it_is_made_once_with_its_evidence(self, as_sari, pemeran):
        data = isi(foto=[pembuat.foto()], katalog=rapat(pemeran).pk)
        jawab = as_sari.post(alamat("_baru"), data)
        as_sari.post(alamat("_baru"), {**isi(), "kunci_kirim": data["kunci_kirim"]})
        acara = Kegiatan.objects.get()
        assert jawab.url == alamat("_rinci", acara.pk)
        assert (acara.kapasitas, acara.bukti.count()) == ({"NARASUMBER": 2}, 1)

    def test_what_is_refused_comes_back_as_typed(self, as_sari):
        jawab = as_sari.post(alamat("_baru"), isi(mulai="11:00", nama="Rapat penting"))
        assert jawab.status_code == 422
        assert "Jam selesai harus sesudah jam mulai" in jawab.content.decode()
        assert "Rapat penting" in jawab.content.decode()

    def test_an_empty_form_names_what_is_missing(self, as_sari):
        jawab = as_sari.post(alamat("_baru"), {})
        assert jawab.status_code == 422
        assert "Tulis nama kegiatannya." in jawab.content.decode()

    def test_it_is_corrected_on_the_same_form(self, as_sari, acara):
        assert 'value="08:00"' in as_sari.get(alamat("_ubah", acara.pk)).content.decode()
        as_sari.post(alamat("_ubah", acara.pk), isi(tempat="Ruang lain", notulen="Sepakat."))
        acara.refresh_from_db()
        assert (acara.tempat, acara.notulen) == ("Ruang lain", "Sepakat.")


class TestHalaman:
    def test_the_organiser_sees_the_code_and_who_was_found(self, as_sari, pemeran, acara):
        halaman = as_sari.get(alamat("_rinci", acara.pk), {"cari": "tono"}).content.decode()
        assert kode_kegiatan(acara) in halaman
        assert "data:image/svg+xml;base64," in halaman
        assert "Tono Hartono" in halaman

    def test_somebody_of_another_unit_is_invited(self, as_sari, as_tono, pemeran, acara):
        data = {"pegawai": [pemeran.tono.pk, pemeran.ucok.pk], "peran": "NARASUMBER"}
        as_sari.post(alamat("_undang", acara.pk), data)
        assert PesertaKegiatan.objects.get().pegawai == pemeran.tono
        assert acara.nama in as_tono.get(alamat("")).content.decode()

    def test_who_takes_part_does_not_see_the_code(self, as_budi, pemeran, acara):
        diundang(acara, pemeran.budi)
        halaman = as_budi.get(alamat("_rinci", acara.pk)).content.decode()
        assert acara.nama in halaman
        assert kode_kegiatan(acara) not in halaman

    def test_it_is_invisible_to_others(self, as_tono, acara):
        assert as_tono.get(alamat("_rinci", acara.pk)).status_code == 404

    def test_it_asks_the_same_however_many_people(self, as_sari, pemeran, acara):
        diundang(acara, pemeran.budi)
        with counted_queries() as sedikit:
            as_sari.get(alamat("_rinci", acara.pk))
        for siapa in (pemeran.dewi, pemeran.ratna, pemeran.tono):
            diundang(acara, siapa)
        with counted_queries() as banyak:
            as_sari.get(alamat("_rinci", acara.pk))
        assert int(sedikit) == int(banyak) <= 15

    def test_the_list_is_narrowed(self, as_sari, pemeran, acara):
        lain = kegiatan(pemeran.budi, nama="Apel pagi bersama")
        diundang(lain, pemeran.sari)
        semua = as_sari.get(alamat("")).content.decode()
        menunggu = as_sari.get(alamat(""), {"pilih": "menunggu"}).content.decode()
        assert acara.nama in semua and lain.nama in semua
        assert acara.nama not in menunggu and lain.nama in menunggu

    def test_a_typed_code_leads_to_the_confirmation(self, as_budi, acara):
        kode = kode_kegiatan(acara)
        assert as_budi.get(alamat(""), {"kode": f" {kode.upper()} "}).url == alamat("_ikut", kode)
        assert "tidak terbaca" in as_budi.get(alamat(""), {"kode": "????"}).content.decode()

    def test_the_lists_to_print(self, as_sari, pemeran, acara):
        hadir(acara, pemeran.dewi)
        diundang(acara, pemeran.budi)
        lembar = as_sari.get(alamat("_hadir", acara.pk)).content.decode()
        assert "Dewi Anggraini" in lembar
        assert "Budi Santoso" not in lembar
        assert kode_kegiatan(acara) in as_sari.get(alamat("_qr", acara.pk)).content.decode()


class TestKonfirmasi:
    def test_who_scans_it_is_asked_and_gets_an_entry(self, as_sari, pemeran, indikator):
        acara = kegiatan(pemeran.budi, katalog_id=rapat(pemeran).pk)
        ikut = alamat("_ikut", kode_kegiatan(acara))
        halaman = as_sari.get(ikut).content.decode()
        assert "Anda masuk sebagai <strong>Sari Wulandari</strong>" in halaman
        assert not PesertaKegiatan.objects.exists()
        data = {"pegawai": pemeran.sari.pk, "peran": "NOTULIS", "indikator": indikator.pk}
        jawab = as_sari.post(ikut, data | {"aksi": "kirim"}, follow=True)
        assert "sebagai notulis" in jawab.content.decode()
        entri = Aktivitas.objects.get()
        assert (entri.pegawai, entri.status, entri.poin) == (pemeran.sari, "DIKIRIM", 60)

    def test_an_indicator_must_be_chosen(self, as_sari, pemeran, indikator):
        acara = kegiatan(pemeran.budi)
        ikut = alamat("_ikut", kode_kegiatan(acara))
        jawab = as_sari.post(ikut, {"pegawai": pemeran.sari.pk, "peran": "PESERTA"})
        assert jawab.status_code == 422
        assert "Pilih indikator SKP" in jawab.content.decode()

    def test_the_page_of_another_is_refused(self, as_sari, pemeran):
        acara = kegiatan(pemeran.budi)
        ikut = alamat("_ikut", kode_kegiatan(acara))
        data = {"pegawai": pemeran.dewi.pk, "peran": "PESERTA"}
        assert as_sari.post(ikut, data).status_code == 403
        assert not PesertaKegiatan.objects.exists()

    def test_a_code_is_void_the_day_after_and_before_it_begins(self, as_sari, pemeran):
        acara = kegiatan(pemeran.budi)
        nanti = kegiatan(pemeran.budi, tanggal=LUSA)
        assert "baru dimulai" in as_sari.get(alamat("_ikut", kode_kegiatan(nanti))).content.decode()
        with time_machine.travel(BESOK, tick=False):
            as_sari.force_login(
                pemeran.sari.user, backend="django.contrib.auth.backends.ModelBackend"
            )
            jawab = as_sari.get(alamat("_ikut", kode_kegiatan(acara)))
        assert jawab.status_code == 409
        assert "akhir hari" in jawab.content.decode()

    @pytest.mark.parametrize("kode", ["abc", "1-x", "zzzzzzzzzzzzzzzz-a"])
    def test_what_is_no_code_is_not_found(self, as_sari, kode):
        assert as_sari.get(alamat("_ikut", kode)).status_code == 404

    def test_a_code_of_another_government_is_not_found(self, as_ucok, acara):
        assert as_ucok.get(alamat("_ikut", kode_kegiatan(acara))).status_code == 404

    def test_an_invitation_has_its_role(self, as_budi, pemeran, acara):
        diundang(acara, pemeran.budi, peran="PEMIMPIN")
        url = alamat("_konfirmasi", acara.pk)
        assert "Peran Anda: <strong>Pemimpin</strong>" in as_budi.get(url).content.decode()
        as_budi.post(url, {"pegawai": pemeran.budi.pk})
        assert PesertaKegiatan.objects.get().status == "HADIR"


class TestMengelola:
    def test_people_and_the_event_are_managed(self, as_sari, as_budi, pemeran, acara):
        satu = hadir(acara, pemeran.budi).peserta
        as_sari.post(alamat("_peran", satu.pk), {"peran": "NOTULIS"})
        satu.refresh_from_db()
        assert satu.peran == "NOTULIS"
        assert as_sari.post(alamat("_keluarkan", satu.pk), {"alasan": "x"}).status_code == 409
        as_sari.post(alamat("_keluarkan", satu.pk), {"alasan": "Tidak hadir di tempat."})
        satu.refresh_from_db()
        assert satu.status == "KELUAR"
        as_sari.post(alamat("_kode", acara.pk))
        as_sari.post(alamat("_batal", acara.pk), {"alasan": "Ditunda minggu depan."})
        acara.refresh_from_db()
        assert (acara.kode_ke, acara.status) == (2, "DIBATALKAN")

    def test_leaving_by_oneself(self, as_budi, pemeran, acara):
        hadir(acara, pemeran.budi)
        as_budi.post(alamat("_keluar", acara.pk))
        assert PesertaKegiatan.objects.get().status == "KELUAR"

    def test_others_manage_nothing(self, as_budi, pemeran, acara):
        satu = hadir(acara, pemeran.budi).peserta
        for nama, pk in (("_peran", satu.pk), ("_keluarkan", satu.pk), ("_kode", acara.pk)):
            assert as_budi.post(alamat(nama, pk)).status_code == 403


class TestBukti:
    def test_who_judges_the_entry_opens_the_file_of_the_event(
        self, as_budi, as_tono, pemeran, indikator
    ):
        acara = kegiatan(pemeran.ratna, bukti=[pembuat.pdf()])
        entri = hadir(acara, pemeran.sari, indikator).aktivitas
        satu = alamat("_berkas", acara.bukti.get().pk)
        assert as_budi.get(satu).status_code == 200
        assert as_tono.get(satu).status_code == 404
        assert satu in as_budi.get(reverse("aktivitas:persetujuan")).content.decode()
        rincian = as_budi.get(reverse("aktivitas:rincian", args=[entri.pk])).content.decode()
        assert satu in rincian
        assert "Kegiatan bersama" in rincian

    def test_it_is_taken_off_by_the_organiser(self, as_sari, acara):
        data = {"berkas": acara.bukti.get().pk}
        as_sari.post(alamat("_hapus_berkas", acara.pk), data)
        assert not acara.bukti.exists()
