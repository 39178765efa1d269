"""Recording what an import wrote, row by row, by the database itself.

A picture of the tables is taken before and compared after; only rows that this transaction wrote
count, so that a change by somebody else at the same moment is never taken for the import's own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, models

from ekinerja.core.models import Riwayat
from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.models import Impor

DISEMBUNYIKAN = "ARRAY['password']"
# nomor transaksi baris (32 bit) dilengkapi menjadi 64 bit di dekat transaksi sekarang
MILIK_SENDIRI = """
    pg_xact_status((CASE
        WHEN n.x - n.kini > 2147483648 THEN n.x - 4294967296
        WHEN n.kini - n.x > 2147483648 THEN n.x + 4294967296
        ELSE n.x END)::text::xid8) = 'in progress'
"""


def model_menulis(menulis: Sequence[str]) -> list[type[models.Model]]:
    """Models by label, parents before children."""
    return [apps.get_model(label) for label in menulis]


@contextmanager
def rekam_perubahan(impor: Impor, menulis: Sequence[str]) -> Iterator[None]:
    """Keep what the block writes into these tables as rows of ``ImporPerubahan``.

    Append-only histories have no picture: only their new rows count. Inside a transaction.
    """
    semua = model_menulis(menulis)
    batas = {model: _potret(urutan, model, impor) for urutan, model in enumerate(semua)}
    yield
    for urutan, model in enumerate(semua):
        _bandingkan(urutan, model, impor, batas=batas[model])


def _pemilik(model: type[models.Model]) -> str:
    """The column that says whose a row is."""
    return "id" if model is Instansi else "instansi_id"


def _potret(urutan: int, model: type[models.Model], impor: Impor) -> int:
    """Copy the rows of this instansi into a temporary table; returns the greatest id."""
    tabel = model._meta.db_table
    pilih = "false" if issubclass(model, Riwayat) else f"{_pemilik(model)} = %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE impor_potret_{urutan} ON COMMIT DROP AS "  # noqa: S608
            f"SELECT id, to_jsonb(t) - {DISEMBUNYIKAN} AS isi FROM {tabel} t WHERE {pilih}",
            [impor.instansi_id] if pilih != "false" else [],
        )
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {tabel}")  # noqa: S608
        return int(cursor.fetchone()[0])


def _bandingkan(urutan: int, model: type[models.Model], impor: Impor, *, batas: int) -> None:
    """Rows that are new or differ from the picture, written by this transaction."""
    riwayat = issubclass(model, Riwayat)
    sempit = "t.id > %(batas)s" if riwayat else f"t.{_pemilik(model)} = %(instansi)s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO penyiapan_imporperubahan (impor_id, tabel, kunci_objek, sebelum, sesudah)
            SELECT %(impor)s, %(label)s, t.id, p.isi, to_jsonb(t) - {DISEMBUNYIKAN}
            FROM {model._meta.db_table} t
            LEFT JOIN impor_potret_{urutan} p ON p.id = t.id
            CROSS JOIN LATERAL (
                SELECT k.kini, (k.kini - k.kini %% 4294967296) + t.xmin::text::bigint AS x
                FROM (SELECT pg_current_xact_id()::text::bigint AS kini) k
            ) n
            WHERE {sempit} AND p.isi IS DISTINCT FROM to_jsonb(t) - {DISEMBUNYIKAN}
              AND {MILIK_SENDIRI}
            ORDER BY t.id
            """,  # noqa: S608  # names of tables only, no words of people
            {
                "impor": impor.pk,
                "label": model._meta.label,
                "instansi": impor.instansi_id,
                "batas": batas,
            },
        )
        cursor.execute(f"DROP TABLE impor_potret_{urutan}")
