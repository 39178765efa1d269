"""Bad files and bad cells: a clear sentence, bounded memory, nothing half applied."""

import io
import tracemalloc

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from ekinerja.core.models import Berkas
from ekinerja.core.tabel import BerkasDitolak, buka_tabel
from ekinerja.pegawai.models import Pegawai
from ekinerja.penyiapan.models import Impor, ImporBaris
from ekinerja.penyiapan.tests.pembuat import baris_pegawai as orang
from ekinerja.penyiapan.tests.pembuat import berkas_pegawai

JUDUL = "NIP;Nama;Jenis pegawai;Tanggal lahir;Kode jabatan;TMT jabatan;Nomor SK"
NIP = "199506172022031001"


def unggah(client, berkas, kunci="pegawai"):
    return client.post(reverse("penyiapan:unggah", args=[kunci]), {"berkas": berkas})


def csv(*baris, judul=JUDUL, sandi="utf-8", pemisah=";", nama="a.csv"):
    teks = "\r\n".join((judul, *baris)).replace(";", pemisah)
    return SimpleUploadedFile(nama, teks.encode(sandi))


def baris_csv(**ubah):
    isi = {"nip": NIP, "nama": "Orang Contoh1", "jenis": "PNS", "lahir": "17/06/1995",
           "kode": "J-prakom", "tmt": "01/03/2022", "sk": "821/7"} | ubah  # fmt: skip
    return ";".join(isi.values())


def satu():
    return Impor.objects.get()


def kalimat():
    """Every sentence in the cells of the only import."""
    return " ".join(k for b in ImporBaris.objects.all() for semua in b.masalah.values()
                    for k in semua)  # fmt: skip


class TestSel:
    @pytest.mark.parametrize(
        "tmt", ["01/03/2022", "1-3-2022", "1 Maret 2022", "2022-03-01", "1 Mar 22", "44621"]
    )
    def test_dates_in_many_styles_are_the_same_day(self, as_wayan, tmt):
        unggah(as_wayan, csv(baris_csv(tmt=tmt)))
        if tmt == "44621":  # teks pada csv, bukan angka Excel
            assert "Tanggal ini tidak dapat dibaca" in kalimat()
            return
        assert (satu().baru, satu().salah) == (1, 0)

    def test_serial_numbers_of_excel_are_dates(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1) | {"TMT jabatan": 44621}))
        assert (satu().baru, satu().salah) == (1, 0)

    @pytest.mark.parametrize(
        ("nip", "kata"),
        [
            ("1.98501E+17", "angka berpangkat"),
            ("198501012010011000", "berakhiran 000"),
            ("19850101201001100", "17 angka"),
        ],
    )
    def test_a_nip_that_lost_digits_is_reported_as_such(self, as_wayan, nip, kata):
        unggah(as_wayan, csv(baris_csv(nip=nip)))
        assert kata in kalimat()
        assert not Pegawai.objects.filter(nama="Orang Contoh1").exists()

    def test_a_nip_kept_as_a_number_is_reported_as_such(self, as_wayan):
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            lembar = buku.add_worksheet()
            lembar.write_row(0, 0, ["NIP", "Nama", "Jenis pegawai"])
            lembar.write_row(1, 0, [198501012010011008, "Orang Contoh1", "PNS"])
        unggah(as_wayan, SimpleUploadedFile("a.xlsx", isi.getvalue()))
        assert "tersimpan sebagai angka" in kalimat()

    def test_formulas_are_reported_and_scripts_stay_text(self, as_wayan):
        isi = io.BytesIO()
        with xlsxwriter.Workbook(isi) as buku:
            lembar = buku.add_worksheet()
            lembar.write_row(0, 0, ["NIP", "Nama", "Jenis pegawai"])
            lembar.write_row(1, 0, [NIP, "<script>alert(1)</script>", "PNS"])
            lembar.write_formula(2, 0, "=A2", None, NIP)
            lembar.write_row(2, 1, ["Orang Contoh2", "PNS"])
        unggah(as_wayan, SimpleUploadedFile("a.xlsx", isi.getvalue()))
        assert "Sel berisi rumus" in kalimat()
        halaman = as_wayan.get(reverse("penyiapan:rincian", args=[satu().pk])).content.decode()
        assert "<script>alert" not in halaman and "&lt;script&gt;" in halaman

    def test_a_name_of_ten_thousand_letters_is_refused_and_shown_short(self, as_wayan):
        unggah(as_wayan, csv(baris_csv(nama="A" * 10_000)))
        assert "paling banyak 200" in kalimat()
        assert max(len(sel) for sel in ImporBaris.objects.get().sel) <= 200

    def test_thousands_separators_are_read(self, as_wayan):
        baris = f"{NIP};Orang Contoh1;PNS;4.500.000"
        unggah(as_wayan, csv(baris, judul="NIP;Nama;Jenis pegawai;Dasar gaji BPJS"))
        assert (satu().baru, satu().salah) == (1, 0)


class TestBerkas:
    @pytest.mark.parametrize(
        ("sandi", "pemisah"),
        [("utf-8", ";"), ("utf-8", ","), ("utf-8", "\t"), ("utf-8-sig", ";"), ("utf-16", "\t"),
         ("latin-1", ";")],
    )  # fmt: skip
    def test_every_kind_of_csv_is_read(self, as_wayan, sandi, pemisah):
        nama = "Orang Conté" if sandi == "latin-1" else "Orang Contoh1"
        unggah(as_wayan, csv(baris_csv(nama=nama), sandi=sandi, pemisah=pemisah))
        assert (satu().status, satu().baru) == (Impor.DIPERIKSA, 1)

    @pytest.mark.parametrize(
        ("nama", "isi", "kata"),
        [
            ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
             + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
            ("a.xlsx", b"PK\x03\x04" + b"\0" * 100, "rusak"),
            ("a.csv", b"", "kosong"),
            ("a.exe", b"MZ" + b"\0" * 100, "bukan berkas tabel"),
        ],
    )  # fmt: skip
    def test_what_is_no_table_is_refused_and_not_kept(self, as_wayan, nama, isi, kata):
        jawab = unggah(as_wayan, SimpleUploadedFile(nama, isi))
        assert jawab.status_code == 422
        assert kata in jawab.content.decode()
        assert not Impor.objects.exists() and not Berkas.objects.exists()

    @override_settings(UPLOAD_MAX_BYTES=1_000_000)
    def test_a_huge_file_is_refused_before_it_is_opened(self, as_wayan):
        besar = SimpleUploadedFile("a.xlsx", b"PK" + b"0" * 3_000_000)
        jawab = unggah(as_wayan, besar)
        assert jawab.status_code == 422 and "25 MB" in jawab.content.decode()
        assert not Berkas.objects.exists()

    def test_three_hundred_megabytes_are_refused_without_reading_them(self, tmp_path):
        jalur = tmp_path / "besar.xlsx"
        with jalur.open("wb") as berkas:
            berkas.truncate(300_000_000)
        tracemalloc.start()
        with pytest.raises(BerkasDitolak, match="300 MB"):
            buka_tabel(jalur)
        puncak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert puncak < 1_000_000

    def test_one_faulty_row_holds_everything_back(self, as_wayan):
        unggah(as_wayan, berkas_pegawai(orang(1), orang(2) | {"NIP": "1"}))
        jawab = as_wayan.post(reverse("penyiapan:terapkan", args=[satu().pk]))
        assert jawab.status_code == 409
        assert not Pegawai.objects.filter(nama__startswith="Orang Contoh").exists()
