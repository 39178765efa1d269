"""Hints about fairness: counted at night, read by those whose work it is; they punish nobody."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ekinerja.aktivitas.models import Aktivitas, KendalaUnit, KewajaranAtasan, KewajaranPegawai
from ekinerja.aktivitas.services import setujui, tolak
from ekinerja.aktivitas.services.keadilan import hitung_kewajaran
from ekinerja.aktivitas.tests import pembuat, tim
from ekinerja.core.testing import counted_queries
from ekinerja.skp.tests import pembuat as pembuat_skp

OKTOBER = date(2026, 10, 1)
PADA = pembuat.PADA
HALAMAN = "/aktivitas/kewajaran/"
PANJANG = "Menyusun bahan rapat koordinasi penanganan stunting kabupaten"


def hitung(pemeran):
    return hitung_kewajaran(pemeran.instansi.pk, awal=OKTOBER, pada=PADA)


def milik(pemeran, siapa="sari"):
    hitung(pemeran)
    return KewajaranPegawai.objects.get(pegawai_id=getattr(pemeran, siapa).pk)


def tulis(pemeran, indikator, uraian, hari, **ubah):
    return pembuat.dikirim(
        pemeran.sari, indikator, uraian=uraian, tanggal=date(2026, 10, hari), **ubah
    )


class TestTeks:
    def test_the_same_words_on_another_day_are_a_repetition(self, pemeran, indikator):
        tulis(pemeran, indikator, "Rapat, nomor 12!", 8)
        tulis(pemeran, indikator, "RAPAT nomor 13", 9)
        tulis(pemeran, indikator, "Memeriksa berkas", 9)
        satu = milik(pemeran)
        assert (satu.jumlah, satu.ulang, satu.terbanyak) == (3, 1, 2)

    def test_nearly_the_same_words_are_one_too(self, pemeran, indikator):
        dasar = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas"
        tulis(pemeran, indikator, dasar, 8)
        tulis(pemeran, indikator, f"{dasar} tigabelas", 9)
        assert milik(pemeran).ulang == 1

    def test_different_words_are_none(self, pemeran, indikator):
        tulis(pemeran, indikator, PANJANG, 8)
        tulis(pemeran, indikator, "Memperbaiki jaringan kantor camat di Sukamaju", 9)
        assert milik(pemeran).ulang == 0

    def test_the_long_text_of_a_colleague_is_seen_a_short_one_is_not(self, pemeran, indikator):
        lain = pembuat_skp.indikator_pertama(
            pembuat_skp.disetujui(pemeran.budi, oleh=pemeran.ratna)
        )
        for uraian in (PANJANG, "Apel pagi"):
            tulis(pemeran, indikator, uraian, 9)
            pembuat.dikirim(pemeran.budi, lain, uraian=uraian, tanggal=date(2026, 10, 12))
        assert milik(pemeran).rekan == 1


class TestBukti:
    def test_the_same_picture_in_two_entries_is_counted(self, pemeran, indikator):
        for hari in (8, 9):
            tulis(pemeran, indikator, f"Kerja {'ab'[hari - 8]}", hari, bukti=[pembuat.foto()])
        assert milik(pemeran).kembar == 2


class TestKeputusan:
    def test_speed_refusals_and_overturns_of_a_superior(self, pemeran, indikator):
        cepat = tulis(pemeran, indikator, "Rapat", 9)
        setujui(cepat, oleh=pemeran.budi, pada=PADA + timedelta(seconds=30))
        lambat = tulis(pemeran, indikator, "Menulis", 9)
        tolak(lambat, oleh=pemeran.budi, pada=PADA + timedelta(hours=2), alasan=tim.ALASAN_TOLAK)
        hitung(pemeran)
        satu = KewajaranAtasan.objects.get(penilai_id=pemeran.budi.pk)
        assert (satu.diputus, satu.setujui, satu.tolak, satu.kilat) == (2, 1, 1, 1)
        assert satu.median == 30

    def test_one_score_for_everything_is_seen(self, pemeran, indikator):
        for hari, nilai in ((7, 80), (8, 80), (9, 90)):
            satu = tulis(pemeran, indikator, f"Kerja {hari}", hari)
            Aktivitas.objects.filter(pk=satu.pk).update(
                status="DISETUJUI", nilai_mutu=nilai, diputus_pada=PADA
            )
        hitung(pemeran)
        baris = KewajaranAtasan.objects.get(penilai_id=pemeran.budi.pk)
        assert (baris.bernilai, baris.nilai_sama, baris.nilai) == (3, 2, Decimal("83.33"))


@pytest.mark.req("PBG-16")
class TestKendala:
    def test_it_is_summed_by_kind_with_the_notes_below(self, pemeran, indikator, as_wayan):
        tulis(pemeran, indikator, "Rapat", 9, kendala_jenis="ANGGARAN", kendala="Dana belum cair")
        hitung(pemeran)
        assert KendalaUnit.objects.get().jenis == "ANGGARAN"
        assert "Anggaran kurang" in as_wayan.get(HALAMAN).content.decode()
        alamat = f"/aktivitas/kewajaran/kendala/ANGGARAN/?unit={pemeran.unit.bidang.pk}"
        assert "Dana belum cair" in as_wayan.get(alamat).content.decode()

    def test_it_is_closed_to_others(self, as_budi, as_sari):
        for klien in (as_budi, as_sari):
            assert klien.get("/aktivitas/kewajaran/kendala/ANGGARAN/").status_code == 403


class TestHalaman:
    def test_bkpsdm_reads_all_superiors_and_units(self, pemeran, indikator, as_wayan):
        setujui(tulis(pemeran, indikator, "Rapat", 9), oleh=pemeran.budi, pada=PADA)
        hitung(pemeran)
        halaman = as_wayan.get(HALAMAN).content.decode()
        assert "Budi Santoso" in halaman
        assert "Bidang Aplikasi Informatika" in halaman
        assert "tidak ada hukuman" in halaman

    def test_a_superior_reads_the_own_figures_only(self, pemeran, indikator, as_budi, as_ratna):
        setujui(tulis(pemeran, indikator, "Rapat", 9), oleh=pemeran.budi, pada=PADA)
        hitung(pemeran)
        assert "Keputusan saya" in as_budi.get(HALAMAN).content.decode()
        lain = as_ratna.get(HALAMAN).content.decode()
        assert "Budi Santoso" not in lain
        assert "Sari Wulandari" not in lain

    @pytest.mark.req("PBG-15")
    def test_who_writes_always_the_same_is_told(self, pemeran, indikator, as_sari):
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=12)
        hitung(pemeran)
        assert "berbunyi sama" in as_sari.get(HALAMAN).content.decode()

    def test_who_writes_different_things_is_not(self, pemeran, indikator, as_sari):
        for nomor in range(10):
            tulis(pemeran, indikator, f"Pekerjaan {chr(97 + nomor) * 3}", 12, menit=5)
        hitung(pemeran)
        assert "berbunyi sama" not in as_sari.get(HALAMAN).content.decode()

    def test_before_the_first_count_it_says_so(self, as_wayan):
        assert "belum dihitung" in as_wayan.get(HALAMAN).content.decode()

    def test_it_costs_little(self, pemeran, indikator, as_wayan):
        tulis(pemeran, indikator, "Rapat", 9)
        hitung(pemeran)
        with counted_queries() as jumlah:
            as_wayan.get(HALAMAN)
        assert int(jumlah) <= 15
