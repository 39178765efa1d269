"""The cast is built once a process; every test sets it up again in one statement.

Building it takes some seventy statements with their triggers, before each of thousands of tests.
Its rows are kept as JSON, its objects as bytes. Rows go in with triggers off, because what the
triggers wrote is among them.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class Panggung:
    """What a built cast left behind.

    :ivar perintah: inserts its rows and moves the sequences beyond them.
    :ivar benda: the pickled cast.
    """

    perintah: str
    benda: bytes

    def siapkan(self) -> Any:
        """Put the rows into the database and give the cast."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self.perintah)
        return pickle.loads(self.benda)


_tersimpan: dict[str, Panggung] = {}


def pentaskan(nama: str, bangun: Callable[[], Any]) -> Any:
    """The cast of this name: set up from what was kept, else built and kept.

    A role that may not switch triggers off builds it each time.
    """
    if nama in _tersimpan:
        return _tersimpan[nama].siapkan()
    if not _boleh_mematikan_pemicu():
        return bangun()
    sebelum = _puncak()
    hasil = bangun()
    _tersimpan[nama] = Panggung(_perintah(sebelum), pickle.dumps(hasil))
    return hasil


def _boleh_mematikan_pemicu() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def _tabel() -> dict[str, str]:
    """Tables of the project with their primary key, a growing number."""
    return {
        model._meta.db_table: model._meta.pk.column
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("ekinerja.")
    }


def _puncak() -> dict[str, int]:
    """The last primary key of each table."""
    tanya = " UNION ALL ".join(
        f"SELECT '{nama}', coalesce(max({kunci}), 0) FROM {nama}"
        for nama, kunci in _tabel().items()
    )
    with connection.cursor() as cursor:
        cursor.execute(tanya)
        return dict(cursor.fetchall())


def _perintah(sebelum: dict[str, int]) -> str:
    """Inserts what was written since."""
    kunci = _tabel()
    bagian = ["SET LOCAL session_replication_role = replica"]
    baru = [nama for nama, puncak in _puncak().items() if puncak > sebelum[nama]]
    with connection.cursor() as cursor:
        for nama in baru:
            cursor.execute(
                f"SELECT json_agg(t ORDER BY {kunci[nama]})::text, "
                f"pg_get_serial_sequence('{nama}', '{kunci[nama]}') "
                f"FROM {nama} t WHERE {kunci[nama]} > %s",
                [sebelum[nama]],
            )
            isi, urutan = cursor.fetchone()
            isi = isi.replace("'", "''")
            bagian += [
                f"INSERT INTO {nama} SELECT * FROM json_populate_recordset(NULL::{nama}, '{isi}')",
                f"SELECT setval('{urutan}', greatest((SELECT last_value FROM {urutan}), "
                f"(SELECT max({kunci[nama]}) FROM {nama})))",
            ]
    bagian.append("SET LOCAL session_replication_role = origin")
    return ";\n".join(bagian)
