"""How the public rates a unit: by hand, by file, refused where it cannot be."""

from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ekinerja.core.impor import tulis_xlsx
from ekinerja.laporan.importers import ImporSurvei
from ekinerja.laporan.models import RiwayatSurvei, SurveiLayanan
from ekinerja.pegawai.queries import identitas
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import kerjakan_penerapan, minta_terapkan, terima_impor
from ekinerja.perencanaan.tests.pembuat import PDF
from ekinerja.skp.tests import pembuat as skp_uji

HARI = skp_uji.PADA.date()
pytestmark = pytest.mark.django_db
BARIS = {"Kode unit": "01", "Tahun": 2026, "Periode": "Semester I", "Nilai": "85,25",
         "Skala": 100, "Responden": 251, "Dokumen sumber": "Laporan SKM 12/2026"}  # fmt: skip


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(skp_uji.PADA, tick=False):
        yield


def isian(**ubah):
    return {"unit": "Dinas Komunikasi dan Informatika [01]", "tahun": 2026, "periode": "S1",
            "skala": 100, "nilai": "85,25", "responden": 240,
            "dokumen": "Laporan SKM 12/2026", **ubah}  # fmt: skip


def catat(siapa, **ubah):
    return siapa.post(reverse("laporan:survei_baru"), isian(**ubah))


def ubah(siapa, satu, **isi):
    alamat = reverse("laporan:survei_ubah", args=[satu.pk])
    return siapa.post(alamat, isian(alasan="Laporan akhirnya lain", **isi))


def satu_url(satu):
    return reverse("laporan:survei_rincian", args=[satu.pk])


class TestCatat:
    @pytest.mark.req("PBG-20")
    def test_it_is_shown_on_the_page_of_the_unit(self, as_rini, pemeran_lengkap):
        dinas = pemeran_lengkap.unit.dinas
        assert catat(as_rini).status_code == 302
        unit = as_rini.get(reverse("organisasi:unit", args=[dinas.pk])).content.decode()
        tujuan = reverse("laporan:survei_unit", args=[dinas.pk])
        assert tujuan in unit
        isi = as_rini.get(tujuan).content.decode()
        assert "85,25 dari 100" in isi
        assert "Laporan SKM 12/2026" in isi

    @pytest.mark.parametrize(
        ("skala", "nilai"), [(4, "85,25"), (4, "4,01"), (100, "24,99"), (5, "5,5")]
    )
    def test_it_refuses_a_value_outside_its_scale(self, as_rini, skala, nilai):
        jawab = catat(as_rini, skala=skala, nilai=nilai)
        assert jawab.status_code == 422
        assert "di luar skala" in jawab.content.decode()
        assert not SurveiLayanan.objects.exists()

    def test_it_refuses_a_period_told_twice(self, as_rini):
        catat(as_rini)
        jawab = catat(as_rini, nilai="90")
        assert jawab.status_code == 422
        assert "sudah punya hasil survei" in jawab.content.decode()
        assert SurveiLayanan.objects.get().nilai == Decimal("85.25")

    def test_it_refuses_a_unit_outside_the_role(self, as_gusti):
        jawab = catat(as_gusti, unit="Dinas Pertanian [02]")
        assert jawab.status_code == 422
        assert catat(as_gusti).status_code == 302

    def test_it_is_mended_and_the_history_keeps_what_it_was(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        satu = SurveiLayanan.objects.get()
        assert as_rini.get(reverse("laporan:survei_ubah", args=[satu.pk])).status_code == 200
        assert ubah(as_rini, satu, nilai="86").status_code == 302
        satu.refresh_from_db()
        assert satu.nilai == 86
        halaman = as_rini.get(satu_url(satu)).content.decode()
        assert "Laporan akhirnya lain (semula 85,25 pada skala 100" in halaman
        assert list(satu.riwayat.values_list("langkah", flat=True)) == ["catat", "ubah"]

    def test_it_is_not_mended_without_a_reason(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        satu = SurveiLayanan.objects.get()
        alamat = reverse("laporan:survei_ubah", args=[satu.pk])
        assert as_rini.post(alamat, isian(nilai="86")).status_code == 422
        satu.refresh_from_db()
        assert satu.nilai == Decimal("85.25")

    def test_it_is_refused_to_others(self, as_sari, as_wayan, as_tono, pemeran_lengkap):
        for siapa in (as_sari, as_wayan, as_tono):
            assert catat(siapa).status_code == 403
        assert not SurveiLayanan.objects.exists()

    def test_the_database_keeps_the_scale_too(self, pemeran):
        with pytest.raises(IntegrityError, match="survei_dalam_skala"), transaction.atomic():
            SurveiLayanan.objects.create(
                instansi=pemeran.instansi, unit=pemeran.unit.dinas, tahun=2026, periode="S1",
                nilai=5, skala=4, responden=1, dokumen="x",
            )  # fmt: skip


@pytest.fixture
def unggah(pemeran_lengkap):
    """Rows of a file through the wizard, as this person: checked, and written when all are good."""

    def lakukan(siapa, *baris):
        isi = tulis_xlsx(list(BARIS), [[satu[nama] for nama in BARIS] for satu in baris])
        pada, jenis = timezone.now(), REGISTRI[ImporSurvei.kunci]
        siapa = identitas(siapa.user, pada=HARI)
        impor = terima_impor(
            jenis, SimpleUploadedFile("skm.xlsx", isi), lingkup=siapa.lingkup(*jenis.peran),
            oleh=siapa, pada=pada,
        )  # fmt: skip
        if impor.status == Impor.DIPERIKSA and not impor.salah:
            minta_terapkan(impor, lewati_yang_salah=False, oleh=siapa, pada=pada)
            kerjakan_penerapan(impor.pk, pada=pada)
        impor.refresh_from_db()
        return impor

    return lakukan


class TestImpor:
    def test_it_writes_and_then_mends(self, unggah, pemeran_lengkap):
        rini = pemeran_lengkap.rini
        impor = unggah(rini, BARIS, {**BARIS, "Periode": "Semester II"})
        assert impor.status == Impor.SELESAI, impor.keterangan
        assert SurveiLayanan.objects.count() == 2
        unggah(rini, {**BARIS, "Nilai": "90"})
        assert SurveiLayanan.objects.get(periode="S1").nilai == 90

    def test_it_is_undone_as_a_whole(self, unggah, pemeran_lengkap, as_rini):
        rini = pemeran_lengkap.rini
        unggah(rini, BARIS)
        impor = unggah(rini, {**BARIS, "Nilai": "90"}, {**BARIS, "Periode": "Semester II"})
        assert as_rini.post(reverse("penyiapan:urungkan", args=[impor.pk])).status_code == 302
        assert SurveiLayanan.objects.get().nilai == Decimal("85.25")

    def test_it_is_not_undone_after_somebody_mended_it(self, unggah, pemeran_lengkap, as_rini):
        impor = unggah(pemeran_lengkap.rini, BARIS)
        satu = SurveiLayanan.objects.get()
        ubah(as_rini, satu, nilai="80")
        as_rini.post(reverse("penyiapan:urungkan", args=[impor.pk]))
        assert SurveiLayanan.objects.get().nilai == 80

    def test_it_asks_which_column_is_which(self, pemeran_lengkap, as_rini):
        judul = ["OPD ini", *list(BARIS)[1:]]
        isi = tulis_xlsx(judul, [list(BARIS.values())])
        alamat = reverse("penyiapan:unggah", args=["survei-layanan"])
        jawab = as_rini.post(alamat, {"berkas": SimpleUploadedFile("skm.xlsx", isi)})
        assert jawab.status_code == 302
        petakan = reverse("penyiapan:pemetaan", args=[Impor.objects.get().pk])
        assert petakan in jawab["Location"]
        assert "OPD ini" in as_rini.get(petakan).content.decode()

    def test_it_writes_nothing_when_one_row_is_wrong(self, unggah, pemeran_lengkap):
        salah = {**BARIS, "Periode": "Semester II", "Skala": 4}
        impor = unggah(pemeran_lengkap.rini, BARIS, salah, {**BARIS, "Kode unit": "99"})
        assert not SurveiLayanan.objects.exists()
        isi = str(impor.laporan)
        assert "di luar skala" in isi
        assert "Unit dengan kode ini tidak ada" in isi

    def test_it_refuses_a_period_twice_in_one_file(self, unggah, pemeran_lengkap):
        unggah(pemeran_lengkap.rini, BARIS, {**BARIS, "Nilai": "70"})
        assert not SurveiLayanan.objects.exists()

    def test_it_keeps_to_the_units_of_the_role(self, unggah, pemeran_lengkap):
        impor = unggah(pemeran_lengkap.gusti, {**BARIS, "Kode unit": "02"})
        assert "di luar kewenangan" in str(impor.laporan)
        assert not SurveiLayanan.objects.exists()

    def test_it_is_offered_to_who_records_and_to_no_other(self, as_rini, as_wayan, pemeran_lengkap):
        alamat = reverse("penyiapan:templat", args=["survei-layanan"])
        assert as_rini.get(alamat).status_code == 200
        assert as_wayan.get(alamat).status_code == 403


class TestMembatalkan:
    ALASAN = "Salah unit, milik dinas lain"

    @pytest.fixture
    def satu(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        return SurveiLayanan.objects.get()

    def batalkan(self, siapa, satu, alasan=ALASAN):
        alamat = reverse("laporan:survei_batalkan", args=[satu.pk])
        return siapa.post(alamat, {"alasan": alasan}, follow=True)

    def test_it_stays_readable_with_its_reason_and_frees_the_period(self, as_rini, satu):
        assert self.ALASAN in self.batalkan(as_rini, satu).content.decode()
        daftar = reverse("laporan:survei")
        assert "85,25" not in as_rini.get(daftar).content.decode()
        assert "85,25" in as_rini.get(daftar, {"keadaan": "batal"}).content.decode()
        assert catat(as_rini, nilai="90").status_code == 302
        assert SurveiLayanan.objects.filter(dibatalkan_pada=None).get().nilai == 90

    def test_it_needs_a_reason(self, as_rini, satu):
        assert "Tulis alasannya" in self.batalkan(as_rini, satu, "  ").content.decode()
        satu.refresh_from_db()
        assert not satu.dibatalkan

    def test_it_is_done_once_and_nothing_is_mended_afterwards(self, as_rini, satu):
        self.batalkan(as_rini, satu)
        assert "sudah dibatalkan" in self.batalkan(as_rini, satu).content.decode()
        assert ubah(as_rini, satu, nilai="90").status_code == 422

    def test_it_is_refused_to_others(self, as_gusti, as_wayan, as_ucok, satu):
        SurveiLayanan.objects.filter(pk=satu.pk).update(unit=satu.unit.induk)
        assert self.batalkan(as_gusti, satu).status_code == 404
        assert self.batalkan(as_wayan, satu).status_code == 403
        assert self.batalkan(as_ucok, satu).status_code in (403, 404)
        assert not RiwayatSurvei.objects.filter(langkah="batalkan").exists()

    def test_the_history_cannot_be_rewritten(self, as_rini, satu):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            RiwayatSurvei.objects.all().delete()


class TestLaporanTerlampir:
    def test_it_is_kept_and_offered_for_download(self, as_rini, as_sari, pemeran_lengkap):
        catat(as_rini, laporan=SimpleUploadedFile("laporan-skm.pdf", PDF))
        satu = SurveiLayanan.objects.get()
        alamat = reverse("laporan:survei_berkas", args=[satu.pk])
        assert "laporan-skm.pdf" in as_rini.get(alamat)["Content-Disposition"]
        assert as_sari.get(alamat).status_code == 403
        ubah(as_rini, satu, nilai="86")
        satu.refresh_from_db()
        assert satu.berkas is not None

    def test_a_file_of_another_kind_is_refused(self, as_rini, pemeran_lengkap):
        jawab = catat(as_rini, laporan=SimpleUploadedFile("a.exe", b"MZ\x00\x01" * 30))
        assert jawab.status_code == 422
        assert not SurveiLayanan.objects.exists()

    def test_without_one_there_is_nothing_to_download(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        satu = SurveiLayanan.objects.get()
        assert as_rini.get(reverse("laporan:survei_berkas", args=[satu.pk])).status_code == 404

    def test_the_page_says_that_the_scale_is_unverified(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        satu = SurveiLayanan.objects.get()
        for alamat in (reverse("laporan:survei"), satu_url(satu)):
            assert "Belum terverifikasi" in as_rini.get(alamat).content.decode()


class TestDaftar:
    def test_it_is_read_and_exported_in_scope(self, as_rini, as_budi, as_ucok, pemeran_lengkap):
        catat(as_rini)
        alamat = reverse("laporan:survei")
        assert "85,25 dari 100" in as_rini.get(alamat).content.decode()
        assert "85,25" not in as_budi.get(alamat).content.decode()
        assert "85,25" not in as_ucok.get(alamat).content.decode()
        csv = as_rini.get(reverse("laporan:survei_ekspor", args=["csv"])).content.decode()
        assert "Laporan SKM 12/2026" in csv
        dinas = pemeran_lengkap.unit.dinas.pk
        assert as_ucok.get(reverse("laporan:survei_unit", args=[dinas])).status_code == 404
