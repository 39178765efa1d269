"""People by file: every fault has its sentence, and the same file twice changes nothing."""

import io
from datetime import UTC, date, datetime

import pytest
import xlsxwriter
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.accounts.models import User
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import buat_templat, jalankan_impor, periksa_lembar, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import buka_tabel
from ekinerja.core.testing import counted_queries
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran
from ekinerja.pegawai.importers import ImporPegawai
from ekinerja.pegawai.importers.kolom import KOLOM
from ekinerja.pegawai.models import Pegawai, Penempatan, RiwayatGolongan, RiwayatPegawai

PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
JUDUL = [satu.judul for satu in KOLOM]
BARU = "199506172022031010"  # laki-laki, lahir 17 Juni 1995, PNS TMT Maret 2022


@pytest.fixture
def lingkup(pemeran):
    return Lingkup(pemeran.instansi.pk, date(2026, 10, 5), unit_ids=None)


def isi(**ubah):
    """A good row of a new person; some cells replaced."""
    nilai = {
        "NIP": BARU, "Nama": "Agus Prasetyo, S.T.", "Jenis pegawai": "PNS", "Golongan": "III/a",
        "Kode jabatan": "J-prakom", "TMT jabatan": "01/03/2022", "Nomor SK": "821/7/2022",
        "PIN mesin": "77", "Status PTKP": "K/1", "Nomor rekening": "0100777", "Kode bank": "129",
        "Dasar gaji BPJS": "3800000",
    }  # fmt: skip
    return nilai | {kunci.replace("_", " "): isi for kunci, isi in ubah.items()}


def impor(lingkup, *baris, terapkan=True, lewati=False):
    data = tulis_xlsx(JUDUL, [[satu.get(judul) for judul in JUDUL] for satu in baris])
    lembar = buka_tabel(io.BytesIO(data), "pegawai.xlsx")
    return jalankan_impor(
        ImporPegawai(), lembar, lingkup=lingkup, oleh=SISTEM, pada=PADA, terapkan=terapkan,
        lewati_yang_salah=lewati,
    )  # fmt: skip


def satu_masalah(laporan):
    assert not laporan.diterapkan
    (masalah,) = laporan.masalah
    return masalah


class TestOrangBaru:
    def test_it_registers_person_account_and_post(self, lingkup, pemeran):
        laporan = impor(lingkup, isi())
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (1, 0, True)
        orang = Pegawai.objects.get(nip=BARU)
        assert orang.nama_urut == "AGUS PRASETYO"
        assert (orang.tanggal_lahir, orang.jenis_kelamin) == (date(1995, 6, 17), "L")
        assert orang.dasar_gaji_bpjs == 3_800_000
        tempat = orang.penempatan.get()
        assert tempat.jabatan == pemeran.jabatan.prakom
        assert tempat.masa == DateRange(date(2022, 3, 1), None)

    def test_its_account_cannot_be_used_until_a_password_is_issued(self, lingkup):
        impor(lingkup, isi())
        user = User.objects.get(username=BARU)
        assert not user.has_usable_password()
        assert user.wajib_ganti_sandi

    def test_an_account_without_a_person_is_taken_over(self, lingkup, pemeran):
        akun = User.objects.create_user(BARU, None, instansi=pemeran.instansi, nama="Agus")
        impor(lingkup, isi())
        assert Pegawai.objects.get(nip=BARU).user == akun

    def test_an_account_that_holds_a_role_is_not(self, lingkup, pemeran):
        akun = User.objects.create_user(BARU, None, instansi=pemeran.instansi, nama="Agus")
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=akun, peran="BKPSDM", masa=DateRange(None, None),
            dasar="SK 1",
        )  # fmt: skip
        masalah = satu_masalah(impor(lingkup, isi()))
        assert "memegang peran" in masalah.kalimat
        assert not Pegawai.objects.filter(nip=BARU).exists()

    def test_it_leaves_a_deed_behind(self, lingkup):
        impor(lingkup, isi())
        assert RiwayatPegawai.objects.get(objek__nip=BARU).kapasitas == "Impor"

    def test_it_finds_the_post_by_unit_and_name(self, lingkup, pemeran):
        impor(lingkup, isi(
            Kode_jabatan=None, Unit_kerja="bidang aplikasi informatika",
            Nama_jabatan="Pranata  Komputer ahli pertama",
        ))  # fmt: skip
        assert Penempatan.objects.get(pegawai__nip=BARU).jabatan == pemeran.jabatan.prakom

    def test_a_person_without_nip_has_an_issued_name(self, lingkup):
        baris = isi(NIP=None, Nama_pengguna="agus.p", Jenis_pegawai="Non-ASN", Golongan=None)
        assert impor(lingkup, baris).baru == 1
        assert Pegawai.objects.get(user__username="agus.p").nip is None
        assert impor(lingkup, baris).tetap == 1

    def test_nothing_is_written_without_being_asked(self, lingkup):
        laporan = impor(lingkup, isi(), terapkan=False)
        assert laporan.baru == 1
        assert not Pegawai.objects.filter(nip=BARU).exists()


class TestGolongan:
    """The history of ranks and the rank on the register agree after an import."""

    def riwayat(self):
        return [
            (g.golongan, g.masa.lower, g.masa.upper)
            for g in RiwayatGolongan.objects.filter(pegawai__nip=BARU).order_by("masa")
        ]

    def test_a_new_person_has_one_dated_row(self, lingkup):
        impor(lingkup, isi(TMT_golongan="01/04/2024"))
        assert self.riwayat() == [("III/a", date(2024, 4, 1), None)]

    def test_without_a_date_it_holds_from_the_day_of_the_import(self, lingkup):
        impor(lingkup, isi())
        assert self.riwayat() == [("III/a", date(2026, 10, 5), None)]
        assert impor(lingkup, isi()).tetap == 1

    def test_another_rank_ends_the_former_one(self, lingkup):
        impor(lingkup, isi(TMT_golongan="01/04/2022"))
        impor(lingkup, isi(Golongan="III/b", TMT_golongan="01/04/2026"))
        assert self.riwayat() == [
            ("III/a", date(2022, 4, 1), date(2026, 4, 1)),
            ("III/b", date(2026, 4, 1), None),
        ]
        impor(lingkup, isi(Golongan="III/c", TMT_golongan="01/04/2026"))
        assert self.riwayat()[-1] == ("III/c", date(2026, 4, 1), None)
        assert Pegawai.objects.get(nip=BARU).golongan == "III/c"

    def test_the_rank_before_the_history_is_kept(self, lingkup):
        impor(lingkup, isi(Golongan=None))
        Pegawai.objects.filter(nip=BARU).update(golongan="III/a")
        impor(lingkup, isi(Golongan="III/b"))
        assert self.riwayat() == [
            ("III/a", None, date(2026, 10, 5)),
            ("III/b", date(2026, 10, 5), None),
        ]

    @pytest.mark.parametrize(
        ("tmt", "kalimat"), [("01/01/2022", "sudah mencatat"), ("01/11/2026", "belum tiba")]
    )
    def test_a_day_that_cannot_be_is_refused(self, lingkup, tmt, kalimat):
        impor(lingkup, isi(TMT_golongan="01/04/2022"))
        masalah = satu_masalah(impor(lingkup, isi(Golongan="III/b", TMT_golongan=tmt)))
        assert kalimat in masalah.kalimat
        assert masalah.kolom == "TMT golongan"


class TestDuaKali:
    def test_the_same_file_twice_changes_nothing(self, lingkup, pemeran):
        impor(lingkup, isi())
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pegawai_pegawaievent")
            (sebelum,) = cursor.fetchone()
        laporan = impor(lingkup, isi())
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pegawai_pegawaievent")
            assert cursor.fetchone() == (sebelum,)
        assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 0, 1)

    def test_an_empty_cell_keeps_what_is_stored(self, lingkup):
        impor(lingkup, isi())
        impor(lingkup, isi(Nomor_rekening=None, Golongan="III/b"))
        orang = Pegawai.objects.get(nip=BARU)
        assert (orang.nomor_rekening, orang.golongan) == ("0100777", "III/b")

    def test_a_new_name_reaches_the_account(self, lingkup):
        impor(lingkup, isi())
        assert impor(lingkup, isi(Nama="Agus Prasetya, S.T., M.T.")).berubah == 1
        assert User.objects.get(username=BARU).nama == "Agus Prasetya, S.T., M.T."

    def test_a_pin_that_was_given_up_may_be_taken(self, lingkup):
        lain = isi(NIP="199108112019032011", Nama="Rina Kartika", PIN_mesin="78")
        impor(lingkup, isi(), lain)
        tukar = impor(lingkup, isi(PIN_mesin=None), lain | {"PIN mesin": "79"})
        assert tukar.berubah == 1
        assert impor(lingkup, isi(PIN_mesin="78"), lain | {"PIN mesin": "79"}).diterapkan
        assert Pegawai.objects.get(nip=BARU).pin_mesin == "78"


class TestMutasi:
    def test_a_later_post_ends_the_one_before(self, lingkup, pemeran):
        impor(lingkup, isi())
        laporan = impor(
            lingkup,
            isi(Kode_jabatan="J-pengelola", TMT_jabatan="15/09/2026", Nomor_SK="821/9/2026"),
        )
        assert laporan.berubah == 1
        masa = list(Penempatan.objects.filter(pegawai__nip=BARU).values_list("masa", flat=True))
        assert masa == [
            DateRange(date(2022, 3, 1), date(2026, 9, 15)), DateRange(date(2026, 9, 15), None),
        ]  # fmt: skip

    def test_a_corrected_beginning_moves_the_placement(self, lingkup):
        impor(lingkup, isi())
        impor(lingkup, isi(TMT_jabatan="01/04/2022"))
        assert Penempatan.objects.get(pegawai__nip=BARU).masa.lower == date(2022, 4, 1)

    def test_an_earlier_date_is_refused(self, lingkup):
        impor(lingkup, isi())
        masalah = satu_masalah(
            impor(lingkup, isi(Kode_jabatan="J-pengelola", TMT_jabatan="01/03/2022"))
        )
        assert masalah.kolom == "TMT jabatan"
        assert "sejak 01/03/2022" in masalah.kalimat

    def test_a_post_without_date_or_letter_is_refused(self, lingkup):
        assert "wajib diisi bila jabatannya baru" in satu_masalah(
            impor(lingkup, isi(Nomor_SK=None))
        ).kalimat  # fmt: skip

    def test_two_holders_of_a_managerial_post_are_said_not_refused(self, lingkup):
        laporan = impor(lingkup, isi(Kode_jabatan="J-kabid"))
        assert laporan.diterapkan
        assert laporan.catatan[-1].startswith(
            "Lebih dari satu pemangku pada jabatan manajerial: Kepala Bidang Aplikasi Informatika"
        )


class TestDitolak:
    """Each fault: row number, column, value and what to do; and nothing is written."""

    @pytest.mark.parametrize(
        ("ubah", "kolom", "kalimat"),
        [
            ({"NIP": "19950617202203101"}, "NIP", "17 angka, padahal NIP selalu 18"),
            ({"NIP": "1,99506E+17"}, "NIP", "angka berpangkat"),
            ({"NIP": "199513172022031010"}, "NIP", "tidak ada pada kalender. Salin NIP dari SK"),
            ({"NIP": "199506172022031000"}, "NIP", "berakhiran 000"),
            ({"Jenis_pegawai": "PPPK"}, "NIP", "berbentuk NIP PNS"),
            ({"Tanggal_lahir": "18/06/1995"}, "Tanggal lahir", "berbeda dari NIP"),
            ({"Tanggal_lahir": "31/02/1995"}, "Tanggal lahir", "tidak ada di kalender"),
            ({"Tanggal_lahir": "kemarin"}, "Tanggal lahir", "05/10/2026"),
            ({"L/P": "P"}, "L/P", "Jenis kelamin tertulis perempuan"),
            ({"Kode_jabatan": "J-tidakada"}, "Kode jabatan", "tidak ada. Impor jabatannya"),
            ({"Kode_jabatan": "J-prakon"}, "Kode jabatan", "Yang mirip: J-prakom"),
            ({"Golongan": "3A"}, "Golongan", "seperti III/a"),
            ({"Status_PTKP": "K/9"}, "Status PTKP", "Pilih salah satu"),
            ({"Nomor_rekening": "0100-abc"}, "Nomor rekening", "hanya boleh berisi angka"),
            ({"NIP": None}, "NIP", "NIP wajib diisi"),
            ({"PIN_mesin": "3005"}, "PIN mesin", "sudah dipakai pegawai"),
            ({"Dasar_gaji_BPJS": "-5"}, "Dasar gaji BPJS", "tidak boleh negatif"),
        ],
    )
    def test_it_says_what_is_wrong_and_what_to_do(self, lingkup, pemeran, ubah, kolom, kalimat):
        Pegawai.objects.filter(pk=pemeran.sari.pk).update(pin_mesin="3005")
        masalah = satu_masalah(impor(lingkup, isi(**ubah)))
        assert (masalah.baris, masalah.kolom) == (2, kolom)
        assert kalimat in masalah.kalimat
        assert not Pegawai.objects.filter(nama__startswith="Agus").exists()

    def test_a_nip_kept_as_a_number_has_lost_its_last_digits(self, lingkup):
        keluar = io.BytesIO()
        with xlsxwriter.Workbook(keluar) as buku:
            lembar = buku.add_worksheet()
            lembar.write_row(0, 0, ["NIP", "Nama", "Jenis pegawai"])
            lembar.write_row(1, 0, [199506172022031010, "Agus Prasetyo", "PNS"])
        laporan = jalankan_impor(
            ImporPegawai(), buka_tabel(io.BytesIO(keluar.getvalue()), "a.xlsx"), lingkup=lingkup,
            oleh=SISTEM, pada=PADA, terapkan=True,
        )  # fmt: skip
        assert "Excel membulatkan angka terakhirnya" in satu_masalah(laporan).kalimat

    def test_two_people_with_one_nip_are_both_named(self, lingkup):
        laporan = impor(lingkup, isi(), isi(Nama="Rina Kartika", PIN_mesin="78"))
        assert [satu.baris for satu in laporan.masalah] == [2, 3]
        assert "dipakai dua orang: Agus Prasetyo, S.T. di baris ini dan Rina Kartika" in str(
            laporan.masalah[0]
        )
        assert not laporan.diterapkan

    def test_one_person_twice_is_told_to_keep_one_row(self, lingkup):
        laporan = impor(lingkup, isi(PIN_mesin=None), isi(PIN_mesin=None))
        assert "muncul juga di baris 3" in laporan.masalah[0].kalimat

    def test_a_registered_nip_of_somebody_else_is_refused(self, lingkup, pemeran):
        masalah = satu_masalah(impor(lingkup, isi(NIP=pemeran.budi.nip, Kode_jabatan=None)))
        assert "sudah terdaftar atas nama Budi Santoso, bukan Agus" in masalah.kalimat

    def test_an_account_of_another_instansi_is_not_taken(self, lingkup, pemeran):
        masalah = satu_masalah(
            impor(lingkup, isi(NIP=pemeran.ucok.nip, Nama="Ucok", Kode_jabatan=None))
        )
        assert "instansi lain" in masalah.kalimat
        assert "Kota Lain" not in masalah.kalimat

    def test_an_ambiguous_post_asks_for_its_code(self, lingkup, pemeran):
        kembar = pemeran.jabatan.pengelola
        kembar.pk, kembar.kode = None, "J-pengelola-2"
        kembar.save()
        masalah = satu_masalah(impor(lingkup, isi(
            Kode_jabatan=None, Unit_kerja="Subbagian Keuangan", Nama_jabatan="Pengelola Keuangan",
        )))  # fmt: skip
        assert "Ada 2 jabatan" in masalah.kalimat
        assert "J-pengelola, J-pengelola-2" in masalah.kalimat

    def test_a_post_outside_the_scope_is_refused(self, pemeran):
        sempit = Lingkup(pemeran.instansi.pk, date(2026, 10, 5), (pemeran.unit.dinas_lain.pk,))
        assert "di luar unit kewenangan" in satu_masalah(impor(sempit, isi())).kalimat

    def test_good_rows_are_written_when_faulty_ones_may_be_skipped(self, lingkup):
        buruk = isi(NIP="123", Nama="Rina Kartika", PIN_mesin="78")
        laporan = impor(lingkup, isi(), buruk, lewati=True)
        assert (laporan.diterapkan, laporan.baru, laporan.salah) == (True, 1, 1)
        assert Pegawai.objects.filter(nip=BARU).exists()


class TestBanyak:
    def test_the_number_of_statements_does_not_grow(self, lingkup):
        def orang(nomor):
            nip = f"1995061720220310{nomor:02d}"
            return isi(NIP=nip, Nama=f"Orang{nomor} Contoh", PIN_mesin=f"9{nomor:03d}")

        with counted_queries() as sedikit:
            impor(lingkup, *(orang(n) for n in range(10, 13)))
        with counted_queries() as banyak:
            impor(lingkup, *(orang(n) for n in range(20, 90)))
        assert int(banyak) == int(sedikit)

    def test_its_own_template_is_accepted(self, lingkup):
        lembar = buka_tabel(io.BytesIO(buat_templat(ImporPegawai())), "templat.xlsx")
        laporan = jalankan_impor(ImporPegawai(), lembar, lingkup=lingkup, oleh=SISTEM, pada=PADA)
        assert laporan.salah == 0
        assert "baris contoh" in " ".join(laporan.catatan)


class TestBersamaan:
    """Somebody changes the same person between the check of a file and its writing."""

    def rancang(self, lingkup, *baris):
        data = tulis_xlsx(JUDUL, [[satu.get(judul) for judul in JUDUL] for satu in baris])
        lembar = buka_tabel(io.BytesIO(data), "pegawai.xlsx")
        return periksa_lembar(ImporPegawai(), lembar, lingkup=lingkup).rancangan

    def test_a_change_of_another_field_is_not_lost(self, lingkup):
        impor(lingkup, isi())
        rancangan = self.rancang(lingkup, isi(PIN_mesin="78"))
        Pegawai.objects.filter(nip=BARU).update(nomor_rekening="0100999")
        with pytest.raises(AksiDitolak, match="tidak ada yang ditulis"):
            ImporPegawai().terapkan(rancangan, oleh=SISTEM, pada=PADA)
        orang = Pegawai.objects.get(nip=BARU)
        assert (orang.nomor_rekening, orang.pin_mesin) == ("0100999", "77")

    def test_a_placement_that_ended_meanwhile_is_not_opened_again(self, lingkup):
        impor(lingkup, isi())
        rancangan = self.rancang(lingkup, isi(TMT_jabatan="01/04/2022"))
        berakhir = DateRange(date(2022, 3, 1), date(2026, 9, 1))
        Penempatan.objects.filter(pegawai__nip=BARU).update(masa=berakhir)
        with pytest.raises(AksiDitolak, match="tidak ada yang ditulis"):
            ImporPegawai().terapkan(rancangan, oleh=SISTEM, pada=PADA)
        assert Penempatan.objects.get(pegawai__nip=BARU).masa == berakhir
