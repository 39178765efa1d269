"""Killed in the middle: the database holds the old state or the new one, nothing between."""

import os
import signal
import subprocess
import sys

import pytest

from ekinerja.core.models import Dokumen
from ekinerja.core.testing import database_url
from ekinerja.kalender.models import BulanTertutup
from ekinerja.presensi.models import HariPresensi
from ekinerja.tpp.models import DaftarTPP, Penutupan
from ekinerja.tpp.services import hitung_daftar, periksa_bulan, tutup_daftar, verifikasi_daftar
from ekinerja.tpp.tests.conftest import NOVEMBER_2

KEPALA = """
import os, signal
import django
django.setup()
from datetime import datetime
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp import services
pada = datetime.fromisoformat("{pada}")
daftar = DaftarTPP.objects.select_related("unit", "bulan").get(pk={pk})
def mati(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
"""
HITUNG = """
services.hitung_daftar(daftar, oleh=Pegawai.objects.get(nama="Komang Adi Putra"), pada=pada,
                       lapor=mati)
"""
TUTUP = """
from ekinerja.tpp.services import tutup
tutup.{titik} = mati
services.tutup_daftar(daftar, oleh=Pegawai.objects.get(nama="Ratna Dewi Lestari"), pada=pada)
"""


def bunuh(skrip, daftar, **isi):
    """Run a script on this test's database until it kills itself."""
    kode = (KEPALA + skrip).format(pada=NOVEMBER_2.isoformat(), pk=daftar.pk, **isi)
    hasil = subprocess.run(
        [sys.executable, "-c", kode],
        env=os.environ
        | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        timeout=120,
    )
    assert hasil.returncode == -signal.SIGKILL, hasil.stderr.decode()[-2000:]


def isi_hasil(daftar):
    return list(daftar.hasil.order_by("pegawai_id").values_list("pegawai_id", "sidik", "neto"))


@pytest.mark.django_db(transaction=True)
class TestTerbunuh:
    def test_a_calculation_leaves_the_old_result(self, transactional_db, pemeran, dihitung):
        lama = isi_hasil(dihitung)
        HariPresensi.objects.filter(pegawai=pemeran.budi, menit_terlambat=0).update(
            menit_terlambat=95
        )
        bunuh(HITUNG, dihitung)
        dihitung.refresh_from_db()
        assert isi_hasil(dihitung) == lama and dihitung.status == "DIHITUNG"
        assert dihitung.fakta.count() == 6 and dihitung.riwayat.count() == 1
        baru = hitung_daftar(dihitung, oleh=pemeran.komang, pada=NOVEMBER_2)
        assert isi_hasil(baru) != lama and periksa_bulan(baru).selaras

    def test_a_first_calculation_leaves_nothing(self, transactional_db, daftar):
        bunuh(HITUNG, daftar)
        daftar.refresh_from_db()
        assert daftar.status == "DRAF" and not daftar.hasil.exists() and not daftar.fakta.exists()

    @pytest.mark.parametrize("titik", ["bekukan", "tutup_bulan", "terbitkan_dokumen"])
    def test_a_close_leaves_the_month_open(self, transactional_db, pemeran, dihitung, titik):
        diverifikasi = verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)
        bunuh(TUTUP, diverifikasi, titik=titik)
        assert DaftarTPP.objects.get().status == "DIVERIFIKASI"
        assert not Penutupan.objects.exists() and not BulanTertutup.objects.exists()
        assert not Dokumen.objects.exists()
        tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)
        assert DaftarTPP.objects.get().status == "DITUTUP" and Dokumen.objects.count() == 7
