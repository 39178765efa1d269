"""Background work: enqueued in the transaction that needs it, by name; and the border of a job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from procrastinate.contrib.django import app

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.tabel import BerkasDitolak

T = TypeVar("T")


def antrekan(nama: str, /, *, kunci: str | None = None, **argumen: Any) -> int:
    """Enqueue the task of this name; it vanishes with a rolled-back transaction.

    :param kunci: at most one waiting job per key (a second call raises AlreadyEnqueued).
    :returns: id of the job.
    """
    return int(app.configure_task(nama, queueing_lock=kunci).defer(**argumen))


@dataclass(frozen=True, slots=True)
class Selesai(Generic[T]):
    """What a job gave when it was neither refused nor broken."""

    hasil: T


def kerjakan_sampai_batas(
    kerja: Callable[[], T], *, gagal: Callable[[str], object], gangguan: str
) -> Selesai[T] | None:
    """The border of a job: whoever waits for it is told a sentence, whatever happened inside.

    A refusal is an answer, so the job itself is done. Everything else is told as ``gangguan`` and
    raised again, so that the queue records the failure with its traceback; this is the only place
    that may catch everything.

    :param gagal: told the sentence; outside every transaction of ``kerja``.
    :param gangguan: what a person reads after a fault: what stands, and what to do.
    :returns: the result, or None after a refusal.
    """
    try:
        return Selesai(kerja())
    except (AksiDitolak, TidakBerwenang, BerkasDitolak) as galat:
        gagal(galat.kalimat)
        return None
    except Exception:
        gagal(gangguan)
        raise
