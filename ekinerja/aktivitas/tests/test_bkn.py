"""The daily log is typed once and carried to e-Kinerja BKN."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas, PadananRHK, SalinAktivitas
from ekinerja.aktivitas.queries.bkn import triwulan
from ekinerja.aktivitas.tests import pembuat
from ekinerja.core.tabel import buka_tabel
from ekinerja.core.testing import counted_queries

pytestmark = pytest.mark.django_db
HARI = pembuat.HARI_INI.isoformat()


def buka(klien, hari=HARI):
    return klien.get(reverse("aktivitas:bkn"), {"tanggal": hari} if hari else {}).content.decode()


def tandai(klien, *aktivitas, tanggal=HARI):
    isi = {"aktivitas": [satu.pk for satu in aktivitas], "tanggal": tanggal, "hari": HARI}
    return klien.post(reverse("aktivitas:bkn_tandai"), isi)


class TestTriwulan:
    @pytest.mark.parametrize(
        ("hari", "awal", "akhir"),
        [
            ("2026-01-01", "2026-01-01", "2026-04-01"), ("2026-06-30", "2026-04-01", "2026-07-01"),
            ("2026-12-31", "2026-10-01", "2027-01-01"),
        ],
    )  # fmt: skip
    def test_it_is_half_open(self, hari, awal, akhir):
        hasil = triwulan(date.fromisoformat(hari))
        assert hasil == (date.fromisoformat(awal), date.fromisoformat(akhir))


class TestHalaman:
    def test_each_field_stands_apart_with_its_file(self, as_sari, dikirim):
        isi = buka(as_sari)
        for kata in ("12/10/2026", dikirim.uraian, "1 laporan", "rapat.jpg", "data-salin",
                     "0 dari 1", "triwulan IV 2026", "belum terverifikasi"):  # fmt: skip
            assert kata in isi

    def test_it_opens_the_latest_day_by_itself(self, as_sari, dikirim):
        assert dikirim.uraian in buka(as_sari, "")
        assert "Tidak ada aktivitas yang dilaporkan" in buka(as_sari, "2026-10-01")

    def test_a_day_that_is_none_is_the_latest(self, as_sari, dikirim):
        assert dikirim.uraian in buka(as_sari, "2026-99-99")

    def test_it_leaves_out_what_was_never_reported(self, as_sari, draf):
        assert draf.uraian not in buka(as_sari)

    def test_it_shows_only_the_own_log(self, as_budi, dikirim):
        assert dikirim.uraian not in buka(as_budi)

    def test_it_asks_the_same_however_many_entries(self, as_sari, pemeran, indikator, dikirim):
        with counted_queries() as sedikit:
            buka(as_sari)
        for _ in range(5):
            pembuat.dikirim(pemeran.sari, indikator, menit=10)
        with counted_queries() as banyak:
            buka(as_sari)
        assert int(sedikit) == int(banyak) <= 12


class TestTandai:
    def test_it_is_marked_with_its_day_and_unmarked(self, as_sari, dikirim):
        tandai(as_sari, dikirim, tanggal="2026-10-11")
        assert SalinAktivitas.objects.get().tanggal == date(2026, 10, 11)
        isi = buka(as_sari)
        assert "1 dari 1" in isi
        assert "Semua aktivitas triwulan ini sudah di BKN" in isi
        as_sari.post(reverse("aktivitas:bkn_tandai"), {"lepas": dikirim.pk})
        assert not SalinAktivitas.objects.exists()

    def test_a_day_is_marked_at_once_and_twice_is_once(self, as_sari, pemeran, indikator, dikirim):
        lain = pembuat.dikirim(pemeran.sari, indikator, menit=15)
        tandai(as_sari, dikirim, tanggal="2026-10-11")
        tandai(as_sari, dikirim, lain)
        tandai(as_sari, dikirim, lain)
        hari = dict(SalinAktivitas.objects.values_list("aktivitas_id", "tanggal"))
        assert hari == {dikirim.pk: date(2026, 10, 11), lain.pk: date(2026, 10, 12)}

    @pytest.mark.parametrize("tanggal", ["2026-10-13", "2024-01-01", "", "x"])
    def test_a_day_that_cannot_be_is_refused(self, as_sari, dikirim, tanggal):
        assert tandai(as_sari, dikirim, tanggal=tanggal).status_code in {400, 409, 422}
        assert not SalinAktivitas.objects.exists()

    def test_another_ones_entry_is_refused_and_stays_marked(self, as_sari, as_budi, dikirim):
        assert tandai(as_budi, dikirim).status_code in {400, 403, 409, 422}
        tandai(as_sari, dikirim)
        as_budi.post(reverse("aktivitas:bkn_tandai"), {"lepas": dikirim.pk})
        assert SalinAktivitas.objects.count() == 1

    def test_an_entry_of_a_closed_month_is_marked_all_the_same(
        self, as_sari, dikirim, tutup_oktober
    ):
        tutup_oktober()
        tandai(as_sari, dikirim)
        assert SalinAktivitas.objects.count() == 1

    def test_it_lists_the_days_that_are_missing(self, as_sari, pemeran, indikator, dikirim):
        lain = date(2026, 10, 9)
        pembuat.dikirim(pemeran.sari, indikator, tanggal=lain)
        tandai(as_sari, dikirim)
        isi = buka(as_sari)
        assert f"?tanggal={lain.isoformat()}" in isi
        assert "9 Okt 2026: 1 belum" in isi


class TestPadanan:
    def simpan(self, klien, hasil, kata):
        isi = {"hasil_kerja": hasil.pk, "rencana": kata}
        return klien.post(reverse("aktivitas:bkn_padanan"), isi)

    def test_the_words_there_stand_in_every_copy(self, as_sari, dikirim):
        hasil = dikirim.indikator.hasil_kerja
        self.simpan(as_sari, hasil, "  Bunyi   di BKN ")
        assert PadananRHK.objects.get().rencana == "Bunyi di BKN"
        assert "Bunyi di BKN</span>" in buka(as_sari)
        self.simpan(as_sari, hasil, "")
        assert not PadananRHK.objects.exists()

    def test_the_same_words_are_no_difference(self, as_sari, dikirim):
        hasil = dikirim.indikator.hasil_kerja
        self.simpan(as_sari, hasil, hasil.rencana)
        assert not PadananRHK.objects.exists()

    def test_it_is_refused_for_the_result_of_another(self, as_budi, dikirim):
        assert self.simpan(as_budi, dikirim.indikator.hasil_kerja, "x").status_code >= 400
        assert not PadananRHK.objects.exists()

    def test_it_is_refused_when_too_long(self, as_sari, dikirim):
        assert self.simpan(as_sari, dikirim.indikator.hasil_kerja, "x" * 3_000).status_code >= 400


class TestBuku:
    def test_it_has_a_row_for_each_entry_of_the_quarter(self, as_sari, pemeran, indikator, dikirim):
        pembuat.dikirim(pemeran.sari, indikator, tanggal=date(2026, 10, 8), menit=30)
        Aktivitas.objects.filter(pk=dikirim.pk).update(tanggal=dikirim.tanggal - timedelta(days=30))
        tandai(as_sari, Aktivitas.objects.get(tanggal=date(2026, 10, 8)))
        jawab = as_sari.get(reverse("aktivitas:bkn_xlsx"), {"tanggal": HARI})
        baris = list(buka_tabel(io.BytesIO(jawab.content), "a.xlsx", lembar="Progres harian").baris)
        assert len(baris) == 2  # with its heading
        assert "rapat.jpg" in str(baris[1])
