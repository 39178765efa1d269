"""A present day with one recorded side: its fact, its deduction, and the record behind it."""

from datetime import UTC, date, datetime

import pytest

from ekinerja.aturan import baca_jejak
from ekinerja.presensi.models import HariPresensi
from ekinerja.tpp.facts import himpun
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar
from ekinerja.tpp.tests.conftest import OKTOBER, sebulan_presensi

NOVEMBER = date(2026, 11, 1)
DESEMBER_2 = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)
SENIN, SELASA, RABU = (date(2026, 11, hari) for hari in (2, 3, 4))


@pytest.fixture
def hari(pemeran, skema):
    """Sari present on three days: one without coming in, one without leaving, one complete."""
    hari = sebulan_presensi(
        pemeran, pemeran.sari, dict.fromkeys((SENIN, SELASA, RABU), (0, 0, "HADIR"))
    )
    HariPresensi.objects.filter(pk=hari[SENIN].pk).update(masuk=None)
    HariPresensi.objects.filter(pk=hari[SELASA].pk).update(pulang=None)
    return hari


@pytest.fixture
def simpul(pemeran, hari):
    """The trace of Sari's November, by term."""
    daftar = siapkan_daftar(pemeran.unit.dinas, NOVEMBER)
    hasil = hitung_daftar(daftar, oleh=pemeran.komang, pada=DESEMBER_2)
    sari = hasil.hasil.get(pegawai=pemeran.sari)
    return {s.istilah: s for s in baca_jejak(bytes(sari.jejak))}


class TestTanpaRekaman:
    def test_it_costs_the_tariff_of_each_side(self, simpul):
        """0,015 + 0,015 = 0,03; bagian disiplin 0,4 × 0,97 = 0,388."""
        assert str(simpul["persen_potongan_tanpa_rekaman"].nilai) == "0.0300000000"
        assert str(simpul["bagian_disiplin"].nilai) == "0.38800000000000"

    def test_it_names_the_days(self, simpul, hari):
        masuk, pulang = (simpul[f"hari_tanpa_rekaman_{sisi}"] for sisi in ("masuk", "pulang"))
        assert (masuk.nilai, masuk.rekaman) == (1, (("hari_presensi", hari[SENIN].pk),))
        assert (pulang.nilai, pulang.rekaman) == (1, (("hari_presensi", hari[SELASA].pk),))

    def test_its_mark_of_certainty_reaches_the_trace(self, simpul):
        assert simpul["persen_potongan_tanpa_rekaman"].status == "belum_terverifikasi"
        assert simpul["tarif_tanpa_rekaman_masuk"].status == "belum_terverifikasi"

    def test_it_leaves_months_before_november_as_they_were(self, dihitung, pemeran):
        sari = dihitung.hasil.get(pegawai=pemeran.sari)
        istilah = {s.istilah: s.versi for s in baca_jejak(bytes(sari.jejak))}
        assert "persen_potongan_tanpa_rekaman" not in istilah
        assert istilah["persen_potongan_disiplin"] == 1

    def test_its_facts_are_gathered_in_every_month(self, pemeran, bulan):
        [sari] = [o for o in himpun(pemeran.unit.dinas, OKTOBER) if b"Sari" in o.isi]
        assert b'"hari_tanpa_rekaman_masuk":{"nilai":0}' in sari.isi
