"""Jobs of sources: on their schedule, and one at a time."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.integrasi.services import kerjakan_sinkron, minta_yang_terjadwal


@app.task(name="integrasi.baca")
def baca(sinkron_id: int) -> None:
    """Read one source and compare; what differs waits for a person."""
    kerjakan_sinkron(sinkron_id, pada=timezone.now())


@app.periodic(cron="20 * * * *")
@app.task(name="integrasi.jadwal", queueing_lock="integrasi.jadwal")
def jadwal(timestamp: int) -> None:
    """Every hour: have the sources read whose time has come."""
    minta_yang_terjadwal(pada=datetime.fromtimestamp(timestamp, tz=UTC))
