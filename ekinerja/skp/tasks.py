"""Jobs of the SKP."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ekinerja.skp.queries import instansi_semua
from ekinerja.skp.services import alihkan_penilai as alihkan


@app.periodic(cron="10 17 * * *")
@app.task(name="skp.alihkan_penilai", queueing_lock="skp.alihkan_penilai")
def alihkan_penilai(timestamp: int) -> None:
    """Every night (00.10 WIB) what waits goes to the one who holds the superior's post now."""
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    for instansi_id in instansi_semua():
        alihkan(instansi_id, pada=pada)
