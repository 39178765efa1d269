"""Jobs of the organisation."""

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.services import berlakukan_atasan, berlakukan_evaluasi, berlakukan_letak


@app.periodic(cron="5 * * * *")
@app.task(name="organisasi.berlakukan_letak", queueing_lock="organisasi.berlakukan_letak")
def berlakukan(timestamp: int) -> None:
    """Bring the planned changes of units into force on their day."""
    berlakukan_letak(oleh=SISTEM, pada=timezone.localdate())


@app.periodic(cron="7 * * * *")
@app.task(name="organisasi.berlakukan_atasan", queueing_lock="organisasi.berlakukan_atasan")
def berlakukan_ganti_atasan(timestamp: int) -> None:
    """Bring the planned superior posts into force on their day."""
    berlakukan_atasan(oleh=SISTEM, pada=timezone.localdate())


@app.periodic(cron="10 * * * *")
@app.task(name="organisasi.berlakukan_evaluasi", queueing_lock="organisasi.berlakukan_evaluasi")
def berlakukan_nilai(timestamp: int) -> None:
    """Write value and class of planned job evaluations on their posts on their day."""
    berlakukan_evaluasi(oleh=SISTEM, pada=timezone.localdate())
