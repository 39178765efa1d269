"""Jejak: datar, kanonik, kecil, dan sidiknya tidak bergantung pada prosa."""

import json
from datetime import date
from decimal import Decimal

import pytest

from ekinerja.aturan import baca_skema, susun_rencana, tpp
from ekinerja.aturan.jejak import AcuanTabel, baca_jejak, baca_kepala, sidik
from ekinerja.aturan.kanonik import tulis_kanonik
from ekinerja.aturan.kesalahan import KesalahanAturan

from .orang import dengan_rekaman, fakta_orang

PADA = date(2026, 10, 31)


def _rencana(skema):
    return susun_rencana(
        tpp.TUJUAN_SEBULAN, pada=PADA, skema=skema, pilihan=tpp.PILIHAN_SATU_SEGMEN
    )


@pytest.fixture
def hasil(skema):
    fakta = dengan_rekaman(
        fakta_orang(),
        kejadian_terlambat=[("hari_presensi", 4), ("hari_presensi", 9)],
        menit_disetujui=[("aktivitas", n) for n in range(10000000, 10000170)],
        hari_hadir=[("hari_presensi", n) for n in range(20000000, 20000021)],
    )
    return _rencana(skema).hitung(fakta)


@pytest.fixture
def simpul(hasil):
    return {satu.istilah: satu for satu in baca_jejak(hasil.jejak)}


class TestJejak:
    def test_it_is_canonical(self, hasil):
        assert tulis_kanonik(json.loads(hasil.jejak)) == hasil.jejak

    def test_it_stays_below_fifteen_kilobytes(self, hasil):
        assert len(hasil.jejak) <= 15000

    def test_every_input_of_a_rule_is_a_node_before_it(self, hasil):
        terbaca = set()
        for satu in baca_jejak(hasil.jejak):
            assert set(satu.masukan) <= terbaca
            terbaca.add(satu.istilah)

    def test_a_fact_points_to_its_records_in_order(self, simpul):
        assert simpul["kejadian_terlambat"].nilai == (12, 45)
        assert simpul["kejadian_terlambat"].rekaman == (("hari_presensi", 4), ("hari_presensi", 9))
        assert len(simpul["menit_disetujui"].rekaman) == 170

    def test_each_late_day_keeps_its_own_cut(self, simpul):
        assert simpul["potongan_tiap_terlambat"].nilai == (Decimal("0.005"), Decimal("0.01"))
        assert simpul["potongan_tiap_terlambat"].masukan[0] == "kejadian_terlambat"

    def test_a_rule_names_article_component_and_parameters(self, simpul):
        basic = simpul["basic_tpp"]
        assert (basic.dasar, basic.dasar_skema) == ("Kepmendagri 900-4700/2020", "Pasal 5 ayat (1)")
        assert (basic.komponen, basic.versi) == ("setengah_ke_atas", 1)
        assert [(p.nama, p.sumber) for p in basic.parameter] == [
            ("ikfd", "skema"), ("ikk", "skema"), ("ippd", "skema"),
        ]  # fmt: skip
        assert basic.parameter[0].berlaku_sejak == date(2026, 1, 1)

    def test_a_parameter_says_whence_and_since_when(self, simpul):
        batas = simpul["batas_dasar_bpjs"]
        assert (batas.sumber, batas.berlaku_sejak) == ("nasional", date(2020, 7, 1))
        assert simpul["bobot_disiplin"].dasar == "Pasal 7 ayat (2)"
        assert isinstance(simpul["tabel_tunjangan_bpk"].nilai, AcuanTabel)

    def test_marks_of_certainty_are_carried(self, simpul):
        assert simpul["pajak_tpp"].status == "belum_terverifikasi"
        assert "belum ditetapkan" in simpul["pajak_tpp"].catatan
        assert simpul["tabel_tunjangan_bpk"].catatan == "Kelas 16 belum terverifikasi."

    def test_a_default_fact_is_marked(self, simpul):
        assert simpul["potongan_lain"].bawaan
        assert not simpul["menit_disetujui"].bawaan

    def test_the_value_before_rounding_is_kept(self, simpul):
        assert simpul["bpjs_pegawai"].sebelum == Decimal("36953.28")
        assert simpul["bpjs_pegawai"].pembulatan == "rupiah_setengah_ke_atas"
        assert simpul["pagu_beban_kerja"].sebelum is None

    def test_the_head_names_date_and_scheme(self, hasil):
        kepala = baca_kepala(hasil.jejak)
        assert (kepala.pada, kepala.skema, kepala.versi_skema) == (PADA, "contoh-2026", 1)

    def test_what_is_not_a_trace_is_refused(self):
        for isi in (b"bukan", b"{}", b'{"bentuk":1.5}', b'{"bentuk":2}'):
            with pytest.raises(KesalahanAturan, match="Jejak tidak dapat dibaca"):
                baca_jejak(isi)


class TestSidik:
    def test_it_is_the_same_from_the_stored_bytes(self, hasil):
        assert sidik(hasil.jejak) == hasil.sidik

    def test_prose_does_not_change_it(self, hasil, data_skema):
        data_skema["parameter"]["ikfd"]["dasar"] = "Pasal lain"
        data_skema["komponen"]["basic_tpp"]["dasar"] = "Pasal lain lagi"
        lain = _rencana(baca_skema(data_skema)).hitung(
            dengan_rekaman(
                fakta_orang(),
                kejadian_terlambat=[("hari_presensi", (4, 9))],
                menit_disetujui=[("aktivitas", tuple(range(10000000, 10000170)))],
                hari_hadir=[("hari_presensi", tuple(range(20000000, 20000021)))],
            )
        )
        assert lain.jejak != hasil.jejak
        assert lain.sidik == hasil.sidik

    @pytest.mark.parametrize("ganti", [{"menit_disetujui": 5401}, {"kejadian_terlambat": (12, 46)}])
    def test_a_value_changes_it(self, skema, ganti):
        rencana = _rencana(skema)
        assert rencana.hitung(fakta_orang(**ganti)).sidik != rencana.hitung(fakta_orang()).sidik

    def test_a_record_changes_it(self, skema):
        rencana = _rencana(skema)
        satu, dua = (
            dengan_rekaman(fakta_orang(), menit_disetujui=[("aktivitas", n)]) for n in (1, 2)
        )
        assert rencana.hitung(satu).sidik != rencana.hitung(dua).sidik

    def test_a_table_row_changes_it(self, skema, data_skema):
        data_skema["parameter"]["tabel_potongan_terlambat"]["nilai"][4][2] = "0.02"
        lain = _rencana(baca_skema(data_skema)).hitung(fakta_orang())
        assert lain.sidik != _rencana(skema).hitung(fakta_orang()).sidik
