"""What is looked at before a production service starts."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import DatabaseError, connection, transaction

_PERAGAAN_SQL = "SELECT EXISTS (SELECT 1 FROM instansi_instansi WHERE peragaan)"


def tanpa_akun_peragaan(
    app_configs: Any, databases: Sequence[str] | None = None, **lain: Any
) -> list[CheckMessage]:
    """Demonstration accounts have a published password: never in production.

    A database without tables yet has none.
    """
    if not settings.PRODUCTION or not databases:
        return []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_PERAGAAN_SQL)
            (ada,) = cursor.fetchone()
    except DatabaseError:
        return []
    if not ada:
        return []
    return [
        Error(
            "Basis data ini berisi instansi peragaan, yang kata sandinya diketahui umum.",
            hint="Pakai basis data lain untuk produksi, lalu siapkan instansi yang sesungguhnya.",
            id="penyiapan.E001",
        )
    ]
