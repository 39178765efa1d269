"""Agreed SKP by file."""

import io
from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.impor import Importir, buat_templat, jalankan_impor, tulis_csv
from ekinerja.core.lingkup import Lingkup
from ekinerja.skp.importers import ImporSKP
from ekinerja.skp.importers.kolom import KOLOM
from ekinerja.skp.models import SKP, Indikator, TargetBulanan
from ekinerja.skp.tests import pembuat
from ekinerja.skp.tests.pembuat import PADA

SARI, BUDI = "199001012015032003", "198203152006041002"
ISI = {
    "nip": SARI,
    "mulai": "01/01/2026",
    "akhir": "31/12/2026",
    "rencana": "Layanan berjalan",
    "uraian": "Jumlah laporan",
    "target": "25",
    "satuan": "laporan",
}


def lembar(*baris):
    isi = [[{**ISI, **satu}.get(kolom.nama, "") for kolom in KOLOM] for satu in baris]
    data = tulis_csv([kolom.judul for kolom in KOLOM], isi)
    return ImporSKP().buka(io.BytesIO(data), "skp.csv")


@pytest.fixture
def impor(pemeran):
    def jalankan(*baris, terapkan=True, unit_ids=None, oleh=None, **pilihan):
        return jalankan_impor(
            ImporSKP(),
            lembar(*baris),
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 12), unit_ids, oleh),
            oleh=pemeran.wayan,
            pada=PADA,
            terapkan=terapkan,
            **pilihan,
        )

    return jalankan


class TestImporSKP:
    def test_it_adds_an_agreed_skp_with_even_months(self, pemeran, impor):
        laporan = impor({}, {"uraian": "Kepuasan", "aspek": "Kualitas", "target": "4,5"})
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (2, 0, True)
        skp = SKP.objects.get()
        assert (skp.status, skp.jabatan, skp.penilai) == (
            "DISETUJUI",
            pemeran.jabatan.prakom,
            pemeran.budi,
        )
        assert skp.masa.upper == date(2027, 1, 1)
        assert skp.riwayat.get().oleh == pemeran.wayan.user
        assert skp.hasil_kerja.count() == 1
        bulanan = TargetBulanan.objects.filter(indikator__uraian="Jumlah laporan")
        assert sum(bulanan.values_list("target", flat=True)) == 25

    def test_it_takes_months_as_written(self, impor):
        impor({"bulan_1": "20", "bulan_6": "5"})
        isi = dict(TargetBulanan.objects.filter(target__gt=0).values_list("awal", "target"))
        assert isi == {date(2026, 1, 1): Decimal(20), date(2026, 6, 1): Decimal(5)}

    def test_running_it_twice_changes_nothing(self, impor):
        impor({}, {"uraian": "Kepuasan"})
        laporan = impor({}, {"uraian": "  kepuasan "})
        assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 0, 2)
        assert Indikator.objects.count() == 2

    @pytest.mark.parametrize(
        ("isi", "kolom", "kalimat"),
        [
            ({"nip": "199001012015032999"}, "NIP", "tidak ditemukan di unit yang Anda kelola"),
            ({"nip": "1990010120150320"}, "NIP", "16 angka"),
            ({"akhir": "31/12/2025"}, "Periode selesai", "berakhir sebelum dimulai"),
            ({"akhir": "31/01/2027"}, "Periode selesai", "paling lama 12 bulan"),
            ({"mulai": "01/01/2019", "akhir": "31/12/2019"}, "Periode mulai", "memangku jabatan"),
            ({"target": "0"}, "Target", "lebih besar dari nol"),
            ({"target": "1,005"}, "Target", "dua desimal"),
            ({"bulan_1": "5"}, "Target", "berjumlah 5"),
            ({"akhir": "30/06/2026", "bulan_7": "25"}, "Jul", "di luar masa SKP"),
            ({"jenis": "Pokok"}, "Jenis RHK", "Utama, Tambahan"),
            ({"satuan": "x" * 41}, "Satuan", "paling panjang 40 huruf"),
        ],
    )
    def test_it_names_row_column_and_what_to_do(self, impor, isi, kolom, kalimat):
        laporan = impor({}, {"uraian": "Lain", **isi})
        (masalah,) = laporan.masalah
        assert (masalah.baris, masalah.kolom) == (3, kolom)
        assert kalimat in masalah.kalimat
        assert not laporan.diterapkan
        assert not SKP.objects.exists()

    def test_two_equal_rows_are_refused(self, impor):
        assert "sudah ada pada baris 2" in impor({}, {}).masalah[0].kalimat

    def test_two_periods_that_touch_are_refused(self, impor):
        laporan = impor({}, {"mulai": "01/12/2026", "akhir": "31/01/2027"})
        assert "beririsan dengan masa pada baris 2" in laporan.masalah[0].kalimat

    def test_what_is_agreed_is_not_changed_by_a_file(self, impor):
        impor({})
        (lain,) = impor({"target": "26"}).masalah
        (baru,) = impor({"uraian": "Baru"}).masalah
        assert "Target yang disetujui tidak dapat diubah" in lain.kalimat
        assert "tidak dapat ditambah lewat impor" in baru.kalimat

    def test_a_plan_begun_by_its_owner_is_left_alone(self, pemeran, impor):
        pembuat.draf(pemeran.sari)
        assert "masih draf" in impor({}).masalah[0].kalimat

    def test_nobody_imports_the_own_skp(self, pemeran, impor):
        laporan = impor({}, oleh=pemeran.sari.pk)
        assert "SKP sendiri tidak dapat diimpor" in laporan.masalah[0].kalimat

    def test_the_scope_of_the_importer_holds(self, pemeran, impor):
        laporan = impor({}, unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert "tidak ditemukan di unit yang Anda kelola" in laporan.masalah[0].kalimat

    def test_the_good_rows_are_written_when_asked(self, impor):
        laporan = impor({}, {"nip": BUDI, "target": "0"}, lewati_yang_salah=True)
        assert (laporan.baru, laporan.salah, SKP.objects.count()) == (1, 1, 1)

    def test_the_cost_does_not_grow_with_the_rows(self, impor, django_assert_max_num_queries):
        for banyak in (2, 60):
            tahun = {2: ("01/01/2026", "31/12/2026"), 60: ("01/01/2025", "31/12/2025")}[banyak]
            baris = [
                {"uraian": f"Indikator {n}", "mulai": tahun[0], "akhir": tahun[1]}
                for n in range(banyak)
            ]
            with django_assert_max_num_queries(20):
                assert impor(*baris).baru == banyak

    def test_its_own_template_is_read_without_a_fault(self, impor):
        importir: Importir = ImporSKP()
        hasil = importir.baca(importir.buka(io.BytesIO(buat_templat(importir)), "skp.xlsx"))
        assert (hasil.baris, hasil.masalah) == ((), ())
