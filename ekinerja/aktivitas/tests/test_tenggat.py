"""Silence of a superior: deadline in working days, reminder, and what the scheme makes of it."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from ekinerja.aktivitas import tasks as tugas
from ekinerja.aktivitas.models import Aktivitas, PengingatPersetujuan
from ekinerja.aktivitas.queries import fakta_bulanan, perubahan_setelah_tutup
from ekinerja.aktivitas.services import (
    alihkan_penilai,
    jalankan_tenggat,
    kembalikan,
    kirim,
    setujui,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.errors import TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import HariLibur
from ekinerja.pegawai.models import Penempatan
from ekinerja.skp.models import TargetBulanan

KAMIS = date(2026, 10, 15)  # three working days after Monday 12 October
LEWAT = PADA + timedelta(days=4)


def jalankan(pemeran, pada=PADA):
    return jalankan_tenggat(pemeran.instansi.pk, pada=pada)


def baca(aktivitas) -> Aktivitas:
    return Aktivitas.objects.get(pk=aktivitas.pk)


def menit_oktober(pemeran) -> int:
    awal = date(2026, 10, 1)
    segmen = SimpleNamespace(pegawai_id=pemeran.sari.pk, mulai=awal, selesai=date(2026, 11, 1))
    return fakta_bulanan([segmen])[pemeran.sari.pk, awal].menit_disetujui


class TestTenggat:
    def test_it_falls_after_so_many_working_days(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3)
        assert jalankan(pemeran).bertenggat == 1
        assert baca(dikirim).tenggat == KAMIS

    def test_a_day_off_does_not_count(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3)
        HariLibur.objects.create(
            instansi=pemeran.instansi, tanggal=date(2026, 10, 14), nama="Libur", jenis="DAERAH",
            dasar="Keputusan uji",
        )  # fmt: skip
        jalankan(pemeran)
        assert baca(dikirim).tenggat == date(2026, 10, 16)

    def test_without_a_decreed_limit_nothing_happens(self, pemeran, dikirim):
        assert jalankan(pemeran, pada=PADA + timedelta(days=60)).bertenggat == 0
        assert baca(dikirim).tenggat is None

    def test_what_is_sent_again_gets_a_deadline_of_its_own(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3)
        jalankan(pemeran)
        kembalikan(dikirim, oleh=pemeran.budi, pada=PADA, alasan="Lengkapi uraiannya.")
        assert baca(dikirim).tenggat is None
        kirim(baca(dikirim), oleh=pemeran.sari, pada=PADA + timedelta(days=1))
        jalankan(pemeran, pada=PADA + timedelta(days=1))
        assert baca(dikirim).tenggat == date(2026, 10, 16)


class TestPengingat:
    def test_it_is_written_once_a_day_when_the_deadline_comes_near(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, hari_pengingat_persetujuan=1)
        jalankan(pemeran)
        assert not PengingatPersetujuan.objects.exists()
        rabu = PADA + timedelta(days=2)
        assert jalankan(pemeran, pada=rabu).diingatkan == 1
        assert jalankan(pemeran, pada=rabu).diingatkan == 0
        pengingat = PengingatPersetujuan.objects.get()
        assert (pengingat.penilai, pengingat.jumlah, pengingat.tenggat) == (pemeran.budi, 1, KAMIS)

    def test_nobody_is_reminded_of_what_is_decided(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, hari_pengingat_persetujuan=1)
        jalankan(pemeran)
        setujui(baca(dikirim), oleh=pemeran.budi, pada=PADA)
        assert jalankan(pemeran, pada=PADA + timedelta(days=2)).diingatkan == 0


class TestEskalasi:
    @pytest.fixture
    def naik(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="eskalasi")
        jalankan(pemeran)
        assert jalankan(pemeran, pada=LEWAT).naik == 1
        return baca(dikirim)

    def test_it_rises_to_the_next_superior_with_a_new_deadline(self, pemeran, naik):
        assert (naik.penilai, naik.naik, naik.status) == (pemeran.ratna, 1, "DIKIRIM")
        assert naik.tenggat == date(2026, 10, 21)
        deed = naik.riwayat.get(langkah="naik")
        assert (deed.oleh, deed.oleh_nama) == (None, "sistem")

    def test_the_same_day_again_changes_nothing(self, pemeran, naik):
        hasil = jalankan(pemeran, pada=LEWAT)
        assert (hasil.naik, hasil.lulus, hasil.ditahan) == (0, 0, 0)
        assert naik.riwayat.filter(langkah="naik").count() == 1

    def test_the_higher_one_decides_and_the_silent_one_no_more(self, pemeran, naik):
        with pytest.raises(TidakBerwenang):
            setujui(naik, oleh=pemeran.budi, pada=LEWAT)
        assert setujui(naik, oleh=pemeran.ratna, pada=LEWAT).status == "DISETUJUI"
        assert menit_oktober(pemeran) == 90

    def test_the_nightly_change_of_posts_leaves_it_there(self, pemeran, naik):
        assert alihkan_penilai(pemeran.instansi.pk, pada=LEWAT) == 0
        assert baca(naik).penilai == pemeran.ratna

    def test_it_follows_the_higher_post_to_its_new_holder(self, pemeran, naik):
        Penempatan.objects.filter(pegawai=pemeran.ratna).update(masa=("2020-01-01", "2026-10-16"))
        Penempatan.objects.filter(pegawai=pemeran.tono).update(jabatan=pemeran.jabatan.kadis)
        assert alihkan_penilai(pemeran.instansi.pk, pada=LEWAT) == 1
        assert baca(naik).penilai == pemeran.tono

    def test_at_the_top_it_waits_and_says_so_once(self, pemeran, naik):
        lama = LEWAT + timedelta(days=10)
        assert jalankan(pemeran, pada=lama).ditahan == 1
        assert jalankan(pemeran, pada=lama + timedelta(days=1)).ditahan == 0
        assert baca(naik).penilai == pemeran.ratna


class TestLulus:
    def test_a_month_with_a_silent_superior_counts(self, pemeran, indikator, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="lulus")
        jalankan(pemeran)
        assert menit_oktober(pemeran) == 0
        assert jalankan(pemeran, pada=LEWAT).lulus == 1
        assert (baca(dikirim).status, menit_oktober(pemeran)) == ("DISETUJUI", 90)
        assert TargetBulanan.objects.get(indikator=indikator, realisasi__gt=0).realisasi == 1
        deed = baca(dikirim).riwayat.get(langkah="luluskan")
        assert (deed.oleh, deed.kapasitas) == (None, "Menurut batas waktu")

    def test_the_same_day_again_counts_nothing_twice(self, pemeran, indikator, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="lulus")
        jalankan(pemeran)
        jalankan(pemeran, pada=LEWAT)
        assert jalankan(pemeran, pada=LEWAT).lulus == 0
        assert TargetBulanan.objects.get(indikator=indikator, realisasi__gt=0).realisasi == 1

    def test_creative_work_rises_because_it_needs_a_score(self, pemeran, indikator):
        kreatif = pembuat.dikirim(pemeran.sari, indikator, jenis="KREATIVITAS")
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="lulus")
        jalankan(pemeran)
        hasil = jalankan(pemeran, pada=LEWAT)
        assert (hasil.lulus, hasil.naik) == (0, 1)
        assert baca(kreatif).penilai == pemeran.ratna


class TestTahan:
    def test_it_waits_and_a_later_decision_becomes_a_correction(
        self, pemeran, dikirim, tutup_oktober
    ):
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="tahan")
        jalankan(pemeran)
        assert jalankan(pemeran, pada=LEWAT).ditahan == 1
        assert jalankan(pemeran, pada=LEWAT + timedelta(days=1)).ditahan == 0
        tutup_oktober()
        setujui(baca(dikirim), oleh=pemeran.budi, pada=LEWAT)
        (koreksi,) = perubahan_setelah_tutup(
            Lingkup(pemeran.instansi.pk, HARI_INI),
            pegawai_ids=[pemeran.sari.pk],
            mulai=date(2026, 10, 1),
            selesai=date(2026, 11, 1),
        )
        assert koreksi.menit == 90

    def test_without_a_decreed_rule_nothing_is_done_to_it(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3)
        jalankan(pemeran)
        hasil = jalankan(pemeran, pada=LEWAT)
        assert (hasil.naik, hasil.lulus, hasil.ditahan) == (0, 0, 0)
        assert baca(dikirim).status == "DIKIRIM"


class TestPekerjaanMalam:
    def test_the_nightly_job_walks_every_government(self, pemeran, dikirim):
        berlakukan(pemeran, batas_hari_persetujuan=3, akibat_diam_penilai="eskalasi")
        tugas.tenggat(int(datetime(2026, 10, 12, 17, 20, tzinfo=UTC).timestamp()))
        tugas.tenggat(int(datetime(2026, 10, 15, 17, 20, tzinfo=UTC).timestamp()))
        assert baca(dikirim).penilai == pemeran.ratna
