"""Recording what an import wrote, row by row, by the database itself.

A picture of the tables is taken before and compared after; only rows that this transaction wrote
count, so that a change by somebody else at the same moment is never taken for the import's own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import LiteralString

from django.db import connection, models
from psycopg import sql

from ekinerja.core.models import Riwayat
from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.models import Impor

POTRET_SQL: LiteralString = """
CREATE TEMPORARY TABLE {potret} ON COMMIT DROP AS
SELECT id, to_jsonb(t) - ARRAY['password'] AS isi FROM {tabel} t WHERE {pemilik} = %s
"""
POTRET_KOSONG_SQL: LiteralString = """
CREATE TEMPORARY TABLE {potret} (id bigint, isi jsonb) ON COMMIT DROP
"""
# nomor transaksi baris (32 bit) dilengkapi menjadi 64 bit di dekat transaksi sekarang
BANDING_SQL: LiteralString = """
INSERT INTO penyiapan_imporperubahan (impor_id, tabel, kunci_objek, sebelum, sesudah)
SELECT %(impor)s, %(label)s, t.id, p.isi, to_jsonb(t) - ARRAY['password']
FROM {tabel} t
LEFT JOIN {potret} p ON p.id = t.id
CROSS JOIN LATERAL (
    SELECT k.kini, (k.kini - k.kini %% 4294967296) + t.xmin::text::bigint AS x
    FROM (SELECT pg_current_xact_id()::text::bigint AS kini) k
) n
WHERE (t.{pemilik} = %(nilai)s OR (%(riwayat)s AND t.{pemilik} > %(nilai)s))
  AND p.isi IS DISTINCT FROM to_jsonb(t) - ARRAY['password']
  AND pg_xact_status((CASE
        WHEN n.x - n.kini > 2147483648 THEN n.x - 4294967296
        WHEN n.kini - n.x > 2147483648 THEN n.x + 4294967296
        ELSE n.x END)::text::xid8) = 'in progress'
ORDER BY t.id
"""
BATAS_SQL: LiteralString = "SELECT coalesce(max(id), 0) FROM {tabel}"
BUANG_SQL: LiteralString = "DROP TABLE {potret}"


def susun_sql(pola: LiteralString, **nama: str | Sequence[str]) -> str:
    """A fixed statement with names of tables and columns put in, quoted by the driver."""
    bagian = {
        kunci: sql.Identifier(isi)
        if isinstance(isi, str)
        else sql.SQL(", ").join(sql.Identifier(satu) for satu in isi)
        for kunci, isi in nama.items()
    }
    return sql.SQL(pola).format(**bagian).as_string(None)


@contextmanager
def rekam_perubahan(impor: Impor, menulis: Sequence[type[models.Model]]) -> Iterator[None]:
    """Keep what the block writes into these tables as rows of ``ImporPerubahan``.

    Append-only histories have no picture: only their new rows count. Inside a transaction.
    """
    batas = {model: _potret(urutan, model, impor) for urutan, model in enumerate(menulis)}
    yield
    for urutan, model in enumerate(menulis):
        _bandingkan(urutan, model, impor, batas=batas[model])


def _pemilik(model: type[models.Model]) -> str:
    """The column that says whose a row is; of a history the column that grows."""
    return "id" if model is Instansi or issubclass(model, Riwayat) else "instansi_id"


def _potret(urutan: int, model: type[models.Model], impor: Impor) -> int:
    """Copy the rows of this instansi into a temporary table; returns the greatest id."""
    nama = {"potret": f"impor_potret_{urutan}", "tabel": model._meta.db_table}
    batas = susun_sql(BATAS_SQL, tabel=nama["tabel"])
    with connection.cursor() as cursor:
        if issubclass(model, Riwayat):
            kosong = susun_sql(POTRET_KOSONG_SQL, potret=nama["potret"])
            cursor.execute(kosong)
        else:
            potret = susun_sql(POTRET_SQL, pemilik=_pemilik(model), **nama)
            cursor.execute(potret, [impor.instansi_id])
        cursor.execute(batas)
        return int(cursor.fetchone()[0])


def _bandingkan(urutan: int, model: type[models.Model], impor: Impor, *, batas: int) -> None:
    """Rows that are new or differ from the picture, written by this transaction."""
    riwayat = issubclass(model, Riwayat)
    potret = f"impor_potret_{urutan}"
    banding = susun_sql(
        BANDING_SQL, tabel=model._meta.db_table, potret=potret, pemilik=_pemilik(model)
    )
    buang = susun_sql(BUANG_SQL, potret=potret)
    with connection.cursor() as cursor:
        cursor.execute(
            banding,
            {
                "impor": impor.pk,
                "label": model._meta.label,
                "nilai": batas if riwayat else impor.instansi_id,
                "riwayat": riwayat,
            },
        )
        cursor.execute(buang)
