"""Jobs of setting up: imports, and the check of the whole data."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.penyiapan.services import (
    bersihkan_impor,
    kerjakan_pemeriksaan,
    kerjakan_penerapan,
    kerjakan_pengurungan,
    periksa_data,
    periksa_yang_berubah,
)
from ekinerja.penyiapan.services.arsip import kerjakan_pemusnahan
from ekinerja.regulasi.pelaku import Bertindak


@app.task(name="penyiapan.periksa_impor")
def periksa_impor(impor_id: int) -> None:
    """Check a large file."""
    kerjakan_pemeriksaan(impor_id, pada=timezone.now())


@app.periodic(cron="35 18 * * *")
@app.task(name="penyiapan.bersihkan_impor", queueing_lock="penyiapan.bersihkan_impor")
def bersihkan(timestamp: int) -> None:
    """Every night: clear the rows of imports that nobody needs any more."""
    bersihkan_impor(pada=timezone.now())


@app.task(name="penyiapan.terapkan_impor")
def terapkan_impor(impor_id: int, user_id: int | None = None) -> None:
    """Write an accepted import in one transaction."""
    kerjakan_penerapan(impor_id, user_id=user_id, pada=timezone.now())


@app.task(name="penyiapan.urungkan_impor")
def urungkan_impor(impor_id: int, user_id: int) -> None:
    """Undo a large import in one transaction."""
    kerjakan_pengurungan(impor_id, user_id, pada=timezone.now())


@app.task(name="penyiapan.musnahkan")
def musnahkan(*, berita_acara_id: int, user_id: int, nama: str, instansi_id: int) -> None:
    """Carry out an approved berita acara of destruction."""
    saat = timezone.now()
    oleh = Bertindak(user_id, nama, instansi_id, timezone.localdate(saat))
    kerjakan_pemusnahan(berita_acara_id, oleh=oleh, pada=saat)


@app.task(name="penyiapan.periksa_data")
def periksa(instansi_id: int) -> None:
    """Check the whole data of one government."""
    periksa_data(instansi_id, pada=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="penyiapan.jadwal_periksa", queueing_lock="penyiapan.jadwal_periksa")
def jadwal_periksa(timestamp: int) -> None:
    """Every five minutes: check what changed."""
    periksa_yang_berubah(pada=datetime.fromtimestamp(timestamp, tz=UTC))
