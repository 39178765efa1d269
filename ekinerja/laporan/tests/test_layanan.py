"""How the public rates a unit: by hand, by file, refused where it cannot be."""

from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.core.impor import tulis_xlsx
from ekinerja.laporan.importers import ImporSurvei
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.skp.tests import pembuat as skp_uji

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


def unggah(siapa, *baris):
    isi = tulis_xlsx(list(BARIS), [[satu[nama] for nama in BARIS] for satu in baris])
    berkas = SimpleUploadedFile("skm.xlsx", isi)
    return siapa.post(reverse("laporan:survei_impor"), {"berkas": berkas})


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

    def test_it_is_mended(self, as_rini, pemeran_lengkap):
        catat(as_rini)
        satu = SurveiLayanan.objects.get()
        alamat = reverse("laporan:survei_ubah", args=[satu.pk])
        assert as_rini.get(alamat).status_code == 200
        assert as_rini.post(alamat, isian(nilai="86")).status_code == 302
        satu.refresh_from_db()
        assert satu.nilai == 86

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


class TestImpor:
    def test_it_writes_and_then_changes_nothing(self, as_rini, pemeran_lengkap):
        assert unggah(as_rini, BARIS, {**BARIS, "Periode": "Semester II"}).status_code == 302
        assert SurveiLayanan.objects.count() == 2
        assert unggah(as_rini, {**BARIS, "Nilai": "90"}).status_code == 302
        assert SurveiLayanan.objects.get(periode="S1").nilai == 90

    def test_it_writes_nothing_when_one_row_is_wrong(self, as_rini, pemeran_lengkap):
        salah = {**BARIS, "Periode": "Semester II", "Skala": 4}
        jawab = unggah(as_rini, BARIS, salah, {**BARIS, "Kode unit": "99"})
        assert jawab.status_code == 422
        isi = jawab.content.decode()
        assert "Baris 3" in isi
        assert "di luar skala" in isi
        assert "Unit dengan kode ini tidak ada" in isi
        assert not SurveiLayanan.objects.exists()

    def test_it_refuses_a_period_twice_in_one_file(self, as_rini, pemeran_lengkap):
        assert unggah(as_rini, BARIS, {**BARIS, "Nilai": "70"}).status_code == 422
        assert not SurveiLayanan.objects.exists()

    def test_it_keeps_to_the_units_of_the_role(self, as_gusti, pemeran_lengkap):
        jawab = unggah(as_gusti, {**BARIS, "Kode unit": "02"})
        assert "di luar kewenangan" in jawab.content.decode()

    def test_it_offers_its_template(self, as_rini, pemeran_lengkap):
        assert as_rini.get(reverse("laporan:survei_templat")).status_code == 200
        assert ImporSurvei.kunci == "survei-layanan"


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
