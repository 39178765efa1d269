"""The bare work: the same aggregates in SQL, and a COPY of the same result rows, one connection."""

import json
from datetime import date, timedelta
from time import perf_counter

from django.db import connection
from psycopg.types.json import Jsonb

ORANG = """
CREATE TEMP TABLE polos_orang AS
SELECT n.pegawai_id, greatest(lower(n.masa), %(awal)s) AS mulai, n.jabatan_id, j.nama AS jabatan,
       j.kelas, u.id AS unit_id, u.nama AS unit_nama, u.opd_id, p.nip, p.nama, p.golongan, p.jenis,
       p.dasar_gaji_bpjs, p.status_ptkp
FROM pegawai_penempatan n JOIN pegawai_pegawai p ON p.id = n.pegawai_id
JOIN organisasi_jabatan j ON j.id = n.jabatan_id JOIN organisasi_unitkerja u ON u.id = j.unit_id
WHERE n.jenis = 'DEFINITIF' AND n.masa && daterange(%(awal)s, %(akhir)s) AND u.opd_id IS NOT NULL
"""
PRESENSI = """
CREATE TEMP TABLE polos_presensi AS
SELECT pegawai_id, count(*) AS hari, count(*) FILTER (WHERE status = 'HADIR') AS hadir,
       array_agg(id ORDER BY tanggal) FILTER (WHERE status = 'TANPA_KETERANGAN') AS absen,
       array_agg(menit_terlambat ORDER BY tanggal) FILTER (WHERE menit_terlambat > 0) AS terlambat,
       array_agg(id ORDER BY tanggal) FILTER (WHERE menit_terlambat > 0) AS terlambat_id,
       array_agg(menit_pulang_cepat ORDER BY tanggal)
           FILTER (WHERE menit_pulang_cepat > 0) AS cepat,
       array_agg(id ORDER BY tanggal) FILTER (WHERE menit_pulang_cepat > 0) AS cepat_id
FROM presensi_haripresensi
WHERE tanggal >= %(awal)s AND tanggal < %(akhir)s GROUP BY pegawai_id
"""
AKTIVITAS = """
CREATE TEMP TABLE polos_aktivitas AS
SELECT pegawai_id, sum(menit) FILTER (WHERE status = 'DISETUJUI') AS menit,
       count(*) FILTER (WHERE status = 'DIKIRIM') AS menunggu,
       array_agg(id ORDER BY id) FILTER (WHERE status = 'DISETUJUI') AS aktivitas
FROM aktivitas_aktivitas
WHERE tanggal >= %(awal)s AND tanggal < %(akhir)s GROUP BY pegawai_id
"""
TABEL = ("polos_orang", "polos_presensi", "polos_aktivitas")


def siapkan() -> list[tuple[object, ...]]:
    """The stored result rows in memory, and an empty table of the same shape."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS polos_hasil")
        cursor.execute("CREATE TABLE polos_hasil (LIKE tpp_hasiltpp INCLUDING ALL)")
        cursor.execute("SELECT * FROM tpp_hasiltpp ORDER BY id")
        rincian = [kolom.name for kolom in cursor.description].index("rincian")
        return [
            (*satu[:rincian], Jsonb(_json(satu[rincian])), *satu[rincian + 1 :])
            for satu in cursor.fetchall()
        ]


def _json(isi: object) -> object:
    return json.loads(isi) if isinstance(isi, str) else isi


def ukur(awal: date, baris: list[tuple[object, ...]]) -> float:
    """Seconds of the bare work for a month."""
    isian = {"awal": awal, "akhir": (awal + timedelta(days=31)).replace(day=1)}
    with connection.cursor() as cursor:
        for nama in TABEL:
            cursor.execute(f"DROP TABLE IF EXISTS {nama}")
        cursor.execute("TRUNCATE polos_hasil")
        cursor.execute(
            "SELECT atttypid FROM pg_attribute WHERE attrelid = 'polos_hasil'::regclass"
            " AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
        )
        jenis = [oid for (oid,) in cursor.fetchall()]
        mulai = perf_counter()
        for perintah in (ORANG, PRESENSI, AKTIVITAS):
            cursor.execute(perintah, isian)
        with cursor.copy("COPY polos_hasil FROM STDIN (FORMAT BINARY)") as salinan:
            salinan.set_types(jenis)
            for satu in baris:
                salinan.write_row(satu)
        return perf_counter() - mulai


def rapikan() -> None:
    """Remove the table of the bare work."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS polos_hasil")
