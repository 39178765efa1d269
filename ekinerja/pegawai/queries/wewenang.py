"""In whose stead a person decides on a day."""

from datetime import date

from django.db import connection

from ekinerja.core.lingkup import Wewenang
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.wewenang import WEWENANG_SQL, baca_wewenang


def boleh_bertindak_sebagai(pegawai: Pegawai, *, pada: date) -> tuple[Wewenang, ...]:
    """What was lent to this person for this day (one query)."""
    sql = WEWENANG_SQL.format(orang="%(orang)s", pada="%(pada)s::date")
    with connection.cursor() as cursor:
        cursor.execute(sql, {"orang": pegawai.pk, "pada": pada})
        return baca_wewenang(cursor.fetchone()[0])


def dengan_wewenang(pegawai: Pegawai, *, pada: date) -> Pegawai:
    """The same person, knowing what was lent to him or her for this day."""
    pegawai.mewakili = boleh_bertindak_sebagai(pegawai, pada=pada)
    return pegawai
