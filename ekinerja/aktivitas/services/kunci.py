"""The superior locks a day or a month of a person after rating; reopening is a deed of its own."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from ekinerja.aktivitas.models import Aktivitas, KunciAktivitas, RiwayatKunci
from ekinerja.aktivitas.workflow import DIKIRIM, KUNCI_WORKFLOW, TERKUNCI
from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.format import angka, rentang_tanggal
from ekinerja.organisasi.batasan import batasan
from ekinerja.pegawai.models import Pegawai
from ekinerja.pegawai.queries import dengan_wewenang, penilai_pada
from ekinerja.pegawai.wewenang import kapasitas_penilai

_SUDAH = {"kunci_sekali_sehari": "Sebagian hari ini sudah terkunci. Muat ulang halaman."}


@transaction.atomic
def kunci_hari(
    pegawai: Pegawai, *, mulai: date, selesai: date, oleh: Pegawai, pada: datetime
) -> KunciAktivitas:
    """Lock the days ``[mulai, selesai)`` of a person: no entry is added or changed, no draft.

    :raises TidakBerwenang: for who is not the penilai of the last of these days (or delegate).
    :raises AksiDitolak: for days to come, while something waits, or what is locked already.
    """
    orang = Pegawai.objects.select_for_update(of=("self",), no_key=True).get(pk=pegawai.pk)
    hari = timezone.localdate(pada)
    if mulai > hari or selesai <= mulai:
        raise AksiDitolak("Hari yang belum tiba tidak dapat dikunci. Pilih hari yang sudah lewat.")
    dengan_wewenang(oleh, pada=hari)
    penilai_id, kapasitas = _kapasitas(orang, oleh, hari=min(selesai - timedelta(days=1), hari))
    menunggu = Aktivitas.objects.filter(
        pegawai=orang, tanggal__gte=mulai, tanggal__lt=selesai, status=DIKIRIM
    ).count()
    if menunggu:
        raise AksiDitolak(
            f"Masih ada {angka(menunggu)} aktivitas yang menunggu keputusan pada hari-hari ini. "
            "Putuskan lebih dahulu, lalu kunci."
        )
    with batasan(_SUDAH):
        kunci = KunciAktivitas.objects.create(
            instansi_id=orang.instansi_id,
            pegawai=orang,
            masa=DateRange(mulai, selesai),
            penilai_id=penilai_id,
            dikunci_pada=pada,
        )
    RiwayatKunci.objects.create(
        objek=kunci,
        langkah="kunci",
        dari="",
        ke=TERKUNCI,
        oleh_id=oleh.user_id,
        oleh_nama=oleh.nama,
        kapasitas=kapasitas,
        alasan=rentang_tanggal(mulai, selesai),
        pada=pada,
    )
    return kunci


def _kapasitas(pegawai: Pegawai, oleh: Pegawai, *, hari: date) -> tuple[int, str]:
    """Whose right it is, and in which capacity this person uses it."""
    penilai_id = penilai_pada(pegawai.instansi_id, pada=hari, pegawai_ids=[pegawai.pk]).get(
        pegawai.pk
    )
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=penilai_id, pegawai_id=pegawai.pk
    )
    if kapasitas is None or penilai_id is None:
        raise TidakBerwenang(
            "Hari kerja seseorang hanya dikunci oleh pejabat penilainya atau yang menerima "
            "delegasinya."
        )
    return penilai_id, kapasitas


def buka_kunci(
    kunci: KunciAktivitas, *, oleh: Pegawai, pada: datetime, alasan: str
) -> KunciAktivitas:
    """Reopen, with the reason; the lock and its reopening stay in the history.

    :raises AksiDitolak: without a reason, or when it is open already.
    """
    dengan_wewenang(oleh, pada=timezone.localdate(pada))
    kapasitas = kapasitas_penilai(
        oleh.mewakili, oleh_id=oleh.pk, penilai_id=kunci.penilai_id, pegawai_id=kunci.pegawai_id
    )
    return KUNCI_WORKFLOW.run(
        "buka", kunci, oleh=oleh, pada=pada, kapasitas=kapasitas or "", alasan=alasan.strip()
    )
