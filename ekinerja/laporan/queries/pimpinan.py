"""The page of the leaders: per row how plans, days, attendance, actions and the public stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from ekinerja.kalender.queries import JADWAL_SQL
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.queries.keselarasan import KOSONG, Pecahan
from ekinerja.laporan.queries.layanan import survei_terakhir
from ekinerja.laporan.queries.pantauan import WAKIL_SQL, keadaan_skp
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.perencanaan.queries.garis import isian_aksi

# person-days after WAKIL_SQL and JADWAL_SQL: all working days, those with a sent entry; present,
# and all days of the attendance
_HARI = """
, orang AS (
    SELECT o.pegawai_id, o.baris, coalesce(w.wakil, 0) AS pola
    FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[], %(letak)s::bigint[])
        o(pegawai_id, baris, unit_id)
    JOIN wakil w ON w.id = o.unit_id
), kerja AS (
    SELECT coalesce(unit_id, 0) AS pola, tanggal FROM jadwal
)
SELECT o.baris, sum(k.banyak)::bigint, 0, 0, 0
FROM orang o JOIN (SELECT pola, count(*) AS banyak FROM kerja GROUP BY 1) k ON k.pola = o.pola
GROUP BY o.baris
UNION ALL
SELECT c.baris, 0, count(*), 0, 0
FROM (
    SELECT DISTINCT o.baris, a.pegawai_id, a.tanggal
    FROM orang o
    JOIN aktivitas_aktivitas a ON a.pegawai_id = o.pegawai_id AND a.tanggal >= %(awal)s
      AND a.tanggal < %(akhir)s AND a.status NOT IN ('DRAF', 'DIBATALKAN')
    JOIN kerja k ON k.pola = o.pola AND k.tanggal = a.tanggal
) c
GROUP BY c.baris
UNION ALL
SELECT o.baris, 0, 0, count(*) FILTER (WHERE h.status = 'HADIR'), count(*)
FROM orang o JOIN presensi_haripresensi h ON h.pegawai_id = o.pegawai_id
  AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
GROUP BY o.baris
"""


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """Everything the leaders' page says about one row.

    :ivar catatan: person-days of working days with a sent entry, of all there were.
    :ivar kehadiran: person-days present, of those in the attendance.
    :ivar aksi: attainment of the plan's period as far as filled in; None without a plan.
    """

    unit_id: int
    nama: str
    luar: int
    skp: Pecahan
    catatan: Pecahan
    kehadiran: Pecahan
    aksi: Decimal | None
    aksi_terisi: Pecahan
    survei: SurveiLayanan | None


def keadaan_unit(isi: Cakupan, *, pada: date, awal: date, akhir: date) -> list[KeadaanUnit]:
    """The rows of a scope; the number of queries does not depend on the number of people.

    :param awal: days of ``[awal, akhir)`` are counted; ``akhir`` is at most the day after
        ``pada``.
    """
    rencana = keadaan_skp(isi, pada=pada)
    catatan, hadir = _hari(isi, awal=awal, akhir=akhir)
    unit_ids = [satu.unit_id for satu in isi.baris_unit]
    aksi = _aksi(isi, pada=awal)
    survei = survei_terakhir(isi.lingkup, unit_ids)
    hasil = []
    for satu in isi.baris_unit:
        pk = satu.unit_id
        skp = Pecahan(rencana[pk]["disetujui"] + satu.luar, satu.wajib + satu.luar)
        bagian, terisi = aksi.get(pk, (None, KOSONG))
        hasil.append(
            KeadaanUnit(
                pk, satu.nama, satu.luar, skp, catatan.get(pk, KOSONG), hadir.get(pk, KOSONG),
                bagian, terisi, survei.get(pk),
            )
        )  # fmt: skip
    return hasil


def _hari(
    isi: Cakupan, *, awal: date, akhir: date
) -> tuple[Mapping[int, Pecahan], Mapping[int, Pecahan]]:
    """Days with an entry of all working days, and days present (one query)."""
    medan: dict[str, Any] = {
        "instansi": isi.lingkup.instansi_id, "unit": list(set(isi.unit)), "awal": awal,
        "akhir": akhir, "orang": isi.orang, "baris": isi.baris, "letak": isi.unit,
    }  # fmt: skip
    jumlah: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(WAKIL_SQL + JADWAL_SQL + _HARI, medan)
        for baris, *isian in cursor.fetchall():
            lama = jumlah.get(baris, [0, 0, 0, 0])
            jumlah[baris] = [a + b for a, b in zip(lama, isian, strict=True)]
    return (
        {baris: Pecahan(satu[1], satu[0]) for baris, satu in jumlah.items()},
        {baris: Pecahan(satu[2], satu[3]) for baris, satu in jumlah.items()},
    )


def _aksi(isi: Cakupan, *, pada: date) -> Mapping[int, tuple[Decimal | None, Pecahan]]:
    """The action plan of each row that is a perangkat daerah (two queries)."""
    opd = [satu.unit_id for satu in isi.baris_unit if satu.unit.opd_id == satu.unit_id]
    return {
        satu.unit_id: (satu.bagian, Pecahan(satu.terisi, satu.target))
        for satu in isian_aksi(isi.lingkup, unit_ids=opd, tahun=pada.year, bulan=pada.month)
    }
