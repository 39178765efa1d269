"""A scheme in force with the policy of the daily log; its decree is invented and says so."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.regulasi.models import Skema
from ekinerja.regulasi.tests.skema_contoh import ISI, isi


def berlakukan(pemeran: Any, **parameter: Any) -> Skema:
    """Put these values in force from January 2026."""
    tambahan = {
        nama: {"nilai": nilai, "dasar": "Pasal uji (rekaan)"} for nama, nilai in parameter.items()
    }
    return Skema.objects.create(
        instansi=pemeran.instansi,
        kode="uji-aktivitas",
        nama="Skema uji (rekaan)",
        masa=DateRange(date(2026, 1, 1), None),
        contoh=True,
        isi=isi(parameter={**ISI["parameter"], **tambahan}),
        status="BERLAKU",
    )
