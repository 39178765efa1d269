"""Who judges whom, for everybody on a date: ``python -m bench.proses penilai`` prints JSON.

The large government gets, in a transaction that is rolled back, what real ones have beside the line
of posts: heads by assignment, letters, secondments, acting officials, vacant posts.
"""

from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count

from ekinerja.core.testing import counted_queries
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import (
    Kedudukan,
    Keputusan,
    Penempatan,
    PenilaiKhusus,
    PenugasanKepala,
)
from ekinerja.pegawai.queries import penilai_rinci, tim_pada

HARI, AWAL = date(2026, 10, 15), date(2026, 1, 1)
MASA = DateRange(AWAL, None)
ULANGAN = 5
TIAP = 40


def _ramaikan(instansi: Instansi) -> None:
    """Every third unit without units below gets a head by assignment from its own people, every
    fortieth person a letter or a secondment."""
    orang = list(instansi.pegawai.order_by("pk").values_list("pk", flat=True))
    unit = list(UnitKerja.objects.filter(instansi=instansi, anak=None).order_by("pk"))
    for satu in unit[::3]:
        kepala = Penempatan.objects.filter(
            jabatan__unit=satu, jabatan__kepala=False, jenis="DEFINITIF"
        ).order_by("pk")
        PenugasanKepala.objects.create(
            instansi=instansi, pegawai_id=kepala[0].pegawai_id, unit=satu, sebutan="Kepala",
            masa=MASA, dasar="SK",
        )  # fmt: skip
    for nomor in range(0, len(orang) - 1, TIAP):
        PenilaiKhusus.objects.create(
            instansi=instansi, pegawai_id=orang[nomor], penilai_id=orang[-1], masa=MASA, dasar="SK"
        )
        keputusan = Keputusan.objects.create(
            instansi=instansi, pegawai_id=orang[nomor + 1], jenis="DIPERBANTUKAN", nomor_sk="SK",
            tanggal_sk=AWAL, tmt=AWAL, dicatat_pada=datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        Kedudukan.objects.create(
            instansi=instansi, pegawai_id=orang[nomor + 1], jenis="DIPERBANTUKAN", masa=MASA,
            keputusan=keputusan, unit_penilai=unit[nomor % len(unit)],
        )  # fmt: skip
    _kosongkan(instansi, orang)


def _kosongkan(instansi: Instansi, orang: list[int]) -> None:
    """Every third head of a unit is gone; somebody acts in every second of those posts."""
    kepala = Penempatan.objects.filter(
        instansi=instansi, jabatan__kepala=True, jenis="DEFINITIF", masa__contains=HARI
    ).order_by("pk")
    for nomor, satu in enumerate(list(kepala)[1::3]):
        satu.masa = DateRange(satu.masa.lower, HARI)
        satu.save(update_fields=["masa"])
        if nomor % 2:
            Penempatan.objects.create(
                instansi=instansi, pegawai_id=orang[nomor * 11], jabatan_id=satu.jabatan_id,
                jenis="PLT", masa=MASA, dasar="SP",
            )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE pegawai_penempatan, pegawai_penugasankepala, pegawai_kedudukan")


def utama(_argumen: list[str]) -> dict[str, Any]:
    """People, queries and the median of the seconds, plain and with everything above."""
    instansi = Instansi.objects.annotate(banyak=Count("pegawai")).latest("banyak")
    polos = _ukur(instansi)
    with transaction.atomic():
        _ramaikan(instansi)
        ramai = _ukur(instansi)
        transaction.set_rollback(True)
    return {"polos": polos, "ramai": ramai}


def _ukur(instansi: Instansi) -> dict[str, Any]:
    waktu = []
    for _ in range(ULANGAN):
        awal = perf_counter()
        with counted_queries() as kueri:
            hasil = penilai_rinci(instansi.pk, pada=HARI)
        waktu.append(perf_counter() - awal)
    cara: dict[str, int] = {}
    for satu in hasil.values():
        cara[satu.cara] = cara.get(satu.cara, 0) + 1
    atasan = next(iter(hasil.values())).pegawai_id
    awal = perf_counter()
    tim_pada(instansi.pegawai.get(pk=atasan), pada=HARI)
    return {
        "orang": len(hasil),
        "kueri": int(kueri),
        "detik": median(waktu),
        "detik_tim": perf_counter() - awal,
        "cara": cara,
    }
