"""Points by the catalogue: exact, capped, once for a job, and blind to rank."""

from decimal import Decimal
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aktivitas.poin import Kerja, NormaPoin, Terhitung, hitung_poin

RAPAT = NormaPoin(
    Decimal(60),
    {"PEMIMPIN": Decimal("1.5"), "NARASUMBER": Decimal("1.25"), "PESERTA": Decimal("0.75")},
)
NIHIL = Terhitung()


def poin(norma, terhitung=NIHIL, *, jumlah="1", **kerja):
    return hitung_poin(norma, Kerja(Decimal(jumlah), **kerja), terhitung)


class TestPoin:
    @pytest.mark.req("DPS-11", "DPS-13")
    @pytest.mark.parametrize(
        ("peran", "hasil"), [("PEMIMPIN", "90"), ("NARASUMBER", "75"), ("PESERTA", "45")]
    )
    def test_roles_of_one_activity_weigh_differently(self, peran, hasil):
        assert poin(RAPAT, peran=peran) == Decimal(hasil)

    @pytest.mark.req("DPS-12")
    def test_it_knows_no_person_post_or_rank(self):
        assert list(signature(hitung_poin).parameters) == ["norma", "kerja", "terhitung"]
        assert set(Kerja.__slots__) == {"jumlah", "peran", "kemajuan"}
        assert set(Terhitung.__slots__) == {"hari", "bulan", "poin_pekerjaan"}

    def test_results_multiply_and_nothing_is_rounded(self):
        assert poin(NormaPoin(Decimal("0.33")), jumlah="2.5") == Decimal("0.825")

    def test_above_the_cap_of_day_or_month_nothing_is_earned(self):
        apel = NormaPoin(Decimal(30), batas_hari=Decimal(1), batas_bulan=Decimal(20))
        assert poin(apel) == 30
        assert poin(apel, Terhitung(hari=Decimal(1))) == 0
        assert poin(apel, Terhitung(bulan=Decimal("19.5"))) == 15
        assert poin(apel, Terhitung(bulan=Decimal(25))) == 0


class TestBertahap:
    norma = NormaPoin(Decimal(200), bertahap=True)

    def test_it_pays_by_progress(self):
        assert poin(self.norma, kemajuan=40) == 80
        assert poin(self.norma, Terhitung(poin_pekerjaan=Decimal(80)), kemajuan=100) == 120

    def test_what_was_refused_is_earned_by_the_next_entry(self):
        assert poin(self.norma, Terhitung(poin_pekerjaan=Decimal(0)), kemajuan=100) == 200

    @given(st.lists(st.integers(1, 100), min_size=1, max_size=12))
    def test_the_whole_job_is_paid_once_in_any_order(self, langkah):
        terbayar = Decimal(0)
        for kemajuan in langkah:
            terbayar += poin(self.norma, Terhitung(poin_pekerjaan=terbayar), kemajuan=kemajuan)
        assert terbayar == Decimal(2) * max(langkah)
