"""A month of the cast with a scheme in force, ready to be calculated."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.regulasi.tests.skema_contoh import isi
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar, tutup_daftar, verifikasi_daftar

OKTOBER = date(2026, 10, 1)
TELAT_SARI = {date(2026, 10, 5): 12, date(2026, 10, 6): 45}
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
        isi=isi(),
        status="BERLAKU",
        dibuat_oleh=pemeran.wayan.user,
    )


def hari_presensi(pemeran, pegawai, tanggal, *, telat=0, cepat=0, status="HADIR"):
    """One computed day with its two records; enough for facts."""
    return sebulan_presensi(pemeran, pegawai, {tanggal: (telat, cepat, status)})[tanggal]


def sebulan_presensi(pemeran, pegawai, hari):
    """Computed days with their records: day → (minutes late, minutes early, status)."""
    from ekinerja.presensi.models import HariPresensi, Rekaman

    jadwal = {}
    rekaman = {}
    for tanggal, (telat, cepat, status) in hari.items():
        mulai = datetime(tanggal.year, tanggal.month, tanggal.day, 0, 30, tzinfo=UTC)
        selesai = mulai + timedelta(hours=9 if tanggal.isoweekday() == 5 else 8.5)
        jadwal[tanggal] = mulai, selesai
        saat = {"masuk": mulai + timedelta(minutes=telat)}
        saat["pulang"] = selesai - timedelta(minutes=cepat)
        for sisi, satu in saat.items() if status == "HADIR" else ():
            rekaman[tanggal, sisi] = Rekaman(
                instansi=pemeran.instansi, pegawai=pegawai, saat=satu, zona="Asia/Jakarta",
                tanggal=tanggal, sumber="MESIN", diterima_pada=NOVEMBER_2,
            )  # fmt: skip
    Rekaman.objects.bulk_create(rekaman.values())
    hasil = HariPresensi.objects.bulk_create(
        HariPresensi(
            instansi=pemeran.instansi, pegawai=pegawai, tanggal=tanggal, status=status,
            jadwal_mulai=jadwal[tanggal][0], jadwal_selesai=jadwal[tanggal][1],
            menit_terlambat=telat, menit_pulang_cepat=cepat, dihitung_pada=NOVEMBER_2,
            masuk=rekaman.get((tanggal, "masuk")), pulang=rekaman.get((tanggal, "pulang")),
        )
        for tanggal, (telat, cepat, status) in hari.items()
    )  # fmt: skip
    return {satu.tanggal: satu for satu in hasil}


def hari_kerja_oktober():
    semua = (OKTOBER + timedelta(days=i) for i in range(31))
    return [h for h in semua if h.isoweekday() <= 5]


def aktivitas(pemeran, pegawai, tanggal, *, menit, status="DISETUJUI"):
    """An entry of the daily log, as the calculation reads it."""
    from ekinerja.aktivitas.models import Aktivitas

    return Aktivitas.objects.create(
        instansi=pemeran.instansi,
        pegawai=pegawai,
        tanggal=tanggal,
        indikator=indikator(pemeran, pegawai),
        uraian="Menyusun laporan",
        menit=menit,
        status=status,
        diputus_pada=NOVEMBER_2 if status == "DISETUJUI" else None,
        kunci_kirim=uuid4(),
    )


def indikator(pemeran, pegawai):
    from ekinerja.skp.models import SKP, HasilKerja, Indikator

    ada = Indikator.objects.filter(hasil_kerja__skp__pegawai=pegawai).first()
    if ada is not None:
        return ada
    penempatan = pegawai.penempatan.first()
    skp = SKP.objects.create(
        instansi=pemeran.instansi,
        pegawai=pegawai,
        jabatan=penempatan.jabatan,
        masa=DateRange(date(2026, 1, 1), date(2027, 1, 1)),
    )
    rhk = HasilKerja.objects.create(skp=skp, urutan=1, rencana="Laporan tersusun")
    return Indikator.objects.create(
        hasil_kerja=rhk, urutan=1, uraian="Jumlah laporan", target=12, satuan="laporan"
    )


@pytest.fixture
def bulan(pemeran, skema):
    """October: everybody of the dinas present every working day, Sari late twice.

    Sari has 20 approved entries of 300 minutes (6.000 minutes); the others have none.
    """
    hari = {}
    for kunci in ("ratna", "budi", "sari", "dewi", "komang", "nyoman"):
        telat = TELAT_SARI if kunci == "sari" else {}
        isi = {h: (telat.get(h, 0), 0, "HADIR") for h in hari_kerja_oktober()}
        jadi = sebulan_presensi(pemeran, getattr(pemeran, kunci), isi)
        hari |= {(kunci, tanggal): satu for tanggal, satu in jadi.items()}
    for tanggal in hari_kerja_oktober()[:20]:
        aktivitas(pemeran, pemeran.sari, tanggal, menit=300)
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
