"""Bentuk padat: beberapa jejak menjadi satu naskah kecil dan kembali byte demi byte."""

import json
from datetime import date

import pytest

from ekinerja.aturan import KesalahanAturan, susun_rencana, tpp
from ekinerja.aturan.jejak_padat import padat, padatkan, uraikan
from ekinerja.aturan.kanonik import tulis_kanonik

from .orang import dengan_rekaman, fakta_orang

PADA = date(2026, 10, 31)


def _segmen(skema, banyak):
    """Jejak segmen-segmen satu orang; kelas, menit, dan aktivitasnya berlainan."""
    rencana = susun_rencana(tpp.TUJUAN_SEGMEN, pada=PADA, skema=skema)
    for n in range(banyak):
        ids = tuple(range(1_000_000 + 500 * n, 1_000_000 + 500 * n + 60 * 7, 7))
        fakta = dengan_rekaman(
            fakta_orang(kelas_jabatan=8 + n, hari_kerja=22 // banyak, menit_disetujui=1501 * n),
            menit_disetujui=[("aktivitas", ids)],
            kejadian_terlambat=[("hari_presensi", (900 + n, 905 + n))],
            kelas_jabatan=[("jabatan", "kode-lama")],
        )
        yield rencana.hitung(fakta).jejak


class TestPadatkan:
    @pytest.mark.parametrize("banyak", [1, 2, 3, 5])
    def test_it_gives_back_every_byte(self, skema, banyak):
        semua = list(_segmen(skema, banyak))
        naskah = padatkan(semua)
        assert padat(naskah) and not padat(semua[0])
        assert uraikan(naskah) == semua

    def test_it_keeps_traces_of_different_plans_apart(self, skema):
        rencana = susun_rencana("basic_tpp", pada=PADA, skema=skema)
        lain = rencana.hitung(fakta_orang()).jejak
        semua = [lain, *_segmen(skema, 2)]
        naskah = padatkan(semua)
        assert uraikan(naskah) == semua
        assert [b["banyak"] for b in json.loads(naskah)["bagian"]] == [1, 2]

    def test_it_writes_what_is_alike_only_once(self, skema):
        dua, tiga = (padatkan(list(_segmen(skema, n))) for n in (2, 3))
        assert len(dua) < 0.4 * sum(map(len, _segmen(skema, 2)))
        assert len(tiga) < len(dua) + 1500

    def test_it_is_canonical(self, skema):
        naskah = padatkan(list(_segmen(skema, 2)))
        assert naskah == padatkan(list(_segmen(skema, 2)))
        assert tulis_kanonik(json.loads(naskah)) == naskah

    def test_it_keeps_a_rounding_that_only_one_segment_needed(self):
        def satu(**isi):
            simpul = {"istilah": "a", "nilai": "1", "satuan": "rupiah"} | isi
            return tulis_kanonik({"bentuk": 1, "simpul": [simpul]})

        semua = [satu(), satu(sebelum="0.9", pembulatan="ke_atas"), satu(nilai=["x", "x", "x"])]
        assert uraikan(padatkan(semua)) == semua


class TestUraikan:
    @pytest.mark.parametrize(
        "ubah",
        [
            {"bentuk": 9},
            {"pola": []},
            {"kata": []},
            {"bagian": [{}]},
            {"bagian": [{"banyak": 1, "kepala": {}, "simpul": [[0]]}]},
        ],
    )
    def test_it_refuses_what_is_damaged(self, skema, ubah):
        data = json.loads(padatkan(list(_segmen(skema, 2)))) | ubah
        with pytest.raises(KesalahanAturan, match="tidak dapat dibaca"):
            uraikan(tulis_kanonik(data))

    def test_it_refuses_what_is_no_json(self):
        with pytest.raises(KesalahanAturan, match="tidak dapat dibaca"):
            uraikan(b'{"bagian":[')
