"""Patterns of working hours: the standard ones, and who follows which from when to when."""

from datetime import date

import pytest

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.workflow import SISTEM
from ekinerja.kalender.models import PolaKerja, PolaUnit
from ekinerja.kalender.queries import jadwal
from ekinerja.kalender.services import buka_bulan, muat_pola_kerja, tetapkan_pola, tutup_bulan

RAMADAN = (date(2026, 2, 18), date(2026, 3, 20))


@pytest.fixture
def ramadan(pemeran, pada):
    muat_pola_kerja(pemeran.instansi, oleh=SISTEM, pada=pada)
    return PolaKerja.objects.get(instansi=pemeran.instansi, kode="ramadan")


class TestMuatPolaKerja:
    def test_it_adds_what_is_missing_once(self, pemeran, pada):
        assert muat_pola_kerja(pemeran.instansi, oleh=SISTEM, pada=pada) == 1
        assert muat_pola_kerja(pemeran.instansi, oleh=SISTEM, pada=pada) == 0

    def test_the_first_default_comes_with_it(self, pemeran, pada):
        muat_pola_kerja(pemeran.instansi_lain, oleh=SISTEM, pada=pada)
        assert PolaKerja.objects.get(instansi=pemeran.instansi_lain, bawaan=True).kode == (
            "lima-hari"
        )


class TestTetapkanPola:
    def test_ramadan_shortens_the_days_of_its_period(self, pemeran, ramadan, pada):
        tetapkan_pola(
            pemeran.unit.kabupaten, pola=ramadan, mulai=RAMADAN[0], selesai=RAMADAN[1],
            oleh=pemeran.wayan, pada=pada,
        )  # fmt: skip
        menit = {
            satu.tanggal: (satu.selesai - satu.mulai).seconds // 60
            for satu in jadwal(
                pemeran.instansi.pk, unit_ids=[pemeran.unit.bidang.pk],
                awal=date(2026, 2, 16), akhir=date(2026, 2, 21),
            )
        }  # fmt: skip
        assert [menit[date(2026, 2, h)] for h in range(16, 21)] == [510, 510, 420, 420, 450]

    def test_an_older_period_keeps_the_days_outside(self, pemeran, ramadan, pada):
        lima = PolaKerja.objects.get(instansi=pemeran.instansi, kode="lima-hari")
        atur = {"oleh": pemeran.wayan, "pada": pada}
        unit = pemeran.unit.dinas
        tetapkan_pola(unit, pola=lima, mulai=date(2026, 1, 1), selesai=None, **atur)
        tetapkan_pola(unit, pola=ramadan, mulai=RAMADAN[0], selesai=RAMADAN[1], **atur)
        susunan = [
            (p.pola.kode, p.masa.lower, p.masa.upper)
            for p in PolaUnit.objects.filter(unit=unit).order_by("masa")
        ]
        assert susunan == [
            ("lima-hari", date(2026, 1, 1), RAMADAN[0]),
            ("ramadan", *RAMADAN),
            ("lima-hari", RAMADAN[1], None),
        ]

    def test_it_is_refused_over_a_closed_month(self, pemeran, ramadan, pada):
        bulan = buka_bulan(pemeran.unit.dinas, awal=date(2026, 3, 1))
        tutup_bulan(bulan, pegawai_ids=[pemeran.sari.pk], pada=pada)
        with pytest.raises(AksiDitolak, match="Maret 2026 sudah ditutup"):
            tetapkan_pola(
                pemeran.unit.dinas_lain, pola=ramadan, mulai=RAMADAN[0], selesai=RAMADAN[1],
                oleh=pemeran.wayan, pada=pada,
            )  # fmt: skip

    def test_it_is_refused_with_the_pattern_of_another_instansi(self, pemeran, ramadan, pada):
        muat_pola_kerja(pemeran.instansi_lain, oleh=SISTEM, pada=pada)
        asing = PolaKerja.objects.filter(instansi=pemeran.instansi_lain).first()
        with pytest.raises(AksiDitolak, match="instansi lain"):
            tetapkan_pola(
                pemeran.unit.dinas, pola=asing, mulai=RAMADAN[0], selesai=RAMADAN[1],
                oleh=pemeran.wayan, pada=pada,
            )  # fmt: skip

    def test_it_is_refused_to_others(self, pemeran, ramadan, pada):
        with pytest.raises(TidakBerwenang):
            tetapkan_pola(
                pemeran.unit.dinas, pola=ramadan, mulai=RAMADAN[0], selesai=RAMADAN[1],
                oleh=pemeran.ratna, pada=pada,
            )  # fmt: skip
