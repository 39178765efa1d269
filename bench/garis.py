"""The walk up and the page of the leaders: ``python -m bench.proses garis`` prints JSON."""

from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

from django.db.models import Count

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import Instansi
from ekinerja.laporan.queries import cakupan, garis_ke_atas, keadaan_unit, keselarasan

HARI, AWAL, AKHIR = date(2026, 10, 15), date(2026, 10, 1), date(2026, 10, 16)
BUTIR = 50


def utama(_argumen: list[str]) -> dict[str, Any]:
    """Queries and the median of the seconds of a walk up; seconds of the two pages of all units."""
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
    isi = cakupan(lingkup, pada=HARI)
    awal = perf_counter()
    keadaan_unit(isi, pada=HARI, awal=AWAL, akhir=AKHIR)
    pimpinan = perf_counter() - awal
    awal = perf_counter()
    keselarasan(isi, pada=HARI, awal=AWAL, akhir=AKHIR)
    return {
        "orang": len(isi.orang),
        "kueri": kueri,
        "naik_detik": median(waktu) if waktu else 0,
        "pimpinan_detik": pimpinan,
        "keselarasan_detik": perf_counter() - awal,
    }
