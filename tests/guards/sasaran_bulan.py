"""Satu bulan TPP unit Sari sebagai sasaran: dihitung, diverifikasi, atau ditutup."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.tests.skema_contoh import isi as isi_skema
from ekinerja.regulasi.workflow import BERLAKU
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services import hitung_daftar, siapkan_daftar, tutup_daftar, verifikasi_daftar
from ekinerja.tpp.tests.conftest import hari_presensi, sebulan_presensi

SEPTEMBER = date(2026, 9, 1)
AKHIR = date(2026, 10, 1)
PADA = datetime(2026, 10, 2, 3, 0, tzinfo=UTC)
DIBAYAR_DINAS = ("ratna", "budi", "sari", "dewi", "komang", "nyoman")
Argumen = dict[str, Any]


def hari_sari(pemeran: Any) -> Argumen:
    """Hari kehadiran Sari beserta rekamannya."""
    return {"pk": hari_presensi(pemeran, pemeran.sari, SEPTEMBER).pk}


def skema_berlaku(pemeran: Any, **ubah: Any) -> Skema:
    """Skema yang berlaku di instansi para pemeran, susunan Wayan."""
    hasil: Skema = Skema.objects.create(
        instansi=pemeran.instansi,
        kode="uji",
        versi=1,
        nama="Skema uji",
        contoh=True,
        masa=DateRange(date(2026, 1, 1), None),
        isi=isi_skema(),
        status=BERLAKU,
        dibuat_oleh=pemeran.wayan.user,
        **ubah,
    )
    return hasil


def _dihitung(pemeran: Any) -> DaftarTPP:
    skema_berlaku(pemeran)
    semua = (SEPTEMBER + timedelta(days=urut) for urut in range((AKHIR - SEPTEMBER).days))
    hadir = {hari: (0, 0, "HADIR") for hari in semua if hari.isoweekday() <= 5}
    for kunci in DIBAYAR_DINAS:
        sebulan_presensi(pemeran, getattr(pemeran, kunci), hadir)
    daftar = siapkan_daftar(pemeran.unit.dinas, SEPTEMBER)
    return hitung_daftar(daftar, oleh=pemeran.komang, pada=PADA)


def _diverifikasi(pemeran: Any) -> DaftarTPP:
    return verifikasi_daftar(_dihitung(pemeran), oleh=pemeran.nyoman, pada=PADA)


def _ditutup(pemeran: Any) -> DaftarTPP:
    return tutup_daftar(_diverifikasi(pemeran), oleh=pemeran.ratna, pada=PADA)


def daftar_dihitung(pemeran: Any) -> Argumen:
    """Daftar dinas yang dihitung Komang; bendahara belum melihatnya."""
    return {"pk": _dihitung(pemeran).pk}


def daftar_diverifikasi(pemeran: Any) -> Argumen:
    """Daftar dinas yang diverifikasi Nyoman dan menunggu Ratna."""
    return {"pk": _diverifikasi(pemeran).pk}


def daftar_ditutup(pemeran: Any) -> Argumen:
    """Daftar dinas yang ditutup Ratna; bendahara melihatnya."""
    return {"pk": _ditutup(pemeran).pk}


def slip_dihitung(pemeran: Any) -> Argumen:
    """Slip Sari pada daftar yang dihitung."""
    return {"daftar_pk": _dihitung(pemeran).pk, "pegawai_pk": pemeran.sari.pk}


def slip_ditutup(pemeran: Any) -> Argumen:
    """Slip Sari pada daftar yang ditutup."""
    return {"daftar_pk": _ditutup(pemeran).pk, "pegawai_pk": pemeran.sari.pk}
