"""Requests to mend data: asked with one press, settled by who can, with a trail."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.models import PermintaanPerbaikan
from ekinerja.penyiapan.services import periksa_data


@pytest.fixture
def tanpa_rekening(pemeran):
    """Sari's account number is missing."""
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="")
    return {
        "kunci": "rekening",
        "pegawai": pemeran.sari.pk,
        "jabatan": pemeran.jabatan.prakom.pk,
        "unit": pemeran.unit.bidang.pk,
    }


@pytest.fixture
def permintaan(as_sari, tanpa_rekening) -> PermintaanPerbaikan:
    as_sari.post(reverse("penyiapan:minta"), tanpa_rekening)
    return PermintaanPerbaikan.objects.get()


def putuskan(klien, satu, langkah, alasan=""):
    alamat = reverse("penyiapan:perbaikan_putuskan", args=[satu.pk, langkah])
    return klien.post(alamat, {"alasan": alasan})


class TestDataSaya:
    def test_a_person_sees_what_is_missing_and_who_mends_it(self, as_sari, tanpa_rekening):
        isi = as_sari.get(reverse("penyiapan:data_saya")).content.decode()
        assert "Nomor rekening belum diisi" in isi
        assert "Yang dapat memperbaiki: BKPSDM" in isi

    def test_the_home_page_asks_for_it(self, as_sari, tanpa_rekening):
        sekilas = reverse("penyiapan:sekilas")
        assert f'hx-get="{sekilas}"' in as_sari.get("/").content.decode()
        isi = as_sari.get(sekilas, headers={"HX-Request": "true"}).content.decode()
        assert "Nomor rekening belum diisi" in isi
        assert "<html" not in isi

    def test_a_person_whose_data_are_complete_is_told_so(self, as_budi):
        isi = as_budi.get(reverse("penyiapan:data_saya")).content.decode()
        assert "SKP tahun ini belum ada" in isi
        assert "Nomor rekening belum diisi" not in isi


class TestMinta:
    def test_one_press_asks_whoever_can_mend_it(self, permintaan, pemeran):
        assert permintaan.peran == "BKPSDM"
        assert permintaan.pegawai == pemeran.sari
        assert permintaan.riwayat.get().langkah == "minta"

    def test_a_second_press_is_refused(self, as_sari, permintaan, tanpa_rekening):
        jawab = as_sari.post(reverse("penyiapan:minta"), tanpa_rekening)
        assert jawab.status_code == 422
        assert "sudah diminta" in jawab.content.decode()
        assert PermintaanPerbaikan.objects.count() == 1

    def test_what_is_not_missing_cannot_be_asked_for(self, as_sari, tanpa_rekening, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="1")
        assert as_sari.post(reverse("penyiapan:minta"), tanpa_rekening).status_code == 404

    def test_nobody_asks_about_others_outside_the_own_scope(self, as_tono, tanpa_rekening):
        assert as_tono.post(reverse("penyiapan:minta"), tanpa_rekening).status_code == 404
        assert not PermintaanPerbaikan.objects.exists()


class TestPutuskan:
    def test_who_can_mend_it_finds_it_and_settles_it(self, as_wayan, permintaan, pemeran):
        alamat = f"{reverse('penyiapan:perbaikan')}?milik=menunggu"
        assert "Sari Wulandari" in as_wayan.get(alamat).content.decode()
        assert putuskan(as_wayan, permintaan, "selesaikan").status_code == 302
        permintaan.refresh_from_db()
        assert permintaan.status == "SELESAI"
        assert permintaan.riwayat.last().oleh == pemeran.wayan.user

    def test_a_gap_that_is_gone_is_offered_to_be_settled(self, as_wayan, permintaan, pemeran):
        alamat = reverse("penyiapan:perbaikan_rincian", args=[permintaan.pk])
        assert "Masalahnya sudah tidak ada" not in as_wayan.get(alamat).content.decode()
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(nomor_rekening="1")
        assert "Masalahnya sudah tidak ada" in as_wayan.get(alamat).content.decode()

    def test_refusing_needs_a_reason_and_asking_again_too(self, as_wayan, as_sari, permintaan):
        assert putuskan(as_wayan, permintaan, "tolak").status_code == 409
        assert putuskan(as_wayan, permintaan, "tolak", "Sudah benar di SIMPEG").status_code == 302
        lagi = "Belum benar, lihat buku tabungan"
        assert putuskan(as_sari, permintaan, "buka_lagi", lagi).status_code == 302
        permintaan.refresh_from_db()
        assert permintaan.status == "TERBUKA"
        assert [r.langkah for r in permintaan.riwayat.all()] == ["minta", "tolak", "buka_lagi"]

    def test_who_asked_does_not_settle_it(self, as_sari, permintaan):
        assert putuskan(as_sari, permintaan, "selesaikan").status_code == 403

    def test_an_outsider_does_not_see_it(self, as_tono, as_ucok, permintaan):
        alamat = reverse("penyiapan:perbaikan_rincian", args=[permintaan.pk])
        assert as_tono.get(alamat).status_code == 404
        assert as_ucok.get(alamat).status_code == 404

    def test_the_database_refuses_a_state_that_was_skipped(self, permintaan):
        PermintaanPerbaikan.objects.filter(pk=permintaan.pk).update(status="SELESAI")
        with pytest.raises(IntegrityError), transaction.atomic():
            PermintaanPerbaikan.objects.filter(pk=permintaan.pk).update(status="DITOLAK")


class TestKesehatan:
    @pytest.fixture(autouse=True)
    def _diperiksa(self, tanpa_rekening, pemeran):
        periksa_data(pemeran.instansi.pk, pada=timezone.now())

    def test_the_keeper_sees_the_whole_and_can_export_it(self, as_wayan, tanpa_rekening):
        isi = as_wayan.get(reverse("penyiapan:kesehatan")).content.decode()
        assert "Nomor rekening belum diisi" in isi
        assert "Menurut perangkat daerah" in isi
        csv = as_wayan.get(reverse("penyiapan:kesehatan_ekspor", args=["csv"])).content.decode()
        assert "Sari Wulandari" in csv
        xlsx = as_wayan.get(reverse("penyiapan:kesehatan_ekspor", args=["xlsx"]))
        assert xlsx.content.startswith(b"PK")

    def test_it_can_be_narrowed(self, as_wayan, tanpa_rekening, pemeran):
        alamat = reverse("penyiapan:kesehatan")
        isi = as_wayan.get(alamat, {"kunci": "rekening", "q": "sari"}).content.decode()
        assert "Sari Wulandari" in isi
        lain = {"kunci": "rekening", "unit": pemeran.unit.dinas_lain.pk}
        assert "Sari Wulandari" not in as_wayan.get(alamat, lain).content.decode()

    def test_who_only_reads_can_ask_the_keeper(self, as_made, tanpa_rekening):
        isi = as_made.get(reverse("penyiapan:kesehatan"), {"kunci": "rekening"}).content.decode()
        assert "Minta perbaikan" in isi
        assert as_made.get(reverse("penyiapan:minta"), tanpa_rekening).status_code == 200
