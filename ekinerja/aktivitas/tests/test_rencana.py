"""The plan by day, week and month, for oneself and for the team; and the tree of tasks."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.accounts.models import User
from ekinerja.aktivitas.presenters import jangka_rencana
from ekinerja.aktivitas.services import setujui
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.aktivitas.tests.test_tugas import uraian
from ekinerja.core.testing import counted_queries
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.skp.models import HasilKerja
from ekinerja.skp.services import tautkan_tugas
from ekinerja.skp.tests import pembuat as pembuat_skp

HALAMAN = "/aktivitas/rencana/"
SENIN = "2026-10-12"


def baris(klien, **param):
    tabel = klien.get(HALAMAN, {"tanggal": SENIN} | param).context["tabel"]
    judul = [satu.judul for satu in tabel.kolom]
    return [dict(zip(judul, (sel.teks for sel in satu), strict=True)) for satu in tabel.baris]


class TestJangka:
    @pytest.mark.parametrize(
        ("tampil", "mulai", "selesai", "bagian"),
        [
            ("hari", date(2026, 10, 14), date(2026, 10, 15), []),
            ("minggu", date(2026, 10, 12), date(2026, 10, 19), ["Sen 12", "Min 18"]),
            ("bulan", date(2026, 10, 1), date(2026, 11, 1), ["1–4", "26–31"]),
        ],
    )
    def test_it_holds_the_day_its_week_or_its_month(self, tampil, mulai, selesai, bagian):
        jangka = jangka_rencana(tampil, date(2026, 10, 14))
        assert (jangka.mulai, jangka.selesai) == (mulai, selesai)
        judul = [nama for nama, _, _ in jangka.bagian]
        assert judul[:1] + judul[-1:] == bagian


class TestRencanaSendiri:
    @pytest.mark.req("BKN-16")
    def test_the_weeks_of_a_month_add_up_to_its_target(self, as_sari, indikator):
        laporan = baris(as_sari, tampil="bulan")[0]
        pekan = [laporan[nama] for nama in ("1–4", "5–11", "12–18", "19–25", "26–31")]
        assert sum(int(nilai) for nilai in pekan if nilai != "–") == 10
        assert (laporan["Usulan"], laporan["Target sebulan"]) == ("10", "10")

    @pytest.mark.req("BKN-15")
    def test_the_days_of_a_week_add_up(self, as_sari, indikator):
        laporan = baris(as_sari, tampil="minggu")[0]
        hari = [laporan[nama] for nama in ("Sen 12", "Sel 13", "Rab 14", "Kam 15", "Jum 16")]
        jumlah = sum(int(nilai) for nilai in hari if nilai != "–")
        assert laporan["Usulan"] == str(jumlah) != "0"
        assert laporan["Sab 17"] == laporan["Min 18"] == "–"

    @pytest.mark.req("BKN-14")
    def test_a_day_shows_what_is_proposed_and_what_was_done(self, pemeran, as_sari, indikator):
        satu = pembuat.dikirim(pemeran.sari, indikator, volume=Decimal(3))
        setujui(satu, oleh=pemeran.budi, pada=PADA)
        laporan = baris(as_sari)[0]
        assert laporan["Disetujui"] == "3"
        assert {"Usulan", "Target sebulan"} <= laporan.keys()

    def test_a_day_that_cannot_be_read_is_today(self, as_sari, indikator):
        for hari in ("", "kemarin", "2026-13-40", "0001-01-01"):
            jangka = as_sari.get(HALAMAN, {"tanggal": hari}).context["jangka"]
            assert jangka.mulai == pembuat.HARI_INI


class TestRencanaTim:
    def test_the_head_of_the_team_sees_each_member(self, as_budi, indikator):
        assert [satu["Pegawai dan target"] for satu in baris(as_budi, siapa="tim")] == [
            "Sari Wulandari",
            "Sari Wulandari",
        ]

    def test_who_leads_nobody_sees_the_own_plan_only(self, as_sari, indikator):
        assert baris(as_sari, siapa="tim") == baris(as_sari)
        assert "Tim saya" not in as_sari.get(HALAMAN).content.decode()

    def test_a_larger_team_costs_no_more_queries(self, pemeran, as_budi, indikator):
        alamat = f"{HALAMAN}?siapa=tim&tampil=bulan"
        with counted_queries() as sedikit:
            as_budi.get(alamat)
        for nomor in range(20):
            orang = Pegawai.objects.create(
                instansi=pemeran.instansi, nama=f"Orang {nomor}", nama_urut=f"ORANG {nomor}",
                jenis="PNS", user=User.objects.create(
                    username=f"orang{nomor}", nama="Orang", instansi=pemeran.instansi
                ),
            )  # fmt: skip
            Penempatan.objects.create(
                instansi=pemeran.instansi, pegawai=orang, jabatan=pemeran.jabatan.prakom,
                masa=DateRange(date(2020, 1, 1), None), dasar="SK",
            )  # fmt: skip
            if nomor < 3:
                pembuat_skp.disetujui(orang, oleh=pemeran.budi)
        with counted_queries() as banyak:
            tabel = as_budi.get(alamat).context["tabel"]
        assert int(sedikit) == int(banyak) <= 15
        assert tabel.pager.total == 21


class TestTugasSaya:
    @pytest.mark.req("DPS-04")
    def test_the_tasks_of_the_own_post_are_listed(self, pemeran, as_sari):
        uraian(pemeran.jabatan.prakom, "Memelihara aplikasi pelayanan")
        uraian(pemeran.jabatan.penyuluh, "Menyuluh kelompok tani")
        isi = as_sari.get("/aktivitas/tugas/").content.decode()
        assert "Memelihara aplikasi pelayanan" in isi
        assert "120 laporan" in isi
        assert "Menyuluh kelompok tani" not in isi

    @pytest.mark.req("DPS-17")
    def test_work_stands_under_its_task_and_its_result(self, pemeran, as_sari, indikator):
        tugas = uraian(pemeran.jabatan.prakom, "Memelihara aplikasi pelayanan")
        uraian(pemeran.jabatan.prakom, "Menulis petunjuk")
        satu = pembuat.draf(pemeran.sari, indikator, uraian_tugas_id=tugas.pk)
        pembuat.draf(pemeran.sari, indikator, uraian="Rapat dadakan")
        halaman = as_sari.get("/aktivitas/tugas/").context["halaman"]
        (cabang,) = halaman.pohon
        assert cabang.rencana == indikator.hasil_kerja.rencana
        assert [c.uraian for c in cabang.tugas] == [tugas.uraian, "Tanpa uraian tugas"]
        assert cabang.tugas[0].terakhir[0].url == f"/aktivitas/{satu.pk}/"
        assert halaman.lepas == ["Menulis petunjuk"]

    @pytest.mark.req("DPS-17")
    def test_a_linked_task_stands_under_its_result_whatever_its_words(self, pemeran, as_sari):
        skp = pembuat_skp.disetujui(pemeran.sari, oleh=pemeran.budi)
        rhk = HasilKerja.objects.get(skp=skp)
        tugas = uraian(pemeran.jabatan.prakom, "Menangani gangguan")
        sama = uraian(pemeran.jabatan.prakom, rhk.rencana.upper())
        assert as_sari.get("/aktivitas/tugas/").context["halaman"].lepas == [
            tugas.uraian, sama.uraian,
        ]  # fmt: skip
        tautkan_tugas(rhk, tugas_ids=[tugas.pk], oleh=pemeran.sari)
        halaman = as_sari.get("/aktivitas/tugas/").context["halaman"]
        assert halaman.lepas == [sama.uraian]
        assert halaman.pohon[0].tugas[0].uraian == "Menangani gangguan"
        assert halaman.pohon[0].tugas[0].ringkas == "Belum ada aktivitas"
