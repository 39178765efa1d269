"""The day of a person as a pure function of schedule and records, for any number of people."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from ekinerja.kalender.queries import JADWAL_SQL


@dataclass(frozen=True, slots=True)
class HasilHitung:
    """Days written: new, changed, and taken away because they are no working days any more."""

    baru: int
    berubah: int
    dihapus: int


# A working day of a person is computed once it is over: it ends at 03.00 local time of the next
# day, so that a record after midnight still belongs to the evening before. Officials of state
# (POLITIS) keep no hours. A closed person-month is left alone.
_WAJIB_SQL = """
WITH RECURSIVE orang AS (
    SELECT n.pegawai_id, j.unit_id, n.masa
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND j.jenis <> 'POLITIS'
      AND n.masa && daterange(%(awal)s::date, %(akhir)s::date)
      AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
), unit_jadwal AS (
    SELECT DISTINCT unit_id, %(instansi)s::bigint AS instansi_id FROM orang
), """
# First and last record of the day. Records at most ten minutes apart are one event (a double
# tap): before the middle of the schedule it is the coming in, after it the leaving, and the other
# side stays unrecorded. Minutes are whole and never exceed the length of the schedule.
_HASIL_SQL = """
, tertutup AS (
    SELECT pegawai_id, awal FROM kalender_bulantertutup
    WHERE awal >= date_trunc('month', %(awal)s::date) AND awal < %(akhir)s::date
), wajib AS MATERIALIZED (
    SELECT o.pegawai_id, d.tanggal, d.mulai, d.selesai
    FROM orang o JOIN jadwal d ON d.unit_id = o.unit_id AND o.masa @> d.tanggal
    LEFT JOIN tertutup t
      ON t.pegawai_id = o.pegawai_id AND t.awal = date_trunc('month', d.tanggal)::date
    WHERE t.pegawai_id IS NULL
      AND (d.tanggal + 1 + time '03:00') AT TIME ZONE d.zona <= %(pada)s
), terekam AS (
    SELECT pegawai_id, tanggal, min(saat) AS pertama, max(saat) AS terakhir,
           (array_agg(id ORDER BY saat))[1] AS pertama_id,
           (array_agg(id ORDER BY saat DESC))[1] AS terakhir_id
    FROM presensi_rekaman
    WHERE instansi_id = %(instansi)s AND tanggal >= %(awal)s AND tanggal < %(akhir)s
      AND (%(orang)s::bigint[] IS NULL OR pegawai_id = ANY (%(orang)s::bigint[]))
    GROUP BY pegawai_id, tanggal
), sisi AS (
    SELECT w.*, r.pertama, r.terakhir,
           CASE WHEN r.terakhir - r.pertama > interval '10 minutes'
                  OR r.pertama < w.mulai + (w.selesai - w.mulai) / 2
                THEN r.pertama_id END AS masuk_id,
           CASE WHEN r.terakhir - r.pertama > interval '10 minutes'
                  OR r.pertama >= w.mulai + (w.selesai - w.mulai) / 2
                THEN r.terakhir_id END AS pulang_id
    FROM wajib w LEFT JOIN terekam r ON r.pegawai_id = w.pegawai_id AND r.tanggal = w.tanggal
), hasil AS (
    SELECT pegawai_id, tanggal, mulai, selesai, masuk_id, pulang_id,
           CASE WHEN pertama IS NULL THEN 'TANPA_KETERANGAN' ELSE 'HADIR' END AS status,
           CASE WHEN masuk_id IS NULL THEN 0 ELSE
               floor(extract(epoch FROM
                   least(greatest(pertama - mulai, interval '0'), selesai - mulai)) / 60)::int
           END AS terlambat,
           CASE WHEN pulang_id IS NULL THEN 0 ELSE
               floor(extract(epoch FROM
                   least(greatest(selesai - terakhir, interval '0'), selesai - mulai)) / 60)::int
           END AS cepat
    FROM sisi
), hapus AS (
    DELETE FROM presensi_haripresensi h
    WHERE h.instansi_id = %(instansi)s AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
      AND (%(orang)s::bigint[] IS NULL OR h.pegawai_id = ANY (%(orang)s::bigint[]))
      AND h.dihitung_pada <= %(pada)s
      AND NOT EXISTS (
          SELECT 1 FROM wajib w WHERE w.pegawai_id = h.pegawai_id AND w.tanggal = h.tanggal)
      AND NOT EXISTS (
          SELECT 1 FROM tertutup t
          WHERE t.pegawai_id = h.pegawai_id AND t.awal = date_trunc('month', h.tanggal)::date)
    RETURNING 1
), tulis AS (
    INSERT INTO presensi_haripresensi AS h (
        instansi_id, pegawai_id, tanggal, status, masuk_id, pulang_id, jadwal_mulai,
        jadwal_selesai, menit_terlambat, menit_pulang_cepat, dihitung_pada)
    SELECT %(instansi)s, b.pegawai_id, b.tanggal, b.status, b.masuk_id, b.pulang_id, b.mulai,
           b.selesai, b.terlambat, b.cepat, %(pada)s
    FROM hasil b
    LEFT JOIN presensi_haripresensi l ON l.pegawai_id = b.pegawai_id AND l.tanggal = b.tanggal
    WHERE l.id IS NULL
       OR (l.status, l.masuk_id, l.pulang_id, l.jadwal_mulai, l.jadwal_selesai,
           l.menit_terlambat, l.menit_pulang_cepat)
          IS DISTINCT FROM
          (b.status, b.masuk_id, b.pulang_id, b.mulai, b.selesai, b.terlambat, b.cepat)
    ORDER BY b.pegawai_id, b.tanggal
    ON CONFLICT (pegawai_id, tanggal) DO UPDATE SET
        status = excluded.status, masuk_id = excluded.masuk_id, pulang_id = excluded.pulang_id,
        jadwal_mulai = excluded.jadwal_mulai, jadwal_selesai = excluded.jadwal_selesai,
        menit_terlambat = excluded.menit_terlambat,
        menit_pulang_cepat = excluded.menit_pulang_cepat,
        dihitung_pada = excluded.dihitung_pada
    RETURNING (xmax = 0) AS baru
)
SELECT count(*) FILTER (WHERE baru), count(*) FILTER (WHERE NOT baru),
       (SELECT count(*) FROM hapus)
FROM tulis
"""
# From this many people on, every join is a hash or a merge join.
_BANYAK_ORANG = 200
_HITUNG_SQL = _WAJIB_SQL + JADWAL_SQL + _HASIL_SQL


@transaction.atomic
def hitung_hari(
    instansi_id: int,
    *,
    awal: date,
    akhir: date,
    pada: datetime,
    pegawai_ids: Sequence[int] | None = None,
) -> HasilHitung:
    """Compute every working day in ``[awal, akhir)`` that is over at ``pada`` (one statement).

    Days whose result stays the same are not written, so a second run changes nothing. Days that
    are no longer working days (a day off was added, a placement ended) lose their row. Closed
    person-months are never touched.

    :param pegawai_ids: only these people; None is everybody of the instansi.
    """
    banyak = pegawai_ids is None or len(pegawai_ids) > _BANYAK_ORANG
    with connection.cursor() as cursor, _rencana_himpunan(cursor, berlaku=banyak):
        cursor.execute(
            _HITUNG_SQL,
            {
                "instansi": instansi_id,
                "awal": awal,
                "akhir": akhir,
                "pada": pada,
                "orang": None if pegawai_ids is None else list(pegawai_ids),
            },
        )
        return HasilHitung(*cursor.fetchone())


@contextmanager
def _rencana_himpunan(cursor: CursorWrapper, *, berlaku: bool) -> Iterator[None]:
    """Keep the planner from nested loops over records that were loaded a moment ago.

    Right after a bulk load the statistics still say "no rows"; the plan chosen then took minutes
    for 10,000 people instead of seconds (measured).
    """
    if not berlaku:
        yield
        return
    cursor.execute("SET LOCAL enable_nestloop = off")
    yield
    cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")
