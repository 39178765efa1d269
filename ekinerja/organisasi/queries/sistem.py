"""The state of the machinery, without anybody's data: queue, long work, space."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.models import Pekerjaan


@dataclass(frozen=True, slots=True)
class Antrean:
    """How many jobs wait and run; ``tertua`` is when the oldest waiting one was due."""

    menunggu: int
    berjalan: int
    tertua: datetime | None


@dataclass(frozen=True, slots=True)
class TugasGagal:
    """Failed jobs of one kind that nothing has made good since."""

    tugas: str
    nomor: tuple[int, ...]
    terakhir: datetime | None

    @property
    def jumlah(self) -> int:
        return len(self.nomor)


# a failed job with a queueing lock is made good by a later job of the same lock
_GAGAL_SQL = """
SELECT j.id, j.task_name, (
    SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id AND e.type = 'failed'
) FROM procrastinate_jobs j WHERE j.status = 'failed' AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs s WHERE s.queueing_lock = j.queueing_lock AND s.id > j.id)
ORDER BY j.id
"""


def keadaan_antrean() -> Antrean:
    """What waits and runs in the queue of this installation."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE status = 'todo'),"
            " count(*) FILTER (WHERE status = 'doing'),"
            " min(scheduled_at) FILTER (WHERE status = 'todo')"
            " FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
        )
        return Antrean(*cursor.fetchone())


def tugas_gagal() -> list[TugasGagal]:
    """Failed jobs by kind, in the order of their names; arguments are never read."""
    with connection.cursor() as cursor:
        cursor.execute(_GAGAL_SQL)
        menurut: dict[str, list[tuple[int, datetime | None]]] = defaultdict(list)
        for nomor, tugas, pada in cursor.fetchall():
            menurut[tugas].append((nomor, pada))
    return [
        TugasGagal(
            tugas,
            nomor=tuple(nomor for nomor, _ in satu),
            terakhir=max((pada for _, pada in satu if pada is not None), default=None),
        )
        for tugas, satu in sorted(menurut.items())
    ]


def pekerjaan_terbaru(instansi_id: int) -> QuerySet[Pekerjaan]:
    """Long work of the instansi, newest first: kind, state and progress, no titles or words."""
    return Pekerjaan.objects.filter(instansi_id=instansi_id).only(
        "jenis", "status", "selesai", "total", "dibuat_pada", "diperbarui_pada"
    )
