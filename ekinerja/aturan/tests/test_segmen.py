"""Mutasi di tengah bulan: segmen dihitung sendiri-sendiri lalu dijumlahkan."""

from datetime import date
from decimal import Decimal

from ekinerja.aturan import susun_rencana, tpp
from ekinerja.aturan.jejak import baca_jejak
from ekinerja.aturan.nilai import Fakta

from .orang import fakta_orang

PADA = date(2026, 10, 31)
SEGMEN = (
    {"kelas_jabatan": 9, "hari_kerja": 10, "hari_kalender": 14, "menit_disetujui": 3100},
    {"kelas_jabatan": 11, "hari_kerja": 12, "hari_kalender": 17, "menit_disetujui": 3000},
)


def _bruto_segmen(skema):
    rencana = susun_rencana(tpp.TUJUAN_SEGMEN, pada=PADA, skema=skema)
    return tuple(rencana.hitung(fakta_orang(**isi)).nilai["tpp_bruto"] for isi in SEGMEN)


def _sebulan(skema, bruto):
    rencana = susun_rencana(
        tpp.TUJUAN_BAYAR, pada=PADA, skema=skema, pilihan=tpp.PILIHAN_BANYAK_SEGMEN
    )
    fakta = {
        "bruto_segmen": Fakta(bruto, [("segmen", 7), ("segmen", 8)]),
        "dasar_gaji_bpjs": Fakta(5000000),
    }
    return rencana.hitung(fakta)


class TestBulanDenganMutasi:
    def test_it_adds_the_gross_of_the_segments(self, skema):
        bruto = _bruto_segmen(skema)
        hasil = _sebulan(skema, bruto)
        assert len(set(bruto)) == 2
        assert hasil.nilai["tpp_bruto_sebulan"] == sum(bruto)
        assert hasil.nilai["tpp_neto"] == sum(bruto) - hasil.nilai["bpjs_pegawai"]

    def test_it_points_to_the_result_of_each_segment(self, skema):
        jejak = baca_jejak(_sebulan(skema, _bruto_segmen(skema)).jejak)
        [fakta] = [s for s in jejak if s.istilah == "bruto_segmen"]
        assert fakta.rekaman == (("segmen", 7), ("segmen", 8))

    def test_one_whole_segment_equals_the_month(self, skema):
        satu = susun_rencana(
            tpp.TUJUAN_SEBULAN, pada=PADA, skema=skema, pilihan=tpp.PILIHAN_SATU_SEGMEN
        ).hitung(fakta_orang())
        banyak = susun_rencana(
            tpp.TUJUAN_BAYAR, pada=PADA, skema=skema, pilihan=tpp.PILIHAN_BANYAK_SEGMEN
        ).hitung(
            {
                "bruto_segmen": Fakta((satu.nilai["tpp_bruto"],)),
                "dasar_gaji_bpjs": Fakta(Decimal(5000000)),
            }
        )
        assert banyak.nilai["tpp_neto"] == satu.nilai["tpp_neto"]

    def test_a_month_without_working_days_still_pays_by_calendar_days(self, skema):
        rencana = susun_rencana(tpp.TUJUAN_SEGMEN, pada=PADA, skema=skema)
        hasil = rencana.hitung(
            fakta_orang(
                hari_kerja=0,
                hari_kerja_bulan=0,
                hari_hadir=0,
                hari_tanpa_keterangan=0,
                kejadian_terlambat=(),
                menit_disetujui=0,
            )
        )
        assert hasil.nilai["bagian_segmen"] == 1
        assert hasil.nilai["persen_disiplin"] == 1
