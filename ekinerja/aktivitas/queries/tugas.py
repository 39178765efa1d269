"""Tasks of the posts that a person holds, from the job analysis."""

from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries.daftar import aktivitas_terlihat
from ekinerja.aktivitas.workflow import DIBATALKAN
from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UraianTugas

TERBANYAK, TERAKHIR = 100, 200


def _pada(pegawai_id: int, *, mulai: date, sampai: date) -> QuerySet[UraianTugas]:
    """Tasks in force on some of the days ``mulai``–``sampai``, of posts held on some of them."""
    masa = DateRange(mulai, sampai, "[]")
    return UraianTugas.objects.filter(
        jabatan__penempatan__pegawai_id=pegawai_id,
        jabatan__penempatan__masa__overlap=masa,
        masa__overlap=masa,
    ).distinct()


def tugas_jabatan(pegawai_id: int, *, mulai: date, sampai: date) -> list[UraianTugas]:
    """Tasks of the own posts (Plt. and Plh. included) on the days ``mulai``–``sampai``."""
    semua = _pada(pegawai_id, mulai=mulai, sampai=sampai).select_related("jabatan")
    return list(semua.order_by("jabatan_id", "urutan", "id")[:TERBANYAK])


def tugas_milik(pegawai_id: int, *, uraian_tugas_id: int, tanggal: date) -> UraianTugas | None:
    """The task when the person held its post on the day, else None."""
    return _pada(pegawai_id, mulai=tanggal, sampai=tanggal).filter(pk=uraian_tugas_id).first()


@dataclass(frozen=True, slots=True)
class KerjaTugas:
    """Own work of this year under one indicator and one task (None: no task was chosen)."""

    indikator_id: int
    uraian_tugas_id: int | None
    jumlah: int
    menit: int


@dataclass(frozen=True, slots=True)
class IsiTugas:
    """Tasks of the own posts, the work of the year under them, and the latest entries."""

    tugas: list[UraianTugas]
    kerja: list[KerjaTugas]
    terakhir: list[Aktivitas]


def isi_tugas(lingkup: Lingkup, *, pegawai_id: int, hari: date) -> IsiTugas:
    """Everything for the tree of tasks, in three queries.

    Entries under a replaced version count for the indicator in force (``butir``).
    """
    milik = (
        aktivitas_terlihat(lingkup)
        .filter(pegawai_id=pegawai_id, tanggal__gte=date(hari.year, 1, 1), tanggal__lte=hari)
        .exclude(status=DIBATALKAN)
        .annotate(butir=Coalesce("indikator__pengganti_id", "indikator_id"))
    )
    kerja = (
        milik.order_by()
        .values("butir", "uraian_tugas_id")
        .annotate(jumlah=Count("id"), lama=Sum("menit"))
    )
    return IsiTugas(
        tugas=tugas_jabatan(pegawai_id, mulai=hari, sampai=hari),
        kerja=[
            KerjaTugas(satu["butir"], satu["uraian_tugas_id"], satu["jumlah"], satu["lama"])
            for satu in kerja
        ],
        terakhir=list(milik.order_by("-tanggal", "-id")[:TERAKHIR]),
    )
