"""Files that nobody links to any more: their bytes and rows go, some time after they came."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from ekinerja.core.berkas import hapus_byte
from ekinerja.core.models import Berkas


def tak_bertaut(*, sebelum: datetime) -> QuerySet[Berkas]:
    """Files received before a moment to which no row of any area points."""
    semua = Berkas.objects.filter(diterima_pada__lt=sebelum)
    for tautan in Berkas._meta.get_fields(include_hidden=True):
        if isinstance(tautan, ForeignObjectRel):
            menunjuk = {tautan.field.name: OuterRef("pk")}
            semua = semua.exclude(Exists(tautan.related_model._base_manager.filter(**menunjuk)))
    return semua


def sapu_berkas(*, sebelum: datetime) -> int:
    """Remove them; a file that is linked meanwhile stays.

    The row goes first, in a transaction that the database refuses when a link has appeared; the
    bytes follow only when it is gone.

    :returns: how many were removed.
    """
    banyak = 0
    for pk in list(tak_bertaut(sebelum=sebelum).values_list("pk", flat=True)):
        with transaction.atomic():
            berkas = Berkas.objects.select_for_update().filter(pk=pk).first()
            if berkas is None or not tak_bertaut(sebelum=sebelum).filter(pk=pk).exists():
                continue
            Berkas.objects.filter(pk=pk).delete()
        hapus_byte(berkas)
        banyak += 1
    return banyak
