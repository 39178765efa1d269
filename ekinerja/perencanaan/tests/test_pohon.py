"""Goals, their indicators and targets: what is kept, and what is refused with a sentence."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.lingkup import Lingkup
from ekinerja.perencanaan.models import IndikatorSasaran, Sasaran, TargetIndikator
from ekinerja.perencanaan.queries import (
    cabang_sasaran,
    jalur_sasaran,
    sasaran_di_bawah,
    sasaran_menurut_kode,
    sasaran_terlihat,
)
from ekinerja.perencanaan.services import (
    IsiIndikator,
    IsiProgram,
    hapus_indikator,
    hapus_sasaran,
    isi_target,
    simpan_indikator,
    simpan_program,
    simpan_sasaran,
)
from ekinerja.perencanaan.tests import pembuat
from ekinerja.perencanaan.tests.pembuat import HARI, PADA, isi_sasaran, sebagai


@pytest.fixture
def rini(pemeran_lengkap):
    return sebagai(pemeran_lengkap.rini)


@pytest.fixture
def gusti(pemeran_lengkap):
    return sebagai(pemeran_lengkap.gusti)


class TestMenyusunSasaran:
    def test_it_hangs_a_goal_of_the_dinas_under_one_of_the_region(self, pemeran_lengkap):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        assert [satu.id for satu in jalur_sasaran(bawah.pk)] == [atas.pk, bawah.pk]

    def test_the_admin_of_the_dinas_writes_its_own(self, pemeran_lengkap, gusti):
        atas, _ = pembuat.pohon(pemeran_lengkap)
        milik = isi_sasaran(
            kode="D.1", tingkat=Sasaran.TUJUAN_PD, induk=atas, unit=pemeran_lengkap.unit.dinas
        )
        assert simpan_sasaran(milik, oleh=gusti, pada=PADA).unit == pemeran_lengkap.unit.dinas

    def test_the_admin_may_not_write_for_the_region_or_another(self, pemeran_lengkap, gusti):
        with pytest.raises(TidakBerwenang, match="seluruh instansi"):
            simpan_sasaran(isi_sasaran(), oleh=gusti, pada=PADA)
        lain = isi_sasaran(unit=pemeran_lengkap.unit.dinas_lain)
        with pytest.raises(TidakBerwenang, match="di luar kewenangan"):
            simpan_sasaran(lain, oleh=gusti, pada=PADA)

    def test_a_person_without_a_role_may_not(self, pemeran_lengkap):
        sari = sebagai(pemeran_lengkap.sari)
        with pytest.raises(TidakBerwenang):
            simpan_sasaran(isi_sasaran(unit=pemeran_lengkap.unit.dinas), oleh=sari, pada=PADA)

    def test_a_circle_is_refused_with_a_sentence(self, pemeran_lengkap, rini):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        dua = {"tingkat": Sasaran.SASARAN_PROGRAM, "unit": pemeran_lengkap.unit.dinas}
        satu = simpan_sasaran(isi_sasaran(kode="P.1", induk=bawah, **dua), oleh=rini, pada=PADA)
        lain = simpan_sasaran(isi_sasaran(kode="P.2", induk=satu, **dua), oleh=rini, pada=PADA)
        putar = isi_sasaran(kode="P.1", induk=lain, **dua)
        with pytest.raises(AksiDitolak, match="di bawahnya"):
            simpan_sasaran(putar, oleh=rini, pada=PADA, sasaran=satu)

    def test_the_database_refuses_a_circle_too(self, pemeran_lengkap):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        with pytest.raises(IntegrityError), transaction.atomic():
            Sasaran.objects.filter(pk=atas.pk).update(induk=bawah)

    def test_a_higher_level_never_supports_a_lower_one(self, pemeran_lengkap, rini):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        naik = isi_sasaran(
            kode="X", tingkat=Sasaran.TUJUAN, induk=bawah, unit=pemeran_lengkap.unit.dinas
        )
        with pytest.raises(AksiDitolak, match="bertingkat lebih tinggi"):
            simpan_sasaran(naik, oleh=rini, pada=PADA)

    def test_a_goal_of_another_dinas_is_not_a_parent(self, pemeran_lengkap, rini):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        asing = isi_sasaran(
            kode="X", tingkat=Sasaran.SASARAN_PROGRAM, induk=bawah,
            unit=pemeran_lengkap.unit.dinas_lain,
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="yang membawahkan"):
            simpan_sasaran(asing, oleh=rini, pada=PADA)

    @pytest.mark.parametrize(
        ("ubah", "kalimat"),
        [
            ({"tahun_awal": 2029, "tahun_akhir": 2025}, "mendahului"),
            ({"tahun_awal": 26}, "empat angka"),
        ],
    )
    def test_years_the_wrong_way_round_are_refused(self, rini, ubah, kalimat):
        with pytest.raises(AksiDitolak, match=kalimat):
            simpan_sasaran(isi_sasaran(**ubah), oleh=rini, pada=PADA)

    def test_a_code_is_used_once(self, pemeran_lengkap, rini):
        pembuat.pohon(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="sudah dipakai"):
            simpan_sasaran(isi_sasaran(), oleh=rini, pada=PADA)

    def test_one_in_use_is_not_removed(self, pemeran_lengkap, rini):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        with pytest.raises(AksiDitolak, match="masih dipakai"):
            hapus_sasaran(atas, oleh=rini)
        hapus_sasaran(bawah, oleh=rini)
        assert not Sasaran.objects.filter(pk=bawah.pk).exists()


class TestTarget:
    def test_it_keeps_year_and_quarters(self, pemeran_lengkap, rini):
        satu = pembuat.indikator(pemeran_lengkap)
        isi_target(satu, {1: (Decimal(20), None), 2: (Decimal(40), None)}, tahun=2026, oleh=rini)
        assert list(satu.target.values_list("triwulan", "target")) == [
            (0, Decimal(80)), (1, Decimal(20)), (2, Decimal(40)),
        ]  # fmt: skip
        isi_target(satu, {1: None}, tahun=2026, oleh=rini)
        assert satu.target.count() == 2

    @pytest.mark.parametrize(
        ("polaritas", "rentang", "kalimat"),
        [
            ("NAIK", ("0", None), "Target nol"),
            ("NAIK", ("-1", None), "negatif"),
            ("TURUN", ("-1", None), "negatif"),
            ("RENTANG", ("5", "5"), "lebih besar"),
            ("RENTANG", ("5", "4"), "Tukar"),
            ("RENTANG", ("5", None), "batas atas"),
            ("NAIK", ("5", "6"), "Kosongkan"),
        ],
    )
    def test_what_cannot_be_a_target_is_refused(
        self, pemeran_lengkap, rini, polaritas, rentang, kalimat
    ):
        _, milik = pembuat.pohon(pemeran_lengkap)
        satu = simpan_indikator(
            milik, IsiIndikator(uraian="Waktu tunggu", satuan="menit", polaritas=polaritas),
            oleh=rini,
        )  # fmt: skip
        bawah, atas = rentang
        isi = (Decimal(bawah), None if atas is None else Decimal(atas))
        with pytest.raises(AksiDitolak, match=kalimat):
            isi_target(satu, {0: isi}, tahun=2026, oleh=rini)

    def test_zero_is_a_target_where_less_is_better(self, pemeran_lengkap, rini):
        _, milik = pembuat.pohon(pemeran_lengkap)
        isi = IsiIndikator(uraian="Kematian ibu", satuan="orang", polaritas="TURUN")
        satu = simpan_indikator(milik, isi, oleh=rini)
        isi_target(satu, {0: (Decimal(0), None)}, tahun=2026, oleh=rini)
        assert satu.target.get().target == 0

    def test_the_database_refuses_a_range_upside_down(self, pemeran_lengkap):
        satu = pembuat.indikator(pemeran_lengkap)
        with pytest.raises(IntegrityError), transaction.atomic():
            TargetIndikator.objects.create(indikator=satu, tahun=2027, target=5, batas_atas=4)

    def test_an_indicator_goes_with_its_targets_while_unused(self, pemeran_lengkap, rini):
        satu = pembuat.indikator(pemeran_lengkap)
        hapus_indikator(satu, oleh=rini)
        assert not IndikatorSasaran.objects.exists()


class TestProgram:
    def test_a_kegiatan_stands_under_a_program(self, pemeran_lengkap, gusti):
        baku = {"unit": pemeran_lengkap.unit.dinas, "tahun": 2026, "pagu": Decimal(1_000_000)}
        program = simpan_program(
            IsiProgram(jenis="PROGRAM", kode="2.16.01", nama="Program", **baku),
            oleh=gusti, pada=PADA,
        )  # fmt: skip
        kegiatan = IsiProgram(jenis="KEGIATAN", kode="2.16.01.1", nama="Kegiatan", **baku)
        with pytest.raises(AksiDitolak, match="di bawah program"):
            simpan_program(kegiatan, oleh=gusti, pada=PADA)
        benar = IsiProgram(
            jenis="KEGIATAN", kode="2.16.01.1", nama="Kegiatan", induk=program, **baku
        )
        assert simpan_program(benar, oleh=gusti, pada=PADA).induk == program

    def test_a_negative_budget_is_refused(self, pemeran_lengkap, gusti):
        isi = IsiProgram(
            jenis="PROGRAM", kode="1", nama="P", unit=pemeran_lengkap.unit.dinas, tahun=2026,
            pagu=Decimal(-1),
        )  # fmt: skip
        with pytest.raises(AksiDitolak, match="negatif"):
            simpan_program(isi, oleh=gusti, pada=PADA)


class TestMencari:
    def test_everybody_of_the_instansi_sees_the_goals_and_nobody_else(self, pemeran_lengkap):
        pembuat.pohon(pemeran_lengkap)
        sari = Lingkup(pemeran_lengkap.instansi.pk, HARI)
        lain = Lingkup(pemeran_lengkap.instansi_lain.pk, HARI, None)
        assert sasaran_terlihat(sari).count() == 2
        assert not sasaran_terlihat(lain).exists()
        assert sasaran_menurut_kode(lain, "S.1") is None

    def test_the_way_up_is_one_query(self, pemeran_lengkap):
        _, bawah = pembuat.pohon(pemeran_lengkap)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            jalur_sasaran(bawah.pk)
        assert len(kueri) == 1

    def test_a_branch_counts_what_is_below(self, pemeran_lengkap):
        atas, bawah = pembuat.pohon(pemeran_lengkap)
        lingkup = Lingkup(pemeran_lengkap.instansi.pk, HARI)
        [satu] = cabang_sasaran(lingkup, None, tahun=2026)
        assert (satu.pk, satu.banyak_anak) == (atas.pk, 1)
        assert not cabang_sasaran(lingkup, None, tahun=2031).exists()
        assert sasaran_di_bawah([atas.pk]) == {atas.pk, bawah.pk}
