"""Every kind of base data by file: written, unchanged the second time, refused with a sentence."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse

from ekinerja.aktivitas.models import KatalogAktivitas
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import buat_templat, jalankan_impor, periksa_lembar, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import buka_tabel
from ekinerja.core.testing import counted_queries, in_thread, wait_until_blocked
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import Jabatan, UnitKerja, UraianTugas
from ekinerja.organisasi.services import IsiJabatan, ubah_jabatan
from ekinerja.pegawai.models import KontrakKerja, Pegawai, Penempatan, PenilaiKhusus, SaldoAwal
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.tpp.models import ArsipTahunan

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def impor(pemeran):
    """Run rows (title → value) of a kind; returns the report."""

    def jalankan(kunci, *baris, unit_ids=None):
        importir = REGISTRI[kunci].importir()
        judul = list(dict.fromkeys(nama for satu in baris for nama in satu))
        isi = tulis_xlsx(judul, [[satu.get(nama) for nama in judul] for satu in baris])
        return jalankan_impor(
            importir, buka_tabel(io.BytesIO(isi), "data.xlsx"), oleh=SISTEM, pada=PADA,
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 5), unit_ids=unit_ids),
            terapkan=True,
        )  # fmt: skip

    return jalankan


def kalimat(laporan):
    return " ".join(str(satu) for satu in laporan.masalah)


class TestInstansi:
    BARIS = {"Nama instansi": "Kabupaten Uji", "Sebutan kepala": "Bupati", "Zona waktu": "WITA",
             "Kota": "Bangli", "Mulai berlaku": "1 Januari 2027"}  # fmt: skip

    def test_the_profile_is_changed_and_stays(self, impor, pemeran):
        assert impor("instansi", self.BARIS).berubah == 1
        pemeran.instansi.refresh_from_db()
        assert (pemeran.instansi.kota, pemeran.instansi.mulai_berlaku) == (
            "Bangli", date(2027, 1, 1),
        )  # fmt: skip
        assert impor("instansi", self.BARIS).tetap == 1

    def test_a_decided_first_month_is_not_moved_by_a_file(self, impor, pemeran):
        assert impor("instansi", self.BARIS).berubah == 1
        kata = kalimat(impor("instansi", self.BARIS | {"Mulai berlaku": "01/06/2027"}))
        assert "sudah ditetapkan mulai 01/01/2027" in kata
        pemeran.instansi.refresh_from_db()
        assert pemeran.instansi.mulai_berlaku == date(2027, 1, 1)

    def test_a_change_by_somebody_else_meanwhile_is_not_lost(self, impor, pemeran):
        importir = REGISTRI["instansi"].importir()
        berkas = tulis_xlsx(list(self.BARIS), [list(self.BARIS.values())])
        periksaan = periksa_lembar(
            importir, buka_tabel(io.BytesIO(berkas), "profil.xlsx"),
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 5), unit_ids=None),
        )  # fmt: skip
        type(pemeran.instansi).objects.filter(pk=pemeran.instansi.pk).update(alamat="Jalan Baru 1")
        with pytest.raises(AksiDitolak, match="diubah orang lain"):
            importir.terapkan(periksaan.rancangan, oleh=SISTEM, pada=PADA)
        pemeran.instansi.refresh_from_db()
        assert (pemeran.instansi.alamat, pemeran.instansi.kota) == ("Jalan Baru 1", "")

    def test_it_begins_on_a_first(self, impor):
        kata = kalimat(impor("instansi", self.BARIS | {"Mulai berlaku": "15/06/2027"}))
        assert "pada tanggal 1" in kata

    def test_two_rows_are_refused(self, impor):
        assert "menunjuk data yang sama" in kalimat(impor("instansi", self.BARIS, self.BARIS))


class TestUnitDanJabatan:
    def test_units_alone_are_written(self, impor):
        baris = {"Kode unit": "05", "Nama unit": "Dinas Sosial", "Jenis unit": "Perangkat Daerah"}
        assert impor("unit", baris).baru == 1
        assert UnitKerja.objects.get(kode="05").opd.kode == "05"
        assert impor("unit", baris).tetap == 1

    def test_posts_carry_class_value_level_group_and_need(self, impor, pemeran):
        baris = {"Kode unit": "01.1", "Nama unit": "Bidang Aplikasi Informatika",
                 "Kode jabatan": "J-baru", "Nama jabatan": "Pranata Komputer Ahli Muda",
                 "Jenis jabatan": "Fungsional", "Kelas jabatan": 9, "Nilai jabatan": 1400,
                 "Kelompok": "Jabatan fungsional tertentu", "Kebutuhan": 3}  # fmt: skip
        assert not impor("jabatan", baris).masalah
        pos = Jabatan.objects.get(kode="J-baru")
        assert (pos.kelas, pos.nilai, pos.jenjang, pos.kelompok, pos.kebutuhan) == (
            9, 1400, "MUDA", "JF_TERTENTU", 3,
        )  # fmt: skip


class TestPegawai:
    ALIH_DAYA = {"Nama pengguna": "satpam.agus", "Nama": "Agus Contoh",
                 "Jenis pegawai": "Tenaga alih daya", "NIK": "5106010101900001",
                 "Nomor kontrak": "800/15/2026", "Mulai kontrak": "01/01/2026",
                 "Akhir kontrak": "31/12/2026", "Upah": "Rp 2.500.000",
                 "Penyedia": "PT Contoh"}  # fmt: skip

    def test_outsourced_staff_come_with_their_contract(self, impor):
        assert not impor("pegawai", self.ALIH_DAYA).masalah
        orang = Pegawai.objects.get(nama="Agus Contoh")
        assert (orang.jenis, orang.nik, orang.nip) == ("ALIH_DAYA", "5106010101900001", None)
        kontrak = orang.kontrak.get()
        assert (kontrak.upah, kontrak.masa.upper) == (2_500_000, date(2027, 1, 1))
        assert impor("pegawai", self.ALIH_DAYA).tetap == 1

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"Akhir kontrak": "31/12/2025"}, "berakhir sebelum mulai"),
            ({"Nomor kontrak": None}, "Nomor kontrak wajib"),
            ({"NIK": "123"}, "3 angka"),
        ],
    )
    def test_a_wrong_contract_is_refused(self, impor, ubah, kata):
        assert kata in kalimat(impor("pegawai", self.ALIH_DAYA | ubah))
        assert not KontrakKerja.objects.exists()


class TestPenempatan:
    def baris(self, pemeran, **ubah):
        return {"NIP": pemeran.sari.nip, "Kode jabatan": "J-analis", "Jenis": "Definitif",
                "TMT jabatan": "02/01/2018", "Sampai dengan": "31/12/2019",
                "Nomor SK": "821/1/2018"} | ubah  # fmt: skip

    def test_an_older_post_joins_the_history(self, impor, pemeran):
        assert impor("penempatan", self.baris(pemeran)).baru == 1
        lama = Penempatan.objects.get(pegawai=pemeran.sari, jabatan=pemeran.jabatan.analis)
        assert (lama.masa.lower, lama.masa.upper) == (date(2018, 1, 2), date(2020, 1, 1))
        assert pemeran.sari.riwayat.last().langkah == "tempatkan"
        assert impor("penempatan", self.baris(pemeran)).tetap == 1

    def test_plt_stands_beside_the_definitive_post(self, impor, pemeran):
        laporan = impor(
            "penempatan",
            self.baris(pemeran, Jenis="Plt.", **{"TMT jabatan": "1-3-2026",
                                                 "Sampai dengan": None}),
        )  # fmt: skip
        assert laporan.baru == 1

    def test_two_definitive_posts_at_once_are_refused(self, impor, pemeran):
        laporan = impor("penempatan", self.baris(pemeran, **{"Sampai dengan": "31/01/2020"}))
        assert "Bertabrakan dengan jabatan definitif" in kalimat(laporan)
        assert not laporan.diterapkan

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"NIP": "199506172022031001"}, "belum terdaftar"),
            ({"Kode jabatan": "J-tidakada"}, "tidak ada"),
            ({"Sampai dengan": "01/01/2017"}, "sebelum hari pertamanya"),
        ],
    )
    def test_it_says_what_is_wrong(self, impor, pemeran, ubah, kata):
        assert kata in kalimat(impor("penempatan", self.baris(pemeran, **ubah)))


@pytest.mark.django_db(transaction=True)
class TestAtasanSerentak:
    def test_a_file_and_a_form_at_once_never_make_a_loop(self, transactional_db, pemeran):
        importir, jabatan = REGISTRI["atasan"].importir(), pemeran.jabatan
        berkas = tulis_xlsx(["Kode jabatan", "Kode jabatan atasan"], [["J-kabid", "J-penyuluh"]])
        rancangan = periksa_lembar(
            importir, buka_tabel(io.BytesIO(berkas), "atasan.xlsx"),
            lingkup=Lingkup(pemeran.instansi.pk, date(2026, 10, 5), unit_ids=None),
        ).rancangan  # fmt: skip
        penyuluh = jabatan.penyuluh
        isi = IsiJabatan(nama=penyuluh.nama, jenis=penyuluh.jenis, jenjang=penyuluh.jenjang,
                         kelas=penyuluh.kelas, atasan=jabatan.kabid)  # fmt: skip
        with transaction.atomic():
            ubah_jabatan(penyuluh, isi, alasan="SK 1", oleh=SISTEM, pada=PADA)
            tulis = in_thread(lambda: importir.terapkan(rancangan, oleh=SISTEM, pada=PADA))
            wait_until_blocked()
        with pytest.raises(AksiDitolak, match="tidak ada yang ditulis"):
            tulis.result(timeout=30)
        assert Jabatan.objects.get(pk=jabatan.kabid.pk).atasan == jabatan.kadis


class TestAtasan:
    def test_a_post_gets_another_superior(self, impor, pemeran):
        baris = {"Kode jabatan": "J-penyuluh", "Kode jabatan atasan": "J-kadis"}
        assert impor("atasan", baris).berubah == 1
        pemeran.jabatan.penyuluh.refresh_from_db()
        assert pemeran.jabatan.penyuluh.atasan == pemeran.jabatan.kadis
        assert impor("atasan", baris).tetap == 1

    def test_a_person_gets_a_penilai_by_letter(self, impor, pemeran):
        baris = {"NIP": pemeran.sari.nip, "NIP penilai": pemeran.dewi.nip, "Mulai": "01/02/2026",
                 "Nomor surat": "800/1/2026"}  # fmt: skip
        assert impor("atasan", baris).baru == 1
        assert PenilaiKhusus.objects.get().penilai == pemeran.dewi
        assert impor("atasan", baris).tetap == 1

    def test_a_loop_is_refused(self, impor, pemeran):
        laporan = impor("atasan", {"Kode jabatan": "J-kadis", "Kode jabatan atasan": "J-prakom"})
        assert "melingkar" in kalimat(laporan)
        pemeran.jabatan.kadis.refresh_from_db()
        assert pemeran.jabatan.kadis.atasan is None

    @pytest.mark.parametrize(
        ("baris", "kata"),
        [
            ({"Kode jabatan": "J-kadis", "Kode jabatan atasan": "J-kadis"}, "dirinya sendiri"),
            ({"Kode jabatan": "J-kadis", "Kode jabatan atasan": None, "Mulai": "01/01/2026"},
             "wajib diisi"),
            ({"Kode jabatan": None, "NIP": None, "Mulai": "01/01/2026"}, "salah satu"),
        ],
    )  # fmt: skip
    def test_it_says_what_is_wrong(self, impor, baris, kata):
        assert kata in kalimat(impor("atasan", baris))


class TestUraianDanKatalog:
    URAIAN = {"Kode jabatan": "J-prakom", "Nomor urut": 1, "Uraian tugas": "Menyusun program",
              "Hasil kerja": "Program", "Satuan": "Program", "Norma waktu": "1.200",
              "Volume setahun": "12,5"}  # fmt: skip

    @pytest.mark.req("BGL-08")
    def test_tasks_of_a_post_are_written(self, impor, pemeran):
        assert impor("uraian", self.URAIAN).baru == 1
        tugas = UraianTugas.objects.get(jabatan=pemeran.jabatan.prakom)
        assert (tugas.norma_waktu, tugas.volume) == (1200, Decimal("12.50"))
        assert impor("uraian", self.URAIAN).tetap == 1
        assert impor("uraian", self.URAIAN | {"Norma waktu": 600}).berubah == 1

    @pytest.mark.req("BGL-08", "BGL-09")
    def test_general_and_post_activities_are_written(self, impor):
        laporan = impor(
            "katalog",
            {"Kode aktivitas": "U-1", "Nama aktivitas": "Apel pagi", "Satuan": "Kegiatan",
             "Norma waktu": 30},
            {"Kode aktivitas": "J-1", "Nama aktivitas": "Menulis program", "Satuan": "Program",
             "Norma waktu": 300, "Nama jabatan": "Pranata Komputer Ahli Pertama", "Bobot": "1,5"},
        )  # fmt: skip
        assert (laporan.baru, laporan.masalah) == (2, ())
        assert list(KatalogAktivitas.objects.values_list("kelompok", "bobot")) == [
            ("JABATAN", Decimal("1.50")), ("UMUM", Decimal("1.00")),
        ]  # fmt: skip

    def test_a_post_outside_the_scope_is_refused(self, impor, pemeran):
        laporan = impor("uraian", self.URAIAN, unit_ids=(pemeran.unit.dinas_lain.pk,))
        assert "di luar unit kewenangan" in kalimat(laporan)

    def test_a_post_activity_without_its_post_is_refused(self, impor):
        laporan = impor("katalog", {"Kode aktivitas": "J-1", "Nama aktivitas": "A", "Satuan": "B",
                                    "Norma waktu": 5, "Kelompok": "Jabatan"})  # fmt: skip
        assert "harus menyebut nama" in kalimat(laporan)


class TestSaldoDanArsip:
    def test_balances_are_kept(self, impor, pemeran):
        baris = {"NIP": pemeran.sari.nip, "Jenis saldo": "Angka kredit", "Jumlah": "112,5",
                 "Per tanggal": "01/01/2026", "Dasar": "PAK 1/2026"}  # fmt: skip
        assert impor("saldo", baris).baru == 1
        assert SaldoAwal.objects.get().jumlah == Decimal("112.5")
        assert impor("saldo", baris).tetap == 1
        terlalu = baris | {"Jenis saldo": "Cuti tahunan", "Jumlah": 200}
        assert "tidak wajar" in kalimat(impor("saldo", terlalu))

    @pytest.mark.req("KLK-03")
    def test_past_years_are_shown_on_the_own_list_of_slips(self, impor, pemeran, as_sari, as_budi):
        baris = {"NIP": pemeran.sari.nip, "Tahun": 2021, "Bulan": 3, "Predikat": "Baik",
                 "Nilai": "87,45", "TPP kotor": "3.500.000", "Potongan": "125.000",
                 "TPP diterima": "3.375.000", "Sumber": "Daftar TPP Maret 2021"}  # fmt: skip
        assert impor("arsip", baris).baru == 1
        isi = as_sari.get(reverse("tpp:slip_saya")).content.decode()
        assert "Arsip tahun-tahun lalu" in isi and "Rp3.375.000" in isi and "Maret 2021" in isi
        assert "Rp3.375.000" not in as_budi.get(reverse("tpp:slip_saya")).content.decode()
        assert ArsipTahunan.objects.get().bersih == 3_375_000

    @pytest.mark.parametrize(
        ("ubah", "kata"),
        [
            ({"Tahun": 2026, "Bulan": 10}, "sudah lewat"),
            ({"TPP diterima": "1"}, "tidak sama"),
            ({"Bulan": 13}, "1 sampai 12"),
        ],
    )
    def test_an_archive_that_contradicts_itself_is_refused(self, impor, pemeran, ubah, kata):
        baris = {"NIP": pemeran.sari.nip, "Tahun": 2021, "Bulan": 3, "TPP kotor": "3.500.000",
                 "Potongan": "125.000", "TPP diterima": "3.375.000",
                 "Sumber": "Daftar"}  # fmt: skip
        assert kata in kalimat(impor("arsip", baris | ubah))


@pytest.mark.parametrize("kunci", sorted(REGISTRI))
def test_the_number_of_queries_of_a_check_is_constant(pemeran, kunci):
    importir = REGISTRI[kunci].importir()
    lingkup = Lingkup(pemeran.instansi.pk, date(2026, 10, 5), unit_ids=None)
    templat = buat_templat(importir)
    lembar = buka_tabel(io.BytesIO(templat), "templat.xlsx")
    with counted_queries() as n:
        importir.periksa(importir.baca(lembar).baris, lingkup)
    assert int(n) <= 12
