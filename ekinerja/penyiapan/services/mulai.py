"""Deeds of setting up: which modules are on, and from which month on everything counts."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.workflow import Pelaku
from ekinerja.instansi.models import Instansi, ModulInstansi
from ekinerja.instansi.queries import SEMUA_MODUL, modul_aktif
from ekinerja.kalender.models import Bulan
from ekinerja.penyiapan.permissions import penyiap


@transaction.atomic
def atur_modul(
    instansi: Instansi,
    modul: Collection[str],
    *,
    mulai: date,
    oleh: Pelaku,
    pada: datetime,
) -> frozenset[str]:
    """From this day on exactly these modules are on; what was on before stays on record.

    :raises TidakBerwenang: not by who sets up the government.
    :raises AksiDitolak: none chosen, an unknown one, or a change after that day exists already.
    """
    wajib(penyiap(instansi.pk, oleh, pada=timezone.localdate(pada)))
    pilihan = frozenset(modul)
    if not pilihan or not pilihan <= SEMUA_MODUL:
        raise AksiDitolak("Pilih paling sedikit satu modul yang dipakai.")
    Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    baris = ModulInstansi.objects.filter(instansi=instansi)
    if baris.filter(masa__startswith__gt=mulai).exists():
        raise AksiDitolak(
            "Sudah ada perubahan modul sesudah tanggal itu. Pilih tanggal yang lebih akhir."
        )
    belum_pernah = not baris.exists()
    kini = frozenset() if belum_pernah else modul_aktif(instansi.pk, pada=mulai)
    with mulai_massal(oleh, sebab="modul diatur"):
        for satu in baris.filter(modul__in=kini - pilihan, masa__contains=mulai):
            _matikan(satu, mulai)
        ModulInstansi.objects.bulk_create(
            ModulInstansi(instansi=instansi, modul=kode, masa=DateRange(mulai, None))
            for kode in sorted(pilihan - kini)
        )
    return pilihan


def _matikan(satu: ModulInstansi, mulai: date) -> None:
    """Switch one off from a day on; one that began on that day never was on."""
    if satu.masa.lower == mulai:
        satu.delete()
        return
    satu.masa = DateRange(satu.masa.lower, mulai)
    satu.save(update_fields=["masa"])


@transaction.atomic
def tetapkan_mulai(instansi: Instansi, *, mulai: date, oleh: Pelaku, pada: datetime) -> Instansi:
    """From this month on everything counts; months before it are an archive.

    :param mulai: first day of a month.
    :raises TidakBerwenang: not by who sets up the government.
    :raises AksiDitolak: not a first of a month, or a month before it is closed already.
    """
    wajib(penyiap(instansi.pk, oleh, pada=timezone.localdate(pada)))
    if mulai.day != 1:
        raise AksiDitolak("Aplikasi mulai berlaku pada tanggal 1. Pilih bulannya.")
    tertutup = (
        Bulan.objects.filter(unit__instansi=instansi, awal__lt=mulai)
        .exclude(ditutup_pada=None)
        .order_by("awal")
        .select_related("unit")
        .first()
    )
    if tertutup is not None:
        raise AksiDitolak(
            f"{bulan_tahun(tertutup.awal)} sudah ditutup oleh {tertutup.unit.nama}, sehingga "
            "tidak dapat menjadi arsip. Pilih bulan itu atau sebelumnya."
        )
    kunci = Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    kunci.mulai_berlaku = mulai
    with mulai_massal(oleh, sebab="tanggal mulai berlaku ditetapkan"):
        kunci.save(update_fields=["mulai_berlaku"])
    return kunci
