"""Plt., Plh. and heads by assignment: recorded with their paper, refused where they cannot be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.pegawai.models import Keputusan, Penempatan, PenugasanKepala
from ekinerja.pegawai.pelaksana import bulan_sesudah, peringatan_plt
from ekinerja.pegawai.queries import penilai_seorang
from ekinerja.pegawai.services import (
    DataKeputusan,
    akhiri_pelaksana,
    akhiri_penugasan,
    batalkan_keputusan,
    tugaskan_kepala,
    tunjuk_pelaksana,
)
from ekinerja.pegawai.tests.pembuat_rantai import HARI, buat_rantai

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
SK = DataKeputusan(nomor_sk="SP 9/2026", tanggal_sk=HARI, tmt=HARI)
AKHIR = HARI + timedelta(days=60)


@pytest.fixture
def rantai(db):
    return buat_rantai()


def tunjuk(orang, jabatan, jenis="PLT", *, sk=SK, selesai=AKHIR, oleh=SISTEM):
    return tunjuk_pelaksana(
        orang, jabatan, jenis=jenis, sk=sk, selesai=selesai, oleh=oleh, pada=PADA
    )


def tugaskan(orang, unit, *, selesai=None, oleh=SISTEM):
    return tugaskan_kepala(
        orang, unit, sebutan="Kepala Sekolah", sk=SK, selesai=selesai, oleh=oleh, pada=PADA
    )


class TestTunjukPelaksana:
    def test_a_plt_fills_a_vacant_post_beside_the_own_one(self, rantai):
        rantai.kosongkan(rantai.kadis)
        keputusan = tunjuk(rantai.kabid, rantai.j_kadis)
        assert keputusan.jenis == "PLT"
        assert penilai_seorang(rantai.kepala_uptd, pada=HARI) == rantai.kabid
        assert Penempatan.objects.filter(pegawai=rantai.kabid).count() == 2
        assert rantai.kabid.riwayat.get().langkah == "plt"

    def test_a_plt_is_taken_back_with_its_decision(self, rantai):
        rantai.kosongkan(rantai.kadis)
        keputusan = tunjuk(rantai.kabid, rantai.j_kadis)
        batalkan_keputusan(keputusan, alasan="salah ketik orangnya", oleh=SISTEM, pada=PADA)
        assert Penempatan.objects.filter(pegawai=rantai.kabid, jenis="PLT").count() == 0

    def test_a_plh_stands_in_while_the_holder_is_hindered(self, rantai):
        tunjuk(rantai.kabid, rantai.j_kadis, "PLH", selesai=HARI + timedelta(days=7))
        assert penilai_seorang(rantai.kepala_uptd, pada=HARI) == rantai.kabid
        lewat = HARI + timedelta(days=7)
        assert penilai_seorang(rantai.kepala_uptd, pada=lewat) == rantai.kadis

    def test_a_plt_beside_a_holder_who_is_there_is_refused(self, rantai):
        with pytest.raises(AksiDitolak, match=r"kadis memangku jabatan ini .* tunjuk Plh\."):
            tunjuk(rantai.kabid, rantai.j_kadis)

    def test_a_plt_beside_a_holder_who_left_for_long_is_recorded(self, rantai):
        rantai.kedudukan(rantai.kadis, "CLTN")
        tunjuk(rantai.kabid, rantai.j_kadis)
        assert penilai_seorang(rantai.kepala_uptd, pada=HARI) == rantai.kabid

    def test_a_plh_of_a_vacant_post_is_refused(self, rantai):
        rantai.kosongkan(rantai.kadis)
        with pytest.raises(AksiDitolak, match=r"jabatan ini kosong\. Tunjuk Plt"):
            tunjuk(rantai.kabid, rantai.j_kadis, "PLH")

    def test_two_plt_of_one_post_are_refused(self, rantai):
        rantai.kosongkan(rantai.kadis)
        tunjuk(rantai.kabid, rantai.j_kadis)
        with pytest.raises(AksiDitolak, match=r"kabid sudah menjadi Plt\."):
            tunjuk(rantai.camat, rantai.j_kadis)

    def test_the_own_post_and_a_post_that_leads_nobody_are_refused(self, rantai):
        with pytest.raises(AksiDitolak, match="jabatan definitif kadis sendiri"):
            tunjuk(rantai.kadis, rantai.j_kadis, "PLH")
        with pytest.raises(AksiDitolak, match="bukan jabatan yang memimpin"):
            tunjuk(rantai.kadis, rantai.j_staf_bidang)

    def test_who_is_not_in_service_is_refused(self, rantai):
        rantai.kosongkan(rantai.kadis)
        rantai.kedudukan(rantai.kabid, "SUSPENSI")
        with pytest.raises(AksiDitolak, match="diberhentikan sementara pada masa itu"):
            tunjuk(rantai.kabid, rantai.j_kadis)

    def test_an_end_before_the_beginning_and_a_strange_post_are_refused(self, rantai):
        rantai.kosongkan(rantai.kadis)
        with pytest.raises(AksiDitolak, match="harus sesudah TMT"):
            tunjuk(rantai.kabid, rantai.j_kadis, selesai=HARI)
        lain = buat_rantai("lain")
        with pytest.raises(AksiDitolak, match="Jabatan tidak ditemukan"):
            tunjuk(rantai.kabid, lain.j_kadis)

    def test_it_is_closed_to_who_is_not_bkpsdm(self, pemeran):
        with pytest.raises(TidakBerwenang):
            tunjuk(pemeran.sari, pemeran.jabatan.kabid, "PLH", oleh=pemeran.ratna)


class TestAkhiriPelaksana:
    def test_it_ends_on_the_day(self, rantai):
        rantai.kosongkan(rantai.kadis)
        tunjuk(rantai.kabid, rantai.j_kadis)
        plt = Penempatan.objects.get(jenis="PLT")
        besok = HARI + timedelta(days=1)
        akhiri_pelaksana(plt, selesai=besok, alasan="pejabat definitif dilantik", oleh=SISTEM,
                         pada=PADA)  # fmt: skip
        plt.refresh_from_db()
        assert plt.masa.upper == besok
        assert penilai_seorang(rantai.kepala_uptd, pada=besok) == rantai.sekda

    def test_one_that_never_began_goes_away(self, rantai):
        rantai.kosongkan(rantai.kadis)
        tunjuk(rantai.kabid, rantai.j_kadis)
        plt = Penempatan.objects.get(jenis="PLT")
        akhiri_pelaksana(plt, selesai=HARI, alasan="dibatalkan", oleh=SISTEM, pada=PADA)
        assert not Penempatan.objects.filter(jenis="PLT").exists()

    def test_a_definitive_post_a_later_end_and_a_missing_reason_are_refused(self, rantai):
        definitif = Penempatan.objects.get(pegawai=rantai.kadis)
        with pytest.raises(AksiDitolak, match="tidak diakhiri di sini"):
            akhiri_pelaksana(definitif, selesai=AKHIR, alasan="coba", oleh=SISTEM, pada=PADA)
        rantai.tempatkan(rantai.kabid, rantai.j_kadis, "PLT", mulai=HARI, selesai=AKHIR)
        plt = Penempatan.objects.get(jenis="PLT")
        for selesai, alasan in ((AKHIR, "SK 1/2026"), (HARI, "x")):
            with pytest.raises(AksiDitolak):
                akhiri_pelaksana(plt, selesai=selesai, alasan=alasan, oleh=SISTEM, pada=PADA)


class TestTugaskanKepala:
    def test_the_post_and_class_stay(self, rantai):
        tugaskan(rantai.guru_madya, rantai.u_sekolah)
        assert penilai_seorang(rantai.guru, pada=HARI) == rantai.guru_madya
        assert Penempatan.objects.get(pegawai=rantai.guru_madya).jabatan == rantai.j_guru_madya
        assert Keputusan.objects.get(pegawai=rantai.guru_madya).jenis == "PENUGASAN"

    def test_two_heads_of_one_unit_are_refused(self, rantai):
        tugaskan(rantai.guru_madya, rantai.u_sekolah)
        with pytest.raises(AksiDitolak, match="sudah dipimpin orang lain"):
            tugaskan(rantai.guru, rantai.u_sekolah)

    def test_a_unit_with_a_definitive_head_is_refused(self, rantai):
        with pytest.raises(AksiDitolak, match="dipimpin kepala_uptd"):
            tugaskan(rantai.dokter, rantai.u_uptd)

    def test_a_unit_of_another_instansi_is_refused(self, rantai):
        lain = buat_rantai("lain")
        with pytest.raises(AksiDitolak, match="Unit tidak ditemukan"):
            tugaskan(rantai.guru, lain.u_sekolah)

    def test_it_ends_on_the_day(self, rantai):
        tugaskan(rantai.guru_madya, rantai.u_sekolah)
        satu = PenugasanKepala.objects.get()
        akhiri_penugasan(satu, selesai=AKHIR, alasan="SK 10/2026", oleh=SISTEM, pada=PADA)
        assert penilai_seorang(rantai.guru, pada=AKHIR) is None

    def test_it_is_closed_to_who_is_not_bkpsdm(self, pemeran):
        with pytest.raises(TidakBerwenang):
            tugaskan(pemeran.sari, pemeran.unit.bidang, oleh=pemeran.ratna)


class TestMasaPlt:
    @pytest.mark.parametrize(
        ("selesai", "bagian"),
        [
            (date(2027, 1, 5), ""), (date(2027, 1, 6), "surat perpanjangan"),
            (date(2027, 4, 5), "surat perpanjangan"), (date(2027, 4, 6), "lebih dari 6 bulan"),
            (None, "belum mempunyai tanggal akhir"),
        ],
    )  # fmt: skip
    def test_it_warns_after_three_and_after_six_months(self, selesai, bagian):
        kalimat = peringatan_plt(HARI, selesai)
        assert bagian in kalimat
        assert ("belum terverifikasi" in kalimat) == bool(bagian)

    def test_months_end_on_the_last_day_when_shorter(self):
        assert bulan_sesudah(date(2026, 11, 30), 3) == date(2027, 2, 28)
        assert bulan_sesudah(date(2026, 12, 31), 6) == date(2027, 6, 30)
