"""The walk up and the page of the leaders: ``python -m bench.proses garis`` prints JSON."""

from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter
from typing import Any

from django.db.models import Count

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import Instansi
from ekinerja.laporan.queries import garis_ke_atas
from ekinerja.laporan.services import hitung_ringkasan

HARI = date(2026, 10, 15)
PADA = datetime(2026, 10, 15, 5, tzinfo=UTC)
BUTIR = 50


def utama(_argumen: list[str]) -> dict[str, Any]:
    """Queries and the median of the seconds of a walk up; seconds of the figures of all units."""
    instansi = Instansi.objects.annotate(banyak=Count("pegawai")).latest("banyak")
    lingkup = Lingkup(instansi.pk, HARI, None)
    waktu, kueri = [], 0
    semua = Aktivitas.objects.filter(instansi=instansi).order_by("pk")
    for pk in list(semua.values_list("pk", flat=True)[:BUTIR]):
        awal = perf_counter()
        with counted_queries() as banyak:
            garis_ke_atas(lingkup, jenis="aktivitas", pk=pk)
        waktu.append(perf_counter() - awal)
        kueri = max(kueri, int(banyak))
    awal = perf_counter()
    hitung_ringkasan(instansi.pk, awal=HARI, pada=PADA)
    return {
        "kueri": kueri,
        "naik_detik": median(waktu) if waktu else 0,
        "ringkasan_detik": perf_counter() - awal,
    }
