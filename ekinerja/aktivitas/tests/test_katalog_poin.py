"""An entry of the catalogue: who may log it, what it is worth, which evidence it asks for."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.services import batalkan, kirim
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.katalog_uji import katalog, rapat
from ekinerja.aktivitas.tests.pembuat import PADA
from ekinerja.core.errors import AksiDitolak
from ekinerja.skp.tests import pembuat as pembuat_skp


def dikirim(pegawai, indikator, satu, **ubah):
    return pembuat.dikirim(pegawai, indikator, katalog_id=satu.pk, **ubah)


@pytest.fixture
def indikator_ratna(pemeran):
    kadis, atasan = pemeran.jabatan.kadis, pemeran.jabatan.auditor
    type(kadis).objects.filter(pk=kadis.pk).update(atasan=atasan)
    return pembuat_skp.indikator_pertama(pembuat_skp.disetujui(pemeran.ratna, oleh=pemeran.made))


class TestPoin:
    def test_points_are_computed_when_it_is_sent(self, pemeran, indikator):
        satu = pembuat.draf(pemeran.sari, indikator, katalog_id=katalog(pemeran).pk, jumlah=2)
        assert satu.poin is None
        assert kirim(satu, oleh=pemeran.sari, pada=PADA).poin == 120

    @pytest.mark.req("DPS-11", "DPS-12", "DPS-13")
    def test_kadis_and_staf_earn_the_same_in_the_same_role(
        self, pemeran, indikator, indikator_ratna
    ):
        isi = rapat(pemeran)
        poin = {
            (siapa.nama, peran): dikirim(siapa, milik, isi, peran=peran, menit=60).poin
            for siapa, milik in ((pemeran.sari, indikator), (pemeran.ratna, indikator_ratna))
            for peran in ("PESERTA", "PEMIMPIN")
        }
        assert poin["Sari Wulandari", "PESERTA"] == poin["Ratna Dewi Lestari", "PESERTA"] == 45
        assert poin["Sari Wulandari", "PEMIMPIN"] == poin["Ratna Dewi Lestari", "PEMIMPIN"] == 90

    def test_a_role_must_be_chosen_where_roles_weigh(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="Pilih peran Anda dalam “Rapat koordinasi”"):
            dikirim(pemeran.sari, indikator, rapat(pemeran))

    def test_minutes_follow_the_norm_when_none_are_typed(self, pemeran, indikator):
        satu = dikirim(pemeran.sari, indikator, katalog(pemeran), menit=0, jumlah=Decimal(3))
        assert satu.menit == 135

    def test_above_the_cap_it_is_kept_but_earns_nothing(self, pemeran, indikator):
        isi = katalog(pemeran, batas_hari=Decimal(1))
        satu, dua = (dikirim(pemeran.sari, indikator, isi) for _ in range(2))
        assert (satu.poin, dua.poin, dua.status) == (60, 0, "DIKIRIM")
        batalkan(satu, oleh=pemeran.sari, pada=PADA)
        batalkan(dua, oleh=pemeran.sari, pada=PADA)
        assert dikirim(pemeran.sari, indikator, isi).poin == 60

    def test_the_cap_of_a_month_counts_over_versions(self, pemeran, indikator):
        lama = katalog(
            pemeran,
            batas_bulan=Decimal(1),
            masa=DateRange(date(2020, 1, 1), date(2026, 10, 10)),
        )
        baru = katalog(
            pemeran,
            versi=2,
            batas_bulan=Decimal(1),
            masa=DateRange(date(2026, 10, 10), None),
        )
        assert dikirim(pemeran.sari, indikator, lama, tanggal=date(2026, 10, 9)).poin == 60
        assert dikirim(pemeran.sari, indikator, baru).poin == 0


class TestBertahap:
    def test_a_job_over_many_days_is_paid_once_by_progress(self, pemeran, indikator):
        isi = katalog(pemeran, poin=Decimal(200), bertahap=True)
        satu = dikirim(pemeran.sari, indikator, isi, kemajuan=40, tanggal=date(2026, 10, 8))
        dua = dikirim(pemeran.sari, indikator, isi, kemajuan=90, pekerjaan_id=satu.pk)
        batalkan(dua, oleh=pemeran.sari, pada=PADA)
        tiga = dikirim(pemeran.sari, indikator, isi, kemajuan=100, pekerjaan_id=satu.pk)
        assert (satu.poin, dua.poin, tiga.poin) == (80, 100, 120)

    def test_progress_must_be_said(self, pemeran, indikator):
        with pytest.raises(AksiDitolak, match="sampai berapa persen"):
            dikirim(pemeran.sari, indikator, katalog(pemeran, bertahap=True))

    def test_the_job_of_another_person_is_not_continued(self, pemeran, indikator, indikator_ratna):
        isi = katalog(pemeran, bertahap=True)
        milik_ratna = dikirim(pemeran.ratna, indikator_ratna, isi, kemajuan=10)
        with pytest.raises(AksiDitolak, match="tidak ditemukan di antara pekerjaan bertahap Anda"):
            dikirim(pemeran.sari, indikator, isi, kemajuan=20, pekerjaan_id=milik_ratna.pk)


class TestBukti:
    @pytest.mark.req("DPS-18")
    def test_the_catalogue_says_which_evidence(self, pemeran, indikator):
        isi = katalog(pemeran, jenis_bukti="DOKUMEN")
        with pytest.raises(AksiDitolak, match="belum punya bukti: Dokumen PDF"):
            dikirim(pemeran.sari, indikator, isi)
        satu = dikirim(pemeran.sari, indikator, isi, bukti=[pembuat.pdf()])
        assert satu.status == "DIKIRIM"

    def test_or_that_none_is_needed(self, pemeran, indikator):
        isi = katalog(pemeran, bukti_wajib=False)
        assert dikirim(pemeran.sari, indikator, isi, bukti=[]).status == "DIKIRIM"


class TestMilik:
    @pytest.mark.req("DPS-03")
    @pytest.mark.parametrize(
        "ubah",
        [
            {"kelompok": "JABATAN", "nama_jabatan": "Penyuluh Pertanian Ahli Muda"},
            {"masa": DateRange(date(2020, 1, 1), date(2026, 10, 1))},
        ],
    )
    def test_what_is_not_of_the_own_post_or_day_is_refused(self, pemeran, indikator, ubah):
        with pytest.raises(AksiDitolak, match="tidak berlaku bagi jabatan Anda pada tanggal itu"):
            dikirim(pemeran.sari, indikator, katalog(pemeran, **ubah))

    def test_of_another_unit_too(self, pemeran, indikator):
        lain = katalog(pemeran, unit=pemeran.unit.dinas_lain)
        with pytest.raises(AksiDitolak, match="tidak berlaku bagi jabatan Anda"):
            dikirim(pemeran.sari, indikator, lain)
        sendiri = katalog(pemeran, kode="U-2", unit=pemeran.unit.dinas)
        assert dikirim(pemeran.sari, indikator, sendiri).poin == 60

    def test_of_another_government_too(self, pemeran, indikator):
        lain = katalog(pemeran, instansi=pemeran.instansi_lain)
        with pytest.raises(AksiDitolak, match="tidak berlaku bagi jabatan Anda"):
            dikirim(pemeran.sari, indikator, lain)
