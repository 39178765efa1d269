"""Chains of judging: who answers to whom, and why, from the bupati to a school."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.core.testing import counted_queries
from ekinerja.organisasi.models import LetakUnit, UnitKerja
from ekinerja.pegawai.models import Penempatan
from ekinerja.pegawai.queries import (
    jalur_atasan,
    penilai_pada,
    penilai_rinci,
    penilai_seorang,
    tim_pada,
    tim_rinci,
)
from ekinerja.pegawai.tests.pembuat_rantai import HARI, SEJAK, buat_rantai

pytestmark = pytest.mark.django_db


@pytest.fixture
def rantai(db):
    return buat_rantai()


def cara(rantai, orang, pada=HARI):
    """(who, how, posts passed) of a person."""
    satu = penilai_rinci(rantai.instansi.pk, pada=pada, pegawai_ids=[orang.pk]).get(orang.pk)
    return satu and (satu.pegawai_id, satu.cara, satu.naik)


class TestRantaiJabatan:
    @pytest.mark.parametrize(
        ("bawahan", "atasan"),
        [
            ("sekda", "bupati"), ("ajudan", "bupati"), ("kadis", "sekda"), ("camat", "sekda"),
            ("lurah", "camat"), ("staf_lurah", "lurah"), ("kepala_uptd", "kadis"),
            ("staf_uptd", "kepala_uptd"), ("kabid", "kadis"), ("staf_bidang", "kabid"),
        ],
    )  # fmt: skip
    def test_each_answers_to_the_holder_of_the_superior_post(self, rantai, bawahan, atasan):
        assert cara(rantai, getattr(rantai, bawahan)) == (getattr(rantai, atasan).pk, "JABATAN", 0)

    def test_the_bupati_answers_to_nobody_and_judges_the_own_subordinates(self, rantai):
        assert cara(rantai, rantai.bupati) is None
        assert tim_pada(rantai.bupati, pada=HARI) == sorted([rantai.sekda.pk, rantai.ajudan.pk])

    def test_a_term_of_office_ends_and_the_pj_follows(self, rantai):
        akhir = date(2026, 10, 1)
        Penempatan.objects.filter(pegawai=rantai.bupati).update(masa=DateRange(SEJAK, akhir))
        pj = rantai.orang("Pj. Bupati")
        rantai.tempatkan(pj, rantai.j_bupati, mulai=akhir, selesai=date(2027, 10, 1))
        assert cara(rantai, rantai.sekda, date(2026, 9, 30))[0] == rantai.bupati.pk
        assert cara(rantai, rantai.sekda) == (pj.pk, "JABATAN", 0)

    def test_the_line_leads_to_the_top_with_posts_and_reasons(self, rantai):
        with counted_queries() as n:
            jalur = jalur_atasan(rantai.staf_lurah, pada=HARI)
        assert int(n) == 3
        assert [satu.pegawai for satu in jalur] == [
            rantai.lurah, rantai.camat, rantai.sekda, rantai.bupati,
        ]  # fmt: skip
        assert jalur[0].jabatan == jalur[0].sebutan == "Jabatan lurah"
        assert jalur[0].unit == "Unit kelurahan"
        assert jalur_atasan(rantai.bupati, pada=HARI) == []

    def test_another_instansi_is_never_met(self, rantai):
        lain = buat_rantai("lain")
        semua = penilai_pada(rantai.instansi.pk, pada=HARI)
        assert lain.sekda.pk not in semua
        assert not set(semua.values()) & {lain.bupati.pk, lain.sekda.pk}


class TestJabatanKosong:
    def test_a_plt_without_a_definitive_holder(self, rantai):
        rantai.kosongkan(rantai.kadis)
        rantai.tempatkan(rantai.kabid, rantai.j_kadis, "PLT")
        assert cara(rantai, rantai.kepala_uptd) == (rantai.kabid.pk, "PLT", 0)
        assert cara(rantai, rantai.kabid) == (rantai.sekda.pk, "NAIK", 1)

    def test_two_levels_vacant_climb_to_the_third(self, rantai):
        rantai.kosongkan(rantai.lurah)
        rantai.kosongkan(rantai.camat)
        assert cara(rantai, rantai.staf_lurah) == (rantai.sekda.pk, "NAIK", 2)
        assert rantai.staf_lurah.pk in tim_pada(rantai.sekda, pada=HARI)

    def test_a_plh_during_the_absence_of_the_holder(self, rantai):
        rantai.tempatkan(
            rantai.kepala_uptd, rantai.j_kadis, "PLH", mulai=HARI, selesai=date(2026, 10, 12)
        )
        assert cara(rantai, rantai.kabid) == (rantai.kepala_uptd.pk, "PLH", 0)
        assert cara(rantai, rantai.kabid, date(2026, 10, 12)) == (rantai.kadis.pk, "JABATAN", 0)
        assert cara(rantai, rantai.kepala_uptd) == (rantai.kadis.pk, "JABATAN", 0)

    @pytest.mark.parametrize("jenis", ["SUSPENSI", "CLTN", "TUGAS_BELAJAR", "WAFAT"])
    def test_a_holder_who_is_not_there_gives_way_to_the_plt(self, rantai, jenis):
        rantai.tempatkan(rantai.kabid, rantai.j_kadis, "PLT")
        assert cara(rantai, rantai.kepala_uptd) == (rantai.kadis.pk, "JABATAN", 0)
        rantai.kedudukan(rantai.kadis, jenis)
        assert cara(rantai, rantai.kepala_uptd) == (rantai.kabid.pk, "PLT", 0)

    def test_who_is_not_there_judges_nobody(self, rantai):
        rantai.kedudukan(rantai.camat, "CLTN")
        assert cara(rantai, rantai.lurah) == (rantai.sekda.pk, "NAIK", 1)
        assert tim_pada(rantai.camat, pada=HARI) == []


class TestKepalaMenurutPenugasan:
    @pytest.fixture
    def sekolah(self, rantai):
        rantai.tugaskan(rantai.guru_madya, rantai.u_sekolah, "Kepala Sekolah")
        return rantai

    def test_the_head_of_a_school_judges_the_teachers(self, sekolah):
        assert cara(sekolah, sekolah.guru) == (sekolah.guru_madya.pk, "PENUGASAN", 0)
        assert tim_pada(sekolah.guru_madya, pada=HARI) == [sekolah.guru.pk]

    def test_the_head_of_a_school_answers_to_the_kepala_dinas(self, sekolah):
        assert cara(sekolah, sekolah.guru_madya)[0] == sekolah.kadis.pk
        assert sekolah.guru_madya.pk in tim_pada(sekolah.kadis, pada=HARI)

    def test_a_superior_post_outside_the_unit_comes_after_the_head(self, rantai):
        rantai.tugaskan(rantai.bidan, rantai.u_puskesmas, "Kepala Puskesmas")
        assert cara(rantai, rantai.dokter) == (rantai.bidan.pk, "PENUGASAN", 0)
        assert cara(rantai, rantai.bidan)[0] == rantai.kadis.pk

    def test_the_vacant_head_post_of_the_unit_is_filled_by_the_assignment(self, rantai):
        rantai.kosongkan(rantai.kepala_uptd)
        rantai.tugaskan(rantai.dokter, rantai.u_uptd)
        assert cara(rantai, rantai.staf_uptd) == (rantai.dokter.pk, "PENUGASAN", 0)
        assert rantai.staf_uptd.pk in tim_pada(rantai.dokter, pada=HARI)

    def test_a_head_who_is_not_there_gives_way_to_the_next(self, sekolah):
        sekolah.kedudukan(sekolah.guru_madya, "TUGAS_BELAJAR")
        assert cara(sekolah, sekolah.guru) is None

    def test_without_an_assignment_a_post_without_superior_has_nobody(self, rantai):
        assert cara(rantai, rantai.guru) is None


class TestSurat:
    def test_a_letter_outranks_the_line_of_posts(self, rantai):
        rantai.khusus(rantai.staf_bidang, rantai.camat)
        assert cara(rantai, rantai.staf_bidang) == (rantai.camat.pk, "KHUSUS", 0)
        assert rantai.staf_bidang.pk in tim_pada(rantai.camat, pada=HARI)
        assert rantai.staf_bidang.pk not in tim_pada(rantai.kabid, pada=HARI)

    def test_a_letter_reaches_who_has_no_post(self, rantai):
        orang = rantai.orang("Tenaga alih daya")
        rantai.khusus(orang, rantai.lurah)
        assert cara(rantai, orang) == (rantai.lurah.pk, "KHUSUS", 0)

    def test_who_is_seconded_answers_to_the_head_of_the_unit_that_rates(self, rantai):
        rantai.kedudukan(rantai.staf_bidang, "DIPERBANTUKAN", unit_penilai=rantai.u_kelurahan)
        assert cara(rantai, rantai.staf_bidang) == (rantai.lurah.pk, "DIPERBANTUKAN", 0)
        assert tim_rinci(rantai.lurah, pada=HARI)[rantai.staf_bidang.pk].cara == "DIPERBANTUKAN"

    def test_secondment_to_a_unit_headed_by_assignment_and_to_one_without_head(self, rantai):
        rantai.tugaskan(rantai.guru_madya, rantai.u_sekolah)
        rantai.kedudukan(rantai.staf_uptd, "DIPERBANTUKAN", unit_penilai=rantai.u_sekolah)
        rantai.kedudukan(rantai.staf_lurah, "DIPERBANTUKAN", unit_penilai=rantai.u_puskesmas)
        assert cara(rantai, rantai.staf_uptd)[:2] == (rantai.guru_madya.pk, "DIPERBANTUKAN")
        assert cara(rantai, rantai.staf_lurah)[:2] == (rantai.kadis.pk, "DIPERBANTUKAN")

    def test_secondment_without_a_rating_unit_keeps_the_own_superior(self, rantai):
        rantai.kedudukan(rantai.staf_bidang, "DIPERBANTUKAN")
        assert cara(rantai, rantai.staf_bidang) == (rantai.kabid.pk, "JABATAN", 0)

    def test_a_delegation_changes_nobody(self, rantai):
        rantai.delegasikan(rantai.kabid, rantai.kepala_uptd)
        assert cara(rantai, rantai.staf_bidang) == (rantai.kabid.pk, "JABATAN", 0)


class TestTanpaPutaran:
    def test_two_who_act_for_each_other_both_climb(self, rantai):
        rantai.kosongkan(rantai.kabid)
        rantai.kosongkan(rantai.kepala_uptd)
        rantai.tempatkan(rantai.staf_uptd, rantai.j_kabid, "PLT")
        rantai.tempatkan(rantai.staf_bidang, rantai.j_kepala_uptd, "PLT")
        assert cara(rantai, rantai.staf_bidang) == (rantai.kadis.pk, "NAIK", 1)
        assert cara(rantai, rantai.staf_uptd) == (rantai.kadis.pk, "NAIK", 1)
        assert {rantai.staf_bidang.pk, rantai.staf_uptd.pk} <= set(
            tim_pada(rantai.kadis, pada=HARI)
        )

    def test_a_letter_that_closes_a_circle_gives_way(self, rantai):
        rantai.khusus(rantai.kadis, rantai.staf_bidang)
        assert cara(rantai, rantai.kadis) == (rantai.sekda.pk, "JABATAN", 0)
        assert cara(rantai, rantai.staf_bidang) == (rantai.kabid.pk, "JABATAN", 0)
        assert len(jalur_atasan(rantai.staf_bidang, pada=HARI)) == 4

    def test_everybody_takes_one_query(self, rantai):
        with counted_queries() as n:
            penilai_rinci(rantai.instansi.pk, pada=HARI)
        assert int(n) == 1

    def test_one_person_is_judged_like_everybody_at_once(self, rantai):
        rantai.tugaskan(rantai.guru_madya, rantai.u_sekolah)
        rantai.kosongkan(rantai.camat)
        semua = penilai_rinci(rantai.instansi.pk, pada=HARI)
        for orang in rantai.instansi.pegawai.all():
            sendiri = penilai_rinci(rantai.instansi.pk, pada=HARI, pegawai_ids=[orang.pk])
            assert sendiri.get(orang.pk) == semua.get(orang.pk)
            seorang = penilai_seorang(orang, pada=HARI)
            assert (seorang and seorang.pk) == (semua[orang.pk].pegawai_id if sendiri else None)


class TestUnitPindah:
    """The school went from the dinas to the kecamatan on 1 July; its head is a teacher."""

    JULI = date(2026, 7, 1)

    @pytest.fixture
    def pindah(self, rantai):
        rantai.tugaskan(rantai.guru_madya, rantai.u_sekolah, "Kepala Sekolah")
        LetakUnit.objects.create(
            instansi=rantai.instansi, unit=rantai.u_sekolah, induk=rantai.u_dinas,
            nama="Sekolah", jenis="SEKOLAH", masa=DateRange(SEJAK, self.JULI),
        )  # fmt: skip
        UnitKerja.objects.filter(pk=rantai.u_sekolah.pk).update(induk=rantai.u_kecamatan)
        return rantai

    @pytest.mark.parametrize("semua", [True, False])
    @pytest.mark.parametrize(
        ("pada", "atasan"), [(date(2026, 6, 30), "kadis"), (JULI, "camat"), (HARI, "camat")]
    )
    def test_a_past_day_reads_the_tree_of_that_day(self, pindah, pada, atasan, semua):
        orang = None if semua else [pindah.guru_madya.pk]
        hasil = penilai_pada(pindah.instansi.pk, pada=pada, pegawai_ids=orang)
        assert hasil[pindah.guru_madya.pk] == getattr(pindah, atasan).pk

    @pytest.mark.parametrize(
        ("pada", "atasan", "bukan"),
        [(date(2026, 6, 30), "kadis", "camat"), (JULI, "camat", "kadis")],
    )
    def test_the_team_of_a_past_day_agrees(self, pindah, pada, atasan, bukan):
        assert pindah.guru_madya.pk in tim_pada(getattr(pindah, atasan), pada=pada)
        assert pindah.guru_madya.pk not in tim_pada(getattr(pindah, bukan), pada=pada)
