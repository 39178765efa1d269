"""NIP dan NI PPPK: kembali dengan bagian-bagiannya, atau dengan semua alasannya."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan.nip import urai_nip


class TestUraiNIP:
    @given(
        st.dates(date(1955, 1, 1), date(2005, 12, 31)),
        st.integers(19, 45),
        st.integers(1, 12),
        st.sampled_from("12"),
        st.integers(0, 999),
    )
    def test_it_takes_every_valid_number_apart(self, lahir, umur, bulan, kelamin, urut):
        tahun = lahir.year + umur
        uraian = urai_nip(f"{lahir:%Y%m%d}{tahun}{bulan:02}{kelamin}{urut:03}")
        assert uraian.sah
        assert (uraian.jenis, uraian.tanggal_lahir) == ("PNS", lahir)
        assert (uraian.tahun_tmt, uraian.bulan_tmt) == (tahun, bulan)
        assert uraian.jenis_kelamin == {"1": "L", "2": "P"}[kelamin]

    @given(st.text(max_size=20))
    def test_it_never_fails(self, teks):
        uraian = urai_nip(teks)
        assert uraian.sah != bool(uraian.alasan)

    def test_it_tells_every_reason(self):
        assert len(urai_nip("200013312024203001").alasan) == 3

    @pytest.mark.parametrize("penanda", ["21", "29"])
    def test_positions_13_and_14_decide(self, penanda):
        assert urai_nip(f"199006152024{penanda}1001").jenis == "PPPK"
