"""Rows of a month for everybody, one statement a table; arithmetic instead of dice.

``orang(id, user_id, penilai_id, nomor)`` and ``hari(ke, tanggal, mulai, selesai, zona)`` are
temporary tables made first; ``nomor`` counts the people from 1 and seeds the arithmetic.
"""

ORANG = """
CREATE TEMP TABLE orang ON COMMIT DROP AS
SELECT p.id, p.user_id, n.penilai_id, row_number() OVER (ORDER BY p.id)::int AS nomor, n.jabatan_id
FROM unnest(%(orang)s::bigint[], %(penilai)s::bigint[], %(jabatan)s::bigint[])
     AS n (pegawai_id, penilai_id, jabatan_id)
JOIN pegawai_pegawai p ON p.id = n.pegawai_id
"""
HARI = """
CREATE TEMP TABLE hari ON COMMIT DROP AS
SELECT (row_number() OVER (ORDER BY tanggal) - 1)::int AS ke, h.*
FROM unnest(%(tanggal)s::date[], %(mulai)s::timestamptz[], %(selesai)s::timestamptz[])
     AS h (tanggal, mulai, selesai)
"""
SKP = """
INSERT INTO skp_skp (instansi_id, pegawai_id, jabatan_id, penilai_id, pendekatan, masa, status)
SELECT %(instansi)s, id, jabatan_id, penilai_id, 'KUANTITATIF',
       daterange(%(tahun)s::date, (%(tahun)s::date + interval '1 year')::date), 'DISETUJUI'
FROM orang ORDER BY nomor
"""
HASIL = """
INSERT INTO skp_hasilkerja (skp_id, urutan, jenis, rencana)
SELECT s.id, r.urutan, 'UTAMA', r.rencana
FROM skp_skp s CROSS JOIN (VALUES
    (1, 'Terlaksananya pelayanan sesuai standar'),
    (2, 'Tersusunnya laporan yang andal')) AS r (urutan, rencana)
WHERE s.instansi_id = %(instansi)s ORDER BY s.id, r.urutan
"""
INDIKATOR = """
INSERT INTO skp_indikator (hasil_kerja_id, urutan, aspek, uraian, target, satuan)
SELECT h.id, r.urutan, 'KUANTITAS', r.uraian, r.target, r.satuan
FROM skp_hasilkerja h JOIN skp_skp s ON s.id = h.skp_id JOIN (VALUES
    (1, 1, 'Jumlah pelayanan yang diselesaikan', 720, 'pelayanan'),
    (1, 2, 'Jumlah berkas yang diperiksa', 720, 'berkas'),
    (2, 1, 'Jumlah laporan yang disusun', 600, 'laporan'))
    AS r (hasil, urutan, uraian, target, satuan) ON r.hasil = h.urutan
WHERE s.instansi_id = %(instansi)s ORDER BY h.id, r.urutan
"""
TARGET = """
INSERT INTO skp_targetbulanan (indikator_id, awal, target, realisasi)
SELECT i.id, b::date, i.target / 12, coalesce(a.volume, 0)
FROM skp_indikator i JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
JOIN skp_skp s ON s.id = h.skp_id
CROSS JOIN generate_series(%(tahun)s::date, %(tahun)s::date + interval '11 months',
                           interval '1 month') b
LEFT JOIN (
    SELECT indikator_id, date_trunc('month', tanggal)::date AS awal, sum(volume) AS volume
    FROM aktivitas_aktivitas WHERE instansi_id = %(instansi)s AND status = 'DISETUJUI'
    GROUP BY 1, 2
) a ON a.indikator_id = i.id AND a.awal = b::date
WHERE s.instansi_id = %(instansi)s ORDER BY i.id, b
"""
MILIK = """
CREATE TEMP TABLE milik ON COMMIT DROP AS
SELECT s.pegawai_id, i.id AS indikator_id,
       (row_number() OVER (PARTITION BY s.pegawai_id ORDER BY h.urutan, i.urutan) - 1)::int AS ke
FROM skp_indikator i JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
JOIN skp_skp s ON s.id = h.skp_id WHERE s.instansi_id = %(instansi)s
"""
RIWAYAT_SKP = """
INSERT INTO skp_riwayatskp
    (objek_id, langkah, dari, ke, oleh_id, oleh_nama, kapasitas, alasan, pada)
SELECT s.id, l.langkah, l.dari, l.ke, p.user_id, p.nama, l.kapasitas, '', l.pada
FROM skp_skp s CROSS JOIN (VALUES
    ('ajukan', 'DRAF', 'DIAJUKAN', 'Pegawai', %(tahun)s::date + interval '33 hours'),
    ('setujui', 'DIAJUKAN', 'DISETUJUI', 'Pejabat penilai',
     %(tahun)s::date + interval '57 hours')) AS l (langkah, dari, ke, kapasitas, pada)
JOIN pegawai_pegawai p
  ON p.id = CASE WHEN l.langkah = 'ajukan' THEN s.pegawai_id ELSE s.penilai_id END
WHERE s.instansi_id = %(instansi)s ORDER BY s.id, l.pada
"""
# Satu dari 19 hari terlambat 1–95 menit, satu dari 41 pulang cepat, satu dari 211 tidak masuk.
REKAMAN = """
INSERT INTO presensi_rekaman (instansi_id, pegawai_id, saat, zona, tanggal, sumber, mesin,
                              diterima_pada, setelah_tutup, alasan)
SELECT %(instansi)s, o.id, r.saat, %(zona)s, h.tanggal, 'MESIN', 'MESIN-1',
       r.saat + interval '5 seconds', false, ''
FROM orang o CROSS JOIN hari h
CROSS JOIN LATERAL (SELECT (o.nomor * 7919 + h.ke * 104729)::int AS acak) a
CROSS JOIN LATERAL (VALUES
    (CASE WHEN acak %% 19 = 0 THEN h.mulai + (1 + acak %% 95) * interval '1 minute'
          ELSE h.mulai - (30 + acak %% 2400) * interval '1 second' END),
    (CASE WHEN acak %% 41 = 0 THEN h.selesai - (1 + acak %% 80) * interval '1 minute'
          ELSE h.selesai + (10 + acak %% 5400) * interval '1 second' END)) AS r (saat)
WHERE acak %% 211 <> 0
ORDER BY o.nomor, r.saat
"""
AKTIVITAS = """
INSERT INTO aktivitas_aktivitas (instansi_id, pegawai_id, tanggal, indikator_id, uraian, menit,
    volume, status, penilai_id, dikirim_pada, diputus_pada, setelah_tutup, kunci_kirim)
SELECT %(instansi)s, o.id, h.tanggal, m.indikator_id,
       (%(uraian)s::text[])[1 + (o.nomor + n * 7) %% cardinality(%(uraian)s::text[])],
       25 + (o.nomor * 31 + n * 17) %% 31, 1, %(status)s,
       CASE WHEN %(status)s <> 'DRAF' THEN o.penilai_id END,
       CASE WHEN %(status)s <> 'DRAF' THEN h.selesai + (n %% 60) * interval '1 minute' END,
       CASE WHEN %(status)s IN ('DISETUJUI', 'DIKEMBALIKAN')
            THEN h.selesai + interval '3 hours' END, false,
       md5(%(benih)s || '/' || o.nomor || '/' || h.tanggal || '/' || n)::uuid
FROM orang o CROSS JOIN generate_series(%(dari)s, %(dari)s + %(banyak)s - 1) n
JOIN hari h ON h.ke = n %% %(hari)s
JOIN milik m ON m.pegawai_id = o.id AND m.ke = n %% 3
WHERE o.penilai_id IS NOT NULL
ORDER BY o.nomor, h.ke, n
"""
BUKTI = """
INSERT INTO aktivitas_buktiaktivitas (aktivitas_id, berkas_id, ditambahkan_pada)
SELECT a.id, (%(berkas)s::bigint[])[1 + a.id %% cardinality(%(berkas)s::bigint[])], %(pada)s
FROM aktivitas_aktivitas a
WHERE a.instansi_id = %(instansi)s AND a.tanggal >= %(sejak)s
"""
RIWAYAT_AKTIVITAS = """
INSERT INTO aktivitas_riwayataktivitas
    (objek_id, langkah, dari, ke, oleh_id, oleh_nama, kapasitas, alasan, pada)
SELECT a.id, l.langkah, l.dari, l.ke, p.user_id, p.nama, l.kapasitas, l.alasan,
       CASE WHEN l.langkah = 'kirim' THEN a.dikirim_pada ELSE a.diputus_pada END
FROM aktivitas_aktivitas a JOIN (VALUES
    ('DIKIRIM', 'kirim', 'DRAF', 'DIKIRIM', 'Pegawai', ''),
    ('DISETUJUI', 'kirim', 'DRAF', 'DIKIRIM', 'Pegawai', ''),
    ('DISETUJUI', 'setujui', 'DIKIRIM', 'DISETUJUI', 'Pejabat penilai', ''),
    ('DIKEMBALIKAN', 'kirim', 'DRAF', 'DIKIRIM', 'Pegawai', ''),
    ('DIKEMBALIKAN', 'kembalikan', 'DIKIRIM', 'DIKEMBALIKAN', 'Pejabat penilai',
     'Mohon lengkapi uraian dengan hasil yang dicapai.'))
    AS l (status, langkah, dari, ke, kapasitas, alasan) ON l.status = a.status
JOIN pegawai_pegawai p
  ON p.id = CASE WHEN l.langkah = 'kirim' THEN a.pegawai_id ELSE a.penilai_id END
WHERE a.instansi_id = %(instansi)s AND a.tanggal >= %(sejak)s
"""
