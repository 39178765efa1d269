"""Sifat-sifat yang berlaku bagi setiap bulan yang mungkin."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ekinerja.aturan import baca_skema, susun_rencana, tpp
from ekinerja.aturan.beku import hitung_ulang, tulis_fakta
from ekinerja.aturan.jejak import baca_jejak, sidik
from ekinerja.aturan.nilai import Fakta

from .golden import skema_contoh
from .orang import bulan_orang, dengan_rekaman

PADA = date(2026, 10, 31)
DATA = skema_contoh()
SKEMA = baca_skema(DATA)
SEMUA_BASIS = [
    SKEMA,
    baca_skema(DATA | {"komponen": DATA["komponen"] | {"bagian_disiplin": "basis_tpp"}}),
    baca_skema(
        DATA
        | {
            "komponen": DATA["komponen"]
            | {"persen_produktivitas": "gerbang", "basic_tpp": "ke_atas", "pajak_tpp": "ter_tpp"}
        }
    ),
]
BERPRODUKTIVITAS = ("beban_kerja", "prestasi_kerja")


def _rencana(skema=SKEMA):
    return susun_rencana(
        tpp.TUJUAN_SEBULAN, pada=PADA, skema=skema, pilihan=tpp.PILIHAN_SATU_SEGMEN
    )


def _hitung(fakta, skema=SKEMA):
    return _rencana(skema).hitung(fakta | {"kategori_ter": Fakta("A")})


skema_mana_pun = st.sampled_from(SEMUA_BASIS)


class TestSetiapBulan:
    @given(bulan_orang(), skema_mana_pun)
    def test_its_parts_sum_to_the_whole(self, fakta, skema):
        n = _hitung(fakta, skema).nilai
        for k in BERPRODUKTIVITAS:
            assert n[f"tpp_{k}"] == n[f"produktivitas_{k}"] + n[f"disiplin_{k}"]
        assert n["tpp_bruto"] == sum(n[f"bruto_{k}"] for k in tpp.KRITERIA)
        assert n["tpp_neto"] + n["jumlah_potongan"] == n["tpp_bruto_sebulan"] == n["tpp_bruto"]

    @given(bulan_orang(), skema_mana_pun)
    def test_it_is_never_negative_and_never_above_the_ceiling(self, fakta, skema):
        n = _hitung(fakta, skema).nilai
        for nama, nilai in n.items():
            assert all(satu >= 0 for satu in (nilai if isinstance(nilai, tuple) else [nilai])), nama
        for k in (*BERPRODUKTIVITAS, "kondisi_kerja"):
            assert n[f"bruto_{k}"] <= n[f"tpp_{k}"] <= n[f"pagu_{k}"]
        assert n["tpp_neto"] <= n["tpp_bruto"]

    @given(bulan_orang(), st.integers(1, 480), skema_mana_pun)
    def test_one_more_late_day_never_pays_more(self, fakta, menit, skema):
        lebih = Fakta((*fakta["kejadian_terlambat"].nilai, menit))
        sebelum = _hitung(fakta, skema).nilai["tpp_bruto"]
        assert _hitung(fakta | {"kejadian_terlambat": lebih}, skema).nilai["tpp_bruto"] <= sebelum

    @given(bulan_orang(), st.integers(1, 300), skema_mana_pun)
    def test_a_later_arrival_never_pays_more(self, fakta, tambahan, skema):
        lebih = Fakta(tuple(m + tambahan for m in fakta["kejadian_terlambat"].nilai))
        sebelum = _hitung(fakta, skema).nilai["tpp_bruto"]
        assert _hitung(fakta | {"kejadian_terlambat": lebih}, skema).nilai["tpp_bruto"] <= sebelum

    @given(bulan_orang(), st.integers(0, 5000), skema_mana_pun)
    def test_more_approved_work_never_pays_less(self, fakta, tambahan, skema):
        lebih = Fakta(fakta["menit_disetujui"].nilai + tambahan)
        sebelum = _hitung(fakta, skema).nilai["tpp_bruto"]
        assert _hitung(fakta | {"menit_disetujui": lebih}, skema).nilai["tpp_bruto"] >= sebelum

    @given(bulan_orang())
    def test_bpjs_never_takes_more_than_what_is_left_below_the_cap(self, fakta):
        n = _hitung(fakta).nilai
        sisa = max(Decimal(0), 12000000 - fakta["dasar_gaji_bpjs"].nilai)
        assert n["dasar_bpjs_tpp"] <= min(sisa, n["tpp_bruto"])
        assert n["bpjs_pegawai"] <= 120000


class TestHitungUlang:
    @given(bulan_orang(), skema_mana_pun)
    def test_it_gives_identical_bytes_from_frozen_facts(self, fakta, skema):
        lengkap = dengan_rekaman(fakta, menit_disetujui=[("aktivitas", n) for n in range(5)])
        lengkap = lengkap | {"kategori_ter": Fakta("A")}
        hasil = _rencana(skema).hitung(lengkap)
        ulang = hitung_ulang(
            tulis_fakta(lengkap),
            tujuan=tpp.TUJUAN_SEBULAN,
            pada=PADA,
            skema=skema,
            pilihan=tpp.PILIHAN_SATU_SEGMEN,
        )
        assert ulang == hasil.jejak
        assert sidik(ulang) == hasil.sidik

    @given(bulan_orang())
    def test_the_trace_reads_back_every_value(self, fakta):
        hasil = _hitung(fakta)
        terbaca = {s.istilah: s.nilai for s in baca_jejak(hasil.jejak) if s.jenis == "aturan"}
        assert terbaca == hasil.nilai

    @settings(max_examples=25)
    @given(st.lists(bulan_orang(), min_size=2, max_size=6), st.randoms(use_true_random=False))
    def test_the_order_of_persons_is_irrelevant(self, orang, acak):
        urutan = list(range(len(orang)))
        pertama = [_hitung(orang[i]).jejak for i in urutan]
        acak.shuffle(urutan)
        kedua = {i: _hitung(orang[i]).jejak for i in urutan}
        assert pertama == [kedua[i] for i in range(len(orang))]
