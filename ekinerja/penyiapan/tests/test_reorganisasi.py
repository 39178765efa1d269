"""A reorganisation is prepared as data, tried, and carried out in one transaction on its day."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import Bulan
from ekinerja.organisasi.models import Jabatan, PemberianPeran, UnitKerja, UraianTugas
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.queries import penilai_seorang
from ekinerja.penyiapan.models import Reorganisasi
from ekinerja.penyiapan.queries import dampak
from ekinerja.penyiapan.services import (
    coba_reorganisasi,
    hapus_langkah,
    susun_reorganisasi,
    tambah_langkah,
    terapkan_reorganisasi,
)
from ekinerja.regulasi.pelaku import Bertindak

PADA = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
BERLAKU = date(2026, 11, 1)
GABUNG = [
    {"langkah": "buat_unit", "kode": "01.9", "nama": "Bidang Baru", "jenis": "BIDANG",
     "induk": "01"},
    {"langkah": "gabung_unit", "unit": "01.1", "ke": "01.9"},
]  # fmt: skip


def sebagai(orang) -> Bertindak:
    return Bertindak(orang.user.pk, orang.nama, orang.instansi_id, PADA.date())


@pytest.fixture
def rencana(pemeran):
    def buat(*langkah, tanggal=BERLAKU) -> Reorganisasi:
        satu = Reorganisasi(
            instansi=pemeran.instansi, nama="SOTK baru", dasar="Perbup 9/2026", tanggal=tanggal
        )
        susun_reorganisasi(satu, oleh=sebagai(pemeran.wayan), pada=PADA)
        for isi in langkah:
            satu = tambah_langkah(satu, isi, oleh=sebagai(pemeran.wayan))
        return satu

    return buat


class TestTerapkan:
    def test_a_merger_moves_posts_people_and_tasks_and_keeps_history(self, pemeran, rencana):
        UraianTugas.objects.create(
            instansi=pemeran.instansi, jabatan=pemeran.jabatan.prakom, uraian="Menulis program",
            output="Program", satuan="program", norma_waktu=60, volume=10,
            masa=DateRange(date(2020, 1, 1), None),
        )  # fmt: skip
        terapkan_reorganisasi(rencana(*GABUNG), oleh=sebagai(pemeran.wayan), pada=PADA)
        lama, baru = Penempatan.objects.filter(pegawai=pemeran.sari).order_by("masa")
        assert lama.jabatan == pemeran.jabatan.prakom
        assert lama.masa.upper == BERLAKU
        assert baru.jabatan.unit.nama == "Bidang Baru"
        assert baru.jabatan.uraian_tugas.get().uraian == "Menulis program"
        assert UnitKerja.objects.get(kode="01.1").masa.upper == BERLAKU
        assert penilai_seorang(pemeran.sari, pada=BERLAKU) == pemeran.budi
        assert penilai_seorang(pemeran.sari, pada=date(2026, 10, 31)) == pemeran.budi

    def test_a_moved_unit_takes_its_people_along(self, pemeran, rencana):
        satu = rencana(
            {"langkah": "ubah_unit", "unit": "01.1", "nama": "Bidang TIK", "induk": "02"}
        )
        terapkan_reorganisasi(satu, oleh=sebagai(pemeran.wayan), pada=PADA)
        unit = UnitKerja.objects.get(kode="01.1")
        assert (unit.nama, unit.induk.kode, unit.opd.kode) == ("Bidang TIK", "02", "02")
        assert Penempatan.objects.get(pegawai=pemeran.sari).jabatan.unit == unit

    def test_one_refused_step_takes_everything_back(self, pemeran, rencana):
        satu = rencana(*GABUNG, {"langkah": "akhiri_unit", "unit": "01.2"})
        with pytest.raises(AksiDitolak, match=r"Langkah 3 \(Akhiri unit: 01\.2\)"):
            terapkan_reorganisasi(satu, oleh=sebagai(pemeran.wayan), pada=PADA)
        satu.refresh_from_db()
        assert satu.status == "SUSUN"
        assert not UnitKerja.objects.filter(kode="01.9").exists()

    def test_it_waits_for_its_day(self, pemeran, rencana):
        satu = rencana(*GABUNG, tanggal=date(2026, 12, 1))
        with pytest.raises(AksiDitolak, match="belum tiba"):
            terapkan_reorganisasi(satu, oleh=sebagai(pemeran.wayan), pada=PADA)

    def test_a_closed_month_is_left_alone(self, pemeran, rencana):
        Bulan.objects.create(unit=pemeran.unit.dinas, awal=BERLAKU, ditutup_pada=PADA)
        with pytest.raises(AksiDitolak, match="sudah ditutup"):
            terapkan_reorganisasi(rencana(*GABUNG), oleh=sebagai(pemeran.wayan), pada=PADA)

    def test_it_is_refused_to_who_does_not_move_people(self, pemeran_lengkap, rencana):
        with pytest.raises(TidakBerwenang, match="BKPSDM"):
            terapkan_reorganisasi(rencana(*GABUNG), oleh=sebagai(pemeran_lengkap.rini), pada=PADA)
        with pytest.raises(TidakBerwenang):
            terapkan_reorganisasi(rencana(*GABUNG), oleh=sebagai(pemeran_lengkap.ucok), pada=PADA)


class TestPeriksa:
    def test_a_trial_run_changes_nothing(self, pemeran, rencana):
        assert coba_reorganisasi(rencana(*GABUNG), oleh=sebagai(pemeran.wayan), pada=PADA) == ""
        assert not UnitKerja.objects.filter(kode="01.9").exists()
        assert Penempatan.objects.filter(pegawai=pemeran.sari).count() == 1

    def test_it_names_the_step_that_is_refused(self, pemeran, rencana):
        satu = rencana({"langkah": "akhiri_jabatan", "jabatan": "J-kabid"})
        kalimat = coba_reorganisasi(satu, oleh=sebagai(pemeran.wayan), pada=PADA)
        assert kalimat.startswith("Langkah 1 (Akhiri jabatan: J-kabid)")

    def test_it_names_the_people_and_the_roles_it_touches(self, pemeran, rencana):
        PemberianPeran.objects.create(
            instansi=pemeran.instansi, user=pemeran.sari.user, peran="ADMIN_PD",
            unit=pemeran.unit.bidang, masa=DateRange(date(2020, 1, 1), None), dasar="SK",
        )  # fmt: skip
        lingkup = Lingkup(pemeran.instansi.pk, PADA.date(), None)
        kena = dampak(lingkup, rencana(*GABUNG).rencana, pada=BERLAKU)
        assert [o.nama for o in kena.orang] == ["Budi Santoso", "Sari Wulandari"]
        assert [p.nama for p in kena.peran] == ["Sari Wulandari"]


class TestSusun:
    def test_steps_are_added_and_taken_off_until_it_is_carried_out(self, pemeran, rencana):
        oleh = sebagai(pemeran.wayan)
        satu = hapus_langkah(rencana(*GABUNG), 1, oleh=oleh)
        assert [s["langkah"] for s in satu.rencana] == ["gabung_unit"]
        with pytest.raises(AksiDitolak, match="sudah tidak ada"):
            hapus_langkah(satu, 9, oleh=oleh)
        with pytest.raises(AksiDitolak, match="belum lengkap"):
            tambah_langkah(satu, {"langkah": "akhiri_unit"}, oleh=oleh)
        with pytest.raises(AksiDitolak, match="tidak dikenal"):
            tambah_langkah(satu, {"langkah": "hapus_semua"}, oleh=oleh)

    def test_it_is_refused_to_others(self, pemeran, rencana):
        with pytest.raises(TidakBerwenang):
            tambah_langkah(rencana(), GABUNG[0], oleh=sebagai(pemeran.sari))


class TestLayar:
    def test_a_plan_from_the_first_word_to_the_new_structure(self, as_wayan, pemeran):
        with time_machine.travel(PADA, tick=False):
            isi = {"nama": "SOTK baru", "dasar": "Perbup 9/2026", "tanggal": "2026-11-01"}
            as_wayan.post(reverse("penyiapan:reorganisasi_baru"), isi)
            pk = Reorganisasi.objects.get().pk
            for langkah in GABUNG:
                alamat = reverse("penyiapan:langkah_baru", args=[pk, langkah["langkah"]])
                assert as_wayan.get(alamat).status_code == 200
                assert as_wayan.post(alamat, langkah).status_code == 302
            halaman = reverse("penyiapan:reorganisasi_rincian", args=[pk])
            assert "Sari Wulandari" in as_wayan.get(halaman).content.decode()
            coba = as_wayan.post(reverse("penyiapan:reorganisasi_coba", args=[pk]), follow=True)
            assert "Semua langkah dapat dikerjakan" in coba.content.decode()
            terapkan = reverse("penyiapan:reorganisasi_putuskan", args=[pk, "terapkan"])
            assert "diterapkan" in as_wayan.post(terapkan, follow=True).content.decode()
        assert Jabatan.objects.filter(unit__kode="01.9").count() == 2

    def test_a_form_that_is_not_complete_is_refused(self, as_wayan, rencana):
        alamat = reverse("penyiapan:langkah_baru", args=[rencana().pk, "buat_jabatan"])
        assert as_wayan.post(alamat, {"kode": "X"}).status_code == 422
