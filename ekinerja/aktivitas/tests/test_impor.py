"""Daily entries by file."""

import io
from datetime import date

import pytest

from ekinerja.aktivitas.importers import ImporAktivitas
from ekinerja.aktivitas.importers.kolom import KOLOM
from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.core.impor import buat_templat, jalankan_impor, tulis_csv
from ekinerja.core.lingkup import Lingkup
from ekinerja.skp.models import TargetBulanan

SARI = "199001012015032003"
ISI = {
    "nip": SARI,
    "tanggal": "05/10/2026",
    "indikator": "Jumlah laporan layanan",
    "uraian": "Menyusun laporan layanan",
    "menit": "90",
    "volume": "1",
    "status": "Disetujui",
}


@pytest.fixture
def impor(pemeran, indikator):
    def jalankan(*baris, terapkan=True, unit_ids=None, oleh=None, **pilihan):
        isi = [[{**ISI, **satu}.get(kolom.nama, "") for kolom in KOLOM] for satu in baris]
        data = tulis_csv([kolom.judul for kolom in KOLOM], isi)
        importir = ImporAktivitas()
        return jalankan_impor(
            importir,
            importir.buka(io.BytesIO(data), "aktivitas.csv"),
            lingkup=Lingkup(pemeran.instansi.pk, HARI_INI, unit_ids, oleh),
            oleh=pemeran.wayan,
            pada=PADA,
            terapkan=terapkan,
            **pilihan,
        )

    return jalankan


class TestImporAktivitas:
    def test_it_adds_entries_by_words_or_number_of_the_indicator(self, pemeran, indikator, impor):
        laporan = impor(
            {}, {"indikator": "2", "status": "Draf"}, {"status": "menunggu persetujuan"}
        )
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (3, 0, True)
        sah = Aktivitas.objects.get(status="DISETUJUI")
        assert (sah.indikator, sah.penilai, sah.diputus_pada) == (indikator, pemeran.budi, PADA)
        assert sah.riwayat.get().oleh == pemeran.wayan.user
        assert Aktivitas.objects.get(status="DRAF").indikator.uraian.startswith("Jumlah aplikasi")
        assert Aktivitas.objects.get(status="DIKIRIM").penilai == pemeran.budi

    def test_approved_volume_becomes_realisation(self, indikator, impor):
        impor({"volume": "2"}, {"volume": "0,5"}, {"status": "Draf", "volume": "9"})
        bulan = TargetBulanan.objects.get(indikator=indikator, awal=date(2026, 10, 1))
        assert str(bulan.realisasi) == "2.50"

    def test_running_it_twice_changes_nothing(self, indikator, impor):
        impor({}, {}, {"uraian": "Rapat koordinasi"})
        laporan = impor({}, {}, {"uraian": "rapat koordinasi"})
        assert (laporan.baru, laporan.tetap, Aktivitas.objects.count()) == (0, 3, 3)
        bulan = TargetBulanan.objects.get(indikator=indikator, awal=date(2026, 10, 1))
        assert bulan.realisasi == 3

    @pytest.mark.parametrize(
        ("isi", "kolom", "kalimat"),
        [
            ({"nip": "199001012015032999"}, "NIP", "tidak ditemukan di unit yang Anda kelola"),
            ({"tanggal": "13/10/2026"}, "Tanggal", "belum tiba"),
            ({"tanggal": "31/12/2025"}, "Tanggal", "belum punya SKP yang disetujui"),
            ({"indikator": "Entah"}, "Indikator", "1 sampai 2"),
            ({"indikator": "3"}, "Indikator", "tidak ditemukan"),
            ({"menit": "1441"}, "Menit", "antara 1 dan 1.440"),
            ({"menit": "1400"}, "Menit", "lebih dari 24 jam"),
            ({"uraian": "ok"}, "Uraian", "terlalu pendek"),
            ({"volume": "1,005"}, "Volume", "paling banyak dua desimal"),
            ({"status": "Beres"}, "Status", "Draf, Menunggu persetujuan, Disetujui"),
        ],
    )
    def test_it_names_row_column_and_what_to_do(self, impor, isi, kolom, kalimat):
        laporan = impor({}, isi)
        (masalah,) = laporan.masalah
        assert (masalah.baris, masalah.kolom) == (3, kolom)
        assert kalimat in masalah.kalimat
        assert not Aktivitas.objects.exists()

    def test_a_closed_month_is_refused(self, impor, tutup_oktober):
        tutup_oktober()
        assert "Oktober 2026 sudah ditutup" in impor({}).masalah[0].kalimat

    def test_nobody_imports_the_own_work_as_approved(self, pemeran, impor):
        laporan = impor({}, {"status": "Draf"}, oleh=pemeran.sari.pk, lewati_yang_salah=True)
        assert "sendiri tidak dapat diimpor" in laporan.masalah[0].kalimat
        assert laporan.baru == 1

    def test_the_scope_of_the_importer_holds(self, pemeran, impor):
        laporan = impor({}, unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert "tidak ditemukan" in laporan.masalah[0].kalimat

    def test_the_cost_does_not_grow_with_the_rows(self, impor, django_assert_max_num_queries):
        for banyak in (2, 300):
            baris = [{"uraian": f"Berkas {banyak}-{n}", "menit": "3"} for n in range(banyak)]
            with django_assert_max_num_queries(16):
                assert impor(*baris).baru == banyak

    def test_its_own_template_is_read_without_a_fault(self):
        importir = ImporAktivitas()
        hasil = importir.baca(importir.buka(io.BytesIO(buat_templat(importir)), "a.xlsx"))
        assert (hasil.baris, hasil.masalah) == ((), ())
