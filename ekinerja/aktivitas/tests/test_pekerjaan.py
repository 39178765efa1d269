"""The own plan: written before work begins, weighed against the day, an entry with one tap."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, PolaKerja, RencanaKerja
from ekinerja.aktivitas.services.rencana import (
    IsianRencana,
    catat_rencana,
    pindahkan,
    rencanakan,
    ulangi,
)
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.testing import counted_queries

pytestmark = pytest.mark.django_db
HARI = pembuat.HARI_INI  # Senin
BESOK = HARI + timedelta(days=1)
SORE = pembuat.PADA + timedelta(hours=7)  # 16.00 WIB, sehari sebelum BESOK
PAGI_TERLAMBAT = pembuat.PADA + timedelta(days=1)  # BESOK, 09.00 WIB
UBAH = "aktivitas:rencana_ubah"


def isian(indikator, **ubah):
    awal = {
        "indikator_id": indikator.pk, "tanggal": BESOK, "uraian": "Menyusun laporan mingguan",
        "menit": 90, "volume": Decimal(2),
    }  # fmt: skip
    return IsianRencana(**awal | ubah)


def buka(klien, hari=BESOK):
    alamat = reverse("aktivitas:pekerjaan")
    return klien.get(alamat, {"tanggal": hari.isoformat()}).content.decode()


def ketuk(klien, hari=BESOK, **isi):
    return klien.post(reverse(UBAH), {"hari": hari.isoformat()} | isi)


class TestMerencanakan:
    def kirim(self, klien, indikator, /, **ubah):
        isi = {
            "tanggal": BESOK.isoformat(), "uraian": "Menyusun laporan mingguan",
            "indikator": indikator.pk, "volume": "2", "menit": "90",
        }  # fmt: skip
        return klien.post(reverse("aktivitas:pekerjaan"), isi | ubah)

    @pytest.mark.req("BKN-10", "BKN-12", "BKN-14")
    def test_it_says_what_what_for_and_how_many(self, as_sari, indikator):
        assert self.kirim(as_sari, indikator).status_code == 302
        isi = buka(as_sari)
        for kata in ("Menyusun laporan mingguan", "2 laporan, 1 jam 30 menit",
                     indikator.hasil_kerja.rencana, "Besok"):  # fmt: skip
            assert kata in isi

    @pytest.mark.req("BKN-11")
    def test_it_is_stamped_before_or_after_the_start_of_work(self, as_sari, pemeran, indikator):
        rencanakan(pemeran.sari, data=isian(indikator), pada=SORE)
        rencanakan(
            pemeran.sari, data=isian(indikator, uraian="Memeriksa server"), pada=PAGI_TERLAMBAT
        )
        isi = buka(as_sari)
        assert isi.count("Sebelum jam kerja") == 1
        assert isi.count("Sesudah jam kerja mulai") == 1

    @pytest.mark.req("BKN-05")
    def test_it_weighs_the_load_against_the_effective_minutes(self, as_sari, pemeran, indikator):
        rencanakan(pemeran.sari, data=isian(indikator), pada=SORE)
        # 300 effective minutes a day (parameter, belum terverifikasi) less 90
        assert "Beban 1 jam 30 menit dari 5 jam efektif; masih 3 jam 30 menit" in buka(as_sari)
        rencanakan(pemeran.sari, data=isian(indikator, uraian="Rapat kerja", menit=300), pada=SORE)
        assert "lebih 1 jam 30 menit" in buka(as_sari)

    def test_a_second_press_writes_it_once(self, as_sari, indikator):
        self.kirim(as_sari, indikator)
        self.kirim(as_sari, indikator)
        assert RencanaKerja.objects.count() == 1

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"tanggal": "2026-10-11"}, "sudah lewat"),
            ({"tanggal": "2026-12-25"}, "paling jauh 31 hari"),
            ({"menit": "0"}, "lebih besar"), ({"menit": "1441"}, "lebih kecil"),
            ({"uraian": "x"}, "paling sedikit 5 huruf"), ({"indikator": "999999"}, "Anda"),
            ({"volume": "-1"}, "lebih besar"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_is_refused_and_kept_on_the_form(
        self, as_sari, indikator, ubah, kalimat
    ):
        jawab = self.kirim(as_sari, indikator, **ubah)
        assert jawab.status_code == 422
        assert kalimat in jawab.content.decode()
        assert not RencanaKerja.objects.exists()

    def test_an_indicator_of_another_is_refused(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="bukan bagian dari SKP Anda"):
            rencanakan(pemeran.budi, data=isian(indikator), pada=SORE)

    def test_a_day_holds_twenty_four_hours(self, pemeran, indikator):
        rencanakan(pemeran.sari, data=isian(indikator, menit=1400), pada=SORE)
        with pytest.raises(AksiDitolak, match="24 jam"):
            rencanakan(pemeran.sari, data=isian(indikator, uraian="Lain lagi"), pada=SORE)


class TestMencatat:
    @pytest.fixture
    def rencana(self, pemeran, indikator):
        return rencanakan(pemeran.sari, data=isian(indikator, tanggal=HARI), pada=pembuat.PADA)

    def test_one_tap_makes_an_entry_of_it(self, as_sari, rencana):
        jawab = ketuk(as_sari, HARI, catat=rencana.pk)
        aktivitas = Aktivitas.objects.get()
        assert jawab.url == reverse("aktivitas:ubah", args=[aktivitas.pk])
        assert (aktivitas.uraian, aktivitas.menit, aktivitas.volume) == (
            "Menyusun laporan mingguan", 90, Decimal(2),
        )  # fmt: skip
        assert reverse("aktivitas:rincian", args=[aktivitas.pk]) in buka(as_sari, HARI)

    def test_two_taps_make_one_entry(self, as_sari, rencana):
        ketuk(as_sari, HARI, catat=rencana.pk)
        ketuk(as_sari, HARI, catat=rencana.pk)
        assert Aktivitas.objects.count() == 1

    def test_tomorrow_is_not_logged_today(self, pemeran, indikator):
        rencana = rencanakan(pemeran.sari, data=isian(indikator), pada=pembuat.PADA)
        with pytest.raises(AksiDitolak, match="belum tiba"):
            catat_rencana(rencana.pk, oleh=pemeran.sari, pada=pembuat.PADA)

    def test_it_is_refused_to_others(self, as_budi, rencana):
        for nama in ("catat", "hapus", "pindah"):
            assert "tidak ada lagi" in ketuk(as_budi, HARI, **{nama: rencana.pk}).content.decode()
        assert RencanaKerja.objects.get().aktivitas is None

    def test_it_is_deleted_while_it_is_only_a_plan(self, as_sari, rencana):
        ketuk(as_sari, HARI, hapus=rencana.pk)
        assert not RencanaKerja.objects.exists()

    def test_what_became_an_entry_is_kept(self, as_sari, pemeran, rencana):
        ketuk(as_sari, HARI, catat=rencana.pk)
        assert "sudah menjadi aktivitas" in ketuk(as_sari, HARI, hapus=rencana.pk).content.decode()
        with pytest.raises(AksiDitolak, match="tidak dipindahkan"):
            pindahkan(rencana.pk, ke=BESOK, oleh=pemeran.sari, pada=pembuat.PADA)


class TestMemindahkan:
    def test_what_was_not_done_is_moved_to_today(self, as_sari, pemeran, indikator):
        kemarin = pembuat.PADA - timedelta(days=3)
        data = isian(indikator, tanggal=kemarin.date())
        lama = rencanakan(pemeran.sari, data=data, pada=kemarin)
        assert "Belum selesai dari hari sebelumnya" in buka(as_sari, HARI)
        ketuk(as_sari, HARI, pindah=lama.pk)
        baru = RencanaKerja.objects.get()
        assert (baru.tanggal, baru.asal, baru.dibuat_pada) == (HARI, "PINDAHAN", pembuat.PADA)


class TestBerulang:
    def test_it_is_offered_on_its_days_and_taken_once(self, as_sari, pemeran, indikator):
        ulangi(pemeran.sari, data=isian(indikator), hari=[2, 5], pada=pembuat.PADA)
        assert "Masukkan ke rencana" in buka(as_sari, BESOK)  # Selasa
        assert "Masukkan ke rencana" not in buka(as_sari, HARI)
        ketuk(as_sari, BESOK, pola="ya")
        ketuk(as_sari, BESOK, pola="ya")
        satu = RencanaKerja.objects.get()
        assert (satu.asal, satu.tanggal) == ("BERULANG", BESOK)

    def test_it_is_written_on_the_same_form(self, as_sari, indikator):
        TestMerencanakan().kirim(as_sari, indikator, ulang=["1", "3"])
        assert PolaKerja.objects.get().hari == [1, 3]
        assert not RencanaKerja.objects.exists()
        assert "Senin, Rabu" in buka(as_sari)

    def test_it_stops_and_its_plans_stay(self, as_sari, pemeran, indikator):
        lalu = pembuat.PADA - timedelta(days=7)
        pola = ulangi(pemeran.sari, data=isian(indikator, tanggal=lalu.date()), hari=[2], pada=lalu)
        ketuk(as_sari, BESOK, pola="ya")
        ketuk(as_sari, BESOK, henti=pola.pk)
        pola.refresh_from_db()
        assert pola.masa.upper == HARI
        assert RencanaKerja.objects.count() == 1

    def test_days_that_are_none_are_refused_by_the_database_too(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="Pilih hari"):
            ulangi(pemeran.sari, data=isian(indikator), hari=[], pada=pembuat.PADA)
        pola = ulangi(pemeran.sari, data=isian(indikator), hari=[1], pada=pembuat.PADA)
        with pytest.raises(IntegrityError), transaction.atomic():
            PolaKerja.objects.filter(pk=pola.pk).update(hari=[8])


class TestRekap:
    def rekap(self, klien, **isi):
        return klien.get(reverse("aktivitas:rekap"), isi).content.decode()

    @pytest.mark.req("BKN-15", "BKN-16")
    def test_it_shows_planned_done_and_reported_by_week_and_month(
        self, as_sari, pemeran, indikator
    ):
        rencana = rencanakan(pemeran.sari, data=isian(indikator, tanggal=HARI), pada=pembuat.PADA)
        catat_rencana(rencana.pk, oleh=pemeran.sari, pada=pembuat.PADA)
        rencanakan(pemeran.sari, data=isian(indikator), pada=SORE)
        pembuat.dikirim(pemeran.sari, indikator, menit=45)
        for tampil in ("minggu", "bulan"):
            isi = self.rekap(as_sari, tampil=tampil, tanggal=HARI.isoformat())
            assert "Senin, 12 Okt 2026" in isi
            assert "Selasa, 13 Okt 2026" in isi
            assert "45 menit" in isi

    def test_a_superior_reads_the_team_and_staff_only_themselves(
        self, as_budi, as_sari, pemeran, indikator
    ):
        rencanakan(pemeran.sari, data=isian(indikator), pada=SORE)
        tim = {"siapa": "tim", "tanggal": HARI.isoformat()}
        assert pemeran.sari.nama in self.rekap(as_budi, **tim)
        assert "Tim saya" not in self.rekap(as_sari, **tim)

    def test_it_asks_the_same_however_many(self, as_sari, as_budi, pemeran, indikator):
        def ukur():
            hasil = []
            for klien, alamat in ((as_sari, "aktivitas:pekerjaan"), (as_budi, "aktivitas:rekap")):
                with counted_queries() as banyak:
                    klien.get(reverse(alamat), {"siapa": "tim", "tanggal": BESOK.isoformat()})
                hasil.append(int(banyak))
            return hasil

        rencanakan(pemeran.sari, data=isian(indikator), pada=SORE)
        sedikit = ukur()
        for nomor in range(5):
            data = isian(indikator, uraian=f"Pekerjaan nomor {nomor}")
            rencanakan(pemeran.sari, data=data, pada=SORE)
        assert ukur() == sedikit
        assert max(sedikit) <= 15
