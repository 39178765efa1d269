"""Jobs of the reports: the figures of a month."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ekinerja.laporan.services import hitung_berkala


@app.periodic(cron="*/30 * * * *")
@app.task(name="laporan.hitung_ringkasan", queueing_lock="laporan.hitung_ringkasan")
def hitung(timestamp: int) -> None:
    """Every half hour: the running month."""
    hitung_berkala(pada=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="50 17 * * *")
@app.task(name="laporan.hitung_ringkasan_lalu", queueing_lock="laporan.hitung_ringkasan_lalu")
def hitung_lalu(timestamp: int) -> None:
    """Every night: the running month and the one before it."""
    hitung_berkala(pada=datetime.fromtimestamp(timestamp, tz=UTC), lalu=True)
