"""Monthly facts for the calculation, and what was decided after a month was closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.queries.tinjauan import koreksi_peninjauan
from ekinerja.aktivitas.workflow import DISETUJUI
from ekinerja.core.lingkup import Lingkup
from ekinerja.pegawai.segments import SegmenBulan


@dataclass(frozen=True, slots=True)
class FaktaAktivitas:
    """What the daily log says about one segment of a person-month.

    :ivar menit_disetujui: minutes approved before the close.
    :ivar jumlah: number of approved entries, ``aktivitas_ids`` their ids by day.
    :ivar menunggu: entries still waiting for the superior.
    """

    menit_disetujui: int
    jumlah: int
    aktivitas_ids: tuple[int, ...]
    menunggu: int


@dataclass(frozen=True, slots=True)
class PerubahanSetelahTutup:
    """A decision after the month was closed: minutes to add (or take) by a later correction."""

    aktivitas_id: int
    pegawai_id: int
    tanggal: date
    menit: int
    diputus_pada: datetime


# LATERAL keeps one range scan of the covering index per segment, however many months are stored.
_SQL = """
SELECT s.pegawai_id, s.mulai, coalesce(d.menit, 0), d.jumlah, coalesce(d.ids, '{}'), d.menunggu
FROM unnest(%s::bigint[], %s::date[], %s::date[]) AS s(pegawai_id, mulai, selesai)
CROSS JOIN LATERAL (
    SELECT sum(a.menit) FILTER (WHERE a.sah) AS menit, count(*) FILTER (WHERE a.sah) AS jumlah,
           array_agg(a.id) FILTER (WHERE a.sah) AS ids,
           count(*) FILTER (WHERE a.status = 'DIKIRIM') AS menunggu
    FROM (
        SELECT id, menit, status, status = 'DISETUJUI' AND NOT setelah_tutup AS sah
        FROM aktivitas_aktivitas
        WHERE pegawai_id = s.pegawai_id AND tanggal >= s.mulai AND tanggal < s.selesai
          AND status IN ('DISETUJUI', 'DIKIRIM')
        ORDER BY tanggal, id
    ) a
) d
"""


def fakta_bulanan(segmen: Sequence[SegmenBulan]) -> dict[tuple[int, date], FaktaAktivitas]:
    """Facts of any number of segments in one statement.

    :returns: (pegawai id, first day of the segment) → facts; every segment has an entry.
    """
    if not segmen:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL,
            [
                [satu.pegawai_id for satu in segmen],
                [satu.mulai for satu in segmen],
                [satu.selesai for satu in segmen],
            ],
        )
        return {
            (pegawai_id, mulai): FaktaAktivitas(int(menit), jumlah, tuple(ids), menunggu)
            for pegawai_id, mulai, menit, jumlah, ids, menunggu in cursor
        }


def perubahan_setelah_tutup(
    lingkup: Lingkup, *, pegawai_ids: Sequence[int], mulai: date, selesai: date
) -> list[PerubahanSetelahTutup]:
    """What was decided about ``[mulai, selesai)`` after the month was closed.

    Entries approved since, and the differences that a team decided on what was counted (minus:
    minutes that count no more).
    """
    baris = (
        Aktivitas.objects.filter(
            instansi_id=lingkup.instansi_id,
            pegawai_id__in=pegawai_ids,
            tanggal__gte=mulai,
            tanggal__lt=selesai,
            status=DISETUJUI,
            setelah_tutup=True,
        )
        .order_by("pegawai_id", "tanggal", "id")
        .values_list("id", "pegawai_id", "tanggal", "menit", "diputus_pada")
    )
    disetujui = [
        PerubahanSetelahTutup(pk, orang, tanggal, menit, diputus_pada)
        for pk, orang, tanggal, menit, diputus_pada in baris
        if diputus_pada is not None
    ]
    putusan = koreksi_peninjauan(lingkup, pegawai_ids=pegawai_ids, mulai=mulai, selesai=selesai)
    return disetujui + [
        PerubahanSetelahTutup(
            satu.aktivitas_id, satu.pemohon_id, satu.aktivitas.tanggal, satu.selisih_menit,
            satu.diputus_pada,
        )
        for satu in putusan
        if satu.diputus_pada is not None
    ]  # fmt: skip
