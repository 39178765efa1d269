"""Dua tahap: rata-rata bawahan dihimpun dari tahap 1 lalu dibekukan sebagai fakta tahap 2."""

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.aturan import FaktaTidakSah, RencanaTidakSah, baca_skema, susun_rencana, tpp
from ekinerja.aturan.jejak import baca_jejak
from ekinerja.aturan.nilai import Fakta
from ekinerja.aturan.registri import Registri

from .orang import fakta_orang

PADA = date(2026, 10, 31)


@pytest.fixture
def rencana(data_skema):
    data_skema["komponen"]["persen_produktivitas"] = "dengan_rata_rata_staf"
    data_skema["parameter"]["bobot_menit_staf"] = "0.4"
    return susun_rencana(
        tpp.TUJUAN_SEBULAN,
        pada=PADA,
        skema=baca_skema(data_skema),
        pilihan=tpp.PILIHAN_SATU_SEGMEN,
    )


def _staf(rencana, menit):
    """Menit diakui dua bawahan dari tahap 1 mereka, dengan rekaman hasilnya."""
    hasil = [rencana.hitung_tahap1(fakta_orang(menit_disetujui=m)) for m in menit]
    nilai = tuple(satu.nilai["menit_diakui"] for satu in hasil)
    return {"menit_staf": Fakta(nilai, [("hasil", 100 + n) for n in range(len(nilai))])}


class TestRataRataStaf:
    def test_it_combines_own_minutes_with_the_average(self, rencana):
        sendiri = rencana.hitung_tahap1(fakta_orang(menit_disetujui=5000))
        hasil = rencana.hitung_tahap2(sendiri, _staf(rencana, (6000, 8000)))
        assert hasil.nilai["persen_produktivitas"] == Decimal("0.8592592593")

    def test_it_points_to_the_results_of_the_staff(self, rencana):
        sendiri = rencana.hitung_tahap1(fakta_orang())
        jejak = baca_jejak(rencana.hitung_tahap2(sendiri, _staf(rencana, (6000, 8000))).jejak)
        [agregat] = [s for s in jejak if s.istilah == "menit_staf"]
        assert agregat.rekaman == (("hasil", 100), ("hasil", 101))

    def test_two_stages_give_the_bytes_of_one_run(self, rencana):
        agregat = _staf(rencana, (6000, 8000))
        sendiri = rencana.hitung_tahap1(fakta_orang())
        assert rencana.hitung_tahap2(sendiri, agregat) == rencana.hitung(fakta_orang() | agregat)

    def test_stage_one_can_be_continued_twice(self, rencana):
        sendiri = rencana.hitung_tahap1(fakta_orang())
        pertama = rencana.hitung_tahap2(sendiri, _staf(rencana, (6000,)))
        rencana.hitung_tahap2(sendiri, _staf(rencana, (100,)))
        assert rencana.hitung_tahap2(sendiri, _staf(rencana, (6000,))) == pertama

    def test_it_says_what_is_in_which_stage(self, rencana):
        assert "menit_diakui" in rencana.tahap1
        assert {"rata_rata_menit_staf", "persen_produktivitas", "tpp_neto"} <= set(rencana.tahap2)
        assert rencana.agregat == ("menit_staf",)

    def test_it_is_refused_without_the_aggregate(self, rencana):
        with pytest.raises(FaktaTidakSah, match="menit_staf"):
            rencana.hitung(fakta_orang())


class TestAgregatMelingkar:
    def test_an_aggregate_over_a_stage_two_term_is_refused(self):
        registri = Registri()
        registri.daftar_fakta(
            "rata_rata", int, satuan="menit", keterangan="rata-rata", agregat=True, dari="gabungan"
        )

        @registri.aturan(dasar="Pasal 1", sejak="2026-01-01", satuan="menit")
        def gabungan(rata_rata: int) -> int:
            """Dihitung dari rata-rata dirinya sendiri."""
            return rata_rata

        with pytest.raises(RencanaTidakSah, match="tahap 2"):
            susun_rencana("gabungan", pada=PADA, registri=registri, parameter={})
