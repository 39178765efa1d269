"""Annexes of other governments: other headings, columns, merges, numbering, sheets, footers.

One organisation, written in many ways; every post must stand under its unit each time.
"""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from ekinerja.core.tabel import SEMUA_LEMBAR, Lembar, buka_tabel
from ekinerja.organisasi.lampiran import HasilLampiran, adalah_lampiran, urai_lampiran

# (unit teratas, [(unit di bawahnya atau "", [(jabatan, kelas, persediaan), …]), …])
SUSUNAN: list[tuple[str, list[tuple[str, list[tuple[str, int, int]]]]]] = [
    ("Sekretariat Daerah", [
        ("", [("Sekretaris Daerah", 15, 1)]),
        ("Bagian Organisasi", [("Kepala Bagian Organisasi", 12, 1),
                               ("Analis Kelembagaan", 7, 2)]),
        ("Bagian Hukum", [("Kepala Bagian Hukum", 12, 1), ("Penyusun Naskah Hukum", 7, 3)]),
    ]),
    ("Dinas Kesehatan", [
        ("", [("Kepala Dinas Kesehatan", 14, 1)]),
        ("Sekretariat", [("Sekretaris Dinas Kesehatan", 12, 1), ("Bendahara", 7, 1)]),
        ("Bidang Pelayanan Kesehatan", [("Kepala Bidang Pelayanan Kesehatan", 11, 1),
                                        ("Administrator Kesehatan Ahli Muda", 9, 2)]),
        ("UPTD Puskesmas Kintamani I", [("Kepala UPTD Puskesmas Kintamani I", 9, 1),
                                        ("Perawat Terampil", 6, 12)]),
    ]),
    ("Kecamatan Bangli", [
        ("", [("Camat Bangli", 12, 1)]),
        ("Seksi Pemerintahan", [("Kepala Seksi Pemerintahan", 9, 1),
                                ("Pengadministrasi Umum", 5, 2)]),
        ("Kelurahan Kawan", [("Lurah Kawan", 9, 1)]),
    ]),
]  # fmt: skip
HARAPAN = {
    (jabatan, " / ".join(satu for satu in (atas, unit) if satu))
    for atas, isi in SUSUNAN
    for unit, semua in isi
    for jabatan, _, _ in semua
}
ROMAWI = ["I", "II", "III", "IV", "V"]
HURUF = ["A", "B", "C", "D", "E"]
KELAS = {jabatan: kelas for _, isi in SUSUNAN for _, semua in isi for jabatan, kelas, _ in semua}
ORANG = {jabatan: orang for _, isi in SUSUNAN for _, semua in isi for jabatan, _, orang in semua}
Tulis = Callable[[Any, Any], None]


def buku(tulis: Tulis, *, lembar: str | None = None) -> Lembar:
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi) as satu:
        tulis(satu, satu.add_format({"align": "center", "valign": "vcenter"}))
    return buka_tabel(isi, "lampiran.xlsx", lembar=lembar)


def semua_baris(pola: Callable[..., list[Any]]) -> list[list[Any]]:
    """Rows by a pattern of (kind, depth numbers, words, class, people, running number)."""
    baris: list[list[Any]] = []
    nomor = 0
    for i, (atas, isi) in enumerate(SUSUNAN):
        baris.append(pola("atas", (i, 0), atas, None, None, None))
        for j, (unit, jabatan) in enumerate(isi):
            if unit:
                baris.append(pola("unit", (i, j - 1), unit, None, None, None))
            for nama, kelas, orang in jabatan:
                nomor += 1
                baris.append(pola("jabatan", (i, j), nama, kelas, orang, nomor))
    return baris


def tulis_baris(halaman: Any, baris: list[list[Any]], mulai: int = 0) -> int:
    for satu in baris:
        halaman.write_row(mulai, 0, satu)
        mulai += 1
    return mulai


def lain_urutan(satu: Any, _: Any) -> None:
    """Class first, headcount second, other words in the headings, number last."""
    halaman = satu.add_worksheet()
    halaman.write_row(0, 0, ["LAMPIRAN II PERATURAN BUPATI NOMOR 12 TAHUN 2026"])
    halaman.write_row(2, 0, ["Kelas Jab.", "Jml. Pemangku", "Nomenklatur Jabatan", "No. Urut"])
    tulis_baris(halaman, semua_baris(
        lambda jenis, i, nama, kelas, orang, nomor:
        [kelas, orang, nama, nomor] if jenis == "jabatan"
        else ["", "", (f"{ROMAWI[i[0]]}. " if jenis == "atas" else f"{HURUF[i[1]]}. ") + nama, ""]
    ), 3)  # fmt: skip


def judul_tiga_baris(satu: Any, tengah: Any) -> None:
    """Headings over three rows with merges; a row of column numbers beneath."""
    halaman = satu.add_worksheet()
    halaman.merge_range(0, 0, 0, 4, "HASIL EVALUASI JABATAN", tengah)
    halaman.merge_range(2, 0, 4, 0, "No", tengah)
    halaman.merge_range(2, 1, 4, 1, "Unit Organisasi / Nama Jabatan", tengah)
    halaman.merge_range(2, 2, 2, 4, "Hasil Evaluasi", tengah)
    halaman.merge_range(3, 2, 3, 3, "Jabatan", tengah)
    halaman.write(4, 2, "Nilai", tengah)
    halaman.write(4, 3, "Kelas", tengah)
    halaman.merge_range(3, 4, 4, 4, "Bezetting", tengah)
    halaman.write_row(5, 0, ["(1)", "(2)", "(3)", "(4)", "(5)"])
    tulis_baris(halaman, semua_baris(
        lambda jenis, i, nama, kelas, orang, nomor:
        [nomor, nama, kelas * 200, kelas, orang] if jenis == "jabatan"
        else [ROMAWI[i[0]] if jenis == "atas" else HURUF[i[1]], nama]
    ), 6)  # fmt: skip


def halaman_dan_tanda_tangan(satu: Any, _: Any) -> None:
    """Repeated headings on every page, page numbers, and a signature block at the end."""
    halaman = satu.add_worksheet()
    kepala = ["NO", "NAMA JABATAN", "KELAS JABATAN", "PERSEDIAAN PEGAWAI", "KET"]
    baris = semua_baris(
        lambda jenis, i, nama, kelas, orang, nomor:
        [nomor, nama, kelas, orang] if jenis == "jabatan" else [nama.upper()]
    )  # fmt: skip
    letak = tulis_baris(halaman, [["PEMERINTAH KABUPATEN BANGLI"], [], kepala])
    for nomor, isi in enumerate(baris):
        if nomor and nomor % 6 == 0:
            halaman.write_row(letak, 0, ["", f"- {nomor // 6 + 1} -"])
            letak = tulis_baris(halaman, [["Halaman", f"{nomor // 6 + 1} dari 5"], kepala],
                                letak + 1)  # fmt: skip
        letak = tulis_baris(halaman, [isi], letak)
    tulis_baris(halaman, [
        ["", "JUMLAH", "", sum(ORANG.values())], [],
        ["", "", "Ditetapkan di Bangli"], ["", "", "pada tanggal 2 Januari 2026"],
        ["", "", "BUPATI BANGLI,"], [], ["", "", "I NYOMAN CONTOH"],
    ], letak)  # fmt: skip


def lembar_per_dinas(satu: Any, _: Any) -> None:
    """A sheet for each perangkat daerah; its name stands only above the headings."""
    for atas, isi in SUSUNAN:
        halaman = satu.add_worksheet(atas[:31])
        baris: list[list[Any]] = [["DAFTAR KELAS JABATAN"], [atas.upper()],
                                  ["No", "Jabatan", "Kelas", "Formasi"]]  # fmt: skip
        nomor = 0
        for unit, jabatan in isi:
            if unit:
                baris.append(["", unit])
            for nama, kelas, orang in jabatan:
                nomor += 1
                baris.append([nomor, nama, kelas, orang])
        tulis_baris(halaman, baris)


def kolom_unit_digabung(satu: Any, tengah: Any) -> None:
    """The unit in merged columns of its own beside the posts."""
    halaman = satu.add_worksheet()
    halaman.write_row(0, 0, ["Perangkat Daerah", "Sub Unit", "Nama Jabatan", "Kelas Jabatan",
                             "Jumlah Pegawai"])  # fmt: skip
    letak = 1
    for atas, isi in SUSUNAN:
        awal = letak
        for unit, jabatan in isi:
            awal_unit = letak
            for nama, kelas, orang in jabatan:
                halaman.write_row(letak, 2, [nama, kelas, orang])
                letak += 1
            _gabung(halaman, (awal_unit, letak - 1, 1), unit, tengah)
        _gabung(halaman, (awal, letak - 1, 0), atas, tengah)


def _gabung(halaman: Any, tempat: tuple[int, int, int], isi: str, tengah: Any) -> None:
    awal, akhir, kolom = tempat
    if awal == akhir:
        halaman.write(awal, kolom, isi)
    else:
        halaman.merge_range(awal, kolom, akhir, kolom, isi, tengah)


def nomor_bertingkat(satu: Any, _: Any) -> None:
    """Decimal numbers tell the level: 1, 1.1, 1.1.1, in one column with the words."""
    halaman = satu.add_worksheet()
    baris: list[list[Any]] = [["NAMA UNIT KERJA DAN JABATAN", "JML", "KLS"]]
    for i, (atas, isi) in enumerate(SUSUNAN, start=1):
        baris.append([f"{i}. {atas.upper()}"])
        urutan = 0
        for unit, jabatan in isi:
            urutan += 1  # noqa: SIM113  # counts from one, also inside
            if unit:
                baris.append([f"{i}.{urutan} {unit}"])
            for j, (nama, kelas, orang) in enumerate(jabatan, start=1):
                baris.append([f"{i}.{urutan}.{j} {nama}", orang, kelas])
    tulis_baris(halaman, baris)


def kata_pada_kelas(satu: Any, _: Any) -> None:
    """Class and headcount written with words, headings in the number column, blank lines."""
    halaman = satu.add_worksheet()
    baris: list[list[Any]] = [[], [], ["", "NO.", "URAIAN JABATAN", "KELAS\nJABATAN", "",
                                       "JUMLAH\nPEGAWAI"]]  # fmt: skip
    for jenis_baris in semua_baris(
        lambda jenis, i, nama, kelas, orang, nomor:
        ["", f"{nomor}.", nama, f"Kelas {kelas}", "", f"{orang} orang"] if jenis == "jabatan"
        else ["", ("" if jenis == "atas" else f"{i[1] + 1}) ") + nama]
    ):  # fmt: skip
        baris += [jenis_baris, []]
    tulis_baris(halaman, baris)


def induk_di_kiri(satu: Any, _: Any) -> None:
    """Depth by indentation: unit, part, and post each in a column of its own."""
    halaman = satu.add_worksheet()
    halaman.write_row(0, 0, ["Nama Jabatan", "", "", "Bezetting", "Kelas Jabatan"])
    tulis_baris(halaman, semua_baris(
        lambda jenis, i, nama, kelas, orang, nomor:
        {"atas": [nama], "unit": ["", nama], "jabatan": ["", "", nama, orang, kelas]}[jenis]
    ), 1)  # fmt: skip


RAGAM: list[tuple[Tulis, str | None]] = [
    (lain_urutan, None),
    (judul_tiga_baris, None),
    (halaman_dan_tanda_tangan, None),
    (lembar_per_dinas, SEMUA_LEMBAR),
    (kolom_unit_digabung, None),
    (nomor_bertingkat, None),
    (kata_pada_kelas, None),
    (induk_di_kiri, None),
]


def tempat(hasil: HasilLampiran) -> set[tuple[str, str]]:
    """(post, path of printed units), derived units left out."""
    letak = set()
    for satu in hasil.jabatan:
        jalur = []
        kunci = satu.unit
        while kunci is not None:
            if not hasil.unit[kunci].diturunkan:
                jalur.append(hasil.unit[kunci].nama)
            kunci = hasil.unit[kunci].induk
        letak.add((satu.nama, " / ".join(reversed(jalur))))
    return letak


@pytest.mark.parametrize(("tulis", "lembar"), RAGAM, ids=lambda satu: getattr(satu, "__name__", ""))
class TestRagamLampiran:
    def test_every_post_stands_under_its_unit(self, tulis: Tulis, lembar: str | None) -> None:
        isi = buku(tulis, lembar=lembar)
        assert adalah_lampiran(isi)
        hasil = urai_lampiran(isi)
        assert tempat(hasil) == HARAPAN
        assert not [satu for satu in hasil.temuan if satu.menahan]

    def test_classes_and_people_are_read(self, tulis: Tulis, lembar: str | None) -> None:
        hasil = urai_lampiran(buku(tulis, lembar=lembar))
        assert {satu.nama: satu.kelas for satu in hasil.jabatan} == KELAS
        assert {satu.nama: satu.bezetting for satu in hasil.jabatan} == ORANG
