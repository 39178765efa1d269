"""Jobs of the machinery."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from ekinerja.core.berkas import olah_berkas as olah
from ekinerja.core.models import Berkas


@app.task(name="core.olah_berkas", retry=RetryStrategy(max_attempts=3, wait=60))
def olah_berkas(berkas_id: int) -> None:
    """Write the clean copy of a received image."""
    olah(Berkas.objects.get(pk=berkas_id))


@app.periodic(cron="* * * * *")
@app.task(name="core.lanjutkan_macet", queueing_lock="core.lanjutkan_macet", pass_context=True)
async def lanjutkan_macet(context: JobContext, timestamp: int) -> None:
    """Take up again the jobs whose worker died; each of them is safe to run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
