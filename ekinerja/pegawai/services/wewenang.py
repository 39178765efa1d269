"""Deciding on what waits for a penilai: as penilai, or in the stead of one."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import dengan_wewenang
from ekinerja.pegawai.wewenang import PENILAI, kapasitas_penilai


def kapasitas_memutus(baris: models.Model, *, oleh: Pegawai, pada: datetime) -> str:
    """Lock a row that waits and say in which capacity this person decides on it.

    :param baris: with ``penilai_id`` and ``pegawai_id``; of a transaction that is open.
    :returns: "Pejabat penilai" or "a.n. …". Who may not decide at all is refused by the step of
        the life cycle, which reads ``oleh.mewakili`` as it is set here.
    """
    dengan_wewenang(oleh, pada=timezone.localdate(pada))
    kini: Any = type(baris)._base_manager.select_for_update(of=("self",)).get(pk=baris.pk)
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=kini.penilai_id, pegawai_id=kini.pegawai_id
    )
    return kapasitas or PENILAI
