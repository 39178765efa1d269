"""Masukan apa pun dibaca atau ditolak dengan kalimat; tidak pernah gagal dengan cara lain."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ekinerja.aturan import FaktaTidakSah, KesalahanAturan, SkemaTidakSah, baca_jejak, baca_skema
from ekinerja.aturan.beku import baca_fakta
from ekinerja.aturan.kesalahan import AturanTidakSah
from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.aturan.registri import REGISTRI

sederhana = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
apa_pun = st.recursive(
    sederhana | st.sampled_from(["0.5", "1e5", "٣", "-1", "setengah_ke_atas"]),
    lambda isi: (
        st.lists(isi, max_size=4)
        | st.dictionaries(
            st.sampled_from(["nilai", "dasar", "status", "pilih", "rekaman"]) | st.text(max_size=4),
            isi,
        )
    ),
    max_leaves=8,
)


def _peta(nama):
    return apa_pun | st.dictionaries(st.sampled_from(sorted(nama)), apa_pun, max_size=4)


skema_liar = apa_pun | st.fixed_dictionaries(
    {},
    optional={
        "kode": apa_pun,
        "versi": apa_pun,
        "dasar": apa_pun,
        "berlaku_sejak": apa_pun,
        "komponen": _peta(REGISTRI.komponen),
        "parameter": _peta(parameter_nasional()),
    },
)


class TestMasukanLiar:
    @given(skema_liar)
    def test_a_scheme_is_read_or_refused(self, data):
        try:
            baca_skema(data)
        except SkemaTidakSah as galat:
            assert galat.masalah

    @given(_peta(REGISTRI.fakta).map(json.dumps) | st.text())
    def test_facts_are_read_or_refused(self, isi):
        try:
            baca_fakta(isi)
        except FaktaTidakSah as galat:
            assert galat.masalah

    @given(apa_pun.map(lambda isi: json.dumps({"bentuk": 1, "simpul": isi}).encode()) | st.binary())
    def test_a_trace_is_read_or_refused(self, isi):
        try:
            baca_jejak(isi)
        except (KesalahanAturan, AturanTidakSah) as galat:
            assert galat.kalimat
