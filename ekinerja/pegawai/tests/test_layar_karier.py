"""Screens of careers: a deed with its paper, the line of time, lists, files, and one search box."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.pegawai.models import (
    Kedudukan,
    Keputusan,
    KontrakKerja,
    Pegawai,
    Penempatan,
)
from ekinerja.pegawai.services import (
    DataKedudukan,
    DataKeputusan,
    batalkan_keputusan,
    keluarkan,
    naikkan_pangkat,
    pindahkan,
    tetapkan_kedudukan,
)
from ekinerja.pegawai.views.keputusan import PERBUATAN

HARI_INI = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SK = DataKeputusan("821/5/2026", date(2026, 9, 1), date(2026, 10, 1))
SURAT = {"nomor_sk": "821/9/2026", "tanggal_sk": "2026-10-01", "tmt": "2026-11-01"}
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture(autouse=True)
def pagi():
    with time_machine.travel(HARI_INI, tick=False):
        yield


def url(nama, *argumen):
    return reverse(f"pegawai:{nama}", args=argumen)


def isi(client, nama, *argumen, **params):
    jawaban = client.get(url(nama, *argumen), params)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def pindah(pemeran):
    return pindahkan(
        pemeran.sari, pemeran.jabatan.pengelola, jenis="MUTASI", sk=SK, oleh=pemeran.wayan,
        pada=HARI_INI,
    )  # fmt: skip


class TestCatat:
    def test_every_deed_is_offered_and_opens(self, as_wayan, pemeran):
        hasil = isi(as_wayan, "keputusan_pilih", pemeran.sari.pk)
        for perbuatan in ("mutasi", "kenaikan-pangkat", "cltn", "pensiun", "aktif-kembali"):
            alamat = url("keputusan_baru", pemeran.sari.pk, perbuatan)
            assert alamat in hasil
            assert as_wayan.get(alamat).status_code == 200
        assert as_wayan.get(url("keputusan_baru", pemeran.sari.pk, "asal")).status_code == 404

    def test_a_form_with_a_file_sends_the_file(self, as_wayan, pemeran):
        for alamat in (
            url("keputusan_baru", pemeran.sari.pk, "mutasi"), url("ubah", pemeran.sari.pk)
        ):  # fmt: skip
            halaman = as_wayan.get(alamat).content.decode()
            assert 'method="post" enctype="multipart/form-data"' in halaman

    def test_an_appointment_may_carry_a_term_of_office(self, as_wayan, pemeran):
        Penempatan.objects.filter(pegawai=pemeran.sari).delete()
        as_wayan.post(
            url("keputusan_baru", pemeran.sari.pk, "pengangkatan"),
            SURAT | {"jabatan": "J-prakom", "selesai": "2031-11-01"},
        )
        assert Penempatan.objects.get(pegawai=pemeran.sari).masa.upper == date(2031, 11, 1)

    def test_a_move_with_its_scan_is_recorded(self, as_wayan, pemeran):
        naskah = SimpleUploadedFile("sk.pdf", PDF, "application/pdf")
        jawaban = as_wayan.post(
            url("keputusan_baru", pemeran.sari.pk, "mutasi"),
            SURAT | {"jabatan": "J-pengelola", "berkas": naskah, "tanggal_spmt": "2026-11-02"},
        )
        hasil = Keputusan.objects.get(pegawai=pemeran.sari)
        assert jawaban["Location"] == url("keputusan_rincian", hasil.pk)
        assert hasil.tanggal_spmt == date(2026, 11, 2)
        assert Penempatan.objects.filter(pegawai=pemeran.sari).count() == 2
        unduhan = as_wayan.get(url("keputusan_berkas", hasil.pk))
        assert unduhan.content == PDF
        assert unduhan["Content-Disposition"].startswith("attachment")
        halaman = isi(as_wayan, "keputusan_rincian", hasil.pk)
        assert "821/9/2026" in halaman and "Pengelola Keuangan" in halaman

    def test_a_refused_one_keeps_what_was_typed(self, as_wayan, pemeran):
        jawaban = as_wayan.post(
            url("keputusan_baru", pemeran.sari.pk, "mutasi"), SURAT | {"jabatan": "J-tiada"}
        )
        assert jawaban.status_code == 422
        assert "Tidak ada jabatan bernama atau berkode “J-tiada”" in jawaban.content.decode()
        assert 'value="821/9/2026"' in jawaban.content.decode()

    def test_the_whole_name_of_only_one_post_is_enough(self, as_wayan, pemeran):
        kirim = as_wayan.post(
            url("keputusan_baru", pemeran.sari.pk, "mutasi"),
            SURAT | {"jabatan": pemeran.jabatan.pengelola.nama},
        )
        assert kirim.status_code == 302
        hasil = Keputusan.objects.get(pegawai=pemeran.sari)
        assert pemeran.jabatan.pengelola.nama in {satu["sebutan"] for satu in hasil.akibat}

    @pytest.mark.parametrize(
        ("perbuatan", "lain"),
        [
            ("kenaikan-pangkat", {"golongan": "III/c"}),
            ("diperbantukan", {"tujuan": "KPU Kabupaten", "dibayar": "on"}),
            ("cltn", {"selesai": "2027-11-01", "lepas_jabatan": "on"}),
            ("pensiun", {}),
            ("wafat", {"tmt": "2026-10-03"}),
        ],
    )
    def test_the_other_deeds_are_recorded_too(self, as_wayan, pemeran, perbuatan, lain):
        alamat = url("keputusan_baru", pemeran.sari.pk, perbuatan)
        assert as_wayan.post(alamat, SURAT | lain).status_code == 302
        assert Keputusan.objects.get(pegawai=pemeran.sari).akibat

    @pytest.mark.parametrize("hari", ["0001-01-01", "9999-12-31", "2026-02-30"])
    def test_an_odd_day_breaks_no_form(self, as_wayan, pemeran, hari):
        aneh = {"nomor_sk": "1", "tanggal_sk": hari, "tmt": hari, "selesai": hari, "mulai": hari}
        lain = {"jabatan": "J-analis", "golongan": "III/c", "tujuan": "KPU", "nomor": "1"}
        alamat = [url("keputusan_baru", pemeran.sari.pk, satu) for satu in PERBUATAN]
        for satu in (*alamat, url("kontrak_baru", pemeran.sari.pk)):
            assert as_wayan.post(satu, aneh | lain).status_code in (302, 422)

    def test_a_deed_refused_by_its_meaning_answers_with_the_sentence(self, as_wayan, pemeran):
        alamat = url("keputusan_baru", pemeran.sari.pk, "promosi")
        jawaban = as_wayan.post(alamat, SURAT | {"jabatan": "J-pengelola"})
        assert jawaban.status_code == 422
        assert "bukan promosi" in jawaban.content.decode()


class TestPeranTersisa:
    def test_roles_that_go_on_after_a_move_are_pointed_out(self, as_wayan, pemeran):
        alamat = url("keputusan_baru", pemeran.komang.pk, "mutasi")
        jawaban = as_wayan.post(alamat, SURAT | {"jabatan": "J-prakom"}, follow=True)
        assert "masih memegang 1 peran" in jawaban.content.decode()

    def test_roles_that_ended_with_a_retirement_are_counted(self, as_wayan, pemeran):
        alamat = url("keputusan_baru", pemeran.komang.pk, "pensiun")
        jawaban = as_wayan.post(alamat, SURAT, follow=True)
        assert "1 peran dalam aplikasi ikut berakhir" in jawaban.content.decode()


class TestBatalkan:
    def test_it_needs_a_reason_and_restores(self, as_wayan, pemeran):
        hasil = pindah(pemeran)
        alamat = url("keputusan_batalkan", hasil.pk)
        assert as_wayan.post(alamat, {"alasan": "ya"}).status_code == 422
        assert as_wayan.post(alamat, {"alasan": "salah memilih orang"}).status_code == 302
        assert Penempatan.objects.get(pegawai=pemeran.sari).jabatan == pemeran.jabatan.prakom
        assert "salah memilih orang" in isi(as_wayan, "keputusan_rincian", hasil.pk)
        assert "Dibatalkan" in isi(as_wayan, "rincian", pemeran.sari.pk)

    def test_a_second_time_is_refused_with_the_sentence(self, as_wayan, pemeran):
        hasil = pindah(pemeran)
        for status in (302, 422):
            data = {"alasan": "salah memilih orang"}
            jawaban = as_wayan.post(url("keputusan_batalkan", hasil.pk), data)
            assert jawaban.status_code == status
        assert "sudah dibatalkan" in jawaban.content.decode()


class TestSiapaMembaca:
    def test_the_person_reads_the_own_decision(self, as_sari, as_budi, as_tono, as_ucok, pemeran):
        hasil = pindah(pemeran)
        assert "821/5/2026" in isi(as_sari, "keputusan_rincian", hasil.pk)
        for lain in (as_budi, as_tono, as_ucok):
            assert lain.get(url("keputusan_rincian", hasil.pk)).status_code == 404
            assert lain.get(url("keputusan_berkas", hasil.pk)).status_code == 404
        assert as_sari.post(url("keputusan_batalkan", hasil.pk)).status_code == 403

    def test_an_admin_reads_the_own_units_only(self, as_gusti, pemeran_lengkap):
        pindah(pemeran_lengkap)
        naikkan_pangkat(
            pemeran_lengkap.tono, "III/d", sk=SK, oleh=pemeran_lengkap.wayan, pada=HARI_INI
        )
        hasil = isi(as_gusti, "keputusan")
        assert "Sari Wulandari" in hasil
        assert "Tono" not in hasil


class TestGarisWaktu:
    @pytest.mark.req("BKN-06")
    def test_everything_dated_stands_on_one_line(self, as_wayan, pemeran):
        pindah(pemeran)
        naikkan_pangkat(pemeran.sari, "III/c", sk=SK, oleh=pemeran.wayan, pada=HARI_INI)
        tetapkan_kedudukan(
            pemeran.sari, "TUGAS_BELAJAR", data=DataKedudukan(tujuan="Universitas", dibayar=True),
            sk=SK, oleh=pemeran.wayan, pada=HARI_INI,
        )  # fmt: skip
        hasil = isi(as_wayan, "rincian", pemeran.sari.pk)
        for kata in (
            "Pengelola Keuangan", "Pranata Komputer", "Penata, III/c", "Penata Muda Tingkat I",
            "Tugas belajar di Universitas", "821/5/2026",
        ):  # fmt: skip
            assert kata in hasil

    def test_it_takes_at_most_fifteen_queries(self, as_wayan, as_sari, pemeran):
        pindah(pemeran)
        for client in (as_wayan, as_sari):
            with counted_queries() as n:
                isi(client, "rincian", pemeran.sari.pk)
            assert int(n) <= 15

    def test_a_superior_sees_posts_but_no_roles(self, as_ratna, pemeran):
        hasil = isi(as_ratna, "rincian", pemeran.nyoman.pk)
        assert "Kepala Subbagian Keuangan" in hasil
        assert "PPK-SKPD" not in hasil

    def test_the_day_of_retirement_stands_with_its_mark(self, as_wayan, pemeran):
        hasil = isi(as_wayan, "rincian", pemeran.sari.pk)
        assert "1 Feb 2048" in hasil
        assert "58 tahun, belum terverifikasi" in hasil


class TestKarierKeluar:
    @pytest.mark.req("BKN-06")
    def test_dated_records_leave_as_json_and_as_tables(self, as_wayan, pemeran):
        pindah(pemeran)
        data = json.loads(as_wayan.get(url("karier_seorang", pemeran.sari.pk, "json")).content)
        jabatan = [satu for satu in data["catatan"] if satu["jenis"] == "JABATAN"]
        assert [(satu["catatan"], satu["mulai"], satu["selesai"]) for satu in jabatan] == [
            ("Pengelola Keuangan", "2026-10-01", None),
            ("Pranata Komputer Ahli Pertama", "2020-01-01", "2026-10-01"),
        ]
        teks = as_wayan.get(url("karier", "csv")).content.decode("utf-8-sig")
        assert teks.startswith("NIP;Nama;Jenis catatan")
        assert "Mutasi" in teks and "Ucok" not in teks
        assert as_wayan.get(url("karier", "xlsx")).content.startswith(b"PK")

    def test_only_the_person_and_the_keepers_take_it(self, as_sari, as_budi, pemeran):
        assert as_sari.get(url("karier_seorang", pemeran.sari.pk, "csv")).status_code == 200
        assert as_budi.get(url("karier_seorang", pemeran.sari.pk, "csv")).status_code == 404

    def test_all_people_take_the_same_number_of_queries(self, as_wayan, pemeran):
        with counted_queries() as n:
            as_wayan.get(url("karier", "csv"))
        assert int(n) <= 15


class TestKeputusan:
    def test_they_are_searched_narrowed_and_exported(self, as_wayan, pemeran):
        pindah(pemeran)
        naikkan_pangkat(pemeran.budi, "IV/a", sk=SK, oleh=pemeran.wayan, pada=HARI_INI)
        assert "Budi Santoso" not in isi(as_wayan, "keputusan", q="sari wul")
        assert "Sari" in isi(as_wayan, "keputusan", q="821/5", jenis="MUTASI", tahun="2026")
        assert "Belum ada keputusan" in isi(as_wayan, "keputusan", tahun="2020")
        teks = as_wayan.get(url("keputusan_ekspor", "csv"), {"jenis": "KENAIKAN"}).content.decode(
            "utf-8-sig"
        )
        assert "Budi Santoso;Kenaikan pangkat;821/5/2026" in teks and "Sari" not in teks


class TestPensiun:
    def tua(self, pemeran, lahir):
        Pegawai.objects.filter(pk=pemeran.nyoman.pk).update(tanggal_lahir=lahir, nip=None)

    def test_who_retires_within_a_year_is_listed(self, as_wayan, pemeran):
        self.tua(pemeran, date(1969, 4, 10))
        hasil = isi(as_wayan, "pensiun")
        assert "Nyoman Suarta" in hasil and "1 Mei 2027" in hasil and "7 bulan lagi" in hasil
        assert "Nyoman Suarta" not in isi(as_wayan, "pensiun", bulan="3")
        teks = as_wayan.get(url("pensiun_ekspor", "csv")).content.decode("utf-8-sig")
        assert "Nyoman Suarta;10/04/1969" in teks

    def test_the_post_decides_the_age(self, as_wayan, pemeran):
        self.tua(pemeran, date(1967, 4, 10))
        assert "Sudah lewat" in isi(as_wayan, "pensiun")
        Jabatan.objects.filter(pk=pemeran.jabatan.kasubag.pk).update(
            jenis="FUNGSIONAL", nama="Arsiparis Ahli Madya", kepala=False
        )
        assert "1 Mei 2027" in isi(as_wayan, "pensiun")
        Jabatan.objects.filter(pk=pemeran.jabatan.kasubag.pk).update(batas_usia=65)
        assert "Tidak ada yang pensiun" in isi(as_wayan, "pensiun")

    def test_a_recorded_decision_is_said(self, as_wayan, pemeran):
        self.tua(pemeran, date(1968, 10, 10))
        nanti = DataKeputusan("823/1", date(2026, 10, 1), date(2026, 11, 1))
        keluarkan(pemeran.nyoman, "PENSIUN", sk=nanti, oleh=pemeran.wayan, pada=HARI_INI)
        assert "SK sudah dicatat" in isi(as_wayan, "pensiun")

    def test_an_impossible_birth_date_breaks_nothing(self, as_wayan, pemeran):
        self.tua(pemeran, date(9999, 12, 31))
        assert "Pensiun mulai" not in isi(as_wayan, "rincian", pemeran.nyoman.pk)
        assert "Tidak ada yang pensiun" in isi(as_wayan, "pensiun")

    def test_the_birth_date_of_the_nip_counts_too(self, as_wayan, pemeran):
        Pegawai.objects.filter(pk=pemeran.nyoman.pk).update(nip="196904101995031007")
        assert "Nyoman Suarta" in isi(as_wayan, "pensiun")


class TestKontrak:
    def test_it_is_recorded_and_warned_of(self, as_wayan, pemeran):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(jenis="PPPK_PW", nip=None)
        data = {"nomor": "800/1", "mulai": "2026-01-01", "selesai": "2027-01-01"}
        jawaban = as_wayan.post(url("kontrak_baru", pemeran.sari.pk), data)
        assert jawaban.status_code == 422
        data |= {"jam_per_minggu": "20", "upah": "1500000"}
        assert as_wayan.post(url("kontrak_baru", pemeran.sari.pk), data).status_code == 302
        assert KontrakKerja.objects.get().upah == 1_500_000
        hasil = isi(as_wayan, "kontrak")
        assert "800/1" in hasil and "20 jam seminggu" in hasil and "31 Des 2026" in hasil
        assert "800/1" not in isi(as_wayan, "kontrak", jenis="PPPK")
        assert "800/1" in as_wayan.get(url("kontrak_ekspor", "csv")).content.decode("utf-8-sig")

    def test_an_extended_contract_is_not_warned_of(self, as_wayan, pemeran):
        for mulai, selesai in ((2026, 2027), (2027, 2029)):
            KontrakKerja.objects.create(
                instansi=pemeran.instansi, pegawai=pemeran.sari, nomor=f"800/{mulai}",
                masa=DateRange(date(mulai, 1, 1), date(selesai, 1, 1)),
            )  # fmt: skip
        assert "Tidak ada kontrak" in isi(as_wayan, "kontrak")


class TestZona:
    def test_moments_of_a_decision_are_in_the_zone_of_the_reader(self, as_wayan, pemeran):
        keputusan = pindah(pemeran)
        batalkan_keputusan(
            keputusan, alasan="Salah ketik jabatan", oleh=pemeran.wayan, pada=HARI_INI
        )
        UnitKerja.objects.filter(pk=pemeran.unit.bkpsdm.pk).update(zona="Asia/Jayapura")
        halaman = isi(as_wayan, "keputusan_rincian", keputusan.pk)
        assert halaman.count("5 Okt 2026, 11.00 WIT") == 2
        assert "WIB" not in halaman


class TestCari:
    def cari(self, client, teks):
        return client.get(reverse("cari"), {"q": teks})

    def test_people_posts_and_units_are_found_by_the_beginning_of_words(self, as_wayan, pemeran):
        assert "Sari Wulandari" in self.cari(as_wayan, "wul sar").content.decode()
        assert "Sari Wulandari" in self.cari(as_wayan, "19900101 201503 2 003").content.decode()
        hasil = self.cari(as_wayan, "aplikasi").content.decode()
        assert "Kepala Bidang Aplikasi Informatika" in hasil
        assert reverse("organisasi:unit", args=[pemeran.unit.bidang.pk]) in hasil

    def test_nothing_found_says_what_to_do(self, as_wayan):
        assert "Tidak ada yang cocok" in self.cari(as_wayan, "zzz").content.decode()

    def test_a_single_letter_is_called_too_short(self, as_wayan):
        assert "sedikitnya dua huruf" in self.cari(as_wayan, "i").content.decode()
        for aneh in ("'", "& | !", "a:*", "x" * 500, "\\", "(((", "   "):
            assert self.cari(as_wayan, aneh).status_code == 200

    def test_another_instansi_is_never_found(self, as_wayan, as_ucok):
        assert "/pegawai/" not in self._isi(as_wayan, "ucok")
        assert "Sari" not in self._isi(as_ucok, "wulandari")

    def _isi(self, client, teks):
        return self.cari(client, teks).content.decode().split('id="isi"')[1].split("<form")[1]

    def test_an_admin_finds_the_own_units_only(self, as_gusti, pemeran_lengkap):
        assert "Sari Wulandari" in self._isi(as_gusti, "sari")
        assert "Tono Hartono" not in self._isi(as_gusti, "tono")

    def test_it_is_for_those_who_read_people(self, as_sari, as_made):
        assert self.cari(as_sari, "budi").status_code == 403
        assert self.cari(as_made, "budi").status_code == 200
        assert "data-cari" in as_made.get("/").content.decode()
        assert "data-cari" not in as_sari.get("/").content.decode()

    def test_it_takes_the_same_number_of_queries(self, as_wayan, pemeran):
        self.cari(as_wayan, "a b")
        with counted_queries() as n:
            self.cari(as_wayan, "ke")
        assert int(n) <= 12


class TestKedudukan:
    def test_the_standing_of_the_day_is_said_first(self, as_wayan, pemeran):
        tetapkan_kedudukan(
            pemeran.sari, "CLTN", data=DataKedudukan(selesai=date(2027, 10, 1)), sk=SK,
            oleh=pemeran.wayan, pada=HARI_INI,
        )  # fmt: skip
        assert Kedudukan.objects.get().masa.upper == date(2027, 10, 1)
        hasil = isi(as_wayan, "rincian", pemeran.sari.pk)
        assert "Cuti di luar tanggungan negara sejak 1 Okt 2026 sampai 30 Sep 2027" in hasil
