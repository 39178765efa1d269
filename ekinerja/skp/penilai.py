"""What waits for a superior follows the post: when its holder changes, the new one decides."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ekinerja.pegawai.queries import penilai_pada


def alihkan(menunggu: QuerySet[Any], *, instansi_id: int, hari: date) -> list[int]:
    """Hand rows that wait to the penilai of this day: one UPDATE for each new penilai.

    A person without a superior today keeps the one resolved before.

    :param menunggu: rows with ``pegawai_id`` and ``penilai_id``; they are locked here.
    :returns: ids of the rows that changed hands.
    """
    orang = list(menunggu.order_by().values_list("pegawai_id", flat=True).distinct())
    if not orang:
        return []
    penilai = penilai_pada(instansi_id, pada=hari, pegawai_ids=orang)
    baris = menunggu.select_for_update(of=("self",)).order_by("pk")
    pindah: dict[int, list[int]] = defaultdict(list)
    for pk, pegawai_id, lama in baris.values_list("pk", "pegawai_id", "penilai_id"):
        baru = penilai.get(pegawai_id)
        if baru is not None and baru != lama:
            pindah[baru].append(pk)
    for baru, ids in pindah.items():
        menunggu.filter(pk__in=ids).update(penilai_id=baru)
    return [pk for ids in pindah.values() for pk in ids]
