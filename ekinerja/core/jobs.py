"""Background work: enqueued in the transaction that needs it, by name."""

from typing import Any

from procrastinate.contrib.django import app


def antrekan(nama: str, /, *, kunci: str | None = None, **argumen: Any) -> int:
    """Enqueue the task of this name; it vanishes with a rolled-back transaction.

    :param kunci: at most one waiting job per key (a second call raises AlreadyEnqueued).
    :returns: id of the job.
    """
    return int(app.configure_task(nama, queueing_lock=kunci).defer(**argumen))
