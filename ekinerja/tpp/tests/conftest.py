"""A month of the cast with a scheme in force, ready to be calculated."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.tpp.services import hitung_daftar, siapkan_daftar, tutup_daftar, verifikasi_daftar
from ekinerja.tpp.tests.skema_uji import skema_isi

OKTOBER = date(2026, 10, 1)
NOVEMBER_2 = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def skema(pemeran):
    from ekinerja.regulasi.models import Skema

    return Skema.objects.create(
        instansi=pemeran.instansi,
        kode="uji",
        versi=1,
        nama="Skema uji",
        contoh=True,
        masa=DateRange(date(2026, 1, 1), None),
        isi=skema_isi(),
        status="BERLAKU",
        dibuat_oleh=pemeran.wayan.user,
    )


def hari_presensi(pemeran, pegawai, tanggal, *, telat=0, cepat=0, status="HADIR"):
    """One computed day without scans; enough for facts."""
    from ekinerja.presensi.models import HariPresensi

    mulai = datetime(tanggal.year, tanggal.month, tanggal.day, 0, 30, tzinfo=UTC)
    return HariPresensi.objects.create(
        instansi=pemeran.instansi,
        pegawai=pegawai,
        tanggal=tanggal,
        status=status,
        jadwal_mulai=mulai,
        jadwal_selesai=mulai + timedelta(hours=8, minutes=30),
        menit_terlambat=telat,
        menit_pulang_cepat=cepat,
        dihitung_pada=NOVEMBER_2,
    )


def hari_kerja_oktober():
    semua = (OKTOBER + timedelta(days=i) for i in range(31))
    return [h for h in semua if h.isoweekday() <= 5]


@pytest.fixture
def bulan(pemeran, skema):
    """October: everybody of the dinas present every working day, Sari late twice."""
    hari = {}
    for kunci in ("ratna", "budi", "sari", "dewi", "komang", "nyoman"):
        pegawai = getattr(pemeran, kunci)
        for tanggal in hari_kerja_oktober():
            telat = 0
            if kunci == "sari":
                telat = {date(2026, 10, 5): 12, date(2026, 10, 6): 45}.get(tanggal, 0)
            hari[kunci, tanggal] = hari_presensi(pemeran, pegawai, tanggal, telat=telat)
    return hari


@pytest.fixture
def daftar(pemeran, bulan):
    return siapkan_daftar(pemeran.unit.dinas, OKTOBER)


@pytest.fixture
def dihitung(pemeran, daftar):
    return hitung_daftar(daftar, oleh=pemeran.komang, pada=NOVEMBER_2)


@pytest.fixture
def diverifikasi(pemeran, dihitung):
    return verifikasi_daftar(dihitung, oleh=pemeran.nyoman, pada=NOVEMBER_2)


@pytest.fixture
def ditutup(pemeran, diverifikasi):
    return tutup_daftar(diverifikasi, oleh=pemeran.ratna, pada=NOVEMBER_2)
