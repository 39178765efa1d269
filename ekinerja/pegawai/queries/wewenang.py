"""In whose stead a person decides on a day."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

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


def membawa_wewenang(daftar: QuerySet[Pegawai], *, pada: date) -> QuerySet[Pegawai]:
    """These people, each with what was lent for this day as ``teks_wewenang`` (no more queries)."""
    sql = WEWENANG_SQL.format(orang="pegawai_pegawai.id", pada="%s::date")
    return daftar.annotate(
        teks_wewenang=RawSQL(f"({sql})", (pada, pada))  # noqa: S611  # a constant
    )
