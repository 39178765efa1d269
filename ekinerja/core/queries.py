"""Look-ups of the machinery."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from ekinerja.core.models import Berkas, Dokumen


def dokumen_terbit(kode: str) -> Dokumen | None:
    """The published document with this code, or None."""
    return Dokumen.objects.select_related("instansi").filter(kode=kode).first()


def semua_berkas() -> Iterator[Berkas]:
    """Every kept file of every government, some at a time; only for who keeps the machine."""
    return Berkas.objects.order_by("pk").iterator(chunk_size=1_000)


def berkas_tak_bertaut(*, sebelum: datetime) -> QuerySet[Berkas]:
    """Files received before a moment to which no row of any area points."""
    return tanpa_tautan(Berkas.objects.filter(diterima_pada__lt=sebelum))


def tanpa_tautan(semua: QuerySet[Berkas], *, kecuali: Collection[str] = ()) -> QuerySet[Berkas]:
    """Those of the files to which no row points.

    :param kecuali: kinds of rows that do not count, as ``aktivitas.BuktiAktivitas``.
    """
    for tautan in Berkas._meta.get_fields(include_hidden=True):
        if isinstance(tautan, ForeignObjectRel) and tautan.related_model._meta.label not in kecuali:
            menunjuk = {tautan.field.name: OuterRef("pk")}
            semua = semua.exclude(Exists(tautan.related_model._base_manager.filter(**menunjuk)))
    return semua
