"""Screens of workload against real holders, and of posts with two holders."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan
from ekinerja.organisasi.services import IsiEvaluasi, IsiUraian, nilai_evaluasi, tambah_uraian
from ekinerja.pegawai.models import Penempatan

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
AWAL = date(2026, 1, 1)
ISI = IsiUraian(
    uraian="Memelihara aplikasi",
    output="Laporan",
    satuan="laporan",
    norma_waktu=450,
    volume=Decimal(500),
)  # fmt: skip  225.000 menit: tiga orang


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


def tugas(pemeran, kunci, volume=500):
    return tambah_uraian(
        getattr(pemeran.jabatan, kunci), replace(ISI, volume=Decimal(volume)), mulai=AWAL,
        oleh=pemeran.wayan, pada=PADA,
    )  # fmt: skip


def buka(client, nama, **params):
    return client.get(reverse(f"pegawai:{nama}"), params)


def berkas(client, nama, **params):
    jawaban = client.get(reverse(f"pegawai:{nama}", args=["xlsx"]), params)
    buku = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content))
    return buku.get_sheet_by_index(0).to_python()


class TestBebanKerja:
    @pytest.fixture
    def dihitung(self, pemeran):
        tugas(pemeran, "prakom")
        tugas(pemeran, "penyuluh", volume=10)
        tugas(pemeran, "auditor", volume=166)

    def test_need_is_held_against_real_holders(self, as_wayan, pemeran, dihitung):
        keadaan = {satu[3]: satu[-3:] for satu in berkas(as_wayan, "beban_kerja_ekspor")[1:]}
        assert keadaan["Pranata Komputer Ahli Pertama"] == [1, -2, "Kekurangan pegawai"]
        assert keadaan["Penyuluh Pertanian Ahli Muda"] == [1, 1, "Kelebihan pegawai"]
        assert keadaan["Auditor Ahli Madya"] == [1, 0, "Sesuai"]
        assert keadaan["Bendahara"][2] == "Belum dianalisis"

    def test_the_page_is_filtered_by_state_words_and_government_unit(
        self, as_wayan, pemeran, dihitung
    ):
        kurang = buka(as_wayan, "beban_kerja", keadaan="kurang").content.decode()
        assert "Pranata Komputer Ahli Pertama" in kurang
        assert "Penyuluh" not in kurang
        opd = buka(as_wayan, "beban_kerja", opd="Dinas Pertanian").content.decode()
        assert "Penyuluh Pertanian Ahli Muda" in opd
        assert "Auditor" not in opd
        assert "Auditor" in buka(as_wayan, "beban_kerja", q="ahli madya").content.decode()

    def test_units_are_summed_and_the_whole_below_them(self, as_wayan, pemeran, dihitung):
        isi = buka(as_wayan, "beban_kerja", tampil="unit").content.decode()
        assert "Seluruhnya" in isi
        baris = berkas(as_wayan, "beban_kerja_ekspor", tampil="unit")
        bidang = next(satu for satu in baris if satu[0] == "Bidang Aplikasi Informatika")
        assert bidang[1:] == [2, 1, 225_000, 3, 2, 2, -2]
        assert baris[-1][0] == "Seluruhnya"
        assert baris[-1][4:] == [4, 9, 9, -1]

    def test_an_admin_sees_the_own_units_only(self, as_gusti, pemeran_lengkap):
        isi = buka(as_gusti, "beban_kerja").content.decode()
        assert "Pranata Komputer Ahli Pertama" in isi
        assert "Penyuluh Pertanian" not in isi

    def test_another_government_and_people_without_a_role_see_nothing(
        self, as_ucok, as_sari, pemeran, dihitung
    ):
        assert "Pranata Komputer" not in buka(as_ucok, "beban_kerja").content.decode()
        assert buka(as_sari, "beban_kerja").status_code == 403

    def test_the_number_of_queries_does_not_grow(self, as_wayan, pemeran):
        tugas(pemeran, "prakom")
        buka(as_wayan, "beban_kerja")
        with counted_queries() as sedikit:
            buka(as_wayan, "beban_kerja")
        for n in range(60):
            Jabatan.objects.create(
                instansi=pemeran.instansi, unit=pemeran.unit.dinas, kode=f"J-{n}",
                nama=f"Analis {n}", jenis="PELAKSANA", masa=pemeran.jabatan.kadis.masa,
            )  # fmt: skip
        with counted_queries() as banyak:
            buka(as_wayan, "beban_kerja")
        assert int(banyak) == int(sedikit) <= 15


class TestPemangkuGanda:
    def test_it_names_the_holders_and_offers_an_exception(self, as_wayan, pemeran):
        assert "Tidak ada pemangku ganda" in buka(as_wayan, "pemangku_ganda").content.decode()
        Penempatan.objects.filter(pegawai=pemeran.tono).update(
            jabatan=pemeran.jabatan.kabid, masa=DateRange(AWAL, None)
        )
        isi = buka(as_wayan, "pemangku_ganda").content.decode()
        assert "Budi Santoso, Tono Hartono" in isi
        assert "kecualikan/pemangku_ganda" in isi
        baris = berkas(as_wayan, "pemangku_ganda_ekspor")
        assert [satu[4] for satu in baris[1:]] == ["Budi Santoso", "Tono Hartono"]


class TestPetaJabatan:
    @pytest.mark.req("BGL-05")
    def test_posts_classes_values_and_holders_stand_in_one_list(self, as_wayan, pemeran):
        nilai_evaluasi(
            pemeran.jabatan.prakom, IsiEvaluasi(dasar="SK Bupati 12/2026", nilai=1_460, kelas=9),
            mulai=AWAL, oleh=pemeran.wayan, pada=PADA,
        )  # fmt: skip
        isi = buka(as_wayan, "peta_jabatan", q="sari komputer").content.decode()
        for kata in ("Pranata Komputer Ahli Pertama", "1.460", "Sari Wulandari", "SK Bupati 12"):
            assert kata in isi
        assert "Budi Santoso" not in isi
        [satu] = berkas(as_wayan, "peta_jabatan_ekspor", q="sari")[1:]
        assert satu[5:8] == [9, 1_460, "SK Bupati 12/2026"]
        assert satu[9:] == [1, "Sari Wulandari", pemeran.sari.nip]

    def test_it_is_read_on_another_day_with_plt_and_vacancies(self, as_wayan, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).update(
            masa=DateRange(date(2020, 1, 1), date(2026, 9, 1))
        )
        Penempatan.objects.create(
            instansi=pemeran.instansi, pegawai=pemeran.sari, jabatan=pemeran.jabatan.kabid,
            jenis="PLT", masa=DateRange(date(2026, 9, 1), None), dasar="SK 7",
        )  # fmt: skip
        kosong = buka(as_wayan, "peta_jabatan", keadaan="kosong").content.decode()
        assert "Pranata Komputer Ahli Pertama" in kosong
        assert "Bendahara" not in kosong
        assert "Plt. Sari" in buka(as_wayan, "peta_jabatan", q="kabid").content.decode()
        lalu = buka(as_wayan, "peta_jabatan", keadaan="kosong", pada="2026-08-31")
        assert "Pranata Komputer Ahli Pertama" not in lalu.content.decode()

    def test_it_stays_in_the_scope(self, as_ucok, as_gusti, pemeran_lengkap):
        assert "Sari Wulandari" not in buka(as_ucok, "peta_jabatan").content.decode()
        isi = buka(as_gusti, "peta_jabatan").content.decode()
        assert "Sari Wulandari" in isi
        assert "Tono Hartono" not in isi

    def test_pages_and_queries(self, as_wayan, pemeran):
        buka(as_wayan, "peta_jabatan")
        with counted_queries() as sedikit:
            buka(as_wayan, "peta_jabatan")
        for n in range(60):
            Jabatan.objects.create(
                instansi=pemeran.instansi, unit=pemeran.unit.dinas, kode=f"J-{n}",
                nama=f"Analis {n}", jenis="PELAKSANA", masa=pemeran.jabatan.kadis.masa,
            )  # fmt: skip
        with counted_queries() as banyak:
            pertama = buka(as_wayan, "peta_jabatan").content.decode()
        assert int(banyak) == int(sedikit) <= 15
        assert "1–50 dari 69" in pertama
        kedua = buka(as_wayan, "peta_jabatan", halaman="2").content.decode()
        assert "51–69 dari 69" in kedua
        assert "Sari Wulandari" in pertama + kedua
