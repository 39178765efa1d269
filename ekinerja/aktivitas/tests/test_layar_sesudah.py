"""Screens after the decision: locks, the look from above, the second check, the credit."""

import gzip
from decimal import Decimal

import pytest
from django.urls import reverse

from ekinerja.aktivitas.kredit import kredit_sehari
from ekinerja.aktivitas.models import KunciAktivitas, PengingatPersetujuan, Peninjauan
from ekinerja.aktivitas.services import setujui, setujui_banyak
from ekinerja.aktivitas.tests import pembuat
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.core.testing import counted_queries

ALASAN = "Rapat ini tidak pernah saya tugaskan."


def buka(client, nama, *args):
    return client.get(reverse(f"aktivitas:{nama}", args=args))


def isi(client, nama, *args):
    return buka(client, nama, *args).content.decode()


@pytest.mark.req("DES-08")
class TestHalamanKunci:
    def kunci(self, client, pemeran, **ubah):
        data = {"pegawai": pemeran.sari.pk, "jangka": "hari", "tanggal": "2026-10-12", **ubah}
        return client.post(reverse("aktivitas:kunci"), data)

    def test_a_day_is_locked_and_opened_again_with_a_reason(self, pemeran, as_budi):
        assert self.kunci(as_budi, pemeran).status_code == 302
        assert "Budi Santoso" in isi(as_budi, "kunci")
        satu = KunciAktivitas.objects.get()
        jawaban = as_budi.post(
            reverse("aktivitas:buka_kunci", args=[satu.pk]), {"alasan": "Notulen baru menyusul."}
        )
        assert jawaban.status_code == 302
        assert "Notulen baru menyusul." in isi(as_budi, "kunci")

    def test_a_month_is_locked_whole(self, pemeran, as_budi):
        self.kunci(as_budi, pemeran, jangka="bulan")
        masa = KunciAktivitas.objects.get().masa
        assert (masa.lower.day, masa.upper.month) == (1, 11)

    def test_what_is_refused_comes_back_as_typed(self, pemeran, as_budi, dikirim):
        jawaban = self.kunci(as_budi, pemeran)
        assert jawaban.status_code == 422
        assert "1 aktivitas yang menunggu keputusan" in jawaban.content.decode()
        assert 'value="2026-10-12"' in jawaban.content.decode()

    def test_somebody_outside_the_team_cannot_be_chosen(self, pemeran, as_budi):
        assert self.kunci(as_budi, pemeran, pegawai=pemeran.dewi.pk).status_code == 422
        assert not KunciAktivitas.objects.exists()

    def test_who_judges_nobody_reads_so(self, as_sari):
        assert "Belum ada orang yang Anda nilai" in isi(as_sari, "kunci")


@pytest.mark.req("DPS-26")
class TestPandanganDariAtas:
    @pytest.fixture
    def disetujui(self, pemeran, dikirim):
        return setujui(dikirim, oleh=pemeran.budi, pada=PADA)

    def test_the_head_sees_what_was_approved_below_and_brings_it_to_the_team(
        self, pemeran, as_ratna, disetujui
    ):
        berlakukan(pemeran, batas_hari_keberatan_pimpinan=3)
        assert disetujui.uraian in isi(as_ratna, "bawahan")
        jawaban = as_ratna.post(
            reverse("aktivitas:tidak_setujui", args=[disetujui.pk]), {"alasan": ALASAN}
        )
        kasus = Peninjauan.objects.get()
        assert jawaban["Location"] == reverse("aktivitas:tinjauan_rinci", args=[kasus.pk])
        assert disetujui.uraian not in isi(as_ratna, "bawahan")

    def test_without_a_decreed_limit_it_is_only_read(self, as_ratna, disetujui):
        halaman = isi(as_ratna, "bawahan")
        assert "belum ditetapkan dalam skema" in halaman
        assert "Bawa ke tim" not in halaman

    def test_others_see_nothing_of_it(self, pemeran, as_tono, as_budi, disetujui):
        berlakukan(pemeran, batas_hari_keberatan_pimpinan=3)
        bukti = disetujui.bukti.get()
        for client in (as_tono, as_budi):
            assert disetujui.uraian not in isi(client, "bawahan")
            assert buka(client, "bukti_bawahan", bukti.pk).status_code == 404


class TestHalamanPemeriksaanKedua:
    @pytest.fixture
    def disetujui(self, pemeran_lengkap, indikator):
        aktivitas = pembuat.dikirim(pemeran_lengkap.sari, indikator)
        return setujui(aktivitas, oleh=pemeran_lengkap.budi, pada=PADA)

    def test_ticked_ones_leave_the_list(self, pemeran, as_gusti, disetujui):
        berlakukan(pemeran, pemeriksaan_kedua_admin=True)
        assert disetujui.uraian in isi(as_gusti, "periksa_kedua")
        as_gusti.post(reverse("aktivitas:periksa_kedua"), {"pilih": [disetujui.pk, "x"]})
        assert disetujui.uraian not in isi(as_gusti, "periksa_kedua")

    def test_a_doubt_goes_to_the_team(self, pemeran, as_gusti, disetujui):
        berlakukan(pemeran, pemeriksaan_kedua_admin=True)
        as_gusti.post(reverse("aktivitas:persoalkan", args=[disetujui.pk]), {"alasan": ALASAN})
        assert Peninjauan.objects.get().asal == "ADMIN"

    def test_where_it_is_not_decreed_the_page_says_so(self, as_gusti, disetujui):
        halaman = isi(as_gusti, "periksa_kedua")
        assert "belum ditetapkan dalam skema" in halaman
        assert disetujui.uraian not in halaman


@pytest.mark.req("DPS-08")
class TestKreditPersetujuan:
    def test_timely_approvals_earn_points_up_to_the_cap_of_a_day(self, pemeran, as_budi, indikator):
        berlakukan(pemeran, poin_per_persetujuan="0.50", batas_poin_persetujuan_sehari="2")
        baris = pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=6)
        telat = baris[0]
        type(telat).objects.filter(pk=telat.pk).update(tenggat="2026-10-09")
        setujui_banyak(type(telat).objects.all(), oleh=pemeran.budi, pada=PADA)
        halaman = isi(as_budi, "kredit")
        assert "0,5 poin, paling banyak 2 poin sehari" in halaman
        assert "belum masuk hitungan TPP" in halaman
        kaki = halaman.split("<tfoot")[1]
        assert [teks in kaki for teks in (">6<", ">5<", ">2<")] == [True, True, True]

    @pytest.mark.parametrize(
        ("tepat", "poin", "batas", "hasil"),
        [(0, "0.5", None, "0"), (5, "0.5", None, "2.5"), (5, "0.5", "2", "2"), (3, "1", "10", "3")],
    )
    def test_the_points_of_a_day(self, tepat, poin, batas, hasil):
        kredit = kredit_sehari(
            tepat, poin=Decimal(poin), batas=Decimal(batas) if batas is not None else None
        )
        assert kredit == Decimal(hasil)

    def test_where_nothing_is_decreed_the_page_says_so(self, pemeran, as_budi, dikirim):
        setujui(dikirim, oleh=pemeran.budi, pada=PADA)
        assert "belum ditetapkan dalam skema" in isi(as_budi, "kredit")


class TestKotakMasukRingan:
    def test_a_full_page_is_small_and_costs_few_queries(self, pemeran, as_budi, indikator):
        pembuat.dikirim_banyak(pemeran.sari, indikator, penilai=pemeran.budi, banyak=60)
        PengingatPersetujuan.objects.create(
            penilai=pemeran.budi, hari=HARI_INI, jumlah=60, tenggat="2026-10-13"
        )
        with counted_queries() as jumlah:
            jawaban = buka(as_budi, "persetujuan")
        assert int(jumlah) <= 12
        assert "60 aktivitas mendekati batas waktunya" in jawaban.content.decode()
        assert len(gzip.compress(jawaban.content)) < 25_000
