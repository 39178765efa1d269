"""Dated changes that wait for their day: carried out one by one, or dropped."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.models import LetakJabatan, LetakUnit
from ekinerja.organisasi.permissions import pengelola_aplikasi
from ekinerja.organisasi.services.susunan import kunci_susunan


@transaction.atomic
def batalkan_rencana(
    letak: LetakUnit | LetakJabatan, *, sebab: str, oleh: Pelaku, pada: datetime
) -> None:
    """Drop a change that has not come into force yet.

    :raises TidakBerwenang: when the actor does not keep the organisation.
    :raises AksiDitolak: when it is a period of the past.
    """
    wajib(pengelola_aplikasi(letak.instansi_id, oleh, pada=timezone.localdate(pada)))
    if letak.masa.upper is not None:
        raise AksiDitolak(
            "Perubahan ini sudah berlaku, sehingga tidak dapat dibatalkan. "
            "Catat perubahan baru dengan tanggal mulainya."
        )
    with mulai_massal(oleh, sebab=sebab):
        letak.delete()


def berlakukan_rencana(
    model: type[LetakUnit] | type[LetakJabatan],
    terapkan: Callable[[Any], None],
    *,
    apa: str,
    oleh: Pelaku,
    pada: date,
) -> int:
    """Bring the planned changes into force whose day has come; safe to run again.

    Each is a transaction of its own, so that one that cannot be carried out holds up no other; it
    stays a plan that can be dropped.

    :param terapkan: carries one out, or refuses it.
    :param apa: what changes, as the history and the refusal name it.
    :returns: how many.
    :raises AksiDitolak: naming those that cannot be carried out, after all the others were.
    """
    rencana = model.objects.filter(
        masa__endswith__isnull=True, masa__startswith__lte=pada
    ).order_by("masa", "id")
    jumlah, gagal = 0, []
    for nomor in rencana.values_list("pk", flat=True):
        try:
            jumlah += _berlakukan(model, nomor, terapkan, apa=apa, oleh=oleh)
        except AksiDitolak as galat:
            gagal.append(f"rencana {nomor}: {galat.kalimat}")
    if gagal:
        raise AksiDitolak(f"{len(gagal)} rencana ({apa}) belum dapat berlaku. {' '.join(gagal)}")
    return jumlah


@transaction.atomic
def _berlakukan(
    model: type[LetakUnit] | type[LetakJabatan],
    nomor: int,
    terapkan: Callable[[Any], None],
    *,
    apa: str,
    oleh: Pelaku,
) -> int:
    """One plan; 0 when it was dropped or carried out meanwhile."""
    letak = model.objects.select_for_update(of=("self",)).filter(pk=nomor).first()
    if letak is None:
        return 0
    kunci_susunan(letak.instansi_id)
    with mulai_massal(oleh, sebab=f"{apa}: {letak.dasar}"):
        model.objects.filter(pk=letak.pk).delete()
        terapkan(letak)
    return 1
