"""Who is paid by which unit in a month, cut where the post or the standing changes."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection


@dataclass(frozen=True, slots=True)
class SegmenBulan:
    """Days of one person in one post within one month; ``[mulai, selesai)``.

    All segments of a person-month belong to the same paying unit, wherever the days were worked.

    :ivar unit_id: unit of the post, and ``opd_id`` its perangkat daerah (None: not under one);
        name and perangkat daerah are those of the segment's last day.
    :ivar kelas: class of the post, None when the job evaluation left it open.
    :ivar golongan: rank on the last day of the segment.
    :ivar dasar_gaji_bpjs: rupiah a month, None when unknown.
    """

    pegawai_id: int
    mulai: date
    selesai: date
    jabatan_id: int
    jabatan: str
    jenis_jabatan: str
    kelas: int | None
    unit_id: int
    unit_nama: str
    opd_id: int | None
    jenis_pegawai: str
    golongan: str
    nip: str
    nama: str
    nama_urut: str
    dasar_gaji_bpjs: int | None
    status_ptkp: str

    @property
    def jumlah_hari(self) -> int:
        return (self.selesai - self.mulai).days


# A unit that has moved or got another name: on days that a row of its past stands covers, the row
# is what holds (see LetakUnit).
# The people are narrowed to those who touched this OPD first, so that the cost follows the unit:
# by their post, or by a secondment that this OPD pays. Days of an unpaid standing (suspended, on
# unpaid leave, gone) are cut out of the placements; who has no standing keeps them whole.
_SQL = """
WITH bulan AS (
    SELECT daterange(%(awal)s::date, %(akhir)s::date) AS masa
), bawahan AS (
    SELECT u.id FROM organisasi_unitkerja u WHERE u.opd_id = %(opd)s
  UNION
    SELECT l.unit_id FROM organisasi_letakunit l JOIN bulan ON l.masa && bulan.masa
    WHERE l.opd_id = %(opd)s
), tersentuh AS (
    SELECT n.pegawai_id
    FROM bawahan u
    JOIN organisasi_jabatan j ON j.unit_id = u.id
    JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
    JOIN bulan ON n.masa && bulan.masa
  UNION
    SELECT d.pegawai_id
    FROM bawahan u
    JOIN pegawai_kedudukan d ON d.unit_pembayar_id = u.id
    JOIN bulan ON d.masa && bulan.masa
), henti AS (
    SELECT d.pegawai_id, range_agg(d.masa) AS masa
    FROM tersentuh
    JOIN pegawai_kedudukan d ON d.pegawai_id = tersentuh.pegawai_id AND NOT d.dibayar
    JOIN bulan ON d.masa && bulan.masa
    GROUP BY d.pegawai_id
), bagian AS (
    SELECT n.pegawai_id, n.jabatan_id,
           unnest(datemultirange(n.masa * bulan.masa)
                  - coalesce(henti.masa, '{}'::datemultirange)) AS masa
    FROM tersentuh
    JOIN pegawai_penempatan n ON n.pegawai_id = tersentuh.pegawai_id AND n.jenis = 'DEFINITIF'
    JOIN bulan ON n.masa && bulan.masa
    LEFT JOIN henti ON henti.pegawai_id = n.pegawai_id
), letak AS (
    SELECT b.pegawai_id, b.masa, j.id AS jabatan_id, j.nama AS jabatan,
           j.jenis AS jenis_jabatan, j.kelas, u.id AS unit_id,
           coalesce(lu.nama, u.nama) AS unit_nama,
           CASE WHEN lu.id IS NULL THEN u.opd_id ELSE lu.opd_id END AS opd_id,
           CASE WHEN lx.id IS NULL THEN x.opd_id ELSE lx.opd_id END AS opd_khusus_id
    FROM bagian b
    JOIN organisasi_jabatan j ON j.id = b.jabatan_id
    JOIN organisasi_unitkerja u ON u.id = j.unit_id
    LEFT JOIN organisasi_letakunit lu ON lu.unit_id = u.id AND lu.masa @> upper(b.masa) - 1
    LEFT JOIN pegawai_kedudukan d ON d.pegawai_id = b.pegawai_id AND d.dibayar
          AND d.unit_pembayar_id IS NOT NULL AND d.masa @> upper(b.masa) - 1
    LEFT JOIN organisasi_unitkerja x ON x.id = d.unit_pembayar_id
    LEFT JOIN organisasi_letakunit lx ON lx.unit_id = x.id AND lx.masa @> upper(b.masa) - 1
), potong AS (
    SELECT letak.*,
           last_value(coalesce(opd_khusus_id, opd_id)) OVER (
               PARTITION BY pegawai_id ORDER BY lower(masa)
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
           ) AS pembayar_id
    FROM letak
)
SELECT s.pegawai_id, lower(s.masa), upper(s.masa), s.jabatan_id, s.jabatan, s.jenis_jabatan,
       s.kelas, s.unit_id, s.unit_nama, s.opd_id, p.jenis, coalesce(g.golongan, p.golongan),
       coalesce(p.nip, ''), p.nama, p.nama_urut, p.dasar_gaji_bpjs, p.status_ptkp
FROM potong s
JOIN pegawai_pegawai p ON p.id = s.pegawai_id AND p.jenis <> 'ALIH_DAYA'
LEFT JOIN pegawai_riwayatgolongan g ON g.pegawai_id = s.pegawai_id AND g.masa @> upper(s.masa) - 1
WHERE s.pembayar_id = %(opd)s
ORDER BY p.nama_urut, p.id, lower(s.masa)
"""


def segmen_bulan(opd_id: int, awal: date) -> list[SegmenBulan]:
    """All segments of a month of the people whom this OPD pays (one query).

    Paying is the OPD, as it stood that day, of the definitive post on the month's last day, or on
    the last day the person held one in that month; a secondment that names who pays goes before
    it. A move inside the month gives two segments; both are here. Outsourced staff are never paid
    from here.

    :param awal: first day of the month.
    :returns: ordered by name, then by time; a person's segments stand together.
    """
    akhir = (awal.replace(day=28) + timedelta(days=4)).replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"opd": opd_id, "awal": awal, "akhir": akhir})
        return [SegmenBulan(*baris) for baris in cursor.fetchall()]
