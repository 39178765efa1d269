"""Jobs of the organisation."""

from django.utils import timezone
from procrastinate.contrib.django import app

from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.services import berlakukan_letak


@app.periodic(cron="5 * * * *")
@app.task(name="organisasi.berlakukan_letak", queueing_lock="organisasi.berlakukan_letak")
def berlakukan(timestamp: int) -> None:
    """Bring the planned changes of units into force on their day."""
    berlakukan_letak(oleh=SISTEM, pada=timezone.localdate())
