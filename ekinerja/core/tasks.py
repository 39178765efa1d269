"""Jobs of the machinery."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ekinerja.core.berkas import olah_berkas as olah
from ekinerja.core.models import Berkas


@app.task(name="core.olah_berkas", retry=RetryStrategy(max_attempts=3, wait=60))
def olah_berkas(berkas_id: int) -> None:
    """Write the clean copy of a received image."""
    olah(Berkas.objects.get(pk=berkas_id))
