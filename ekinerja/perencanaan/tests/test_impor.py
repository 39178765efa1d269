"""Planning by file: written, unchanged the second time, refused with a sentence."""

import io
from decimal import Decimal

import pytest

from ekinerja.core.impor import jalankan_impor, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import buka_tabel
from ekinerja.core.testing import counted_queries
from ekinerja.perencanaan.importers import (
    ImporIndikatorSasaran,
    ImporProgram,
    ImporRencanaAksi,
    ImporSasaran,
    ImporTargetSasaran,
)
from ekinerja.perencanaan.models import (
    Berasal,
    ProgramKegiatan,
    RencanaAksi,
    Sasaran,
    TargetIndikator,
)
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA

ATAS = {"Kode": "S.1", "Uraian": "Layanan digital", "Tingkat": "Sasaran daerah",
        "Tahun awal": 2025, "Tahun akhir": 2029}  # fmt: skip
BAWAH = {**ATAS, "Kode": "S.1.1", "Tingkat": "Sasaran perangkat daerah", "Kode induk": "S.1",
         "Kode unit": "01"}  # fmt: skip
AKSI = {"Kode unit": "01", "Tahun": 2026, "Kode aksi": "A1", "Aksi": "Membuka layanan",
        "Ukuran keberhasilan": "Layanan dibuka", "Satuan": "layanan", "Target September": 10,
        "Target Oktober": 4}  # fmt: skip


@pytest.fixture
def impor(pemeran_lengkap):
    """Run rows (title → value) through an importer; returns the report."""

    def jalankan(importir, *baris, unit_ids=None):
        judul = list(dict.fromkeys(nama for satu in baris for nama in satu))
        isi = tulis_xlsx(judul, [[satu.get(nama) for nama in judul] for satu in baris])
        return jalankan_impor(
            importir, buka_tabel(io.BytesIO(isi), "data.xlsx"),
            oleh=pembuat.sebagai(pemeran_lengkap.rini), pada=PADA, terapkan=True,
            lingkup=Lingkup(pemeran_lengkap.instansi.pk, HARI, unit_ids=unit_ids),
        )  # fmt: skip

    return jalankan


def kalimat(laporan):
    return " ".join(str(satu) for satu in laporan.masalah)


class TestPohon:
    def test_a_child_may_stand_before_its_parent(self, impor):
        laporan = impor(ImporSasaran(), BAWAH, ATAS)
        assert (laporan.baru, kalimat(laporan)) == (2, "")
        satu = Sasaran.objects.get(kode="S.1.1")
        assert (satu.induk.kode, satu.unit.kode, satu.sumber) == ("S.1", "01", Berasal.IMPOR)
        assert satu.segar_pada == PADA
        assert impor(ImporSasaran(), BAWAH, ATAS).tetap == 2

    def test_a_stored_goal_gets_a_parent_of_the_file(self, impor):
        impor(ImporSasaran(), {**BAWAH, "Kode induk": None})
        laporan = impor(ImporSasaran(), ATAS, BAWAH)
        assert (laporan.baru, laporan.berubah) == (1, 1)
        assert Sasaran.objects.get(kode="S.1.1").induk.kode == "S.1"

    @pytest.mark.parametrize(
        ("baris", "kata"),
        [
            ({**BAWAH, "Kode induk": "TIDAK"}, "tidak ada di aplikasi maupun"),
            ({**BAWAH, "Kode unit": "99"}, "Unit dengan kode 99 tidak ada"),
            ({**BAWAH, "Kode induk": "S.1.1"}, "berputar"),
            ({**ATAS, "Tahun awal": 2030}, "mendahului"),
            ({**BAWAH, "Tingkat": "Visi", "Kode induk": "S.1"}, "bertingkat lebih tinggi"),
        ],
    )
    def test_what_cannot_be_is_refused(self, impor, baris, kata):
        induk = [] if baris["Kode"] == "S.1" else [ATAS]
        assert kata in kalimat(impor(ImporSasaran(), *induk, baris))

    def test_a_circle_through_the_file_is_refused(self, impor):
        dua = {**ATAS, "Tingkat": "Sasaran program", "Kode unit": "01"}
        laporan = impor(
            ImporSasaran(),
            {**dua, "Kode": "A", "Kode induk": "B"}, {**dua, "Kode": "B", "Kode induk": "A"},
        )  # fmt: skip
        assert "berputar" in kalimat(laporan)
        assert not Sasaran.objects.exists()

    def test_another_unit_is_out_of_reach(self, impor, pemeran_lengkap):
        lain = (pemeran_lengkap.unit.dinas_lain.pk,)
        assert "di luar kewenangan" in kalimat(impor(ImporSasaran(), BAWAH, unit_ids=lain))
        assert "Isi kode unit" in kalimat(impor(ImporSasaran(), ATAS, unit_ids=lain))

    def test_the_number_of_queries_does_not_grow(self, impor):
        banyak = [{**ATAS, "Kode": f"S.{nomor}"} for nomor in range(200)]
        with counted_queries() as n:
            assert impor(ImporSasaran(), *banyak).baru == 200
        assert int(n) <= 15


class TestIndikator:
    def test_indicator_and_target_come_in_two_files(self, impor):
        impor(ImporSasaran(), ATAS)
        baris = {"Kode sasaran": "S.1", "Nomor indikator": 1, "Indikator": "Waktu tunggu",
                 "Satuan": "menit", "Arah": "Turun", "IKU": "ya"}  # fmt: skip
        assert impor(ImporIndikatorSasaran(), baris).baru == 1
        assert impor(ImporIndikatorSasaran(), baris).tetap == 1
        target = {"Kode sasaran": "S.1", "Nomor indikator": 1, "Tahun": 2026, "Target": "15,5"}
        assert impor(ImporTargetSasaran(), target).baru == 1
        assert TargetIndikator.objects.get().target == Decimal("15.50")
        assert impor(ImporTargetSasaran(), {**target, "Target": 12}).berubah == 1
        assert "Batas atas hanya" in kalimat(
            impor(ImporTargetSasaran(), {**target, "Batas atas": 30})
        )

    def test_an_unknown_goal_or_number_is_refused(self, impor):
        target = {"Kode sasaran": "S.1", "Nomor indikator": 9, "Tahun": 2026, "Target": 1}
        assert "tidak ada" in kalimat(impor(ImporTargetSasaran(), target))
        impor(ImporSasaran(), ATAS)
        assert "tidak punya indikator" in kalimat(impor(ImporTargetSasaran(), target))


class TestProgram:
    PROGRAM = {"Kode": "2.16.02", "Nama": "Aplikasi", "Jenis": "Program", "Kode unit": "01",
               "Tahun": 2026, "Pagu": 1_500_000_000}  # fmt: skip

    def test_a_kegiatan_finds_its_program_in_the_file(self, impor):
        kegiatan = {**self.PROGRAM, "Kode": "2.16.02.1", "Jenis": "Kegiatan",
                    "Kode induk": "2.16.02"}  # fmt: skip
        assert impor(ImporProgram(), kegiatan, self.PROGRAM).baru == 2
        assert ProgramKegiatan.objects.get(jenis="KEGIATAN").induk.kode == "2.16.02"
        assert impor(ImporProgram(), kegiatan, self.PROGRAM).tetap == 2

    def test_a_sub_kegiatan_does_not_stand_under_a_program(self, impor):
        salah = {**self.PROGRAM, "Kode": "x", "Jenis": "Sub kegiatan", "Kode induk": "2.16.02"}
        assert "di bawah kegiatan" in kalimat(impor(ImporProgram(), self.PROGRAM, salah))
        assert "tanpa induk" in kalimat(
            impor(ImporProgram(), {**self.PROGRAM, "Kode induk": "2.16.02"})
        )


class TestRencanaAksi:
    @pytest.mark.req("BGL-01")
    def test_the_plan_is_begun_and_stays(self, impor):
        laporan = impor(ImporRencanaAksi(), AKSI, {**AKSI, "Kode aksi": "A2"})
        assert (laporan.baru, kalimat(laporan)) == (2, "")
        rencana = RencanaAksi.objects.get()
        assert (rencana.sumber, rencana.status, rencana.baris.count()) == ("IMPOR", "DRAF", 2)
        assert impor(ImporRencanaAksi(), AKSI).tetap == 1

    def test_targets_become_those_of_the_file(self, impor):
        impor(ImporRencanaAksi(), AKSI)
        laporan = impor(ImporRencanaAksi(), {**AKSI, "Target Oktober": None,
                                            "Target November": 7})  # fmt: skip
        assert laporan.berubah == 1
        target = RencanaAksi.objects.get().baris.get().target
        assert list(target.values_list("bulan", "target")) == [(9, Decimal(10)), (11, Decimal(7))]

    def test_a_submitted_plan_is_left_alone(self, impor, pemeran_lengkap):
        rencana = pembuat.rencana_diajukan(pemeran_lengkap)
        assert "tidak diubah berkas" in kalimat(impor(ImporRencanaAksi(), AKSI))
        assert rencana.baris.count() == 1

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"Target September": 0}, "Target nol"),
            ({"Target September": None, "Target Oktober": None}, "belum punya target"),
            ({"Target September": -1}, "negatif"),
            ({"Kode unit": "01.1"}, "bukan perangkat daerah"),
            ({"Diukur": "Triwulanan"}, "tiap triwulan"),
            ({"Kode program": "9"}, "Tidak ada program"),
        ],
    )
    def test_what_cannot_be_is_refused(self, impor, ubah, kata):
        assert kata in kalimat(impor(ImporRencanaAksi(), {**AKSI, **ubah}))
        assert not RencanaAksi.objects.exists()

    def test_the_goal_of_another_dinas_is_refused(self, impor):
        lain = {**BAWAH, "Kode": "S.1.2", "Kode unit": "02"}
        impor(ImporSasaran(), ATAS, BAWAH, lain)
        laporan = impor(ImporRencanaAksi(), {**AKSI, "Kode sasaran": "S.1.2"})
        assert "milik perangkat daerah lain" in kalimat(laporan)
        assert not RencanaAksi.objects.exists()
        for kode in ("S.1", "S.1.1"):
            assert kalimat(impor(ImporRencanaAksi(), {**AKSI, "Kode sasaran": kode})) == ""

    def test_a_reading_of_a_system_says_so(self, impor):
        impor(ImporRencanaAksi(Berasal.SISTEM), AKSI)
        assert RencanaAksi.objects.get().get_sumber_display() == "Sistem perencanaan"
