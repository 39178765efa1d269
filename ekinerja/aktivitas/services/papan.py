"""A superior gives the team assignments and a line of feedback; the receiver says it is done."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ekinerja.aktivitas.models import Disposisi, RiwayatDisposisi, UmpanBalik
from ekinerja.aktivitas.permissions import boleh_membina
from ekinerja.aktivitas.workflow import DIBERIKAN, DISPOSISI_WORKFLOW
from ekinerja.core.access import wajib
from ekinerja.core.dokumen import Terbitan, terbitkan
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.models import Dokumen
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import tim_pada


def _teks(isi: str) -> str:
    rapi = " ".join(isi.split())
    if not rapi:
        raise AksiDitolak("Isinya masih kosong. Tuliskan satu baris, lalu kirim lagi.")
    return rapi


def beri_umpan_balik(
    pegawai: Pegawai, *, tanggal: date, isi: str, oleh: Pegawai, pada: datetime
) -> UmpanBalik:
    """Say one line about the day of somebody in the own team; it cannot be changed.

    :raises TidakBerwenang: for who is not the superior today.
    :raises AksiDitolak: without words, or about a day to come.
    """
    hari = timezone.localdate(pada)
    wajib(boleh_membina(pegawai.pk, oleh, tim=tim_pada(oleh, pada=hari)))
    if tanggal > hari:
        raise AksiDitolak("Hari itu belum tiba. Pilih hari ini atau hari yang sudah lewat.")
    return UmpanBalik.objects.create(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        tanggal=tanggal,
        oleh=oleh,
        isi=_teks(isi),
        pada=pada,
    )


@transaction.atomic
def beri_disposisi(
    pegawai: Pegawai, *, isi: str, tenggat: date | None, oleh: Pegawai, pada: datetime
) -> Disposisi:
    """Give work to somebody of the own team.

    :param tenggat: last day, or None.
    :raises TidakBerwenang: for who is not the superior today.
    :raises AksiDitolak: without words, or with a day that has passed.
    """
    hari = timezone.localdate(pada)
    wajib(boleh_membina(pegawai.pk, oleh, tim=tim_pada(oleh, pada=hari)))
    if tenggat is not None and tenggat < hari:
        raise AksiDitolak("Tenggatnya sudah lewat. Pilih hari ini atau sesudahnya.")
    disposisi = Disposisi.objects.create(
        instansi_id=pegawai.instansi_id,
        pemberi=oleh,
        pegawai=pegawai,
        isi=_teks(isi),
        tenggat=tenggat,
        dibuat_pada=pada,
    )
    RiwayatDisposisi.objects.create(
        objek=disposisi,
        langkah="beri",
        dari="",
        ke=DIBERIKAN,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        pada=pada,
    )
    return disposisi


def selesaikan_disposisi(disposisi: Disposisi, *, oleh: Pegawai, pada: datetime) -> Disposisi:
    """The receiver says that it is done.

    :raises TidakBerwenang: to anybody else.
    :raises AksiDitolak: when it is done or taken back already.
    """
    return DISPOSISI_WORKFLOW.run(
        "selesai", disposisi, oleh=oleh, pada=pada, ubah={"selesai_pada": pada}
    )


def tarik_disposisi(
    disposisi: Disposisi, *, oleh: Pegawai, pada: datetime, alasan: str
) -> Disposisi:
    """Who gave it takes it back, with the reason.

    :raises TidakBerwenang: to anybody else.
    :raises AksiDitolak: without a reason, or when it is done already.
    """
    return DISPOSISI_WORKFLOW.run("tarik", disposisi, oleh=oleh, pada=pada, alasan=alasan.strip())


def terbitkan_laporan(terbitan: Terbitan, *, instansi_id: int, pada: datetime) -> Dokumen:
    """Register one print of the month of a person; each print tells its own day of issue."""
    [dokumen] = terbitkan([terbitan], instansi_id=instansi_id, pada=pada)
    return dokumen
