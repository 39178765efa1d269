"""An operator of Sari's unit, and an entry typed from her signed sheet."""

import uuid
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.aktivitas.models import Aktivitas, PenunjukanOperator
from ekinerja.aktivitas.services import input_aktivitas, tunjuk_operator
from ekinerja.aktivitas.tests.pembuat import HARI_INI, PADA, foto, isian
from ekinerja.pegawai.queries import identitas

SEJAK = DateRange(date(2026, 10, 1), None)


def tunjuk(pemeran, *, unit, siapa=None, masa=SEJAK) -> PenunjukanOperator:
    """Gusti appoints Komang, unless told otherwise."""
    return tunjuk_operator(
        siapa or pemeran.komang,
        unit=unit,
        masa=masa,
        dasar="SK 5/2026",
        oleh=identitas(pemeran.gusti.user, pada=HARI_INI),
    )


def input_satu(pemeran, indikator, *, oleh=None, lembar=None, **ubah) -> Aktivitas:
    return input_aktivitas(
        pemeran.sari.nip,
        data=isian(indikator, **ubah),
        lembar=[foto("lembar.jpg")] if lembar is None else lembar,
        kunci_kirim=uuid.uuid4(),
        oleh=oleh or pemeran.komang,
        pada=PADA,
    )
