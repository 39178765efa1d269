"""Notices reach those they are meant for, and who has read them is known."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from ekinerja.penyiapan.models import Pengumuman, PengumumanDibaca
from ekinerja.penyiapan.services import IsiPengumuman, terbitkan_pengumuman
from ekinerja.regulasi.pelaku import Bertindak

PADA = datetime(2026, 10, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def umumkan(pemeran):
    def buat(**ubah) -> Pengumuman:
        wayan = pemeran.wayan
        oleh = Bertindak(wayan.user.pk, wayan.nama, wayan.instansi_id, PADA.date())
        isi = IsiPengumuman(**{"judul": "Apel Senin", "isi": "Apel pukul 07.30.", **ubah})
        return terbitkan_pengumuman(pemeran.instansi.pk, isi, oleh=oleh, pada=PADA)

    return buat


def daftar(klien) -> str:
    return klien.get(reverse("penyiapan:pengumuman")).content.decode()


class TestUntukSiapa:
    def test_without_a_unit_everybody_of_the_instansi_reads_it(
        self, umumkan, as_sari, as_tono, as_ucok
    ):
        umumkan()
        assert "Apel Senin" in daftar(as_sari)
        assert "Apel Senin" in daftar(as_tono)
        assert "Apel Senin" not in daftar(as_ucok)

    def test_a_unit_reaches_what_stands_below_it(self, umumkan, pemeran, as_sari, as_tono):
        umumkan(unit=pemeran.unit.dinas)
        assert "Apel Senin" in daftar(as_sari)
        assert "Apel Senin" not in daftar(as_tono)

    def test_a_role_reaches_its_holders(self, umumkan, as_sari, as_komang):
        umumkan(peran="PEMBUAT_DAFTAR")
        assert "Apel Senin" in daftar(as_komang)
        assert "Apel Senin" not in daftar(as_sari)

    def test_it_ends(self, umumkan, as_sari):
        umumkan(berakhir_pada=PADA + timedelta(hours=1))
        assert "Apel Senin" not in daftar(as_sari)


class TestTandaBaca:
    def test_a_press_is_a_receipt_and_a_second_one_changes_nothing(
        self, umumkan, as_sari, as_wayan, pemeran
    ):
        satu = umumkan(wajib_baca=True)
        alamat = reverse("penyiapan:dibaca", args=[satu.pk])
        assert "Wajib dibaca" in as_sari.get(reverse("penyiapan:sekilas")).content.decode()
        assert as_sari.get(alamat).status_code == 405
        as_sari.post(alamat)
        as_sari.post(alamat)
        assert PengumumanDibaca.objects.get().user == pemeran.sari.user
        assert "Wajib dibaca" not in as_sari.get(reverse("penyiapan:sekilas")).content.decode()

    def test_the_writer_sees_who_has_not_read_it(self, umumkan, as_sari, as_wayan, pemeran):
        satu = umumkan(unit=pemeran.unit.bidang)
        as_sari.post(reverse("penyiapan:dibaca", args=[satu.pk]))
        alamat = reverse("penyiapan:pengumuman_pembaca", args=[satu.pk])
        belum = as_wayan.get(alamat, {"sudah": "belum"}).content.decode()
        assert "Budi Santoso" in belum
        assert "Sari Wulandari" not in belum
        ekspor = reverse("penyiapan:pembaca_ekspor", args=[satu.pk, "csv"])
        assert "Sari Wulandari" in as_wayan.get(ekspor).content.decode()


class TestMenulis:
    def test_an_admin_writes_to_the_own_units_only(self, as_gusti, pemeran_lengkap):
        alamat = reverse("penyiapan:pengumuman_baru")
        isi = {"judul": "Rapat", "isi": "Besok.", "unit": pemeran_lengkap.unit.dinas.pk}
        assert as_gusti.post(alamat, isi).status_code == 302
        assert as_gusti.post(alamat, {**isi, "unit": ""}).status_code == 422
        lain = {**isi, "unit": pemeran_lengkap.unit.dinas_lain.pk}
        assert as_gusti.post(alamat, lain).status_code == 422
        assert Pengumuman.objects.count() == 1

    def test_ending_it_takes_it_off_the_pages(self, umumkan, as_wayan, as_sari):
        satu = umumkan()
        assert as_wayan.post(reverse("penyiapan:pengumuman_akhiri", args=[satu.pk])).status_code
        assert "Apel Senin" not in daftar(as_sari)

    def test_a_last_day_beyond_all_calendars_is_refused(self, as_wayan):
        isi = {"judul": "A", "isi": "B", "sampai": "9999-12-31"}
        jawaban = as_wayan.post(reverse("penyiapan:pengumuman_baru"), isi)
        assert jawaban.status_code == 422
        assert "Tahun ini tidak wajar" in jawaban.content.decode()

    def test_a_reader_does_not_write(self, as_sari):
        assert as_sari.get(reverse("penyiapan:pengumuman_baru")).status_code == 403
