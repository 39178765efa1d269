"""Lampiran evaluasi jabatan menjadi pohon unit dan jabatan; dugaan selalu dilaporkan."""

import io
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ekinerja.core.tabel import BerkasDitolak, Lembar, buka_tabel
from ekinerja.organisasi.lampiran import (
    HasilLampiran,
    JabatanLampiran,
    JenisUnit,
    adalah_lampiran,
    urai_lampiran,
)

AKAR = Path(__file__).resolve().parents[3]
DATA_NYATA = Path(os.environ.get("EKINERJA_DATA_NYATA", AKAR.parent / "shared" / "data"))
BERKAS_NYATA = DATA_NYATA / "evaluasi-jabatan-struktural.xlsx"


def lembar(*baris: list[Any]) -> Lembar:
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi) as buku:
        halaman = buku.add_worksheet()
        for nomor, satu in enumerate(baris):
            halaman.write_row(nomor, 0, satu)
    return buka_tabel(isi, "lampiran.xlsx")


def tempat(hasil: HasilLampiran) -> dict[int, str]:
    """Nomor baris jabatan → jalur unitnya, dipisah garis miring."""
    return {satu.baris: " / ".join(hasil.jalur(satu.unit)) for satu in hasil.jabatan}


def pada_baris(hasil: HasilLampiran, baris: int) -> JabatanLampiran:
    return next(satu for satu in hasil.jabatan if satu.baris == baris)


def sebab(hasil: HasilLampiran) -> list[tuple[int, str]]:
    return [(satu.baris, satu.sebab) for satu in hasil.temuan]


KEPALA = ["NO.", "NAMA JABATAN", "KELAS JABATAN", "PERSEDIAAN PEGAWAI"]
DINAS = (
    ["TABEL HASIL EVALUASI JABATAN"],
    KEPALA,
    ["1. SEKRETARIAT DAERAH"],
    [1, "Sekretaris Daerah", 15, 1],
    ["BAGIAN UMUM"],
    [2, "Kepala Bagian Umum", 12, 1],
    [3, "Kasubag Rumah Tangga", 9, 1],
    ["2. DINAS KESEHATAN"],
    [4, "Kepala Dinas Kesehatan", 14, 1],
    ["Sekretariat"],
    [5, "Sekretaris Dinas Kesehatan", 12, 1],
    [6, "Kepala Sub Bagian Keuangan", 9, 1],
    ["RUMAH SAKIT UMUM DAERAH"],
    [7, "Direktur Rumah Sakit Umum Daerah", 12, 1],
    ["Bidang Pelayanan"],
    [8, "Kepala Bidang Pelayanan", 11, 1],
    ["UPTD Laboratorium"],
    [9, "Kepala UPTD Laboratorium", 9, 1],
    ["Bidang Pencegahan Penyakit"],
    [10, "Kepala Bidang Pencegahan Penyakit", 11, 1],
)


class TestPohon:
    def test_it_nests_units_by_what_their_headings_say(self) -> None:
        letak = tempat(urai_lampiran(lembar(*DINAS), turunkan_unit=False))
        assert letak == {
            4: "Sekretariat Daerah",
            6: "Sekretariat Daerah / Bagian Umum",
            7: "Sekretariat Daerah / Bagian Umum",
            9: "Dinas Kesehatan",
            11: "Dinas Kesehatan / Sekretariat",
            12: "Dinas Kesehatan / Sekretariat",
            14: "Dinas Kesehatan / Rumah Sakit Umum Daerah",
            16: "Dinas Kesehatan / Rumah Sakit Umum Daerah / Bidang Pelayanan",
            18: "Dinas Kesehatan / UPTD Laboratorium",
            20: "Dinas Kesehatan / Bidang Pencegahan Penyakit",
        }

    def test_it_derives_units_from_their_heads_and_marks_them(self) -> None:
        hasil = urai_lampiran(lembar(*DINAS))
        turunan = [satu for satu in hasil.unit if satu.diturunkan]
        assert [(satu.nama, satu.jenis) for satu in turunan] == [
            ("Subbagian Rumah Tangga", JenisUnit.SUBBAGIAN),
            ("Subbagian Keuangan", JenisUnit.SUBBAGIAN),
        ]
        assert tempat(hasil)[7] == "Sekretariat Daerah / Bagian Umum / Subbagian Rumah Tangga"

    def test_it_names_heads_and_their_superiors(self) -> None:
        hasil = urai_lampiran(lembar(*DINAS))
        atasan = {
            satu.nama: hasil.jabatan[satu.atasan].nama if satu.atasan is not None else None
            for satu in hasil.jabatan
        }
        assert all(satu.kepala for satu in hasil.jabatan)
        assert atasan["Sekretaris Daerah"] is None
        assert atasan["Kepala Dinas Kesehatan"] == "Sekretaris Daerah"
        assert atasan["Kepala Subbagian Keuangan"] == "Sekretaris Dinas Kesehatan"
        assert atasan["Kepala Bidang Pelayanan"] == "Direktur Rumah Sakit Umum Daerah"

    def test_it_puts_other_posts_under_the_section_they_follow(self) -> None:
        hasil = urai_lampiran(
            lembar(
                KEPALA,
                ["DINAS SOSIAL"],
                [1, "Kepala Dinas Sosial", 14, 1],
                [2, "Kepala Bidang Rehabilitasi", 11, 1],
                [3, "Kepala Seksi Anak", 9, 1],
                [4, "Pengadministrasi Umum", 5, 2],
                [5, "Pekerja Sosial Ahli Muda", 9, 1],
                [6, "Kepala Seksi Lansia", 9, 1],
            )
        )
        letak = tempat(hasil)
        assert letak[6] == "Dinas Sosial / Bidang Rehabilitasi / Seksi Anak"
        assert letak[8] == "Dinas Sosial / Bidang Rehabilitasi / Seksi Lansia"
        assert (pada_baris(hasil, 6).jenis, pada_baris(hasil, 7).jenis) == (
            "PELAKSANA",
            "FUNGSIONAL",
        )
        assert (4, "judul_hilang") in sebab(hasil)


class TestSusunanLain:
    def test_it_reads_roman_and_letter_numbering_in_other_column_order(self) -> None:
        hasil = urai_lampiran(
            lembar(
                ["LAMPIRAN KEPUTUSAN BUPATI"],
                ["KELAS", "JUMLAH", "NO", "NAMA JABATAN"],
                ["", "", "I", "DINAS PENDIDIKAN"],
                [14, 1, 1, "Kepala Dinas Pendidikan"],
                ["", "", "A", "SEKRETARIAT"],
                [12, 1, 1, "Sekretaris"],
                ["", "", "B", "BIDANG SMP"],
                [11, 1, 1, "Kabid SMP"],
                ["", "", "a.", "Seksi Kurikulum"],
                [9, 1, 1, "Kasi Kurikulum"],
                ["", "", "II", "BADAN KEUANGAN DAERAH"],
                [14, 1, 1, "Kepala Badan Keuangan Daerah"],
            )
        )
        assert tempat(hasil) == {
            4: "Dinas Pendidikan",
            6: "Dinas Pendidikan / Sekretariat",
            8: "Dinas Pendidikan / Bidang SMP",
            10: "Dinas Pendidikan / Bidang SMP / Seksi Kurikulum",
            12: "Badan Keuangan Daerah",
        }
        assert all(satu.kepala for satu in hasil.jabatan)

    def test_it_skips_repeated_page_headers_and_column_numbers(self) -> None:
        hasil = urai_lampiran(
            lembar(
                ["NO", "NAMA", "KELAS", "BEZETTING"],
                ["", "JABATAN", "JABATAN", ""],
                [1, 2, 3, 4],
                ["KECAMATAN SELAT"],
                [1, "Camat Selat", 12, 1],
                KEPALA,
                ["(1)", "(2)", "(3)", "(4)"],
                ["Kelurahan Murung"],
                [2, "Lurah Murung", 9, "-"],
                ["JUMLAH", "", "", 1],
                ["Mengetahui,", "", "", ""],
            )
        )
        assert tempat(hasil) == {5: "Kecamatan Selat", 9: "Kecamatan Selat / Kelurahan Murung"}
        assert pada_baris(hasil, 9).bezetting == 0
        assert sebab(hasil) == []

    def test_it_reads_a_flat_list_with_a_unit_column(self) -> None:
        isi = lembar(
            ["No", "Unit Kerja", "Nama Jabatan", "Kelas", "Bezetting"],
            [1, "Dinas Sosial", "Kepala Dinas Sosial", 14, 1],
            [2, "Bidang Anak", "Kepala Bidang Anak", 11, 1],
            [3, "", "Pekerja Sosial Ahli Pertama", 8, 3],
        )
        assert adalah_lampiran(isi)
        assert tempat(urai_lampiran(isi)) == {
            2: "Dinas Sosial",
            3: "Dinas Sosial / Bidang Anak",
            4: "Dinas Sosial / Bidang Anak",
        }

    def test_it_tells_an_annex_from_a_plain_table(self) -> None:
        biasa = lembar(
            ["Kode", "Nama Jabatan", "Kelas"], ["J1", "Analis", 7], ["J2", "Arsiparis", 8]
        )
        assert adalah_lampiran(lembar(*DINAS))
        assert not adalah_lampiran(biasa)

    def test_it_refuses_a_sheet_without_a_table_header(self) -> None:
        with pytest.raises(BerkasDitolak, match="kolom NO, NAMA JABATAN"):
            urai_lampiran(lembar(["a", "b"], ["c", "d"]))


class TestTemuan:
    def test_it_reports_gaps_classes_and_totals(self) -> None:
        hasil = urai_lampiran(
            lembar(
                KEPALA,
                ["DINAS SOSIAL"],
                [1, "Kepala Dinas Sosial", 14, 1],
                [2, "Kepala Bidang Anak", "", 1],
                [4, "Kepala Bidang Lansia", "sebelas", 1],
                [5, "Kepala Bidang Data", 2, "satu"],
                ["TOTAL", "", "", 9],
            )
        )
        assert sebab(hasil) == [
            (4, "kelas"),
            (4, "judul_hilang"),
            (5, "kelas"),
            (5, "judul_hilang"),
            (5, "nomor"),
            (6, "persediaan"),
            (6, "judul_hilang"),
            (6, "kelas_ganjil"),
            (7, "jumlah"),
        ]
        kalimat = {satu.sebab: satu.kalimat for satu in hasil.temuan}
        assert "Nomor urut 3 tidak ada" in kalimat["nomor"]
        assert kalimat["jumlah"] == "Jumlah tertulis 9, tetapi terhitung 3."
        assert [satu.kelas for satu in hasil.jabatan] == [14, None, None, 2]

    def test_it_holds_back_posts_above_every_heading(self) -> None:
        hasil = urai_lampiran(lembar(KEPALA, [1, "Analis Kebijakan", 9, 1], ["DINAS SOSIAL"]))
        assert [(satu.baris, satu.menahan) for satu in hasil.temuan if satu.menahan] == [(2, True)]
        assert hasil.jabatan[0].unit is None

    def test_it_reports_headings_without_posts_and_doubled_ones(self) -> None:
        hasil = urai_lampiran(
            lembar(
                KEPALA,
                ["DINAS SOSIAL"],
                [1, "Kepala Dinas Sosial", 14, 1],
                ["Bidang Anak"],
                ["Bidang Data"],
                [2, "Kepala Bidang Data", 11, 1],
                ["Bidang Data"],
                [3, "Kepala Bidang Statistik dan Persandian", 11, 1],
            )
        )
        assert sebab(hasil) == [(4, "judul_kosong"), (7, "judul_kembar")]
        assert hasil.jalur(pada_baris(hasil, 8).unit)[-1] == "Bidang Statistik dan Persandian"

    def test_it_mends_scars_of_mass_replacement_and_says_so(self) -> None:
        hasil = urai_lampiran(
            lembar(
                KEPALA,
                ["DINAS INFORMASI"],
                [1, "Kepala Dinas Informasi", 14, 1],
                ["Kepala Bidang PubliKepala Seksi"],
                [2, "Kabid Publikasi", 11, 1],
                [3, "Seksi Arsip;", 9, 1],
                ["Dokumentasi"],
                [4, "Kepala Bidang Dokumentasi", 11, 1],
            )
        )
        assert sebab(hasil) == [
            (4, "judul_jabatan"),
            (4, "nama_rusak"),
            (6, "tanpa_kata_kepala"),
            (7, "jenis_diduga"),
        ]
        assert tempat(hasil)[6] == "Dinas Informasi / Bidang Publikasi / Seksi Arsip"
        assert pada_baris(hasil, 6).nama == "Kepala Seksi Arsip"
        assert pada_baris(hasil, 6).nama_tercetak == "Seksi Arsip;"
        assert tempat(hasil)[8] == "Dinas Informasi / Bidang Dokumentasi"

    def test_it_does_not_derive_a_unit_from_a_post_of_many(self) -> None:
        hasil = urai_lampiran(
            lembar(KEPALA, ["UPTD Satuan Pendidikan"], [1, "Kepala Sub Bagian Tata Usaha", 8, 43])
        )
        assert (len(hasil.unit), hasil.jabatan[0].kepala) == (1, False)
        assert (3, "banyak_pemangku") in sebab(hasil)


@pytest.fixture(scope="module")
def nyata() -> HasilLampiran:
    if not BERKAS_NYATA.is_file():
        pytest.skip(f"Lampiran nyata tidak ada di {DATA_NYATA}; setel EKINERJA_DATA_NYATA.")
    return urai_lampiran(buka_tabel(BERKAS_NYATA))


class TestLampiranNyata:
    """Angka-angka di sini dihitung dengan membaca seluruh lembar, baris demi baris."""

    def test_it_reads_every_post_and_heading(self, nyata: HasilLampiran) -> None:
        assert len(nyata.jabatan) == 845  # nomor 1 sampai 846; 335 tidak ada
        assert [satu.nomor for satu in nyata.jabatan] == [n for n in range(1, 847) if n != 335]
        assert sum(satu.bezetting or 0 for satu in nyata.jabatan) == 926  # baris TOTAL
        berjudul = [satu for satu in nyata.unit if not satu.diturunkan]
        assert len(berjudul) == 261
        assert Counter(satu.jenis.value for satu in berjudul) == {
            "SETDA": 1,
            "OPD": 33,
            "BIRO": 9,
            "RUMAH_SAKIT": 2,
            "SEKRETARIAT": 29,
            "IRBAN": 1,
            "BAGIAN": 35,
            "BIDANG": 108,
            "UPTD": 34,
            "CABANG": 9,
        }

    def test_it_places_every_post_under_the_heading_above_it(self, nyata: HasilLampiran) -> None:
        judul = sorted(satu.baris for satu in nyata.unit if not satu.diturunkan)
        salah = []
        for satu in nyata.jabatan:
            unit = nyata.unit[satu.unit] if satu.unit is not None else None
            while unit is not None and unit.diturunkan:
                unit = nyata.unit[unit.induk] if unit.induk is not None else None
            atas = max(baris for baris in judul if baris < satu.baris)
            if unit is None or unit.baris != atas:
                salah.append(satu.baris)
        assert salah == []

    @pytest.mark.parametrize(
        ("baris", "jalur"),
        [
            (22, "Sekretariat Daerah / Biro Pemerintahan / Bagian Administrasi Kewilayahan"),
            (100, "Sekretariat Daerah / Biro Pembangunan / "
                  "Bagian Monitoring dan Evaluasi APBN"),
            (179, "Inspektorat / Inspektur Pembantu"),
            (222, "Dinas Pendidikan / UPTD Satuan pendidikan SMA"),
            (266, "Dinas Kesehatan / Rumah Sakit Jiwa Daerah Pemerintah Provinsi / "
                  "Bagian Akuntansi"),
            (286, "Dinas Kesehatan / Rumah Sakit Umum Provinsi / Bidang Keperawatan"),
            (458, "Dinas Energi dan Sumberdaya Mineral / "
                  "Bidang Pertambangan Mineral Bukan Logam Dan Batuan"),
            (587, "Dinas Komuniksi dan Informatika / Bidang Pemberdayaan Teknologi Informasi "
                  "dan Komunikasi (TIK), Statistik dan Persandian"),
            (1089, "Sekrertariat DPRD / Bagian Umum dan Keuangan / "
                   "Subbagian Umum dan Kepegawaian"),
            (1117, "Sekretariat KPU / Bagian Hukum, Teknis dan Hubungan Partisipasi Masyarakat / "
                   "Subbagian teknis,dan Hubungan Partisipasi Masyrakat"),
        ],
    )  # fmt: skip
    def test_it_knows_the_path_of_posts_read_by_hand(
        self, nyata: HasilLampiran, baris: int, jalur: str
    ) -> None:
        assert tempat(nyata)[baris] == jalur

    def test_it_nests_bidang_and_bagian_where_they_belong(self, nyata: HasilLampiran) -> None:
        induk = Counter(
            nyata.unit[satu.induk].jenis.value if satu.induk is not None else "AKAR"
            for satu in nyata.unit
            if satu.jenis in (JenisUnit.BIDANG, JenisUnit.BAGIAN) and not satu.diturunkan
        )
        assert induk == {"OPD": 107, "BIRO": 27, "RUMAH_SAKIT": 9}
        assert sum(satu.induk is None for satu in nyata.unit) == 34

    def test_it_reports_what_a_reader_would_stumble_on(self, nyata: HasilLampiran) -> None:
        ditemukan = set(sebab(nyata))
        assert {
            (99, "judul_jabatan"),
            (157, "nama_rusak"),
            (178, "tanpa_kepala"),
            (222, "banyak_pemangku"),
            (260, "kepala_diduga"),
            (262, "kelas_ganjil"),
            (279, "tanpa_kepala"),
            (453, "nomor"),
            (457, "jenis_diduga"),
            (553, "di_luar_kolom"),
            (586, "judul_kembar"),
            (714, "nama_rusak"),
            (1088, "judul_hilang"),
        } <= ditemukan
        assert len(ditemukan) < 60
        assert not any(satu.menahan for satu in nyata.temuan)

    def test_it_gives_at_most_one_head_to_a_unit(self, nyata: HasilLampiran) -> None:
        kepala = Counter(satu.unit for satu in nyata.jabatan if satu.kepala)
        assert max(kepala.values()) == 1
        assert sum(kepala.values()) == 833
