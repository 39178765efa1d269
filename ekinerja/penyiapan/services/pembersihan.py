"""Clearing what imports no longer need: rows of people that nobody decides on any more.

A preview holds names, numbers and accounts as they stood in a file. It is needed until somebody
decides, and after that while the import can be undone; the counts and who did it stay for ever.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.models import Impor, ImporBaris
from ekinerja.penyiapan.services.impor import buang_impor
from ekinerja.penyiapan.services.urung import MASA_URUNG

MASA_PUTUSAN = timedelta(days=30)
TIDAK_DIPUTUSKAN = (
    f"Berkas ini tidak diputuskan selama {MASA_PUTUSAN.days} hari, jadi dibuang. Unggah lagi bila "
    "masih diperlukan."
)
_TERBUKA = (Impor.DIPETAKAN, Impor.DIPERIKSA, Impor.MEMERIKSA, Impor.MENERAPKAN)
_TUNTAS = (Impor.SELESAI, Impor.DIURUNGKAN, Impor.DIBUANG, Impor.GAGAL)
KELOMPOK = 200


def bersihkan_impor(*, pada: datetime) -> int:
    """Throw away uploads that nobody decided on, then clear the rows of settled ones.

    Safe to run twice and to be stopped: each import is its own transaction.

    :returns: how many imports were cleared.
    """
    for impor in list(_tidak_diputuskan(pada)[:KELOMPOK]):
        _buang(impor, pada=pada)
    nomor = list(_lewat_masa(pada).values_list("pk", flat=True)[:KELOMPOK])
    for satu in nomor:
        _kosongkan(satu, pada=pada)
    return len(nomor)


def _tidak_diputuskan(pada: datetime) -> QuerySet[Impor]:
    return Impor.objects.filter(status__in=_TERBUKA, dibuat_pada__lt=pada - MASA_PUTUSAN)


def _lewat_masa(pada: datetime) -> QuerySet[Impor]:
    """Settled longer ago than an import can be undone, and not cleared yet."""
    batas = pada - MASA_URUNG
    return (
        Impor.objects.filter(status__in=_TUNTAS, selesai_pada__lt=batas)
        .filter(Q(diurungkan_pada=None) | Q(diurungkan_pada__lt=batas))
        .exclude(laporan__has_key="dibersihkan")
        .order_by("pk")
    )


@transaction.atomic
def _buang(impor: Impor, *, pada: datetime) -> None:
    """Throw one upload away; what is running right now is left to the next time."""
    try:
        buang_impor(impor, pada=pada)
    except AksiDitolak:
        return
    Impor.objects.filter(pk=impor.pk).update(keterangan=TIDAK_DIPUTUSKAN)
    _kosongkan(impor.pk, pada=pada)


@transaction.atomic
def _kosongkan(nomor: int, *, pada: datetime) -> None:
    """Rows and cell contents go; counts, notes and faults of the file as a whole stay."""
    impor = Impor.objects.select_for_update(of=("self",)).get(pk=nomor)
    ImporBaris.objects.filter(impor=impor).delete()
    semua = impor.laporan.get("masalah")
    tinggal = {nama: impor.laporan[nama] for nama in ("catatan",) if nama in impor.laporan}
    if semua is not None:
        tinggal["masalah"] = [satu for satu in semua if not satu["baris"]]
        tinggal["jumlah_masalah"] = impor.laporan.get("jumlah_masalah", len(semua))
    impor.laporan = {**tinggal, "dibersihkan": timezone.localdate(pada).isoformat()}
    impor.save(update_fields=["laporan"])
