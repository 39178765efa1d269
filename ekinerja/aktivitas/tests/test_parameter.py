"""Policy of the daily log is data: every declared parameter is read, none is guessed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import ekinerja.aktivitas
from ekinerja.aktivitas.queries.parameter import aturan_putusan
from ekinerja.aktivitas.tests.skema_uji import berlakukan
from ekinerja.aturan.parameter import FOLDER_PARAMETER

HARI = date(2026, 10, 12)


class TestParameterAktivitas:
    def test_every_declared_parameter_is_read_by_the_area(self):
        folder = Path(ekinerja.aktivitas.__file__).parent
        naskah = "".join(
            berkas.read_text()
            for berkas in folder.rglob("*.py")
            if "tests" not in berkas.parts and "migrations" not in berkas.parts
        )
        nama = [berkas.stem for berkas in (FOLDER_PARAMETER / "aktivitas").glob("*.yaml")]
        assert nama
        assert [satu for satu in nama if f'"{satu}"' not in naskah] == []

    def test_without_a_scheme_nothing_is_in_force(self, pemeran):
        aturan = aturan_putusan(pemeran.instansi.pk, pada=HARI)
        assert (aturan.batas, aturan.diam, aturan.poin, aturan.rubrik) == (None, None, None, ())
        assert not aturan.kedua

    def test_the_scheme_of_the_day_says_it(self, pemeran):
        berlakukan(
            pemeran,
            batas_hari_persetujuan=3,
            akibat_diam_penilai="eskalasi",
            poin_per_persetujuan="0.50",
            pemeriksaan_kedua_admin=True,
            rubrik_mutu=[["Cukup", "60"], ["Baik", "80"], ["Sangat baik", "100"]],
        )
        aturan = aturan_putusan(pemeran.instansi.pk, pada=HARI)
        assert (aturan.batas, aturan.diam, aturan.poin) == (3, "eskalasi", Decimal("0.50"))
        assert aturan.kedua
        assert [sebutan for sebutan, _ in aturan.rubrik] == ["Sangat baik", "Baik", "Cukup"]
        assert aturan_putusan(pemeran.instansi.pk, pada=date(2025, 12, 31)).batas is None
