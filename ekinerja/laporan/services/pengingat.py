"""Reminding people, at most once a day."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.accounts.models import User
from ekinerja.core.access import wajib
from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.permissions import boleh_mengingatkan
from ekinerja.laporan.queries import sudah_diingatkan


@transaction.atomic
def ingatkan(
    penerima_ids: Collection[int], *, hal: str, lingkup: Lingkup, oleh: User, pada: datetime
) -> tuple[int, int]:
    """Remind these people, each at most once a day.

    :param lingkup: units whose people the actor may remind.
    :raises TidakBerwenang: when there are none.
    :returns: how many were reminded now, and how many had been reminded today already.
    """
    wajib(boleh_mengingatkan(lingkup))
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
