"""Trials of units: which stand where, and how far the system is really used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import UjiCoba
from ekinerja.skp.queries import WajibSKP, wajib_skp


@dataclass(frozen=True, slots=True)
class Adopsi:
    """How a unit used the system in the months of its trial so far.

    :ivar masuk: people who signed in since its beginning; ``pencatat``: who logged activities,
        of ``wajib_catat``, who are asked to.
    :ivar skp_lengkap: people whose SKP was agreed, or is kept elsewhere (``luar``), of all who
        owe one (``wajib_skp``).
    :ivar hari_hadir: person-days with attendance, of ``hari_dinilai`` that were judged.
    :ivar perbaikan: requests to mend data still open; ``terhalang``: people whom the last
        calculated month holds up.
    """

    orang: int = 0
    masuk: int = 0
    pencatat: int = 0
    aktivitas: int = 0
    diputus: int = 0
    disetujui: int = 0
    hari_dinilai: int = 0
    hari_hadir: int = 0
    skp_lengkap: int = 0
    perbaikan: int = 0
    terhalang: int = 0
    pekan: int = 1
    wajib_skp: int = 0
    luar: int = 0

    @property
    def wajib_catat(self) -> int:
        """People who are asked to log here."""
        return max(self.orang - self.luar, 0)

    @property
    def per_pekan(self) -> Decimal:
        """Activities a week, of the whole unit."""
        return (Decimal(self.aktivitas) / max(self.pekan, 1)).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Pekan:
    """One week of a trial."""

    mulai: date
    pencatat: int
    aktivitas: int
    disetujui: int


_ADOPSI_SQL = """
WITH uji AS (
    SELECT c.id, c.unit_id, lower(c.masa) AS awal,
           greatest(least(upper(c.masa), %(pada)s::date + 1), lower(c.masa)) AS akhir
    FROM kalender_ujicoba c
    WHERE c.instansi_id = %(instansi)s AND c.id = ANY (%(uji)s::bigint[])
), orang AS MATERIALIZED (
    SELECT DISTINCT u.id AS uji_id, p.id, p.user_id, u.awal, u.akhir
    FROM uji u
    JOIN organisasi_unitkerja b ON b.opd_id = u.unit_id
    JOIN organisasi_jabatan j ON j.unit_id = b.id
    JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
      AND n.masa && daterange(u.awal, greatest(u.akhir, u.awal + 1))
    JOIN pegawai_pegawai p ON p.id = n.pegawai_id
), wajib AS MATERIALIZED (
    SELECT * FROM unnest(%(wajib_uji)s::bigint[], %(wajib)s::bigint[], %(luar)s::boolean[])
        w(uji_id, pegawai_id, luar)
), masuk AS (
    SELECT o.uji_id, count(*) AS orang,
           count(*) FILTER (WHERE s.last_login >= o.awal::timestamptz) AS masuk
    FROM orang o LEFT JOIN accounts_user s ON s.id = o.user_id GROUP BY o.uji_id
), rencana AS (
    SELECT w.uji_id, count(*) AS wajib, count(*) FILTER (WHERE w.luar) AS luar,
           count(*) FILTER (WHERE w.luar OR EXISTS (
               SELECT 1 FROM skp_skp k WHERE k.pegawai_id = w.pegawai_id AND k.status = 'DISETUJUI'
               AND k.masa && daterange(u.awal, greatest(u.akhir, u.awal + 1)))) AS lengkap
    FROM wajib w JOIN uji u ON u.id = w.uji_id GROUP BY w.uji_id
), catat AS (
    SELECT o.uji_id, count(*) AS aktivitas,
           count(DISTINCT a.pegawai_id) FILTER (WHERE NOT EXISTS (
               SELECT 1 FROM wajib w
               WHERE w.uji_id = o.uji_id AND w.pegawai_id = o.id AND w.luar)) AS pencatat,
           count(*) FILTER (WHERE a.status IN ('DISETUJUI', 'DIKEMBALIKAN')) AS diputus,
           count(*) FILTER (WHERE a.status = 'DISETUJUI') AS disetujui
    FROM orang o JOIN aktivitas_aktivitas a ON a.pegawai_id = o.id
      AND a.tanggal >= o.awal AND a.tanggal < o.akhir AND a.status NOT IN ('DRAF', 'DIBATALKAN')
    GROUP BY o.uji_id
), hadir AS (
    SELECT o.uji_id, count(*) AS dinilai, count(*) FILTER (WHERE h.status = 'HADIR') AS hadir
    FROM orang o JOIN presensi_haripresensi h ON h.pegawai_id = o.id
      AND h.tanggal >= o.awal AND h.tanggal < o.akhir
    GROUP BY o.uji_id
)
SELECT u.id, coalesce(m.orang, 0), coalesce(m.masuk, 0), coalesce(c.pencatat, 0),
       coalesce(c.aktivitas, 0), coalesce(c.diputus, 0), coalesce(c.disetujui, 0),
       coalesce(h.dinilai, 0), coalesce(h.hadir, 0), coalesce(r.lengkap, 0),
       (SELECT count(*) FROM penyiapan_permintaanperbaikan r
        JOIN organisasi_unitkerja b ON b.id = r.unit_id
        WHERE b.opd_id = u.unit_id AND r.status = 'TERBUKA'),
       (SELECT count(*) FROM tpp_halangan t JOIN tpp_daftartpp d ON d.id = t.daftar_id
        WHERE d.id = (SELECT d2.id FROM tpp_daftartpp d2
                      JOIN kalender_bulan l ON l.id = d2.bulan_id
                      WHERE d2.unit_id = u.unit_id AND l.awal >= u.awal AND l.awal < u.akhir
                      ORDER BY l.awal DESC LIMIT 1)),
       greatest((u.akhir - u.awal + 6) / 7, 1), coalesce(r.wajib, 0), coalesce(r.luar, 0)
FROM uji u LEFT JOIN masuk m ON m.uji_id = u.id LEFT JOIN catat c ON c.uji_id = u.id
LEFT JOIN hadir h ON h.uji_id = u.id LEFT JOIN rencana r ON r.uji_id = u.id
"""


def adopsi(lingkup: Lingkup, uji_coba_ids: Sequence[int]) -> dict[int, Adopsi]:
    """How far these trials of the instansi are used, up to the day of the scope.

    Two queries, and one for each last day that trials which ended have.
    """
    wajib = list(_wajib_uji(lingkup, uji_coba_ids))
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "uji": list(uji_coba_ids),
        "pada": lingkup.per_tanggal,
        "wajib_uji": [uji for uji, _ in wajib],
        "wajib": [satu.pegawai_id for _, satu in wajib],
        "luar": [bool(satu.luar) for _, satu in wajib],
    }
    with connection.cursor() as cursor:
        cursor.execute(_ADOPSI_SQL, isi)
        return {pk: Adopsi(*(int(n) for n in angka)) for pk, *angka in cursor.fetchall()}


def _wajib_uji(lingkup: Lingkup, uji_coba_ids: Sequence[int]) -> Iterable[tuple[int, WajibSKP]]:
    """Who owes an SKP in the unit of each trial, on its last day or today."""
    uji = UjiCoba.objects.filter(instansi_id=lingkup.instansi_id, pk__in=uji_coba_ids)
    orang: dict[date, dict[int, list[WajibSKP]]] = {}
    for pk, unit_id, masa in uji.values_list("pk", "unit_id", "masa"):
        hari = max(min(lingkup.per_tanggal, masa.upper - timedelta(days=1)), masa.lower)
        if hari not in orang:
            orang[hari] = _menurut_unit(lingkup, hari)
        yield from ((pk, satu) for satu in orang[hari].get(unit_id, ()))


def _menurut_unit(lingkup: Lingkup, hari: date) -> dict[int, list[WajibSKP]]:
    """Everybody who owes an SKP on a day, by perangkat daerah (one query)."""
    hasil: dict[int, list[WajibSKP]] = {}
    semua = Lingkup(instansi_id=lingkup.instansi_id, per_tanggal=hari, unit_ids=None)
    for satu in wajib_skp(semua, pada=hari):
        hasil.setdefault(satu.opd_id or satu.unit_id, []).append(satu)
    return hasil


_PEKAN_SQL = """
SELECT date_trunc('week', a.tanggal)::date, count(DISTINCT a.pegawai_id), count(*),
       count(*) FILTER (WHERE a.status = 'DISETUJUI')
FROM kalender_ujicoba c
JOIN organisasi_unitkerja b ON b.opd_id = c.unit_id
JOIN organisasi_jabatan j ON j.unit_id = b.id
JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
JOIN aktivitas_aktivitas a ON a.pegawai_id = n.pegawai_id AND n.masa @> a.tanggal
  AND c.masa @> a.tanggal AND a.tanggal <= %(pada)s::date
  AND a.status NOT IN ('DRAF', 'DIBATALKAN')
WHERE c.instansi_id = %(instansi)s AND c.id = %(uji)s
GROUP BY 1 ORDER BY 1
"""


def pekan_uji_coba(lingkup: Lingkup, uji_coba_id: int) -> list[Pekan]:
    """Activities of one trial week by week (one query)."""
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "uji": uji_coba_id,
        "pada": lingkup.per_tanggal,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PEKAN_SQL, isi)
        return [Pekan(*baris) for baris in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """Where a paying unit stands in the roll-out.

    :ivar status: of its newest trial, empty without one; ``awal``, ``selesai`` its months.
    """

    unit_id: int
    unit: str
    orang: int
    mulai: date | None
    uji_coba_id: int | None
    status: str
    awal: date | None
    selesai: date | None


_UNIT_SQL = """
SELECT u.id, u.nama, coalesce(o.orang, 0), coalesce(b.mulai, i.mulai_berlaku), c.id,
       coalesce(c.status, ''), lower(c.masa), upper(c.masa)
FROM organisasi_unitkerja u
JOIN instansi_instansi i ON i.id = u.instansi_id
LEFT JOIN kalender_pemberlakuanunit b ON b.unit_id = u.id
LEFT JOIN (
    SELECT s.opd_id, count(DISTINCT n.pegawai_id) AS orang
    FROM organisasi_unitkerja s JOIN organisasi_jabatan j ON j.unit_id = s.id
    JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
      AND n.masa @> %(pada)s::date
    WHERE s.instansi_id = %(instansi)s GROUP BY s.opd_id
) o ON o.opd_id = u.id
LEFT JOIN LATERAL (
    SELECT id, status, masa FROM kalender_ujicoba c
    WHERE c.unit_id = u.id AND c.status <> 'DIBATALKAN' ORDER BY lower(c.masa) DESC LIMIT 1
) c ON true
WHERE u.instansi_id = %(instansi)s AND u.opd_id = u.id AND u.masa @> %(pada)s::date
  AND (%(unit)s::bigint[] IS NULL OR u.id = ANY (%(unit)s::bigint[]))
  AND (%(cari)s = '' OR upper(u.nama) LIKE %(cari)s)
ORDER BY (c.id IS NULL), u.nama, u.id
"""


def keadaan_unit(lingkup: Lingkup, *, cari: str = "") -> list[KeadaanUnit]:
    """Every paying unit of the scope and where it stands; those on trial first (one query)."""
    kata = cari.strip().upper().replace("\\", "").replace("%", "").replace("_", " ")
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "pada": lingkup.per_tanggal,
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "cari": f"%{kata}%" if kata else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(_UNIT_SQL, isi)
        return [KeadaanUnit(*baris) for baris in cursor.fetchall()]
