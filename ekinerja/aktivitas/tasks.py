"""Jobs of the daily log."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ekinerja.aktivitas.services import alihkan_penilai as alihkan
from ekinerja.aktivitas.services import jalankan_tenggat
from ekinerja.aktivitas.services.keadilan import hitung_dua_bulan
from ekinerja.skp.queries import instansi_semua


@app.periodic(cron="10 17 * * *")
@app.task(name="aktivitas.alihkan_penilai", queueing_lock="aktivitas.alihkan_penilai")
def alihkan_penilai(timestamp: int) -> None:
    """Every night (00.10 WIB) what waits goes to the one who holds the superior's post now."""
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    for instansi_id in instansi_semua():
        alihkan(instansi_id, pada=pada)


@app.periodic(cron="20 17 * * *")
@app.task(name="aktivitas.tenggat", queueing_lock="aktivitas.tenggat")
def tenggat(timestamp: int) -> None:
    """Every night (00.20 WIB), after the posts: deadlines, silence, reminders."""
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    for instansi_id in instansi_semua():
        jalankan_tenggat(instansi_id, pada=pada)


@app.periodic(cron="30 18 * * *")
@app.task(name="aktivitas.kewajaran", queueing_lock="aktivitas.kewajaran")
def kewajaran(timestamp: int) -> None:
    """Every night (01.30 WIB): the hints of this month and of the one before."""
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    for instansi_id in instansi_semua():
        hitung_dua_bulan(instansi_id, pada=pada)
