"""Marking which parts of a plan were typed into e-Kinerja BKN."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import SKP, SalinBKN
from ekinerja.skp.permissions import pemilik_skp


@transaction.atomic
def tandai_bkn(
    skp: SKP, *, butir: str, tanggal: date, dikenal: set[str], oleh: Pegawai, pada: datetime
) -> None:
    """Mark a part as "sudah di BKN" on a day; marking it again changes the day.

    :param dikenal: parts that the plan has.
    :raises TidakBerwenang: to anybody but the owner.
    :raises AksiDitolak: a part it does not have, or a day outside its life.
    """
    wajib(pemilik_skp(skp, oleh))
    if butir not in dikenal:
        raise AksiDitolak("Bagian ini tidak ada lagi pada SKP ini. Muat ulang halamannya.")
    if not date(skp.masa.lower.year - 1, 1, 1) <= tanggal <= timezone.localdate(pada):
        raise AksiDitolak("Tanggal ini tidak wajar. Isi hari ketika bagian ini diketik di BKN.")
    SalinBKN.objects.update_or_create(
        skp=skp, butir=butir, defaults={"tanggal": tanggal, "dicatat_pada": pada}
    )


@transaction.atomic
def lepas_bkn(skp: SKP, *, butir: str, oleh: Pegawai) -> None:
    """Take the mark away.

    :raises TidakBerwenang: to anybody but the owner.
    """
    wajib(pemilik_skp(skp, oleh))
    SalinBKN.objects.filter(skp=skp, butir=butir).delete()
