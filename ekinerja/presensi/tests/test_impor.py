"""Import of records: the machine's attlog.dat and tables, good rows and every kind of bad one."""

import io
from datetime import UTC, date, datetime

import pytest

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import buat_templat, jalankan_impor, tulis_xlsx
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import BerkasDitolak, NilaiSalah
from ekinerja.kalender.services import buka_bulan, tutup_bulan
from ekinerja.presensi.importers import ImporPresensi, baca_pin, baca_saat
from ekinerja.presensi.models import HariPresensi, Rekaman

SARI, BUDI = "199001012015032003", "198203152006041002"


def _berkas(isi, nama):
    aliran = io.BytesIO(isi if isinstance(isi, bytes) else isi.encode())
    aliran.name = nama
    return aliran


@pytest.fixture
def lingkup(pemeran):
    return Lingkup(
        instansi_id=pemeran.instansi.pk, per_tanggal=date(2026, 11, 22), unit_ids=None,
        kapasitas="BKPSDM",
    )  # fmt: skip


@pytest.fixture
def impor(pemeran, lingkup, pada):
    def jalankan(isi, nama="attlog.dat", **lain):
        importir = ImporPresensi()
        pilihan = {"terapkan": True, "lingkup": lingkup, "pada": pada, **lain}
        lembar = importir.buka(_berkas(isi, nama))
        return jalankan_impor(importir, lembar, oleh=pemeran.wayan, **pilihan)

    return jalankan


ATTLOG = (
    "     2003\t2026-10-05 07:31:02\t1\t0\t1\t0\r\n"
    "     2003\t2026-10-05 16:04:59\t1\t1\t1\t0\r\n"
    "00001002\t2026-10-05 07:12:00\t2\t0\t15\t0\r\n"
)


class TestAttlog:
    def test_it_keeps_the_records_and_computes_the_day(self, pemeran, impor):
        laporan = impor(ATTLOG)
        assert (laporan.baru, laporan.salah, laporan.diterapkan) == (3, 0, True)
        sari = HariPresensi.objects.get(pegawai=pemeran.sari)
        assert (sari.menit_terlambat, sari.menit_pulang_cepat) == (1, 0)
        rekaman = Rekaman.objects.get(pegawai=pemeran.budi)
        assert rekaman.saat == datetime(2026, 10, 5, 0, 12, tzinfo=UTC)
        assert (rekaman.mesin, rekaman.sumber) == ("2", "BERKAS")
        assert rekaman.dicatat_oleh == pemeran.wayan.user

    def test_colleagues_without_a_record_are_seen(self, pemeran, impor):
        impor(ATTLOG)
        absen = HariPresensi.objects.filter(status="TANPA_KETERANGAN")
        assert {h.pegawai for h in absen} == {
            pemeran.ratna, pemeran.dewi, pemeran.komang, pemeran.nyoman
        }  # fmt: skip

    def test_the_same_file_twice_changes_nothing(self, impor):
        impor(ATTLOG)
        sebelum = list(HariPresensi.objects.order_by("id").values_list())
        laporan = impor(ATTLOG)
        assert (laporan.baru, laporan.berubah, laporan.tetap) == (0, 0, 3)
        assert Rekaman.objects.count() == 3
        assert list(HariPresensi.objects.order_by("id").values_list()) == sebelum

    def test_a_record_written_twice_is_read_once(self, impor):
        laporan = impor(ATTLOG + ATTLOG)
        assert laporan.baru == 3
        assert any("lebih dari sekali" in catatan for catatan in laporan.catatan)

    def test_without_applying_nothing_is_written(self, impor):
        laporan = impor(ATTLOG, terapkan=False)
        assert (laporan.baru, laporan.diterapkan) == (3, False)
        assert not Rekaman.objects.exists()

    def test_garbage_lines_are_reported_by_number(self, impor):
        laporan = impor(ATTLOG + "\r\n=== akhir ===\r\n2003\t2026-13-45 07:00:00\t1\r\n")
        assert [(m.baris, m.kolom) for m in laporan.masalah] == [(5, "PIN mesin"), (6, "Saat")]
        assert not laporan.diterapkan
        assert not Rekaman.objects.exists()

    def test_good_rows_may_be_kept_without_the_bad(self, impor):
        laporan = impor(ATTLOG + "sampah di sini\r\n", lewati_yang_salah=True)
        assert (laporan.salah, laporan.diterapkan, Rekaman.objects.count()) == (1, True, 3)

    def test_an_unknown_pin_is_reported_with_what_to_do(self, impor):
        (masalah,) = impor("9876\t2026-10-05 07:31:02\t1\r\n" + ATTLOG).masalah
        assert (masalah.baris, masalah.nilai) == (1, "9876")
        assert "Isi nomor mesin pada data pegawainya" in masalah.kalimat

    def test_a_clock_reset_to_the_past_is_reported(self, impor):
        (masalah,) = impor("2003\t2000-01-01 07:31:02\t1\r\n" + ATTLOG).masalah
        assert "Periksa jam" in masalah.kalimat

    def test_a_record_of_tomorrow_is_refused(self, impor):
        (masalah,) = impor("2003\t2026-11-23 00:00:00\t1\r\n" + ATTLOG).masalah
        assert "belum terjadi" in masalah.kalimat

    def test_a_record_later_today_is_refused_whole(self, impor):
        with pytest.raises(AksiDitolak, match=r"Baris 1: .*10\.01 WIB belum terjadi"):
            impor("2003\t2026-11-22 10:01:00\t1\r\n2003\t2026-11-20 10:00:00\t1\r\n")
        assert not Rekaman.objects.exists()

    def test_a_file_that_is_no_log_is_refused(self, impor):
        with pytest.raises(BerkasDitolak, match="bukan keluaran mesin"):
            impor("<html>masuk</html>\n<p>lain</p>\n")

    def test_an_empty_file_is_refused(self, impor):
        with pytest.raises(BerkasDitolak, match="kosong"):
            impor(b"")


class TestZona:
    def test_local_time_is_read_in_the_zone_of_the_unit(self, pemeran, impor):
        pemeran.unit.dinas.zona = "Asia/Makassar"
        pemeran.unit.dinas.save(update_fields=["zona"])
        impor(ATTLOG)
        rekaman = Rekaman.objects.filter(pegawai=pemeran.sari).first()
        assert rekaman.saat == datetime(2026, 10, 4, 23, 31, 2, tzinfo=UTC)
        assert (rekaman.zona, rekaman.tanggal) == ("Asia/Makassar", date(2026, 10, 5))

    def test_a_written_offset_is_obeyed(self, pemeran, impor):
        impor(f"NIP;Saat\n{SARI};2026-10-05T07:31:00+08:00\n", "hadir.csv")
        assert Rekaman.objects.get().saat == datetime(2026, 10, 4, 23, 31, tzinfo=UTC)


class TestTabel:
    @pytest.mark.req("BGL-02")
    def test_it_reads_a_csv_with_two_times_a_day(self, pemeran, impor):
        isi = f"NIP;Tanggal;Jam masuk;Jam pulang\n{SARI};05/10/2026;07.45;16.00\n"
        assert impor(isi, "hadir.csv").baru == 2
        assert HariPresensi.objects.get(pegawai=pemeran.sari).menit_terlambat == 15

    def test_it_reads_an_xlsx_with_a_pin(self, pemeran, impor):
        isi = tulis_xlsx(["PIN", "Tanggal", "Jam"], [[2003, date(2026, 10, 5), "07:10"]])
        assert impor(isi, "hadir.xlsx").baru == 1
        assert Rekaman.objects.get().pegawai == pemeran.sari

    def test_its_own_template_is_accepted(self, impor):
        templat = buat_templat(ImporPresensi())
        laporan = impor(templat, "templat.xlsx", terapkan=False)
        assert (laporan.baru, laporan.salah) == (0, 0)

    @pytest.mark.parametrize(
        ("baris", "kolom", "kalimat"),
        [
            (f"{SARI[:17]};05/10/2026;07:30;", "NIP", "17 angka"),
            ("199001012015032999;05/10/2026;07:30;", "NIP", "tidak terdaftar"),
            (";05/10/2026;07:30;", "NIP", "Isi NIP atau PIN"),
            (f"{SARI};32/10/2026;07:30;", "Tanggal", "tidak ada di kalender"),
            (f"{SARI};05/10/2026;25:30;", "Jam masuk", "tidak dapat dibaca"),
            (f"{SARI};05/10/2026;;", "Tanggal", "Jam masuk atau Jam pulang"),
            (f"{SARI};05/10/2026;16:00;07:30", "Jam pulang", "lebih awal"),
        ],
    )
    def test_each_bad_row_says_what_to_do(self, impor, baris, kolom, kalimat):
        laporan = impor(f"NIP;Tanggal;Jam masuk;Jam pulang\n{baris}\n", "hadir.csv")
        (masalah,) = laporan.masalah
        assert (masalah.baris, masalah.kolom) == (2, kolom)
        assert kalimat in masalah.kalimat
        assert not laporan.diterapkan

    def test_leaving_after_midnight_stays_with_the_day(self, pemeran, impor):
        isi = f"NIP;Tanggal;Jam masuk;Jam pulang\n{SARI};05/10/2026;07.30;00.40\n"
        impor(isi, "hadir.csv")
        hari = HariPresensi.objects.get(pegawai=pemeran.sari)
        assert (hari.tanggal, hari.menit_pulang_cepat) == (date(2026, 10, 5), 0)


class TestLingkup:
    def test_people_outside_the_scope_are_refused(self, pemeran, impor):
        sempit = Lingkup(
            instansi_id=pemeran.instansi.pk, per_tanggal=date(2026, 11, 22),
            unit_ids=(pemeran.unit.dinas_lain.pk,),
        )  # fmt: skip
        laporan = impor(ATTLOG, lingkup=sempit)
        assert laporan.salah == 3
        assert "perangkat daerah Anda" in laporan.masalah[0].kalimat

    def test_people_of_another_instansi_are_unknown(self, pemeran, impor):
        laporan = impor(f"NIP;Saat\n{pemeran.ucok.nip};2026-10-05 07:31\n", "hadir.csv")
        assert "tidak terdaftar" in laporan.masalah[0].kalimat


class TestSetelahTutup:
    def test_it_is_kept_marked_and_said(self, pemeran, impor, pada):
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 10, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        laporan = impor(ATTLOG)
        assert Rekaman.objects.filter(setelah_tutup=True).count() == 2
        assert not HariPresensi.objects.filter(pegawai=pemeran.sari).exists()
        assert any("2 rekaman jatuh pada bulan" in catatan for catatan in laporan.catatan)


class TestBacaSel:
    @pytest.mark.parametrize(
        ("tulisan", "pin"), [("  0042 ", "42"), (42, "42"), ("000", "0"), ("A12", "A12")]
    )
    def test_a_pin_loses_padding_only(self, tulisan, pin):
        assert baca_pin(tulisan) == pin

    @pytest.mark.parametrize(
        "tulisan",
        ["2026-10-05 07:31:00", "05/10/2026 07:31", "5 Oktober 2026 07.31", "2026-10-05T07:31"],
    )
    def test_a_moment_in_many_writings(self, tulisan):
        assert baca_saat(tulisan).isoformat() == "2026-10-05T07:31:00"

    def test_a_moment_that_is_none_is_refused(self):
        with pytest.raises(NilaiSalah, match="05/10/2026 07:31"):
            baca_saat("kemarin pagi")
