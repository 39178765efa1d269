"""Jobs of attendance."""

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from ekinerja.presensi.queries import instansi_semua
from ekinerja.presensi.services import hitung_hari

HARI_MUNDUR = 62


@app.periodic(cron="15 20 * * *")
@app.task(name="presensi.hitung_malam", queueing_lock="presensi.hitung_malam")
def hitung_malam(timestamp: int) -> None:
    """Every night (03.15 WIB) compute the open days of the last two months.

    A working day ends at 03.00 local time. Days off, patterns and placements that changed since
    then are taken up too; what stays the same is not written.
    """
    pada = datetime.fromtimestamp(timestamp, tz=UTC)
    akhir = pada.date() + timedelta(days=1)
    for instansi_id in instansi_semua():
        hitung_hari(instansi_id, awal=akhir - timedelta(days=HARI_MUNDUR), akhir=akhir, pada=pada)
