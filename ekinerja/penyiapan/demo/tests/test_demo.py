"""The demonstration government is complete, consistent, and the same every time."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from ekinerja.aturan.nip import urai_nip
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.kalender.models import UjiCoba
from ekinerja.organisasi.models import DokumenOrganisasi, Jabatan, PemberianPeran, UnitKerja
from ekinerja.organisasi.permissions import langkah_berurutan
from ekinerja.pegawai.models import Delegasi, Pegawai, Penempatan, TimKerja
from ekinerja.pegawai.queries import penilai_pada
from ekinerja.penyiapan.demo.akun import SANDI_DEMO, SEBUTAN, daftar_akun_demo
from ekinerja.penyiapan.demo.muat import muat_demo
from ekinerja.penyiapan.demo.orang import susun_orang
from ekinerja.penyiapan.demo.organisasi import susun_organisasi
from ekinerja.penyiapan.demo.rencana import rencana_pemda
from ekinerja.penyiapan.demo.simpan import hitung_statistik, simpan
from ekinerja.penyiapan.demo.skp import susun_skp, susun_target
from ekinerja.penyiapan.demo.tests.conftest import HARI_INI
from ekinerja.penyiapan.demo.waktu import Waktu
from ekinerja.penyiapan.models import Pengumuman, PermintaanPerbaikan
from ekinerja.penyiapan.queries import isi_data
from ekinerja.tpp.models import DaftarTPP, Halangan
from ekinerja.tpp.services import hitung_daftar, periksa_bulan, siapkan_daftar

ISI = """
SELECT p.nip, p.nama, p.golongan, p.dasar_gaji_bpjs, p.npwp, j.kode, j.kelas, n.masa, n.jenis
FROM pegawai_pegawai p JOIN pegawai_penempatan n ON n.pegawai_id = p.id
JOIN organisasi_jabatan j ON j.id = n.jabatan_id ORDER BY p.pin_mesin, n.masa, n.jenis
"""
ISI_SKP = """
SELECT p.pin_mesin, s.masa, h.urutan, h.rencana, i.urutan, i.uraian, i.target, sum(t.target)
FROM skp_skp s JOIN pegawai_pegawai p ON p.id = s.pegawai_id
JOIN skp_hasilkerja h ON h.skp_id = s.id JOIN skp_indikator i ON i.hasil_kerja_id = h.id
JOIN skp_targetbulanan t ON t.indikator_id = i.id
GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 5
"""


def baris(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def sidik(sql: str) -> tuple[int, str]:
    isi = baris(sql)
    return len(isi), hashlib.sha256(repr(isi).encode()).hexdigest()


def muat_sebagian(hari_ini: date) -> list[tuple[int, str]]:
    """Organisation, people and SKP, then everything taken back."""
    rencana = rencana_pemda()
    waktu = Waktu(hari_ini, rencana.instansi["zona"])
    with transaction.atomic():
        instansi = simpan([Instansi(peragaan=True, **rencana.instansi)])[0]
        organisasi = susun_organisasi(instansi, rencana.akar, bulan_ini=waktu.bulan(0))
        isi = susun_skp(organisasi, susun_orang(organisasi, rencana.mutasi, waktu), waktu)
        susun_target(isi, volume={})
        hitung_statistik()
        hasil = [sidik(ISI), sidik(ISI_SKP)]
        transaction.set_rollback(True)
    return hasil


class TestBenihTetap:
    def test_it_gives_the_same_rows_twice(self, db):
        assert muat_sebagian(HARI_INI) == muat_sebagian(HARI_INI)

    @pytest.mark.parametrize("hari", [date(2026, 1, 1), date(2026, 3, 31), date(2026, 2, 16)])
    def test_it_works_for_days_at_the_edges_of_months_and_years(self, db, hari):
        (orang, _), (indikator, _) = muat_sebagian(hari)
        assert orang > 150
        assert indikator > 400


class TestOrang:
    def test_every_nip_is_valid_and_agrees_with_birth_date_and_sex(self, peragaan):
        for p in Pegawai.objects.filter(instansi=peragaan).exclude(jenis="NON_ASN"):
            urai = urai_nip(p.nip)
            assert urai.tanggal_lahir == p.tanggal_lahir
            assert urai.jenis_kelamin == p.jenis_kelamin
            assert (urai.jenis == "PPPK") == (p.jenis == "PPPK")
            assert p.nip[15:] >= "900"

    def test_everybody_has_a_superior_but_the_regent(self, peragaan):
        for hari in (date(2026, 9, 1), HARI_INI):
            atasan = penilai_pada(peragaan.pk, pada=hari)
            tanpa = [
                n.pegawai.nama
                for n in Penempatan.objects.filter(
                    jenis="DEFINITIF", masa__contains=hari
                ).select_related("pegawai")
                if n.pegawai_id not in atasan
            ]
            assert len(tanpa) == 1
            assert tanpa[0].startswith("I Gusti Ngurah Wiratmaja")

    def test_the_acting_head_is_the_superior_of_the_vacant_post(self, peragaan):
        atasan = penilai_pada(peragaan.pk, pada=HARI_INI)
        bidang = Penempatan.objects.filter(jabatan__unit__kode="02.4", jenis="DEFINITIF")
        plt = Penempatan.objects.get(jenis="PLT")
        assert {atasan[n.pegawai_id] for n in bidang} == {plt.pegawai_id}

    def test_a_post_without_class_is_held_only_in_the_running_month(self, peragaan):
        (satu,) = Penempatan.objects.filter(jabatan__kelas=None, jabatan__jenis="PELAKSANA")
        assert satu.masa.lower == date(2026, 11, 1)

    def test_names_are_unique_enough_to_tell_people_apart(self, peragaan):
        nama = list(Pegawai.objects.filter(instansi=peragaan).values_list("nama", flat=True))
        assert len(set(nama)) == len(nama)


class TestPeran:
    def test_nobody_holds_two_successive_payment_steps(self, peragaan):
        dipegang: dict[int, set[str]] = {}
        for beri in PemberianPeran.objects.filter(instansi=peragaan):
            dipegang.setdefault(beri.user_id, set()).add(beri.peran)
        for peran in dipegang.values():
            assert not any(peran & set(langkah_berurutan(satu)) - {satu} for satu in peran)

    def test_every_perangkat_daerah_has_its_four_roles_once(self, peragaan):
        peran = baris(
            "SELECT u.kode, array_agg(p.peran ORDER BY p.peran) FROM organisasi_unitkerja u"
            " JOIN organisasi_pemberianperan p ON p.unit_id = u.id"
            " WHERE p.peran <> 'ADMIN_PD' GROUP BY u.kode ORDER BY 1"
        )
        empat = ["BENDAHARA", "PA_KPA", "PEMBUAT_DAFTAR", "PPK_SKPD"]
        assert peran == [(f"0{n}", empat) for n in range(1, 9)]


class TestAktivitas:
    def test_approved_entries_were_decided_by_the_superior_with_history(self, peragaan):
        (salah,) = baris(
            "SELECT count(*) FROM aktivitas_aktivitas a WHERE status = 'DISETUJUI' AND NOT EXISTS"
            " (SELECT 1 FROM aktivitas_riwayataktivitas r JOIN pegawai_pegawai p"
            "  ON p.user_id = r.oleh_id WHERE r.objek_id = a.id AND r.langkah = 'setujui'"
            "  AND p.id = a.penilai_id AND r.pada >= a.dikirim_pada)"
        )
        assert salah == (0,)

    def test_realisation_is_the_sum_of_approved_volumes(self, peragaan):
        (beda,) = baris(
            "SELECT count(*) FROM skp_targetbulanan t LEFT JOIN (SELECT indikator_id,"
            " date_trunc('month', tanggal)::date AS awal, sum(volume) AS v"
            " FROM aktivitas_aktivitas WHERE status = 'DISETUJUI' GROUP BY 1, 2) a"
            " USING (indikator_id, awal) WHERE t.realisasi <> coalesce(a.v, 0)"
        )
        assert beda == (0,)

    def test_the_running_month_has_entries_waiting_and_returned(self, peragaan):
        status = dict(
            baris(
                "SELECT status, count(*) FROM aktivitas_aktivitas"
                " WHERE tanggal >= '2026-11-01' GROUP BY 1"
            )
        )
        assert status["DIKIRIM"] > 500
        assert status["DIKEMBALIKAN"] > 20
        assert status["DRAF"] > 20

    def test_nothing_waits_in_the_earlier_months(self, peragaan):
        assert baris(
            "SELECT DISTINCT status FROM aktivitas_aktivitas WHERE tanggal < '2026-11-01'"
        ) == [("DISETUJUI",)]

    def test_no_day_exceeds_a_day(self, peragaan):
        ((terbesar,),) = baris(
            "SELECT max(n) FROM (SELECT sum(menit) n FROM aktivitas_aktivitas"
            " GROUP BY pegawai_id, tanggal) x"
        )
        assert terbesar <= 420


class TestBulan:
    def test_two_months_are_closed_everywhere_and_the_last_waits_in_one_dinas(self, peragaan):
        assert baris(
            "SELECT b.awal, d.status, count(*) FROM tpp_daftartpp d"
            " JOIN kalender_bulan b ON b.id = d.bulan_id GROUP BY 1, 2 ORDER BY 1"
        ) == [
            (date(2026, 8, 1), "DITUTUP", 8),
            (date(2026, 9, 1), "DITUTUP", 8),
            (date(2026, 10, 1), "DITUTUP", 7),
        ]

    def test_no_two_successive_steps_were_taken_by_one_person(self, peragaan):
        langkah = baris(
            "SELECT objek_id, array_agg(langkah ORDER BY id), count(DISTINCT oleh_id)"
            " FROM tpp_riwayatdaftar GROUP BY 1"
        )
        assert all(satu[1:] == (["hitung", "verifikasi", "tutup"], 3) for satu in langkah)

    def test_recomputing_a_closed_month_gives_the_same_bytes(self, peragaan):
        for daftar in DaftarTPP.objects.filter(unit__kode__in=("02", "05")):
            assert periksa_bulan(daftar).selaras

    def test_the_person_who_moved_is_paid_once_with_two_segments(self, peragaan):
        ((unit, segmen),) = baris(
            "SELECT u.kode, jsonb_array_length(h.rincian->'segmen') FROM tpp_hasiltpp h"
            " JOIN tpp_daftartpp d ON d.id = h.daftar_id"
            " JOIN organisasi_unitkerja u ON u.id = d.unit_id"
            " JOIN kalender_bulan b ON b.id = d.bulan_id AND b.awal = '2026-10-01'"
            " WHERE jsonb_array_length(h.rincian->'segmen') > 1"
        )
        assert (unit, segmen) == ("05", 2)

    def test_the_running_month_is_held_up_by_the_post_without_class(self, peragaan):
        unit = UnitKerja.objects.get(kode="02")
        with transaction.atomic():
            daftar = siapkan_daftar(unit, date(2026, 11, 1))
            hitung_daftar(daftar, oleh=SISTEM, pada=datetime(2026, 11, 22, 3, tzinfo=UTC))
            (halangan,) = Halangan.objects.filter(daftar=daftar)
            transaction.set_rollback(True)
        assert "Penata Layanan Operasional" in halangan.kalimat


class TestPelengkap:
    def test_no_main_screen_is_empty_at_first_sight(self, peragaan):
        lingkup = Lingkup(peragaan.pk, HARI_INI, None)
        assert {d.jenis for d in DokumenOrganisasi.objects.all()} == {
            "SOTK", "EVJAB", "ANJAB", "ABK",
        }  # fmt: skip
        assert TimKerja.objects.get().anggota.count() == 3
        assert Delegasi.objects.filter(masa__contains=HARI_INI).count() == 1
        assert Pengumuman.objects.count() == 2
        assert PermintaanPerbaikan.objects.get().masalah == "kelas"
        assert isi_data(lingkup).mulai_berlaku == date(2026, 8, 1)

    def test_posts_of_one_name_have_the_same_tasks(self, peragaan):
        punya = {
            (j.nama, j.uraian_tugas.count())
            for j in Jabatan.objects.filter(uraian_tugas__isnull=False)
        }
        assert len(punya) == len({nama for nama, _ in punya}) == 6

    def test_the_trial_begins_after_the_running_month(self, peragaan):
        assert UjiCoba.objects.get().masa.lower == date(2026, 12, 1)


class TestAkunDemo:
    def test_it_lists_every_key_account_with_the_shared_password(self, peragaan):
        akun = daftar_akun_demo()
        assert [a.sebutan for a in akun] == list(SEBUTAN.values())
        assert {a.sandi for a in akun} == {SANDI_DEMO}

    def test_exactly_one_account_must_change_its_password(self, peragaan):
        assert baris("SELECT nama FROM accounts_user WHERE wajib_ganti_sandi") == [
            ("Kadek Yoga Pradnyana",)
        ]

    def test_the_list_is_empty_without_a_demonstration(self, db):
        assert daftar_akun_demo() == []


class TestMuatDemo:
    def test_a_second_load_changes_nothing(self, peragaan):
        sebelum = sidik(ISI)
        assert muat_demo(HARI_INI) is False
        assert sidik(ISI) == sebelum

    def test_production_refuses(self, db, settings):
        settings.PRODUCTION = True
        with pytest.raises(CommandError, match="mode produksi"):
            call_command("demo", "--tanggal", "2026-11-22")
        assert not Instansi.objects.exists()

    def test_a_year_without_holidays_is_refused_with_a_sentence(self, db):
        with pytest.raises(CommandError, match="Hari libur tahun 2035 belum tersedia"):
            call_command("demo", "--tanggal", "2035-05-05")
        assert not Instansi.objects.exists()
