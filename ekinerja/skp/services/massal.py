"""Dividing the targets of all drafts of a government at once, as a job with progress."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from procrastinate.exceptions import AlreadyEnqueued

from ekinerja.aturan.kinerja.pecah_target import pecah
from ekinerja.core.bulk import mulai_massal
from ekinerja.core.errors import AksiDitolak
from ekinerja.core.jobs import antrekan
from ekinerja.core.models import Pekerjaan
from ekinerja.core.workflow import SISTEM, Pelaku
from ekinerja.kalender.queries import jadwal
from ekinerja.skp.bulan import bulan_dalam
from ekinerja.skp.queries import BelumTerpecah, banyak_belum_terpecah, belum_terpecah

BAGIAN = 2_000
TUGAS = "skp.pecah_massal"
Bobot = dict[tuple[int, date], int]

_TULIS = """
INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)
SELECT x.*, 0 FROM unnest(%s::bigint[], %s::date[], %s::numeric[]) AS x(indikator_id, awal, target)
ON CONFLICT (indikator_id, awal) DO UPDATE SET target = EXCLUDED.target
"""
_CARA = "UPDATE skp_indikator SET cara_pecah = %s WHERE id = ANY (%s::bigint[])"
# one change a plan: its stamp grows, with the words a second editor reads
_STEMPEL = """
WITH naik AS (
    UPDATE skp_skp SET stempel = stempel + 1 WHERE id = ANY (%s::bigint[]) RETURNING id, stempel
)
INSERT INTO skp_jejakisi (skp_id, nomor, apa, oleh_nama)
SELECT id, stempel, 'target bulanan dipecah untuk semua draf', %s FROM naik
"""


def minta_pecah(instansi_id: int, *, cara: str, oleh: Pelaku, pada: datetime) -> Pekerjaan:
    """Put the division of all undivided drafts into the queue.

    :param cara: RATA or HARI_KERJA.
    :raises AksiDitolak: when nothing waits to be divided, or the job waits already.
    """
    total = banyak_belum_terpecah(instansi_id)
    if not total:
        raise AksiDitolak("Semua target pada draf SKP sudah terpecah. Tidak ada yang dikerjakan.")
    pekerjaan = Pekerjaan(
        instansi_id=instansi_id,
        jenis=TUGAS,
        judul="Memecah target SKP ke bulan",
        total=total,
        oleh_id=oleh.user_id,
        dibuat_pada=pada,
        diperbarui_pada=pada,
    )
    try:
        with transaction.atomic():
            pekerjaan.save()
            antrekan(TUGAS, kunci=f"{TUGAS}.{instansi_id}", pekerjaan_id=pekerjaan.pk, cara=cara)
    except AlreadyEnqueued as galat:
        raise AksiDitolak(
            "Pemecahan target sudah menunggu giliran. Tunggu sampai selesai."
        ) from galat
    return pekerjaan


def pecah_massal(
    instansi_id: int, *, cara: str, lapor: Callable[[int], object], oleh: Pelaku = SISTEM
) -> int:
    """Divide every undivided target of the drafts, batch by batch; safe to run twice.

    Each batch is a transaction of its own, so that work done stays done.

    :param lapor: told how many indicators are done.
    :returns: how many indicators were divided.
    """
    selesai = terakhir = 0
    bobot: Bobot = {}
    with mulai_massal(oleh, sebab="pecah target massal"):
        while baris := belum_terpecah(instansi_id, batas=BAGIAN, sesudah=terakhir):
            if cara == "HARI_KERJA":
                _lengkapi_bobot(bobot, baris, instansi_id)
            with transaction.atomic():
                _tulis(baris, bobot, cara=cara, oleh=oleh)
            selesai += len(baris)
            terakhir = baris[-1].indikator_id
            lapor(selesai)
    return selesai


def _tulis(baris: list[BelumTerpecah], bobot: Bobot, *, cara: str, oleh: Pelaku) -> None:
    isi = list(_bulanan(baris, bobot))
    with connection.cursor() as cursor:
        cursor.execute(_TULIS, [list(kolom) for kolom in zip(*isi, strict=True)])
        cursor.execute(_CARA, [cara, [satu.indikator_id for satu in baris]])
        cursor.execute(_STEMPEL, [sorted({satu.skp_id for satu in baris}), oleh.nama])


def _bulanan(baris: Iterable[BelumTerpecah], bobot: Bobot) -> Iterable[tuple[int, date, Decimal]]:
    for satu in baris:
        bulan = bulan_dalam(satu.mulai, satu.selesai)
        berat = [bobot.get((satu.unit_id, awal), 0) for awal in bulan]
        for awal, bagian in zip(bulan, pecah(satu.target, berat), strict=True):
            yield satu.indikator_id, awal, bagian.nilai


def _lengkapi_bobot(bobot: Bobot, baris: list[BelumTerpecah], instansi_id: int) -> None:
    """Working days of each month, for the units that are new in this batch (one query)."""
    tahun = {hari.year for satu in baris for hari in (satu.mulai, satu.selesai)}
    awal, akhir = date(min(tahun), 1, 1), date(max(tahun) + 1, 1, 1)
    dikenal = {unit for unit, bulan in bobot if awal <= bulan < akhir}
    baru = sorted({satu.unit_id for satu in baris} - dikenal)
    if not baru:
        return
    hari = jadwal(instansi_id, unit_ids=baru, awal=awal, akhir=akhir)
    bobot.update(
        Counter((satu.unit_id, satu.tanggal.replace(day=1)) for satu in hari if satu.unit_id)
    )


def catat_kemajuan(pekerjaan_id: int, *, pada: datetime, **ubah: object) -> None:
    """Tell how far the job is."""
    Pekerjaan.objects.filter(pk=pekerjaan_id).update(diperbarui_pada=pada, **ubah)
