"""Who keeps the calendar."""

from datetime import date

from ekinerja.core.workflow import BOLEH, Pelaku, Putusan, jika
from ekinerja.organisasi.models import PemberianPeran


def pengelola_kalender(instansi_id: int, oleh: Pelaku, *, pada: date) -> Putusan:
    """The system itself, or BKPSDM of the whole instansi on that day."""
    if oleh.user_id is None:
        return BOLEH
    return jika(
        PemberianPeran.objects.filter(
            instansi_id=instansi_id,
            user_id=oleh.user_id,
            peran=PemberianPeran.BKPSDM,
            unit=None,
            masa__contains=pada,
        ).exists(),
        "Hanya BKPSDM yang boleh mengubah kalender. Sampaikan permintaan Anda beserta "
        "dasar keputusannya kepada BKPSDM.",
    )
