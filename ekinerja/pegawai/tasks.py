"""Jobs about people."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ekinerja.pegawai.services import selaraskan_semua


@app.periodic(cron="5 17 * * *")
@app.task(name="pegawai.selaraskan", queueing_lock="pegawai.selaraskan")
def selaraskan(timestamp: int) -> None:
    """Every night (00.05 WIB): ranks that begin today, accounts of those who left."""
    selaraskan_semua(pada=datetime.fromtimestamp(timestamp, tz=UTC))
