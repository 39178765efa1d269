"""The statement that says who judges whom, built from constants; see :mod:`.penilai`.

Names of the parts: ``pemangku`` (who holds a post, who counts first), ``tugas`` (who heads a unit
by assignment), ``pohon`` (the tree of units as it stood that day), ``naungan`` (units below such a
unit), ``singgah`` (assigned heads between a post
and its superior post), ``langkah`` (from a post to the next), ``garis`` (the climb of a person),
``calon`` (everybody met on the climb).
"""

# Absent from every post: who is suspended, on unpaid leave, studying, retired, dead, dismissed.
# Who is seconded is absent from the own definitive post only.
_HADIR = """NOT EXISTS (
        SELECT 1 FROM pegawai_kedudukan k
        WHERE k.pegawai_id = {orang} AND k.masa @> %(pada)s::date
          AND (k.jenis <> 'DIPERBANTUKAN' {juga})
    )"""
_HADIR_DI_JABATAN = _HADIR.format(orang="n.pegawai_id", juga="OR n.jenis = 'DEFINITIF'")

_BERTUGAS = """
    SELECT 1 FROM pegawai_penugasankepala t WHERE t.unit_id = {unit} AND t.masa @> %(pada)s::date
"""

# The unit above: what held on the day, else the present one.
_INDUK_PADA = "CASE WHEN t.id IS NULL THEN u.induk_id ELSE t.induk_id END"
# The superior post: what held on the day, else the present one.
_ATASAN_PADA = "CASE WHEN l.id IS NULL THEN j.atasan_id ELSE l.atasan_id END"
_LETAK_PADA = """
    LEFT JOIN organisasi_letakjabatan l ON l.jabatan_id = j.id AND l.masa @> %(pada)s::date"""
# Posts right below a post, now or on the day; more than needed is harmless where it is used.
_POS_BAWAH = """(
    SELECT j.id FROM organisasi_jabatan j WHERE j.atasan_id = turun.id
  UNION ALL
    SELECT l.jabatan_id FROM organisasi_letakjabatan l
    WHERE l.atasan_id = turun.id AND l.masa @> %(pada)s::date
)"""
# Units right below a unit, now or on the day; more than needed is harmless where it is used.
_ANAK = """(
    SELECT u.id FROM organisasi_unitkerja u WHERE u.induk_id = {unit}
  UNION ALL
    SELECT t.unit_id FROM organisasi_letakunit t
    WHERE t.induk_id = {unit} AND t.masa @> %(pada)s::date
)"""

# Everybody and every post that a person's line can lead to ('D': the own post, whose other
# holders are no superiors; 'J': a superior post; 'U': a unit; 'P': a person).
_LINGKAR = f"""
lingkar (jenis, id) AS (
    SELECT 'P', unnest(%(orang)s::bigint[])
  UNION
    SELECT n.jenis, n.id FROM lingkar l CROSS JOIN LATERAL (
        SELECT 'D', jabatan_id FROM pegawai_penempatan
        WHERE l.jenis = 'P' AND pegawai_id = l.id AND jenis = 'DEFINITIF' AND masa @> %(pada)s::date
      UNION ALL
        SELECT 'P', penilai_id FROM pegawai_penilaikhusus
        WHERE l.jenis = 'P' AND pegawai_id = l.id AND masa @> %(pada)s::date
      UNION ALL
        SELECT 'U', unit_penilai_id FROM pegawai_kedudukan
        WHERE l.jenis = 'P' AND pegawai_id = l.id AND masa @> %(pada)s::date
          AND unit_penilai_id IS NOT NULL
      UNION ALL
        SELECT 'J', p.atasan_id FROM (
            SELECT CASE WHEN t.id IS NULL THEN j.atasan_id ELSE t.atasan_id END AS atasan_id
            FROM organisasi_jabatan j
            LEFT JOIN organisasi_letakjabatan t ON t.jabatan_id = j.id AND t.masa @> %(pada)s::date
            WHERE l.jenis IN ('D', 'J') AND j.id = l.id
        ) p WHERE p.atasan_id IS NOT NULL
      UNION ALL
        SELECT 'U', unit_id FROM organisasi_jabatan WHERE l.jenis IN ('D', 'J') AND id = l.id
      UNION ALL
        SELECT 'P', pegawai_id FROM pegawai_penempatan
        WHERE l.jenis = 'J' AND jabatan_id = l.id AND masa @> %(pada)s::date
      UNION ALL
        SELECT 'U', p.induk_id FROM (
            SELECT {_INDUK_PADA} AS induk_id FROM organisasi_unitkerja u
            LEFT JOIN organisasi_letakunit t ON t.unit_id = u.id AND t.masa @> %(pada)s::date
            WHERE l.jenis = 'U' AND u.id = l.id
        ) p WHERE p.induk_id IS NOT NULL
      UNION ALL
        SELECT 'J', id FROM organisasi_jabatan
        WHERE l.jenis = 'U' AND unit_id = l.id AND kepala AND masa @> %(pada)s::date
      UNION ALL
        SELECT 'P', pegawai_id FROM pegawai_penugasankepala
        WHERE l.jenis = 'U' AND unit_id = l.id AND masa @> %(pada)s::date
    ) n (jenis, id)
),"""  # noqa: S608  # a constant


# Braces stand for what narrows the statement to some people (see :func:`susun_sql`).
_INDUK = """
WITH RECURSIVE {lingkar}
larang AS MATERIALIZED (
    SELECT * FROM unnest(%(larang_dinilai)s::bigint[], %(larang_penilai)s::bigint[])
        AS l (dinilai, penilai)
), tugas AS MATERIALIZED (
    SELECT t.unit_id, t.pegawai_id, lower(t.masa) AS sejak, t.dasar
    FROM pegawai_penugasankepala t
    WHERE t.instansi_id = %(instansi)s AND t.masa @> %(pada)s::date {unit}
      AND {hadir_t}
), perbantuan AS MATERIALIZED (
    SELECT n.pegawai_id, n.unit_penilai_id AS unit_id FROM pegawai_kedudukan n
    WHERE n.instansi_id = %(instansi)s AND n.masa @> %(pada)s::date
      AND n.jenis = 'DIPERBANTUKAN' AND n.unit_penilai_id IS NOT NULL {orang}
), jabatan AS MATERIALIZED (
    SELECT j.id, j.unit_id, {atasan} AS atasan_id,
           j.kepala AND j.masa @> %(pada)s::date AS kepala
    FROM organisasi_jabatan j {letak}
    WHERE j.instansi_id = %(instansi)s {jabatan}
), pemangku AS MATERIALIZED (
    SELECT n.jabatan_id, n.pegawai_id, lower(n.masa) AS sejak, n.dasar, n.jenis::text AS cara,
           CASE n.jenis WHEN 'PLH' THEN 1 WHEN 'DEFINITIF' THEN 3 ELSE 4 END AS urutan
    FROM pegawai_penempatan n
    WHERE n.instansi_id = %(instansi)s AND n.masa @> %(pada)s::date {pemangku}
      AND {hadir_n}
  UNION ALL
    SELECT j.id, t.pegawai_id, t.sejak, t.dasar, 'PENUGASAN', 2
    FROM tugas t JOIN jabatan j ON j.unit_id = t.unit_id AND j.kepala
), pohon AS MATERIALIZED (
    SELECT u.id, {induk} AS induk_id FROM organisasi_unitkerja u
    LEFT JOIN organisasi_letakunit t ON t.unit_id = u.id AND t.masa @> %(pada)s::date
    WHERE u.instansi_id = %(instansi)s {pos}
), naungan AS (
    SELECT unit_id, unit_id AS puncak_id, 0 AS jarak FROM tugas
  UNION ALL
    SELECT u.id, n.puncak_id, n.jarak + 1
    FROM naungan n JOIN pohon u ON u.induk_id = n.unit_id
    WHERE n.jarak < 30
), singgah AS MATERIALIZED (
    SELECT j.id AS jabatan_id, n.jarak, t.unit_id, t.pegawai_id, t.sejak, t.dasar
    FROM jabatan j
    JOIN naungan n ON n.unit_id = j.unit_id
    JOIN tugas t ON t.unit_id = n.puncak_id
    WHERE NOT EXISTS (
        SELECT 1 FROM jabatan a JOIN naungan dalam ON dalam.unit_id = a.unit_id
        WHERE a.id = j.atasan_id AND dalam.puncak_id = n.puncak_id
    )
), ke_atas AS (
    SELECT asal, asal AS unit_id, 0 AS jarak
    FROM (SELECT unit_id FROM tugas UNION SELECT unit_id FROM perbantuan) s (asal)
  UNION ALL
    SELECT k.asal, u.induk_id, k.jarak + 1
    FROM ke_atas k JOIN pohon u ON u.id = k.unit_id
    WHERE u.induk_id IS NOT NULL AND k.jarak < 30
), kepala_atas AS MATERIALIZED (
    SELECT k.asal, j.id AS jabatan_id, k.jarak
    FROM ke_atas k JOIN jabatan j ON j.unit_id = k.unit_id AND j.kepala
), langkah AS MATERIALIZED (
    SELECT id AS jabatan_id, atasan_id AS ke FROM jabatan WHERE atasan_id IS NOT NULL
  UNION ALL
    SELECT j.id, (
        SELECT k.jabatan_id FROM singgah s JOIN kepala_atas k ON k.asal = s.unit_id
        WHERE s.jabatan_id = j.id AND k.jabatan_id <> j.id ORDER BY s.jarak, k.jarak LIMIT 1
    )
    FROM jabatan j WHERE j.atasan_id IS NULL AND j.id IN (SELECT jabatan_id FROM singgah)
), garis AS (
  (
    SELECT n.pegawai_id AS dinilai, 2 AS jalur, l.jabatan_id AS dari, l.ke, 0 AS tinggi
    FROM pegawai_penempatan n JOIN langkah l ON l.jabatan_id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF'
      AND n.masa @> %(pada)s::date {orang}
  UNION ALL
    SELECT p.pegawai_id, 1, NULL, (
        SELECT k.jabatan_id FROM kepala_atas k WHERE k.asal = p.unit_id ORDER BY k.jarak LIMIT 1
    ), 0
    FROM perbantuan p
  )
  UNION ALL
    SELECT g.dinilai, g.jalur, l.jabatan_id, l.ke, g.tinggi + 1
    FROM garis g JOIN langkah l ON l.jabatan_id = g.ke
    WHERE g.tinggi < 30 AND NOT EXISTS (
        SELECT 1 FROM pemangku p
        WHERE p.jabatan_id = g.ke AND p.pegawai_id <> g.dinilai
          AND (p.cara = 'DEFINITIF' AND g.jalur = 2 OR NOT EXISTS (
              SELECT 1 FROM larang x WHERE x.dinilai = g.dinilai AND x.penilai = p.pegawai_id
          ))
    )
), calon AS (
    SELECT n.pegawai_id AS dinilai, n.penilai_id AS penilai, 'KHUSUS' AS cara, 0 AS jalur,
           0 AS tinggi, 0 AS titik, 0 AS jarak, 0 AS urutan, lower(n.masa) AS sejak,
           NULL::bigint AS jabatan_id, NULL::bigint AS unit_id, n.dasar
    FROM pegawai_penilaikhusus n
    WHERE n.instansi_id = %(instansi)s AND n.masa @> %(pada)s::date {orang}
      AND {hadir_penilai}
  UNION ALL
    SELECT p.pegawai_id, t.pegawai_id, 'PENUGASAN', 1, 0, 0, 0, 0, t.sejak, NULL, t.unit_id, t.dasar
    FROM perbantuan p JOIN tugas t ON t.unit_id = p.unit_id
  UNION ALL
    SELECT g.dinilai, s.pegawai_id, 'PENUGASAN', g.jalur, g.tinggi, 0, s.jarak, 0, s.sejak,
           NULL, s.unit_id, s.dasar
    FROM garis g JOIN singgah s ON s.jabatan_id = g.dari
  UNION ALL
    SELECT g.dinilai, p.pegawai_id, p.cara, g.jalur, g.tinggi, 1, 0, p.urutan, p.sejak,
           g.ke, NULL, p.dasar
    FROM garis g JOIN pemangku p ON p.jabatan_id = g.ke
)
SELECT DISTINCT ON (c.dinilai)
       c.dinilai, c.penilai, c.cara, c.jalur, c.tinggi, c.jabatan_id, c.unit_id, c.dasar
FROM calon c
WHERE c.penilai <> c.dinilai
  AND (c.cara = 'DEFINITIF' AND c.jalur = 2 OR NOT EXISTS (
      SELECT 1 FROM larang x WHERE x.dinilai = c.dinilai AND x.penilai = c.penilai
  ))
ORDER BY c.dinilai, c.jalur, c.tinggi, c.titik, c.jarak, c.urutan, c.sejak, c.penilai
"""


def _hanya(kolom: str, *jenis: str) -> str:
    """A condition that keeps a column to what the circle of the asked people holds."""
    daftar = ", ".join(f"'{satu}'" for satu in jenis)
    return f"AND {kolom} IN (SELECT id FROM lingkar WHERE jenis IN ({daftar}))"  # noqa: S608


def susun_sql(*, sebagian: bool) -> str:
    """The statement for everybody of an instansi, or for some people and all above them.

    Parameters: ``instansi``, ``pada``, ``orang`` (only with ``sebagian``), and the pairs that may
    not stand (``larang_dinilai``, ``larang_penilai``), which break loops; the definitive holder
    of a superior post always may.
    """
    hadir = {
        "induk": _INDUK_PADA,
        "atasan": _ATASAN_PADA,
        "letak": _LETAK_PADA.strip(),
        "hadir_t": _HADIR.format(orang="t.pegawai_id", juga=""),
        "hadir_penilai": _HADIR.format(orang="n.penilai_id", juga=""),
        "hadir_n": _HADIR_DI_JABATAN,
    }
    sempit = {
        "lingkar": _LINGKAR,
        "orang": _hanya("n.pegawai_id", "P"),
        "jabatan": _hanya("j.id", "D", "J"),
        "pemangku": _hanya("n.jabatan_id", "J"),
        "unit": _hanya("t.unit_id", "U"),
        "pos": _hanya("u.id", "U"),
    }
    return _INDUK.format(**hadir, **(sempit if sebagian else dict.fromkeys(sempit, "")))


SEMUA_SQL = susun_sql(sebagian=False)
SEBAGIAN_SQL = susun_sql(sebagian=True)

# Everybody whom this person may judge, and some more: the walk down from the own posts and units,
# through posts without a definitive holder who is there; who stands by letter; who is seconded.
BAWAHAN_SQL = f"""
WITH RECURSIVE turun (id, milik) AS (
  (
    SELECT jabatan_id, true FROM pegawai_penempatan
    WHERE pegawai_id = %(atasan)s AND masa @> %(pada)s::date
  UNION
    SELECT j.id, true FROM pegawai_penugasankepala t
    JOIN organisasi_jabatan j ON j.unit_id = t.unit_id AND j.kepala
    WHERE t.pegawai_id = %(atasan)s AND t.masa @> %(pada)s::date
  UNION
    SELECT j.id, false FROM organisasi_jabatan j WHERE j.unit_id IN (
        WITH RECURSIVE unit AS (
            SELECT unit_id AS id FROM pegawai_penugasankepala
            WHERE pegawai_id = %(atasan)s AND masa @> %(pada)s::date
          UNION
            SELECT u.id FROM unit CROSS JOIN LATERAL {_ANAK.format(unit="unit.id")} u
        ) SELECT id FROM unit
    )
  )
  UNION
    SELECT n.id, false FROM turun CROSS JOIN LATERAL (
        SELECT b.id FROM {_POS_BAWAH} b
      UNION ALL
        SELECT j.id FROM (
            WITH RECURSIVE bawah (id, bertugas) AS (
                SELECT k.unit_id, EXISTS ({_BERTUGAS.format(unit="k.unit_id")})
                FROM organisasi_jabatan k WHERE k.id = turun.id AND k.kepala
              UNION
                SELECT u.id, bawah.bertugas OR EXISTS ({_BERTUGAS.format(unit="u.id")})
                FROM bawah CROSS JOIN LATERAL {_ANAK.format(unit="bawah.id")} u
            ) SELECT id FROM bawah WHERE bertugas
        ) b JOIN organisasi_jabatan j ON j.unit_id = b.id AND (j.atasan_id IS NULL OR EXISTS (
            SELECT 1 FROM organisasi_letakjabatan l
            WHERE l.jabatan_id = j.id AND l.atasan_id IS NULL AND l.masa @> %(pada)s::date
        ))
    ) n
    WHERE turun.milik OR NOT EXISTS (
        SELECT 1 FROM pegawai_penempatan n
        WHERE n.jabatan_id = turun.id AND n.masa @> %(pada)s::date AND n.jenis = 'DEFINITIF'
          AND {_HADIR_DI_JABATAN}
    )
)
SELECT n.pegawai_id FROM turun JOIN pegawai_penempatan n ON n.jabatan_id = turun.id
WHERE n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
UNION
SELECT pegawai_id FROM pegawai_penilaikhusus
WHERE penilai_id = %(atasan)s AND masa @> %(pada)s::date
UNION
SELECT pegawai_id FROM pegawai_kedudukan
WHERE instansi_id = %(instansi)s AND masa @> %(pada)s::date AND unit_penilai_id IS NOT NULL
"""  # noqa: S608  # every part is a constant
