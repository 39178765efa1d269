"""Rows into the database by COPY, with ids from the table's own sequence."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import connection, models
from psycopg.types.json import Jsonb

M = TypeVar("M", bound=models.Model)


def beri_id(baris: Sequence[models.Model]) -> None:
    """Give ids to unsaved objects, so that they can refer to each other before they are saved."""
    tanpa_id = [satu for satu in baris if satu.pk is None]
    if not tanpa_id:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [tanpa_id[0]._meta.db_table, len(tanpa_id)],
        )
        for satu, (pk,) in zip(tanpa_id, cursor.fetchall(), strict=True):
            satu.pk = pk


def simpan(baris: Iterable[M]) -> list[M]:
    """Copy unsaved objects into their table; constraints and triggers work as with INSERT."""
    semua = list(baris)
    if not semua:
        return semua
    beri_id(semua)
    meta = type(semua[0])._meta
    kolom = meta.local_concrete_fields
    nama = ", ".join(connection.ops.quote_name(str(k.column)) for k in kolom)
    perintah = f"COPY {connection.ops.quote_name(meta.db_table)} ({nama}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(perintah) as salinan:
        for satu in semua:
            salinan.write_row([_nilai(getattr(satu, k.attname)) for k in kolom])
    for satu in semua:
        satu._state.adding, satu._state.db = False, connection.alias
    return semua


def hitung_statistik() -> None:
    """Statistics for the planner: rows of an open transaction are unknown to it until asked."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _nilai(nilai: object) -> object:
    return Jsonb(nilai) if isinstance(nilai, dict) else nilai
