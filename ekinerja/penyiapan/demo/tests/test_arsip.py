"""The earlier months of the large government are closed months like any other, without records."""

from datetime import date
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from ekinerja.core.errors import AksiDitolak
from ekinerja.kalender.models import Bulan, BulanTertutup
from ekinerja.penyiapan.demo.besar import arsip
from ekinerja.penyiapan.demo.besar.arsip import muat_arsip
from ekinerja.penyiapan.demo.besar.muat import muat_besar
from ekinerja.penyiapan.demo.besar.pola import Nomor, fakta_bulan
from ekinerja.tpp.models import DaftarTPP, DokumenDaftar, HasilTPP, Penutupan
from ekinerja.tpp.services import periksa_bulan
from ekinerja.tpp.services.tutup import terbitkan_dokumen
from ekinerja.tpp.workflow import DITUTUP

AWAL = date(2026, 10, 1)
ARSIP = [date(2026, 8, 1), date(2026, 9, 1)]
ORANG = 100


class Putus(Exception):
    """The load breaks off."""


def putus_pada(awal: date):
    """Issues documents, but breaks off at the lists of this month."""

    def terbitkan(daftar, *, pada):
        if daftar.bulan.awal == awal:
            raise Putus
        terbitkan_dokumen(daftar, pada=pada)

    return terbitkan


@pytest.fixture(scope="module")
def tiga_bulan(tabel_segar, django_db_blocker, tmp_path_factory):
    """A hundred people: two closed months, then the month with records; rolled back at the end.

    The first load breaks off in its second month; gives how many months the next one closed.
    """
    bukti = tmp_path_factory.mktemp("bukti")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=bukti), transaction.atomic():
        assert muat_besar(ORANG, awal=AWAL)
        with patch.object(arsip, "terbitkan_dokumen", putus_pada(ARSIP[1])), pytest.raises(Putus):
            muat_arsip(3)
        assert set(DaftarTPP.objects.values_list("bulan__awal", flat=True)) == {ARSIP[0]}
        yield muat_arsip(3)
        transaction.set_rollback(True)


def daftar(awal: date) -> list[DaftarTPP]:
    milik = DaftarTPP.objects.filter(bulan__awal=awal).select_related("unit", "bulan", "skema")
    return list(milik.order_by("unit__kode"))


class TestMuatArsip:
    def test_every_list_is_closed_and_proved_byte_by_byte(self, tiga_bulan):
        for awal in ARSIP:
            hasil = [periksa_bulan(satu) for satu in daftar(awal)]
            assert sum(satu.jumlah for satu in hasil) == ORANG
            assert [satu.beda for satu in hasil if not satu.selaras] == []
            assert {satu.status for satu in daftar(awal)} == {DITUTUP}

    def test_a_tampered_month_is_not_proved(self, tiga_bulan):
        satu = daftar(ARSIP[0])[0]
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = replica")
                cursor.execute(
                    "UPDATE tpp_hasiltpp SET neto = neto + 1 WHERE daftar_id = %s", [satu.pk]
                )
            assert not periksa_bulan(satu).selaras
            transaction.set_rollback(True)

    def test_it_leaves_every_row_that_a_close_leaves(self, tiga_bulan):
        banyak = len(daftar(ARSIP[0]))
        for awal in ARSIP:
            assert BulanTertutup.objects.filter(awal=awal).count() == ORANG
            assert Penutupan.objects.filter(daftar__bulan__awal=awal).count() == banyak
            terbit = DokumenDaftar.objects.filter(daftar__bulan__awal=awal)
            assert terbit.count() == ORANG + banyak
            assert not Bulan.objects.filter(awal=awal, ditutup_pada=None).exists()

    def test_the_steps_were_taken_by_three_people_of_the_unit(self, tiga_bulan):
        for satu in daftar(ARSIP[1]):
            riwayat = list(satu.riwayat.values_list("langkah", "ke"))
            assert [langkah for langkah, _ in riwayat] == ["hitung", "verifikasi", "tutup"]
            assert satu.riwayat.values("oleh_id").distinct().count() == 3

    def test_each_close_continues_the_one_before_it(self, tiga_bulan):
        for lama, baru in zip(daftar(ARSIP[0]), daftar(ARSIP[1]), strict=True):
            assert baru.penutupan.sidik_sebelumnya == lama.penutupan.sidik

    def test_there_are_no_records_before_the_month_that_has_them(self, tiga_bulan):
        with connection.cursor() as cursor:
            for tabel in ("presensi_rekaman", "presensi_haripresensi", "aktivitas_aktivitas"):
                cursor.execute(f"SELECT min(tanggal) FROM {tabel}")
                assert cursor.fetchone()[0] >= AWAL

    def test_the_records_of_a_closed_month_belong_to_nobody_else(self, tiga_bulan):
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(id) FROM aktivitas_aktivitas")
            (terbesar,) = cursor.fetchone()
        jejak = [bytes(j) for j in HasilTPP.objects.values_list("jejak", flat=True)]
        assert len(set(jejak)) == len(jejak) == 2 * ORANG
        assert all(str(terbesar).encode() not in satu for satu in jejak)

    def test_months_differ_from_each_other(self, tiga_bulan):
        jumlah = [sum(d.jumlah_neto for d in daftar(awal)) for awal in ARSIP]
        assert jumlah[0] != jumlah[1]
        assert all(satu > 0 for satu in jumlah)

    def test_the_month_with_records_stays_open(self, tiga_bulan):
        assert daftar(AWAL) == []

    def test_a_closed_month_refuses_a_scan_of_the_past(self, tiga_bulan):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE presensi_haripresensi SET tanggal = '2026-09-15'"
                " WHERE id = (SELECT min(id) FROM presensi_haripresensi)"
            )

    def test_a_load_that_broke_off_goes_on_with_the_month_it_was_in(self, tiga_bulan):
        assert tiga_bulan == 1

    def test_a_second_load_changes_nothing(self, tiga_bulan):
        assert muat_arsip(3) == 0
        assert muat_arsip(2) == 0

    def test_months_are_never_put_in_front_of_closed_ones(self, tiga_bulan):
        with pytest.raises(AksiDitolak, match="tidak dapat disisipkan"):
            muat_arsip(5)

    def test_the_command_says_that_everything_is_there(self, tiga_bulan, capsys):
        call_command("demo_besar", "--bulan", "3")
        assert "3 bulan sudah ada seluruhnya" in capsys.readouterr().out


class TestTolakArsip:
    @pytest.mark.parametrize("banyak", ["0", "-1", "37"])
    def test_a_number_outside_the_limits_is_refused_before_anything_is_loaded(self, db, banyak):
        with pytest.raises(CommandError, match="Banyaknya bulan antara 1 dan 36"):
            call_command("demo_besar", f"--bulan={banyak}")

    def test_a_word_is_refused_with_an_example(self, db):
        with pytest.raises(CommandError, match="misalnya 12"):
            call_command("demo_besar", "--bulan", "setahun")

    def test_another_government_is_left_alone(self, pemeran):
        with pytest.raises(AksiDitolak, match="tidak memuat pemerintah daerah besar"):
            muat_arsip(12)

    def test_production_refuses(self, db, settings):
        settings.PRODUCTION = True
        with pytest.raises(AksiDitolak, match="mode produksi"):
            muat_arsip(12)


class TestPola:
    def test_ids_of_one_record_stay_one_record(self):
        nomor = Nomor.mulai({"hari_presensi": 900})
        fakta = {
            "terlambat": {"nilai": [5], "rekaman": [["hari_presensi", [7]]]},
            "pulang_cepat": {"nilai": [9, 8], "rekaman": [["hari_presensi", [7, 8]]]},
            "kelas_jabatan": {"nilai": 7, "rekaman": [["jabatan", [3]]]},
            "hari_kerja": {"nilai": 20},
        }
        assert nomor.ganti(fakta) == {
            "terlambat": {"nilai": [5], "rekaman": [["hari_presensi", [900]]]},
            "pulang_cepat": {"nilai": [9, 8], "rekaman": [["hari_presensi", [900, 901]]]},
            "kelas_jabatan": {"nilai": 7, "rekaman": [["jabatan", [3]]]},
            "hari_kerja": {"nilai": 20},
        }

    def test_who_has_no_pattern_is_left_out(self):
        assert list(fakta_bulan([], [], hari=[date(2026, 9, 1)], nomor=Nomor.mulai({}))) == []
