"""Marking what was typed into e-Kinerja BKN, and what a result is called there."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, PadananRHK, SalinAktivitas
from ekinerja.aktivitas.queries.bkn import DILAPORKAN
from ekinerja.core.errors import AksiDitolak
from ekinerja.pegawai.models import Pegawai
from ekinerja.skp.models import HasilKerja

PADANAN_MAKS = 2_000
HARI_MAKS = 366


@transaction.atomic
def tandai_salin(
    aktivitas_ids: Sequence[int], *, tanggal: date, oleh: Pegawai, pada: datetime
) -> int:
    """Mark own entries as "sudah di BKN" on a day; what is marked already keeps its day.

    :returns: how many were marked now.
    :raises AksiDitolak: a day to come or long before, or entries that are not one's own.
    """
    kini = timezone.localdate(pada)
    if not 0 <= (kini - tanggal).days <= HARI_MAKS:
        raise AksiDitolak("Tanggal ini tidak wajar. Isi hari ketika aktivitas ini diketik di BKN.")
    milik = Aktivitas.objects.filter(
        pk__in=aktivitas_ids, pegawai_id=oleh.pk, status__in=DILAPORKAN
    )
    ada = set(milik.values_list("pk", flat=True))
    if not ada or ada != set(aktivitas_ids):
        raise AksiDitolak("Aktivitas ini tidak ada lagi pada catatan Anda. Muat ulang halamannya.")
    sudah = SalinAktivitas.objects.filter(aktivitas_id__in=ada).count()
    SalinAktivitas.objects.bulk_create(
        (SalinAktivitas(aktivitas_id=pk, tanggal=tanggal, dicatat_pada=pada) for pk in ada),
        ignore_conflicts=True,
    )
    return len(ada) - sudah


def lepas_salin(aktivitas_id: int, *, oleh: Pegawai) -> None:
    """Take the mark off an own entry; off another's nothing is taken."""
    SalinAktivitas.objects.filter(aktivitas_id=aktivitas_id, aktivitas__pegawai_id=oleh.pk).delete()


@transaction.atomic
def padankan(hasil_kerja_id: int, *, rencana: str, oleh: Pegawai, pada: datetime) -> None:
    """Say how an own result is called there; the words of here, or none, end the difference.

    :raises AksiDitolak: a result of another person, or words that are too long.
    """
    hasil = HasilKerja.objects.filter(pk=hasil_kerja_id, skp__pegawai_id=oleh.pk).first()
    if hasil is None:
        raise AksiDitolak("Rencana hasil kerja ini bukan milik Anda. Muat ulang halamannya.")
    rapi = " ".join(rencana.split())
    if len(rapi) > PADANAN_MAKS:
        raise AksiDitolak(f"Padanan paling panjang {PADANAN_MAKS} huruf. Ringkaskan.")
    if rapi in ("", hasil.rencana):
        PadananRHK.objects.filter(hasil_kerja=hasil).delete()
        return
    PadananRHK.objects.update_or_create(
        hasil_kerja=hasil, defaults={"pegawai": oleh, "rencana": rapi, "diubah_pada": pada}
    )
