"""To and from BKN: the copy-over page, its marks, the workbook, and the import of another's."""

import io
from datetime import date
from decimal import Decimal

import pytest

from ekinerja.core.impor import jalankan_impor, tulis_csv, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import BerkasDitolak, buka_tabel
from ekinerja.core.testing import counted_queries
from ekinerja.skp.importers.bkn import KOLOM_LUAR, ImporSKPLuar
from ekinerja.skp.models import SKP, Indikator, SalinBKN
from ekinerja.skp.tests.pembuat import PADA

SARI = "199001012015032003"
ISI = {
    "nip": SARI, "mulai": "01/01/2025", "akhir": "31/12/2025", "rencana": "Layanan berjalan",
    "uraian": "Jumlah laporan", "target": "24 laporan",
}  # fmt: skip


def jalankan(pemeran, data: bytes, nama: str, *, unit_ids=None):
    importir = ImporSKPLuar()
    return jalankan_impor(
        importir, importir.buka(io.BytesIO(data), nama),
        lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 12), unit_ids, None),
        oleh=pemeran.wayan, pada=PADA, terapkan=True,
    )  # fmt: skip


def impor(pemeran, *baris, **pilihan):
    isi = [[{**ISI, **satu}.get(kolom.nama, "") for kolom in KOLOM_LUAR] for satu in baris]
    data = tulis_csv([kolom.judul for kolom in KOLOM_LUAR], isi)
    return jalankan(pemeran, data, "skp.csv", **pilihan)


class TestSalin:
    def test_every_field_stands_as_text_with_what_is_missing(self, as_sari, skp_disetujui):
        halaman = as_sari.get(f"/skp/{skp_disetujui.pk}/bkn/").content.decode()
        for kata in ("Tanggal awal", "01/01/2026", "Pendekatan", "Kuantitatif", "Jumlah laporan",
                     "120 laporan", "0 dari 4", "belum ditautkan ke RHK pimpinan",
                     "Lampiran “Konsekuensi” belum diisi"):  # fmt: skip
            assert kata in halaman
        assert "belum terverifikasi" in halaman

    def test_a_part_is_marked_with_its_day_and_unmarked(self, as_sari, skp_disetujui):
        alamat = f"/skp/{skp_disetujui.pk}/bkn/tandai/"
        as_sari.post(alamat, {"butir": "KEPALA", "tanggal": "2026-10-10"})
        assert SalinBKN.objects.get().tanggal == date(2026, 10, 10)
        halaman = as_sari.get(f"/skp/{skp_disetujui.pk}/bkn/").content.decode()
        assert "1 dari 4" in halaman
        assert "10 Okt 2026" in halaman
        as_sari.post(alamat, {"lepas": "KEPALA"})
        assert not SalinBKN.objects.exists()

    @pytest.mark.parametrize(
        "isi",
        [
            {"butir": "RHK-0", "tanggal": "2026-10-10"},
            {"butir": "KEPALA", "tanggal": "2026-12-31"},
            {"butir": "KEPALA", "tanggal": ""},
        ],
    )
    def test_an_unknown_part_or_an_odd_day_is_refused(self, as_sari, skp_disetujui, isi):
        jawaban = as_sari.post(f"/skp/{skp_disetujui.pk}/bkn/tandai/", isi)
        assert jawaban.status_code >= 400
        assert not SalinBKN.objects.exists()

    def test_only_the_owner_marks_and_outsiders_see_nothing(
        self, as_budi, as_tono, as_ucok, skp_disetujui
    ):
        alamat = f"/skp/{skp_disetujui.pk}/bkn/"
        isi = {"butir": "KEPALA", "tanggal": "2026-10-10"}
        assert as_budi.get(alamat).status_code == 200
        assert as_budi.post(f"{alamat}tandai/", isi).status_code == 403
        for klien in (as_tono, as_ucok):
            assert klien.get(alamat).status_code == 404
            assert klien.get(f"{alamat}skp.xlsx").status_code == 404
            assert klien.post(f"{alamat}tandai/", isi).status_code == 404

    def test_it_stays_within_the_queries(self, as_sari, skp_disetujui):
        with counted_queries() as kueri:
            as_sari.get(f"/skp/{skp_disetujui.pk}/bkn/")
        assert int(kueri) <= 15


class TestXlsx:
    def test_one_row_an_indicator_and_a_word_of_caution(self, as_sari, skp_disetujui):
        isi = as_sari.get(f"/skp/{skp_disetujui.pk}/bkn/skp.xlsx").content
        buku = buka_tabel(io.BytesIO(isi), "skp.xlsx", lembar="SKP")
        assert buku.baris[0].sel[:3] == ("tahun", "nip", "nama")
        assert len(buku.baris) == 3
        assert SARI in buku.baris[1].sel
        lain = buka_tabel(io.BytesIO(isi), "skp.xlsx", lembar="Keterangan")
        assert "belum terverifikasi" in str(lain.baris[1].sel)

    def test_what_was_exported_is_taken_in_again(self, pemeran, as_sari, skp_disetujui):
        isi = as_sari.get(f"/skp/{skp_disetujui.pk}/bkn/skp.xlsx").content
        importir = ImporSKPLuar()
        laporan = jalankan_impor(
            importir, importir.buka(io.BytesIO(isi), "skp.xlsx", lembar="SKP"),
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 12), None), oleh=pemeran.wayan,
            pada=PADA, terapkan=True,
        )  # fmt: skip
        assert (laporan.baru, laporan.tetap, laporan.salah) == (0, 2, 0)


class TestImporSKPLuar:
    def test_a_target_with_its_unit_becomes_an_agreed_skp(self, pemeran):
        laporan = impor(pemeran, {}, {"uraian": "Kepuasan", "target": "4,5", "satuan": "poin"})
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (2, 0, True)
        assert SKP.objects.get().status == "DISETUJUI"
        satu = Indikator.objects.get(uraian="Jumlah laporan")
        assert (satu.target, satu.satuan) == (Decimal(24), "laporan")
        assert sum(satu.target_bulanan.values_list("target", flat=True)) == 24

    @pytest.mark.parametrize(
        ("target", "bentuk", "isi"),
        [
            ("1.200 laporan", "ANGKA", (1200, None, "", "laporan")),
            ("10–12 laporan", "RENTANG", (10, 12, "", "laporan")),
            ("10 s.d. 12 laporan", "RENTANG", (10, 12, "", "laporan")),
            ("Tersusun tepat waktu", "TEKS", (None, None, "Tersusun tepat waktu", "")),
        ],
    )
    def test_a_target_is_a_number_a_range_or_words(self, pemeran, target, bentuk, isi):
        assert impor(pemeran, {"target": target}).diterapkan
        satu = Indikator.objects.get()
        assert satu.bentuk == bentuk
        assert (satu.target, satu.target_atas, satu.target_teks, satu.satuan) == isi
        assert satu.target_bulanan.exists() is (bentuk == "ANGKA")

    def test_a_percentage_is_not_divided_over_the_months(self, pemeran):
        impor(pemeran, {"target": "95", "satuan": "persen"})
        assert not Indikator.objects.get().dibagi

    @pytest.mark.parametrize(
        ("lain", "kalimat"),
        [
            ({"perspektif": "Anggaran"}, "Asal atau perspektif RHK ini berbeda dari baris 2"),
            ({"pendekatan": "Kualitatif"}, "Pendekatan atau pejabat penilai SKP ini berbeda"),
        ],
    )
    def test_what_is_said_once_is_the_same_on_all_rows(self, pemeran, lain, kalimat):
        [masalah] = impor(pemeran, {}, {"uraian": "Kepuasan", **lain}).masalah
        assert masalah.baris == 3
        assert kalimat in masalah.kalimat
        assert not SKP.objects.exists()

    def test_what_was_agreed_otherwise_is_not_changed(self, pemeran):
        impor(pemeran, {"perspektif": "Anggaran"})
        [masalah] = impor(pemeran, {"perspektif": "Proses bisnis"}).masalah
        assert "sudah disetujui dengan perspektif yang lain" in masalah.kalimat
        assert impor(pemeran, {}).tetap == 1

    @pytest.mark.parametrize(
        ("ubah", "kolom", "kalimat"),
        [
            ({"mulai": "01/01/2021", "akhir": "31/12/2021"}, "Periode mulai", "sebelum 2022"),
            ({"mulai": "01/01/2024", "akhir": "31/12/2025"}, "Periode selesai", "12 bulan"),
            ({"target": "12–10 laporan"}, "Target", "Batas atas rentang harus lebih besar"),
            ({"target": "12", "bentuk": "Rentang angka"}, "Target", "tidak terbaca"),
            ({"target": "24 laporan", "satuan": "buku", "bentuk": "Angka"}, "Satuan", "Samakan"),
            ({"target": "-3 laporan", "bentuk": "Angka"}, "Target", "tidak terbaca"),
            ({"perspektif": "Pelanggan"}, "Perspektif", "Penerima layanan"),
            ({"pendekatan": "Campuran"}, "Pendekatan", "Kuantitatif, Kualitatif"),
            ({"klasifikasi": "x" * 61}, "Klasifikasi", "paling panjang 60 huruf"),
            ({"target": "24"}, "Satuan", "satuannya"),
            ({"target": "0 laporan"}, "Target", "lebih besar dari nol"),
            ({"nip": "199001012015032999"}, "NIP", "tidak ditemukan"),
        ],
    )
    def test_it_names_row_column_and_what_to_do(self, pemeran, ubah, kolom, kalimat):
        [masalah] = impor(pemeran, ubah).masalah
        assert (masalah.baris, masalah.kolom) == (2, kolom)
        assert kalimat in masalah.kalimat
        assert not SKP.objects.exists()

    def test_a_foreign_unit_is_refused(self, pemeran):
        laporan = impor(pemeran, {}, unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert "tidak ditemukan di unit yang Anda kelola" in laporan.masalah[0].kalimat
        assert not SKP.objects.exists()

    def test_formula_cells_are_refused(self, pemeran):
        isi = [{**ISI, "target": "=12*2"}.get(kolom.nama, "") for kolom in KOLOM_LUAR]
        data = tulis_xlsx([kolom.judul for kolom in KOLOM_LUAR], [isi])
        assert jalankan(pemeran, data, "skp.xlsx").salah == 1
        assert not SKP.objects.exists()

    def test_a_file_without_its_columns_is_refused(self, pemeran):
        with pytest.raises(BerkasDitolak, match="Kolom wajib tidak ditemukan"):
            jalankan(pemeran, tulis_csv(["Nama"], [["Sari"]]), "skp.csv")
