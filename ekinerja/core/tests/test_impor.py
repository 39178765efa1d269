"""Impor melaporkan setiap baris yang salah, menulis semuanya atau tidak sama sekali."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ekinerja.core.impor import (
    BarisImpor,
    Importir,
    Kolom,
    KolomEkspor,
    Laporan,
    Masalah,
    Rancangan,
    baca_baris,
    buat_templat,
    cari_ganda,
    jalankan_impor,
    tulis_csv,
    tulis_xlsx,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import (
    BerkasDitolak,
    Lembar,
    baca_bulat,
    baca_nip,
    baca_tanggal,
    baca_teks,
    buka_tabel,
)

SARI, BUDI = "199001012015032003", "198203152006041002"
PADA = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
LINGKUP = Lingkup(instansi_id=1, per_tanggal=date(2026, 10, 5))
NIP = Kolom("nip", "NIP", baca_nip, contoh="198501012010011001", petunjuk="18 angka, format Teks.")
NAMA = Kolom("nama", "Nama", baca_teks, contoh="Contoh Pegawai", sinonim=("Nama Lengkap",))
KELAS = Kolom("kelas", "Kelas", baca_bulat, wajib=False, contoh="8")
LAHIR = Kolom("lahir", "Tanggal Lahir", baca_tanggal, wajib=False, sinonim=("Tgl. Lahir",))


@dataclass(frozen=True)
class Wayan:
    user_id: int = 1
    nama: str = "Wayan"


class PegawaiContoh(Importir[dict[str, Any]]):
    """Importir kecil dengan simpanan di memori: NIP → isi baris."""

    kunci = "pegawai"
    judul = "Pegawai"
    kolom = (NIP, NAMA, KELAS, LAHIR)

    def __init__(self) -> None:
        self.simpanan: dict[str, dict[str, Any]] = {}

    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[dict[str, Any]]:
        rancangan: Rancangan[dict[str, Any]] = Rancangan(masalah=cari_ganda(baris, NIP))
        salah = {satu.baris for satu in rancangan.masalah}
        for satu in baris:
            lama = self.simpanan.get(satu["nip"])
            if satu.nomor in salah:
                continue
            if lama == dict(satu.isi):
                rancangan.tetap += 1
            else:
                (rancangan.baru if lama is None else rancangan.berubah).append(dict(satu.isi))
        return rancangan

    def terapkan(self, rancangan: Rancangan[dict[str, Any]], *, oleh: Any, pada: datetime) -> None:
        for isi in (*rancangan.baru, *rancangan.berubah):
            self.simpanan[isi["nip"]] = isi


def lembar(teks: str) -> Lembar:
    return buka_tabel(io.BytesIO(teks.encode()), "pegawai.csv")


def impor(importir: Importir[Any], teks: str, **pilihan: bool) -> Laporan:
    return jalankan_impor(
        importir, lembar(teks), lingkup=LINGKUP, oleh=Wayan(), pada=PADA, **pilihan
    )


BAIK = f"NIP;Nama;Kelas\n{SARI};Sari Wulandari;8\n{BUDI};Budi Santoso;11\n"
CAMPUR = f"NIP;Nama;Kelas\n{SARI};Sari Wulandari;8\n12345;;delapan\n"


class TestBacaBaris:
    def test_it_matches_headers_without_case_space_or_order(self) -> None:
        hasil = baca_baris(lembar(f"nama  LENGKAP;tgl lahir;N.I.P.\nSari;05/10/1990;{SARI}\n"), (
            NIP, NAMA, LAHIR,
        ))  # fmt: skip
        assert hasil.baris[0].isi == {"nip": SARI, "nama": "Sari", "lahir": date(1990, 10, 5)}

    def test_it_finds_the_header_below_a_title(self) -> None:
        hasil = baca_baris(lembar(f"DAFTAR PEGAWAI;\nTahun 2026;\nNIP;Nama\n{SARI};Sari\n"), (
            NIP, NAMA,
        ))  # fmt: skip
        assert [satu.nomor for satu in hasil.baris] == [4]

    def test_it_notes_unknown_columns(self) -> None:
        hasil = baca_baris(lembar(f"NIP;Nama;Agama\n{SARI};Sari;-\n"), (NIP, NAMA))
        assert hasil.catatan == ("Kolom yang tidak dikenal diabaikan: “Agama” (kolom C).",)

    def test_it_refuses_a_doubled_header(self) -> None:
        with pytest.raises(BerkasDitolak, match="lebih dari sekali: Nama"):
            baca_baris(lembar(f"NIP;Nama;nama lengkap\n{SARI};a;b\n"), (NIP, NAMA))

    def test_it_refuses_a_missing_required_column(self) -> None:
        with pytest.raises(BerkasDitolak, match="Kolom wajib tidak ditemukan: Nama"):
            baca_baris(lembar(f"NIP;Kelas\n{SARI};8\n"), (NIP, NAMA, KELAS))

    def test_it_reports_every_faulty_cell_with_row_column_and_value(self) -> None:
        hasil = baca_baris(lembar(CAMPUR), (NIP, NAMA, KELAS))
        assert [(m.baris, m.kolom, m.nilai) for m in hasil.masalah] == [
            (3, "NIP", "12345"),
            (3, "Nama", ""),
            (3, "Kelas", "delapan"),
        ]
        assert str(hasil.masalah[0]).startswith("Baris 3, kolom NIP, isi “12345”: NIP ini 5 angka")
        assert "wajib diisi" in hasil.masalah[1].kalimat

    def test_it_reports_formula_cells_only_in_known_columns(self) -> None:
        hasil = baca_baris(
            lembar(f"NIP;Nama;Jumlah\n{SARI};=A1;2\n{BUDI};Budi;=1+1\n"), (NIP, NAMA)
        )
        assert [(m.baris, m.kolom) for m in hasil.masalah] == [(2, "Nama")]
        assert [satu.nomor for satu in hasil.baris] == [3]

    def test_it_skips_rows_without_any_known_cell(self) -> None:
        hasil = baca_baris(lembar(f"NIP;Nama;Ket\n{SARI};Sari;\n;;mengetahui\n"), (NIP, NAMA))
        assert (len(hasil.baris), hasil.masalah) == (1, ())


class TestJalankanImpor:
    def test_it_only_reports_without_the_order_to_apply(self) -> None:
        importir = PegawaiContoh()
        laporan = impor(importir, BAIK)
        assert (laporan.baru, laporan.diterapkan, importir.simpanan) == (2, False, {})
        assert str(laporan) == "Belum diterapkan: 2 baru, 0 berubah, 0 tetap, 0 salah."

    def test_it_changes_nothing_the_second_time(self) -> None:
        importir = PegawaiContoh()
        impor(importir, BAIK, terapkan=True)
        kedua = impor(importir, BAIK, terapkan=True)
        assert (kedua.baru, kedua.berubah, kedua.tetap) == (0, 0, 2)

    def test_it_counts_what_changed(self) -> None:
        importir = PegawaiContoh()
        impor(importir, BAIK, terapkan=True)
        laporan = impor(importir, BAIK.replace(";11", ";12"), terapkan=True)
        assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 1, 1)
        assert importir.simpanan[BUDI]["kelas"] == 12

    def test_it_writes_nothing_when_one_row_is_faulty(self) -> None:
        importir = PegawaiContoh()
        laporan = impor(importir, CAMPUR, terapkan=True)
        assert (laporan.salah, laporan.diterapkan, importir.simpanan) == (1, False, {})

    def test_it_writes_the_good_rows_when_told_to_skip_the_faulty(self) -> None:
        importir = PegawaiContoh()
        laporan = impor(importir, CAMPUR, terapkan=True, lewati_yang_salah=True)
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (1, 1, True)
        assert list(importir.simpanan) == [SARI]

    def test_it_refuses_two_people_with_one_nip(self) -> None:
        importir = PegawaiContoh()
        laporan = impor(importir, BAIK.replace(BUDI, SARI), terapkan=True)
        assert [satu.baris for satu in laporan.masalah] == [2, 3]
        assert "dipakai juga pada baris 3" in laporan.masalah[0].kalimat
        assert importir.simpanan == {}

    def test_it_never_skips_a_fault_of_the_whole_file(self) -> None:
        class SatuBerkas(PegawaiContoh):
            def periksa(
                self, baris: Sequence[BarisImpor], lingkup: Lingkup
            ) -> Rancangan[dict[str, Any]]:
                rancangan = super().periksa(baris, lingkup)
                rancangan.masalah.append(Masalah(0, "", "", "Bulan ini sudah ditutup."))
                return rancangan

        importir = SatuBerkas()
        laporan = impor(importir, BAIK, terapkan=True, lewati_yang_salah=True)
        assert (laporan.diterapkan, importir.simpanan) == (False, {})
        assert str(laporan.masalah[0]) == "Berkas: Bulan ini sudah ditutup."


class TestNomorKolom:
    def test_it_skips_the_row_that_numbers_the_columns(self) -> None:
        teks = f"NIP;Nama;Kelas\n(1);(2);(3)\n{SARI};Sari Wulandari;8\n1;2;3\n"
        laporan = impor(PegawaiContoh(), teks)
        assert (laporan.baru, laporan.masalah) == (1, ())

    def test_it_reads_a_row_that_only_begins_like_one(self) -> None:
        assert impor(PegawaiContoh(), "NIP;Nama;Kelas\n1;2;8\n").masalah


class TestKakiLembar:
    JUDUL = "NIP;Nama;Kelas\n"

    @pytest.mark.parametrize(
        "kaki",
        [
            "JUMLAH;;8\n",
            ";Total;16\n;;\n;Mengetahui,;\n;Kepala Dinas Contoh;\n;;\n;Budi Santoso;\n"
            ";NIP. 198001012005011001;\n",
            ";Bangli, 3 November 2026;\n;Kepala Dinas Contoh;\n;Budi Santoso;\n",
            "Keterangan: data per 1 November;;\n",
        ],
    )
    def test_totals_and_signatures_are_skipped_with_a_note(self, kaki: str) -> None:
        laporan = impor(PegawaiContoh(), f"{self.JUDUL}{SARI};Sari Wulandari;8\n{kaki}")
        assert (laporan.baru, laporan.masalah) == (1, ())
        assert any("jumlah atau tanda tangan" in satu for satu in laporan.catatan)

    def test_the_end_of_each_list_counts_where_the_heading_is_repeated(self) -> None:
        satu = f"{SARI};Sari Wulandari;8\n"
        laporan = impor(PegawaiContoh(), f"{self.JUDUL}Jumlah;;8\n{self.JUDUL}{satu}")
        assert (laporan.baru, laporan.masalah) == (1, ())

    def test_a_row_in_the_middle_or_with_all_its_cells_stays_a_fault(self) -> None:
        for isi in (
            f"Jumlah;;8\n{SARI};Sari Wulandari;8\n",
            f"{SARI};Sari Wulandari;8\nJumlah;Sari;8\n",
            f"{SARI};Sari Wulandari;8\n;Budi Santoso;\n",
        ):
            assert impor(PegawaiContoh(), self.JUDUL + isi).masalah


class TestTemplat:
    def test_it_is_accepted_by_its_own_importer(self) -> None:
        isi = io.BytesIO(buat_templat(PegawaiContoh()))
        hasil = PegawaiContoh().baca(buka_tabel(isi, "templat.xlsx"))
        assert (hasil.baris, hasil.masalah) == ((), ())
        assert hasil.catatan == ("Baris 2 adalah baris contoh dan dilewati.",)

    def test_it_explains_every_column_on_a_second_sheet(self) -> None:
        isi = io.BytesIO(buat_templat(PegawaiContoh()))
        petunjuk = buka_tabel(isi, "templat.xlsx", lembar="Petunjuk")
        baris_nip = next(satu for satu in petunjuk.baris if satu.ambil(0) == "NIP")
        assert baris_nip.sel == ("NIP", "ya", "18 angka, format Teks.", "198501012010011001")


BERBAHAYA = ["=1+1", "+62812", "-5 hari", "@cmd", "\tx", "\rx", " =1+1"]


class TestEkspor:
    @pytest.mark.parametrize("teks", BERBAHAYA)
    def test_it_never_writes_text_as_a_formula_in_xlsx(self, teks: str) -> None:
        hasil = buka_tabel(io.BytesIO(tulis_xlsx(["Uraian"], [[teks]])), "a.xlsx")
        assert hasil.baris[1].sel == (teks.replace("\r", "\n"),) or hasil.baris[1].sel == (teks,)
        assert all("belum punya hasil" not in satu.kalimat for satu in hasil.masalah)

    @pytest.mark.parametrize("teks", BERBAHAYA)
    def test_it_prefixes_text_that_looks_like_a_formula_in_csv(self, teks: str) -> None:
        isi = tulis_csv(["Uraian"], [[teks]]).decode("utf-8-sig")
        baris = list(csv.reader(io.StringIO(isi, newline=""), delimiter=";"))
        assert baris[1] == [f"'{teks}"]

    def test_it_keeps_numbers_dates_and_long_digits(self) -> None:
        kolom = [
            "NIP",
            KolomEkspor("Rupiah", "rupiah"),
            KolomEkspor("Bobot", "desimal"),
            KolomEkspor("Tanggal", "tanggal"),
            "Aktif",
        ]
        baris = [[SARI, 1_234_567, Decimal("0.25"), date(2026, 10, 5), True]]
        hasil = buka_tabel(io.BytesIO(tulis_xlsx(kolom, baris)), "a.xlsx")
        assert hasil.baris[1].sel == (
            SARI, 1_234_567, Decimal("0.25"), date(2026, 10, 5), "ya",
        )  # fmt: skip
        panjang = tulis_xlsx(["Angka"], [[198501012010011001]])
        assert buka_tabel(io.BytesIO(panjang), "a.xlsx").baris[1].sel == ("198501012010011001",)

    def test_it_writes_negative_numbers_as_numbers_in_csv(self) -> None:
        isi = tulis_csv(["Selisih", "Bobot"], [[-5, Decimal("-0.5")]]).decode("utf-8-sig")
        assert isi == "Selisih;Bobot\r\n-5;-0,5\r\n"

    def test_it_gives_the_same_bytes_for_the_same_data(self) -> None:
        assert tulis_xlsx(["a"], [["x"]]) == tulis_xlsx(["a"], [["x"]])
