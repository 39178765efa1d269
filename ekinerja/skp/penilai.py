"""What waits for a superior follows the post: when its holder changes, the new one decides."""

from datetime import date

from django.db import connection

from ekinerja.pegawai.queries import penilai_pada


def alihkan(tabel: str, *, status: str, instansi_id: int, hari: date) -> list[int]:
    """Hand the rows that wait in ``status`` to the penilai of this day, in three queries.

    A person without a superior today keeps the one resolved before.

    :param tabel: name of a table with ``instansi_id``, ``pegawai_id``, ``penilai_id``, ``status``.
    :returns: ids of the rows that changed hands.
    """
    nama = connection.ops.quote_name(tabel)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT pegawai_id FROM {nama} WHERE instansi_id = %s AND status = %s",  # noqa: S608  quoted name of a model's own table
            [instansi_id, status],
        )
        menunggu = [orang for (orang,) in cursor.fetchall()]
        if not menunggu:
            return []
        penilai = penilai_pada(instansi_id, pada=hari, pegawai_ids=menunggu)
        cursor.execute(
            f"UPDATE {nama} a SET penilai_id = b.penilai"  # noqa: S608  quoted name of a model's own table
            " FROM unnest(%s::bigint[], %s::bigint[]) AS b(orang, penilai)"
            " WHERE a.instansi_id = %s AND a.pegawai_id = b.orang AND a.status = %s"
            " AND a.penilai_id IS DISTINCT FROM b.penilai RETURNING a.id",
            [list(penilai), list(penilai.values()), instansi_id, status],
        )
        return [pk for (pk,) in cursor.fetchall()]
