"""Accesses for support: who asked, who agreed, which pages were opened."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import AksesDukungan, JejakDukungan, RiwayatDukungan
from ekinerja.organisasi.workflow import BERLAKU, DIMINTA


def dukungan_terlihat(
    lingkup: Lingkup, *, user_id: int, semua: bool, status: str = "", cari: str = ""
) -> QuerySet[AksesDukungan]:
    """Accesses of the instansi with the number of pages opened (``halaman``), newest first.

    :param semua: those of everybody (needs the whole instansi), else only the own.
    """
    daftar = AksesDukungan.objects.filter(instansi_id=lingkup.instansi_id)
    if not (semua and lingkup.unit_ids is None):
        daftar = daftar.filter(user_id=user_id)
    if status:
        daftar = daftar.filter(status=status)
    for kata in cari.split():
        daftar = daftar.filter(Q(user__nama__icontains=kata) | Q(alasan__icontains=kata))
    dihitung = daftar.select_related("user", "diputus_oleh").annotate(halaman=Count("jejak"))
    return dihitung.order_by("-id")


def dukungan_menunggu(lingkup: Lingkup, *, user_id: int) -> QuerySet[AksesDukungan]:
    """Requests that this person may decide: those of others."""
    return AksesDukungan.objects.filter(instansi_id=lingkup.instansi_id, status=DIMINTA).exclude(
        user_id=user_id
    )


def dukungan_terbuka(user_id: int, *, saat: datetime) -> AksesDukungan | None:
    """The access that this user has open at this moment."""
    return AksesDukungan.objects.filter(
        user_id=user_id, status=BERLAKU, mulai__lte=saat, selesai__gt=saat
    ).first()


def jejak_dukungan(akses: AksesDukungan) -> QuerySet[JejakDukungan]:
    """Pages opened during an access, newest first."""
    return JejakDukungan.objects.filter(akses=akses)


def riwayat_dukungan(akses: AksesDukungan) -> QuerySet[RiwayatDukungan]:
    """Who asked, decided and ended, oldest first."""
    return RiwayatDukungan.objects.filter(objek=akses)
