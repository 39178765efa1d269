"""Counting the hints about fairness of a month; nothing follows from them by itself."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.models import Kewajaran
from ekinerja.aktivitas.queries.keadilan import tulis_kewajaran
from ekinerja.aktivitas.queries.kebijakan import kebijakan_pada
from ekinerja.skp.bulan import bulan_berikut


@transaction.atomic
def hitung_kewajaran(instansi_id: int, *, awal: date, pada: datetime) -> Kewajaran:
    """Count a month of a government anew; readers see the former figures until then.

    :param awal: first day of the month.
    """
    Kewajaran.objects.get_or_create(instansi_id=instansi_id, awal=awal, defaults={"pada": pada})
    hasil = Kewajaran.objects.select_for_update().get(instansi_id=instansi_id, awal=awal)
    akhir = bulan_berikut(awal)
    batas = kebijakan_pada(instansi_id, pada=akhir - timedelta(days=1)).menit_terbanyak
    tulis_kewajaran(hasil, akhir=akhir, batas=batas)
    hasil.pada = pada
    hasil.save(update_fields=["pada"])
    return hasil


def hitung_dua_bulan(instansi_id: int, *, pada: datetime) -> None:
    """The running month, and the one before it: what was decided late belongs to it."""
    awal = timezone.localdate(pada).replace(day=1)
    for satu in ((awal - timedelta(days=1)).replace(day=1), awal):
        hitung_kewajaran(instansi_id, awal=satu, pada=pada)
