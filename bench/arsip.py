"""The closed months: are they proved, how long does a year take? A process of its own."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from django.db.models import Count, Min, Sum

from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.models import DaftarTPP, HasilTPP
from ekinerja.tpp.services import periksa_bulan
from ekinerja.tpp.workflow import DITUTUP

ULANGAN = 20
SETAHUN = 12
UKURAN_SQL = "SELECT pg_database_size(current_database())"


def setahun_orang(pegawai_id: int) -> int:
    """Months of one person with their copies of values; how many there are."""
    hasil = HasilTPP.objects.filter(pegawai_id=pegawai_id).select_related("daftar__bulan")
    return len(hasil.defer("jejak").order_by("-daftar__bulan__awal")[:SETAHUN])


def setahun_unit(unit_id: int) -> int:
    """A year of everybody of a unit, added up per person; how many people there are."""
    hasil = HasilTPP.objects.filter(daftar__unit_id=unit_id).order_by()
    return len(
        hasil.values("pegawai_id").annotate(bulan=Count("id"), bruto=Sum("bruto"), neto=Sum("neto"))
    )


def waktu(kerja: Callable[[int], int], pk: int) -> float:
    """Median seconds; the first time is not counted."""
    semua = []
    for _ in range(ULANGAN + 1):
        mulai = perf_counter()
        kerja(pk)
        semua.append(perf_counter() - mulai)
    return median(semua[1:])


def utama(argumen: list[str]) -> dict[str, Any]:
    """No argument. The oldest month is recomputed; a person and the largest unit are asked."""
    tutup = DaftarTPP.objects.filter(status=DITUTUP).select_related("unit", "bulan", "skema")
    awal = tutup.aggregate(awal=Min("bulan__awal"))["awal"]
    mulai = perf_counter()
    periksa = [periksa_bulan(daftar) for daftar in tutup.filter(bulan__awal=awal)]
    lama = perf_counter() - mulai
    terbesar = tutup.order_by("-jumlah_orang").first()
    assert terbesar is not None
    seorang = HasilTPP.objects.filter(daftar=terbesar).values_list("pegawai_id", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(UKURAN_SQL)
        (ukuran,) = cursor.fetchone()
    return {
        "bulan": tutup.values("bulan__awal").distinct().count(),
        "orang": Pegawai.objects.exclude(jenis="NON_ASN").count(),
        "baris": HasilTPP.objects.filter(daftar__status=DITUTUP).count(),
        "diperiksa": sum(p.jumlah for p in periksa),
        "beda": sum(len(p.beda) for p in periksa),
        "periksa_detik": lama,
        "setahun_orang": waktu(setahun_orang, seorang),
        "setahun_unit": waktu(setahun_unit, terbesar.unit_id),
        "ukuran_mb": ukuran // 1_000_000,
    }
