"""One SELECT for each kind of gap: (pegawai, jabatan, unit, catatan), set-based.

They stand inside a ``WITH`` that offers ``tempat`` (definitive placements of the day in scope),
``aktif`` (people in scope who have not left) and ``puncak`` (the top unit, for what concerns
everybody), with the parameters of :func:`ekinerja.penyiapan.queries.kesehatan.bahan_periksa`.
"""

ASN = "('PNS', 'CPNS', 'PPPK', 'PPPK_PW')"
DASAR_SQL = """
WITH RECURSIVE puncak AS MATERIALIZED (
    SELECT id FROM organisasi_unitkerja
    WHERE instansi_id = %(instansi)s AND induk_id IS NULL AND masa @> %(pada)s::date
    ORDER BY urutan, id LIMIT 1
), tempat AS MATERIALIZED (
    SELECT n.pegawai_id, n.jabatan_id, j.unit_id, j.kelas, j.jenis AS jenis_jabatan
    FROM pegawai_penempatan n JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF' AND n.masa @> %(pada)s::date
      AND (%(orang)s::bigint[] IS NULL OR n.pegawai_id = ANY (%(orang)s::bigint[]))
      AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
), aktif AS MATERIALIZED (
    SELECT p.id, p.jenis, p.nip, p.npwp, p.nik, p.status_ptkp, p.nomor_rekening, p.pin_mesin,
           p.user_id, t.jabatan_id, t.kelas, t.jenis_jabatan,
           coalesce(t.unit_id, (SELECT id FROM puncak)) AS unit_id
    FROM pegawai_pegawai p LEFT JOIN tempat t ON t.pegawai_id = p.id
    WHERE p.instansi_id = %(instansi)s
      AND (%(orang)s::bigint[] IS NULL OR p.id = ANY (%(orang)s::bigint[]))
      AND (%(unit)s::bigint[] IS NULL OR t.pegawai_id IS NOT NULL)
      AND NOT EXISTS (
          SELECT 1 FROM pegawai_kedudukan k WHERE k.pegawai_id = p.id
          AND k.masa @> %(pada)s::date AND k.jenis IN ('PENSIUN', 'WAFAT', 'BERHENTI'))
), jabatan AS (
    SELECT j.id, j.unit_id, j.kelas, j.jenis, j.kepala, j.bezetting
    FROM organisasi_jabatan j
    WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date
      AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
), unit AS (
    SELECT u.id, u.jenis, u.opd_id FROM organisasi_unitkerja u
    WHERE u.instansi_id = %(instansi)s AND u.masa @> %(pada)s::date
      AND (%(unit)s::bigint[] IS NULL OR u.id = ANY (%(unit)s::bigint[]))
), silsilah AS (
    SELECT id AS unit_id, id AS leluhur_id FROM unit WHERE opd_id = id
  UNION ALL
    SELECT s.unit_id, u.induk_id FROM silsilah s
    JOIN organisasi_unitkerja u ON u.id = s.leluhur_id WHERE u.induk_id IS NOT NULL
)"""


def _orang(syarat: str, catatan: str = "''") -> str:
    return f"SELECT id, jabatan_id, unit_id, {catatan} FROM aktif WHERE {syarat}"  # noqa: S608


def _tanpa_peran(peran: str) -> str:
    return f"""
    SELECT NULL::bigint, NULL::bigint, u.id, '' FROM unit u
    WHERE u.opd_id = u.id
      AND EXISTS (SELECT 1 FROM organisasi_jabatan j JOIN organisasi_unitkerja b ON b.id = j.unit_id
                  JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.masa @> %(pada)s::date
                  WHERE b.opd_id = u.id)
      AND NOT EXISTS (
          SELECT 1 FROM organisasi_pemberianperan r
          WHERE r.instansi_id = %(instansi)s AND r.peran = '{peran}' AND r.masa @> %(pada)s::date
            AND (r.unit_id IS NULL OR r.unit_id IN (
                SELECT leluhur_id FROM silsilah WHERE silsilah.unit_id = u.id)))
    """  # noqa: S608  # a constant of this module


def _seinstansi(syarat: str, catatan: str = "''") -> str:
    """What concerns everybody stands at the top unit, and is seen by who sees all."""
    return f"""
    SELECT NULL::bigint, NULL::bigint, (SELECT id FROM puncak), {catatan}
    WHERE %(unit)s::bigint[] IS NULL AND {syarat}
    """  # noqa: S608  # a constant of this module


def _libur(tahun: str) -> str:
    return f"""NOT EXISTS (
        SELECT 1 FROM kalender_harilibur l WHERE l.instansi_id = %(instansi)s
        AND l.jenis = 'NASIONAL' AND extract(year FROM l.tanggal) = {tahun})"""  # noqa: S608


_TANPA_DEFINITIF = """
    (j.kepala OR j.jenis IN ('JPT', 'ADMINISTRATOR', 'PENGAWAS')) AND j.bezetting > 0
    AND NOT EXISTS (SELECT 1 FROM pegawai_penempatan n
                    WHERE n.jabatan_id = j.id AND n.masa @> %(pada)s::date)
"""
_PLT_TERAKHIR = """
    SELECT to_char(max(upper(n.masa)) - 1, 'DD/MM/YYYY') FROM pegawai_penempatan n
    WHERE n.jabatan_id = j.id AND n.jenis <> 'DEFINITIF' AND upper(n.masa) <= %(pada)s::date
      AND NOT EXISTS (SELECT 1 FROM pegawai_penempatan d WHERE d.jabatan_id = j.id
                      AND d.jenis = 'DEFINITIF' AND d.masa >> n.masa)
"""
_EVALUASI = """
    SELECT NULL::bigint, j.id, j.unit_id, x.catatan
    FROM unnest(%(jabatan_temuan)s::bigint[], %(aturan_temuan)s::text[], %(catatan_temuan)s::text[])
         x(id, aturan, catatan)
    JOIN jabatan j ON j.id = x.id WHERE x.aturan = '{0}'
"""
# SKP kept in another application: by group of posts, by post, by unit with all beneath it
_LUAR = """
    SELECT 1 FROM skp_kelolaluar k JOIN organisasi_jabatan jk ON jk.id = aktif.jabatan_id
    WHERE k.instansi_id = %(instansi)s AND k.masa @> %(pada)s::date
      AND (k.kelompok = '' OR k.kelompok = jk.kelompok)
      AND (k.jabatan_id IS NULL OR k.jabatan_id = jk.id)
      AND (k.unit_id IS NULL OR k.unit_id IN (
          WITH RECURSIVE naik AS (
              SELECT id, induk_id FROM organisasi_unitkerja WHERE id = jk.unit_id
            UNION
              SELECT u.id, u.induk_id FROM organisasi_unitkerja u JOIN naik n ON u.id = n.induk_id
          ) SELECT id FROM naik))
"""
_TANPA_SKP = """
    jabatan_id IS NOT NULL AND jenis_jabatan <> 'POLITIS'
    AND jenis NOT IN ('NON_ASN', 'ALIH_DAYA') AND NOT EXISTS ({0})
    AND NOT EXISTS (SELECT 1 FROM skp_skp s WHERE s.pegawai_id = aktif.id
                    AND s.status <> 'DIBATALKAN'
                    AND s.masa && daterange(%(awal_tahun)s::date, %(akhir_tahun)s::date))
"""
_TAHUN = "extract(year FROM %(pada)s::date)"
SQL_MASALAH: dict[str, str] = {
    "penempatan": _orang("jabatan_id IS NULL"),
    "atasan": _orang(
        "jabatan_id IS NOT NULL AND jenis_jabatan <> 'POLITIS' AND jenis <> 'ALIH_DAYA'"
        " AND id <> ALL (%(berpenilai)s::bigint[])"
    ),
    "kelas": """
    SELECT t.pegawai_id, j.id, j.unit_id, '' FROM jabatan j
    LEFT JOIN tempat t ON t.jabatan_id = j.id
    WHERE j.kelas IS NULL AND j.jenis <> 'POLITIS'
      AND (%(orang)s::bigint[] IS NULL OR t.pegawai_id IS NOT NULL)
    """,
    "rekening": _orang(f"nomor_rekening = '' AND jenis IN {ASN}"),
    "ptkp": _orang(f"status_ptkp = '' AND jenis IN {ASN}"),
    "nip": _orang(f"nip IS NULL AND jenis IN {ASN} AND jenis_jabatan IS DISTINCT FROM 'POLITIS'"),
    "npwp": _orang(f"npwp = '' AND nik = '' AND jenis IN {ASN}"),
    "pin": _orang("pin_mesin = '' AND jenis_jabatan IS DISTINCT FROM 'POLITIS'"),
    "kontrak_habis": """
    SELECT a.id, a.jabatan_id, a.unit_id,
           'Berakhir ' || to_char(max(upper(k.masa)) - 1, 'DD/MM/YYYY')
    FROM aktif a JOIN pegawai_kontrakkerja k ON k.pegawai_id = a.id
    WHERE a.jabatan_id IS NOT NULL GROUP BY a.id, a.jabatan_id, a.unit_id
    HAVING bool_and(upper(k.masa) IS NOT NULL) AND max(upper(k.masa)) <= %(pada)s::date + 90
    """,
    "pensiun": """
    SELECT a.id, a.jabatan_id, a.unit_id, x.catatan
    FROM unnest(%(pensiun)s::bigint[], %(catatan_pensiun)s::text[]) x(id, catatan)
    JOIN aktif a ON a.id = x.id
    """,
    "kelas_menurun": _EVALUASI.format("KELAS_MENURUN"),
    "kelas_berbeda": _EVALUASI.format("KELAS_BERBEDA"),
    "bezetting": _EVALUASI.format("BEZETTING"),
    "skp": _orang(_TANPA_SKP.format(_LUAR)),
    "akun": """
    SELECT a.id, a.jabatan_id, a.unit_id, CASE WHEN u.id IS NULL THEN 'Belum punya akun' ELSE '' END
    FROM aktif a LEFT JOIN accounts_user u ON u.id = a.user_id WHERE u.last_login IS NULL
    """,
    "pemangku_ganda": """
    SELECT NULL::bigint, j.id, j.unit_id, string_agg(p.nama, ', ' ORDER BY p.nama_urut)
    FROM jabatan j JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
      AND n.masa @> %(pada)s::date JOIN pegawai_pegawai p ON p.id = n.pegawai_id
    WHERE j.jenis IN ('JPT', 'ADMINISTRATOR', 'PENGAWAS')
      AND NOT EXISTS (SELECT 1 FROM organisasi_pengecualianperiksa x WHERE x.jabatan_id = j.id
                      AND x.aturan = 'PEMANGKU_GANDA' AND x.masa @> %(pada)s::date)
    GROUP BY j.id, j.unit_id HAVING count(*) > 1
    """,
    "plt_lewat": f"""
    SELECT NULL::bigint, j.id, j.unit_id, 'Terakhir sampai ' || ({_PLT_TERAKHIR})
    FROM jabatan j WHERE {_TANPA_DEFINITIF} AND ({_PLT_TERAKHIR}) IS NOT NULL
    """,  # noqa: S608
    "tanpa_pemangku": f"""
    SELECT NULL::bigint, j.id, j.unit_id, ''
    FROM jabatan j WHERE {_TANPA_DEFINITIF} AND ({_PLT_TERAKHIR}) IS NULL
    """,  # noqa: S608
    "tanpa_kepala": """
    SELECT NULL::bigint, NULL::bigint, u.id, '' FROM unit u
    WHERE u.jenis <> 'INSTANSI' AND NOT EXISTS (
        SELECT 1 FROM organisasi_jabatan j
        WHERE j.unit_id = u.id AND j.kepala AND j.masa @> %(pada)s::date)
      AND NOT EXISTS (SELECT 1 FROM pegawai_penugasankepala k
                      WHERE k.unit_id = u.id AND k.masa @> %(pada)s::date)
    """,
    "tanpa_pembuat": _tanpa_peran("PEMBUAT_DAFTAR"),
    "tanpa_ppk": _tanpa_peran("PPK_SKPD"),
    "tanpa_pa": _tanpa_peran("PA_KPA"),
    "tanpa_bendahara": _tanpa_peran("BENDAHARA"),
    "tanpa_skema": _seinstansi(
        "NOT EXISTS (SELECT 1 FROM regulasi_skema s WHERE s.instansi_id = %(instansi)s"
        " AND s.status = 'BERLAKU' AND s.masa @> %(pada)s::date)"
    ),
    "libur_tahun_ini": _seinstansi(_libur(_TAHUN)),
    "libur_tahun_depan": _seinstansi(
        f"extract(month FROM %(pada)s::date) >= 10 AND {_libur(_TAHUN + ' + 1')}"
    ),
    "satu_pengelola": _seinstansi(
        "(SELECT count(DISTINCT r.user_id) FROM organisasi_pemberianperan r"
        " WHERE r.instansi_id = %(instansi)s AND r.peran = 'BKPSDM' AND r.unit_id IS NULL"
        " AND r.masa @> %(pada)s::date) < 2"
    ),
}
