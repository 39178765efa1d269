"""The page of the leaders: per row how plans, days, attendance, actions and the public stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import JADWAL_SQL, WAKIL_SQL
from ekinerja.laporan.models import Ringkasan, SurveiLayanan
from ekinerja.laporan.queries.layanan import survei_terakhir
from ekinerja.laporan.queries.ringkasan import BarisRingkas, Pecahan, baris_ringkas
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.perencanaan.queries.garis import isian_aksi

# person-days after WAKIL_SQL and JADWAL_SQL: all working days, those with a sent entry; present,
# and all days of the attendance
_HARI = """
, orang AS (
    SELECT o.pegawai_id, o.unit_id, coalesce(w.wakil, 0) AS pola
    FROM unnest(%(orang)s::bigint[], %(letak)s::bigint[]) o(pegawai_id, unit_id)
    JOIN wakil w ON w.id = o.unit_id
), kerja AS (
    SELECT coalesce(unit_id, 0) AS pola, tanggal FROM jadwal
)
SELECT o.unit_id, sum(k.banyak)::bigint, 0, 0, 0
FROM orang o JOIN (SELECT pola, count(*) AS banyak FROM kerja GROUP BY 1) k ON k.pola = o.pola
GROUP BY o.unit_id
UNION ALL
SELECT c.unit_id, 0, count(*), 0, 0
FROM (
    SELECT DISTINCT o.unit_id, a.pegawai_id, a.tanggal
    FROM orang o
    JOIN aktivitas_aktivitas a ON a.pegawai_id = o.pegawai_id AND a.tanggal >= %(awal)s
      AND a.tanggal < %(akhir)s AND a.status NOT IN ('DRAF', 'DIBATALKAN')
    JOIN kerja k ON k.pola = o.pola AND k.tanggal = a.tanggal
) c
GROUP BY c.unit_id
UNION ALL
SELECT o.unit_id, 0, 0, count(*) FILTER (WHERE h.status = 'HADIR'), count(*)
FROM orang o JOIN presensi_haripresensi h ON h.pegawai_id = o.pegawai_id
  AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
GROUP BY o.unit_id
"""


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """Everything the leaders' page says about one row.

    :ivar aksi: attainment of the plan's period as far as filled in; None without a plan.
    """

    ringkas: BarisRingkas
    aksi: Decimal | None
    aksi_terisi: Pecahan
    survei: SurveiLayanan | None


def keadaan_unit(
    lingkup: Lingkup, ringkasan: Ringkasan, *, unit_id: int | None = None
) -> list[KeadaanUnit]:
    """The rows of a scope (six queries)."""
    semua = baris_ringkas(lingkup, ringkasan, unit_id=unit_id)
    aksi = _aksi(lingkup, semua, pada=ringkasan.awal)
    survei = survei_terakhir(lingkup, [satu.unit_id for satu in semua])
    return [
        KeadaanUnit(satu, *aksi.get(satu.unit_id, (None, Pecahan(0, 0))), survei.get(satu.unit_id))
        for satu in semua
    ]


def _aksi(
    lingkup: Lingkup, semua: Sequence[BarisRingkas], *, pada: date
) -> Mapping[int, tuple[Decimal | None, Pecahan]]:
    """The action plan of each row that is a perangkat daerah (two queries)."""
    opd = [satu.unit_id for satu in semua if satu.unit.opd_id == satu.unit_id]
    return {
        satu.unit_id: (satu.bagian, Pecahan(satu.terisi, satu.target))
        for satu in isian_aksi(lingkup, unit_ids=opd, tahun=pada.year, bulan=pada.month)
    }


def hitung_hari(isi: Cakupan, *, awal: date, akhir: date) -> dict[int, dict[str, int]]:
    """Person-days of ``[awal, akhir)`` per unit, named as in ``RingkasanUnit`` (one query)."""
    medan: dict[str, Any] = {
        "instansi": isi.lingkup.instansi_id, "unit": list(set(isi.unit)), "awal": awal,
        "akhir": akhir, "orang": isi.orang, "letak": isi.unit,
    }  # fmt: skip
    nama = ("hari_kerja", "tercatat", "hadir", "presensi")
    hasil = {unit_id: dict.fromkeys(nama, 0) for unit_id in isi.opd}
    with connection.cursor() as cursor:
        cursor.execute(WAKIL_SQL + JADWAL_SQL + _HARI, medan)
        for unit_id, *isian in cursor.fetchall():
            for satu, banyak in zip(nama, isian, strict=True):
                hasil[unit_id][satu] += banyak
    return hasil
