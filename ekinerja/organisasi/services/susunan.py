"""The paying unit of every unit, and what every deed on units and posts begins with."""

from datetime import date

from django.db import connection

from ekinerja.core.errors import AksiDitolak
from ekinerja.instansi.models import Instansi

PEMBAYAR = ("OPD", "SETDA", "KECAMATAN")

_OPD_SQL = """
WITH RECURSIVE pohon AS (
    SELECT id, CASE WHEN jenis = ANY (%(pembayar)s) THEN id END AS opd_id
    FROM organisasi_unitkerja WHERE instansi_id = %(instansi)s AND induk_id IS NULL
  UNION ALL
    SELECT u.id, coalesce(pohon.opd_id, CASE WHEN u.jenis = ANY (%(pembayar)s) THEN u.id END)
    FROM pohon JOIN organisasi_unitkerja u ON u.induk_id = pohon.id
)
UPDATE organisasi_unitkerja u SET opd_id = pohon.opd_id
FROM pohon WHERE u.id = pohon.id AND u.opd_id IS DISTINCT FROM pohon.opd_id
"""


def susun_opd(instansi: Instansi) -> int:
    """Set the paying unit (perangkat daerah) of every unit by one statement.

    The uppermost OPD, Sekretariat Daerah or kecamatan on the way up pays; a unit above all of
    them (the instansi itself) has none.

    :returns: how many units changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OPD_SQL, {"instansi": instansi.pk, "pembayar": list(PEMBAYAR)})
        return int(cursor.rowcount)


def kunci_susunan(instansi_id: int) -> Instansi:
    """Take the lock under which the tree of an instansi changes, one deed after the other.

    Two deeds at once could each be sound and together make a loop.
    """
    return Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)


def periksa_akhir(nama: str, *, mulai: date | None, selesai: date | None) -> None:
    """:raises AksiDitolak: when a unit or post would end before it began."""
    if selesai is not None and mulai is not None and selesai <= mulai:
        raise AksiDitolak(
            f"{nama} baru ada sejak {mulai:%d/%m/%Y}, sehingga tidak dapat berakhir pada atau "
            "sebelum tanggal itu. Periksa tanggalnya."
        )
