"""Tasks of the posts that a person holds, from the job analysis."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from ekinerja.organisasi.models import UraianTugas

TERBANYAK = 100


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
