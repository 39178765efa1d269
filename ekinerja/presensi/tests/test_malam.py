"""The nightly job and the command compute what is open, and touch nothing else."""

from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from ekinerja.presensi.models import HariPresensi
from ekinerja.presensi.tasks import hitung_malam

MALAM = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


class TestHitungMalam:
    def test_it_computes_the_day_that_just_ended(self, pemeran, rekam, hari):
        rekam(pemeran.sari, "2026-11-20 07:40", "2026-11-20 16:30", pada=MALAM)
        hitung_malam(timestamp=int(MALAM.timestamp()))
        assert hari(pemeran.sari, "2026-11-20").menit_terlambat == 10
        assert hari(pemeran.tono, "2026-11-20").status == "TANPA_KETERANGAN"
        assert hari(pemeran.sari, "2026-11-23") is None


class TestPerintah:
    def test_it_computes_a_month(self, pemeran):
        keluar = StringIO()
        with time_machine.travel(MALAM, tick=False):
            call_command("presensi", "hitung", "2026-10", "--instansi", "uji", stdout=keluar)
        assert "Kabupaten Uji: 198 hari baru" in keluar.getvalue()
        assert HariPresensi.objects.filter(pegawai=pemeran.sari).count() == 22

    @pytest.mark.parametrize(
        ("argumen", "kalimat"),
        [(["2026-13"], "tidak dikenal"), (["2026-10", "--instansi", "x"], "tidak ada")],
    )
    def test_it_refuses_with_a_sentence(self, db, argumen, kalimat):
        with pytest.raises(CommandError, match=kalimat):
            call_command("presensi", "hitung", *argumen)
