"""Deeds on the machinery."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from ekinerja.core.access import wajib
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import Pelaku
from ekinerja.organisasi.permissions import boleh_mengulangi
from ekinerja.organisasi.queries import tugas_gagal


@transaction.atomic
def ulangi_gagal(tugas: str, *, instansi_id: int, oleh: Pelaku, pada: datetime) -> int:
    """Put the failed jobs of one kind back into the queue; each is safe to run twice.

    Who did it stays in the list of long work.

    :param tugas: name of the task.
    :returns: how many.
    :raises TidakBerwenang: neither technical admin nor keeper of the application.
    :raises AksiDitolak: nothing of this kind has failed.
    """
    wajib(boleh_mengulangi(instansi_id, oleh, pada=timezone.localdate(pada)))
    nomor = next((satu.nomor for satu in tugas_gagal() if satu.tugas == tugas), ())
    if not nomor:
        raise AksiDitolak("Tidak ada lagi pekerjaan gagal dari jenis ini. Muat ulang halamannya.")
    with connection.cursor() as cursor:
        for satu in nomor:
            cursor.execute(
                "SELECT procrastinate_retry_job_v2(%s, %s, NULL, NULL, NULL)", [satu, pada]
            )
    Pekerjaan.objects.create(
        instansi_id=instansi_id, jenis="sistem.ulangi", judul=f"Mengulangi {tugas}",
        status=Pekerjaan.SELESAI, selesai=len(nomor), total=len(nomor), oleh_id=oleh.user_id,
        dibuat_pada=pada, diperbarui_pada=pada,
    )  # fmt: skip
    return len(nomor)
