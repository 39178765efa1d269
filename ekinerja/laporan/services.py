"""Deeds of the reports: reminding."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.queries import sudah_diingatkan


@transaction.atomic
def ingatkan(
    penerima_ids: Collection[int], *, hal: str, oleh: User, pada: datetime
) -> tuple[int, int]:
    """Remind these people, each at most once a day.

    :returns: how many were reminded now, and how many had been reminded today already.
    """
    hari = timezone.localdate(pada)
    semua = set(penerima_ids)
    sudah = sudah_diingatkan(semua, hari=hari)
    Pengingat.objects.bulk_create(
        (
            Pengingat(
                instansi_id=oleh.instansi_id, penerima_id=satu, hal=hal, hari=hari, oleh=oleh,
                oleh_nama=oleh.nama, pada=pada,
            )
            for satu in sorted(semua - sudah)
        ),
        ignore_conflicts=True,
        batch_size=2_000,
    )  # fmt: skip
    return len(semua - sudah), len(sudah)
