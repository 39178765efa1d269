"""Plans of days: one's own day, what may be taken over into it, and the recap of many days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from ekinerja.aktivitas.models import PolaKerja, RencanaKerja
from ekinerja.aktivitas.queries.parameter import nilai_ditetapkan
from ekinerja.kalender.queries import jadwal
from ekinerja.pegawai.models import Pegawai
from ekinerja.presensi.queries import penempatan_hari

EFEKTIF = "menit_efektif_per_hari"
TERTUNDA_HARI = 14
_SEKALI = 100
SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HariRencana:
    """The own plan of a day.

    :ivar mulai: when work begins that day, None on a day without work.
    :ivar efektif: effective minutes of a day, None where nothing is decreed.
    :ivar pola: recurring work that has not ended.
    :ivar tertunda: unfinished plans of the days before.
    """

    rencana: list[RencanaKerja]
    mulai: datetime | None
    efektif: int | None
    pola: list[PolaKerja]
    tertunda: list[RencanaKerja]

    def ditawarkan(self, hari: date) -> list[PolaKerja]:
        """Recurring work of a working day that is not in its plan yet."""
        if self.mulai is None:
            return []
        dipakai = {satu.pola_id for satu in self.rencana}
        return [
            satu
            for satu in self.pola
            if hari.isoweekday() in satu.hari and hari in satu.masa and satu.pk not in dipakai
        ]


def hari_rencana(pegawai: Pegawai, *, hari: date) -> HariRencana:
    """Everything about the plan of a day (six queries)."""
    awal = hari - timedelta(days=TERTUNDA_HARI)
    milik = RencanaKerja.objects.filter(pegawai=pegawai).select_related(
        "indikator__hasil_kerja", "aktivitas"
    )
    terbuka = Q(tanggal__gte=awal, tanggal__lt=hari, aktivitas=None)
    semua = list(milik.filter(Q(tanggal=hari) | terbuka)[:_SEKALI])
    rencana = [satu for satu in semua if satu.tanggal == hari]
    efektif = nilai_ditetapkan(pegawai.instansi_id, pada=hari, nama=[EFEKTIF])[EFEKTIF]
    pola = PolaKerja.objects.filter(pegawai=pegawai, masa__endswith__gt=hari)
    return HariRencana(
        rencana,
        mulai_kerja(pegawai, hari=hari),
        efektif if isinstance(efektif, int) else None,
        list(pola.select_related("indikator__hasil_kerja")),
        [satu for satu in semua if satu.tanggal < hari],
    )


def mulai_kerja(pegawai: Pegawai, *, hari: date) -> datetime | None:
    """When the work of a person's unit begins on a day, None without work (three queries)."""
    tempat = penempatan_hari(pegawai, pada=hari)
    unit_id = tempat.unit_id if tempat else None
    isi = jadwal(pegawai.instansi_id, unit_ids=[unit_id], awal=hari, akhir=hari + SEHARI)
    return isi[0].mulai if isi else None


def rencana_milik(pegawai_id: int, *, pk: int) -> RencanaKerja | None:
    """An own plan, locked."""
    return (
        RencanaKerja.objects.select_for_update(of=("self",))
        .filter(pegawai_id=pegawai_id, pk=pk)
        .first()
    )


def menit_direncanakan(pegawai_id: int, *, hari: date) -> tuple[int, int]:
    """Minutes and pieces of work planned for a day."""
    menit = RencanaKerja.objects.filter(pegawai_id=pegawai_id, tanggal=hari).values_list(
        "menit", flat=True
    )
    semua = list(menit)
    return sum(semua), len(semua)


_REKAP = """
SELECT o.pegawai_id, h.tanggal::date, coalesce(r.banyak, 0), coalesce(r.menit, 0),
       coalesce(r.jadi, 0), r.awal, coalesce(a.banyak, 0), coalesce(a.menit, 0)
FROM unnest(%(orang)s::bigint[]) o(pegawai_id)
CROSS JOIN generate_series(%(awal)s::date, %(akhir)s::date - 1, interval '1 day') h(tanggal)
LEFT JOIN LATERAL (
    SELECT count(*) AS banyak, sum(menit) AS menit, count(aktivitas_id) AS jadi,
           min(dibuat_pada) AS awal
    FROM aktivitas_rencanakerja r
    WHERE r.pegawai_id = o.pegawai_id AND r.tanggal = h.tanggal
) r ON true
LEFT JOIN LATERAL (
    SELECT count(*) AS banyak, sum(menit) AS menit FROM aktivitas_aktivitas a
    WHERE a.pegawai_id = o.pegawai_id AND a.tanggal = h.tanggal
      AND a.status NOT IN ('DRAF', 'DIBATALKAN', 'DITOLAK')
) a ON true
WHERE r.banyak > 0 OR a.banyak > 0
ORDER BY h.tanggal, o.pegawai_id
"""


@dataclass(frozen=True, slots=True)
class RekapHari:
    """A person's day: planned, become an entry, reported.

    :ivar direncanakan_pada: when its first plan was written.
    """

    pegawai_id: int
    tanggal: date
    rencana: int
    menit_rencana: int
    jadi: int
    direncanakan_pada: datetime | None
    aktivitas: int
    menit_aktivitas: int


def rekap_rencana(pegawai_ids: Collection[int], *, mulai: date, selesai: date) -> list[RekapHari]:
    """Days of ``[mulai, selesai)`` with a plan or an entry, in order (one query)."""
    medan: dict[str, Any] = {"orang": list(pegawai_ids), "awal": mulai, "akhir": selesai}
    with connection.cursor() as cursor:
        cursor.execute(_REKAP, medan)
        return [RekapHari(*satu) for satu in cursor.fetchall()]
