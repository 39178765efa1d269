"""Hints about fairness: how they are counted (one month of a government), and how they are read.

Texts are compared without capitals, digits and marks. Two are the same when their words are the
same, and nearly the same when they share at least :data:`MIRIP` of all their words; pairs are found
by the smallest hashes of their words (six of them in three bands) among the texts of one person, so
that the cost grows with the number of texts and not with its square. A band with more than
:data:`RAMAI` different texts is a standing phrase and compares nothing. Colleagues are compared by
the same words only: nearly the same ones of a whole unit cost too much (measured).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, F, QuerySet, Sum

from ekinerja.aktivitas.models import (
    Aktivitas,
    KendalaUnit,
    Kewajaran,
    KewajaranAtasan,
    KewajaranPegawai,
)
from ekinerja.aktivitas.queries.daftar import aktivitas_terlihat
from ekinerja.core.lingkup import Lingkup

JENDELA = timedelta(days=60)
MIRIP, RAMAI = Decimal("0.8"), 40
SEMENIT, DEKAT_BATAS = 60, Decimal("0.95")
# fewer words than this say the same whoever writes them ("apel pagi")
KATA_REKAN, KATA_MIRIP = 6, 3
CATATAN_MAKS = 50

_BAHAN = """
CREATE TEMP TABLE wajar_teks ON COMMIT DROP AS
SELECT a.id, a.pegawai_id, a.tanggal, j.unit_id, a.penilai_id, a.status, a.menit, a.kendala_jenis,
       a.nilai_mutu, extract(epoch FROM a.diputus_pada - a.dikirim_pada)::bigint AS detik,
       a.katalog_id IS NOT NULL AS katalog, coalesce(a.pekerjaan_id, 0) AS pekerjaan,
       btrim(regexp_replace(lower(a.uraian), '[^a-z]+', ' ', 'g')) AS teks, 0::bigint AS sidik
FROM pegawai_pegawai p
JOIN aktivitas_aktivitas a ON a.pegawai_id = p.id
  AND a.tanggal >= %(sejak)s AND a.tanggal < %(akhir)s AND a.status NOT IN ('DRAF', 'DIBATALKAN')
JOIN skp_indikator i ON i.id = a.indikator_id
JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
JOIN skp_skp k ON k.id = h.skp_id
JOIN organisasi_jabatan j ON j.id = k.jabatan_id
WHERE p.instansi_id = %(instansi)s;
UPDATE wajar_teks SET sidik = hashtextextended(teks, 0);
CREATE INDEX ON wajar_teks (pegawai_id, sidik);
CREATE INDEX ON wajar_teks (unit_id, sidik);
ANALYZE wajar_teks;
CREATE TEMP TABLE wajar_kata ON COMMIT DROP AS
SELECT t.sidik, array_agg(DISTINCT w) AS kata, count(DISTINCT w)::int AS banyak,
       min(hashtextextended(w, 1)) AS m1, min(hashtextextended(w, 2)) AS m2,
       min(hashtextextended(w, 3)) AS m3, min(hashtextextended(w, 4)) AS m4,
       min(hashtextextended(w, 5)) AS m5, min(hashtextextended(w, 6)) AS m6
FROM (SELECT sidik, min(teks) AS teks FROM wajar_teks GROUP BY 1) t
CROSS JOIN LATERAL unnest(string_to_array(t.teks, ' ')) w
GROUP BY 1;
CREATE TEMP TABLE wajar_pita ON COMMIT DROP AS
SELECT * FROM (
    SELECT m.pegawai_id, k.sidik, v.nomor, v.pita,
           count(*) OVER (PARTITION BY m.pegawai_id, v.nomor, v.pita) AS ramai
    FROM (SELECT DISTINCT pegawai_id, sidik FROM wajar_teks) m
    JOIN wajar_kata k ON k.sidik = m.sidik
    CROSS JOIN LATERAL (VALUES (1, k.m1 # (k.m2 << 1)), (2, k.m3 # (k.m4 << 1)),
                               (3, k.m5 # (k.m6 << 1))) v(nomor, pita)
    WHERE k.banyak >= %(kata_mirip)s
) s WHERE ramai BETWEEN 2 AND %(ramai)s;
ANALYZE wajar_pita;
CREATE TEMP TABLE wajar_sama ON COMMIT DROP AS
SELECT sidik, sidik AS lain, banyak FROM wajar_kata
UNION ALL
SELECT c.sidik, c.lain, x.banyak
FROM (SELECT DISTINCT p.sidik, q.sidik AS lain FROM wajar_pita p
      JOIN wajar_pita q ON q.pegawai_id = p.pegawai_id AND q.nomor = p.nomor AND q.pita = p.pita
                       AND q.sidik <> p.sidik) c
JOIN wajar_kata x ON x.sidik = c.sidik
JOIN wajar_kata y ON y.sidik = c.lain
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM unnest(x.kata) u(w) WHERE u.w = ANY (y.kata)
) irisan
WHERE irisan.n >= %(mirip)s * (x.banyak + y.banyak - irisan.n);
CREATE INDEX ON wajar_sama (sidik);
ANALYZE wajar_sama;
"""
_PEGAWAI = """
WITH bulan AS (SELECT * FROM wajar_teks WHERE tanggal >= %(awal)s),
ulang AS (
    SELECT DISTINCT e.id FROM bulan e
    JOIN wajar_sama s ON s.sidik = e.sidik
    JOIN wajar_teks f ON f.pegawai_id = e.pegawai_id AND f.sidik = s.lain
    WHERE f.tanggal < e.tanggal AND f.tanggal >= e.tanggal - %(jendela)s
      AND (e.pekerjaan = 0 OR e.pekerjaan NOT IN (f.pekerjaan, f.id))
), rekan AS (
    SELECT e.id FROM bulan e
    WHERE NOT e.katalog AND EXISTS (
        SELECT 1 FROM wajar_teks f
        JOIN wajar_kata s ON s.sidik = f.sidik AND s.banyak >= %(kata_rekan)s
        WHERE f.unit_id = e.unit_id AND f.sidik = e.sidik AND f.pegawai_id <> e.pegawai_id
    )
), kembar AS (
    SELECT DISTINCT e.id FROM bulan e
    JOIN aktivitas_buktiaktivitas b ON b.aktivitas_id = e.id
    JOIN core_berkas k ON k.id = b.berkas_id
    WHERE EXISTS (SELECT 1 FROM aktivitas_buktiaktivitas g
                  WHERE g.berkas_id = b.berkas_id AND g.aktivitas_id <> e.id)
       OR k.rupa <> 0 AND EXISTS (
              SELECT 1 FROM core_berkas l JOIN aktivitas_buktiaktivitas g ON g.berkas_id = l.id
              WHERE l.instansi_id = k.instansi_id AND l.rupa = k.rupa AND g.aktivitas_id <> e.id)
), terbanyak AS (
    SELECT pegawai_id, max(n) AS n
    FROM (SELECT pegawai_id, sidik, count(*) AS n FROM bulan GROUP BY 1, 2) t GROUP BY 1
), hari AS (
    SELECT pegawai_id, count(*) AS hari,
           count(*) FILTER (WHERE %(batas)s::int IS NOT NULL AND menit <= %(batas)s::int
                            AND menit >= %(dekat)s * %(batas)s::int) AS hari_batas
    FROM (SELECT pegawai_id, tanggal, sum(menit) AS menit FROM bulan GROUP BY 1, 2) t GROUP BY 1
)
INSERT INTO aktivitas_kewajaranpegawai (kewajaran_id, pegawai_id, unit_id, penilai_id, jumlah,
    ulang, rekan, kembar, terbanyak, hari, hari_batas)
SELECT %(kewajaran)s, b.pegawai_id, mode() WITHIN GROUP (ORDER BY b.unit_id),
       mode() WITHIN GROUP (ORDER BY b.penilai_id), count(*), count(u.id), count(r.id),
       count(k.id), max(t.n), max(h.hari), max(h.hari_batas)
FROM bulan b
LEFT JOIN ulang u ON u.id = b.id LEFT JOIN rekan r ON r.id = b.id
LEFT JOIN kembar k ON k.id = b.id
JOIN terbanyak t ON t.pegawai_id = b.pegawai_id JOIN hari h ON h.pegawai_id = b.pegawai_id
GROUP BY b.pegawai_id
"""
_ATASAN = """
WITH putus AS (
    SELECT * FROM wajar_teks
    WHERE tanggal >= %(awal)s AND status IN ('DISETUJUI', 'DITOLAK') AND penilai_id IS NOT NULL
), isi AS (
    SELECT penilai_id, count(*) AS diputus, count(*) FILTER (WHERE status = 'DISETUJUI') AS setujui,
           count(*) FILTER (WHERE status = 'DITOLAK') AS tolak,
           count(*) FILTER (WHERE detik <= %(semenit)s) AS kilat,
           greatest(percentile_disc(0.5) WITHIN GROUP (ORDER BY detik), 0) AS median,
           count(nilai_mutu) AS bernilai, round(avg(nilai_mutu), 2) AS nilai
    FROM putus GROUP BY 1
), sama AS (
    SELECT penilai_id, max(n) AS n
    FROM (SELECT penilai_id, nilai_mutu, count(*) AS n FROM putus WHERE nilai_mutu IS NOT NULL
          GROUP BY 1, 2) t GROUP BY 1
), catat AS (
    SELECT oleh_id,
           coalesce(sum(jumlah) FILTER (WHERE langkah = 'kembalikan'), 0) AS kembali,
           coalesce(sum(jumlah) FILTER (WHERE langkah <> 'kembalikan' AND detik IS NOT NULL), 0)
               AS bermenit,
           coalesce(sum(jumlah) FILTER (WHERE langkah <> 'kembalikan' AND detik <= %(semenit)s), 0)
               AS semenit
    FROM aktivitas_catatanputusan
    WHERE instansi_id = %(instansi)s AND pada >= %(awal)s AND pada < %(akhir)s
      AND langkah IN ('setujui', 'tolak', 'kembalikan')
    GROUP BY 1
), tinjau AS (
    SELECT termohon_id, count(*) AS n,
           count(*) FILTER (WHERE keputusan IN ('DIKABULKAN', 'SEBAGIAN')) AS berubah
    FROM aktivitas_peninjauan
    WHERE instansi_id = %(instansi)s AND status = 'DIPUTUS'
      AND diputus_pada >= %(awal)s AND diputus_pada < %(akhir)s
    GROUP BY 1
), orang AS (
    SELECT penilai_id AS id FROM isi UNION SELECT oleh_id FROM catat
    UNION SELECT termohon_id FROM tinjau
)
INSERT INTO aktivitas_kewajaranatasan (kewajaran_id, penilai_id, diputus, setujui, tolak, kembali,
    bermenit, semenit, kilat, median, bernilai, nilai_sama, nilai, ditinjau, berubah)
SELECT %(kewajaran)s, o.id, coalesce(i.diputus, 0), coalesce(i.setujui, 0), coalesce(i.tolak, 0),
       coalesce(c.kembali, 0), coalesce(c.bermenit, 0), coalesce(c.semenit, 0),
       coalesce(i.kilat, 0), i.median, coalesce(i.bernilai, 0), coalesce(s.n, 0), i.nilai,
       coalesce(t.n, 0), coalesce(t.berubah, 0)
FROM orang o
LEFT JOIN isi i ON i.penilai_id = o.id LEFT JOIN sama s ON s.penilai_id = o.id
LEFT JOIN catat c ON c.oleh_id = o.id LEFT JOIN tinjau t ON t.termohon_id = o.id
"""
_KENDALA = """
INSERT INTO aktivitas_kendalaunit (kewajaran_id, unit_id, jenis, jumlah, orang)
SELECT %(kewajaran)s, unit_id, kendala_jenis, count(*), count(DISTINCT pegawai_id)
FROM wajar_teks WHERE tanggal >= %(awal)s AND kendala_jenis <> '' GROUP BY unit_id, kendala_jenis
"""
_BUANG = "DROP TABLE wajar_sama, wajar_pita, wajar_kata, wajar_teks"


def tulis_kewajaran(kewajaran: Kewajaran, *, akhir: date, batas: int | None) -> None:
    """Count ``[awal, akhir)`` anew into the rows of this summary; inside a transaction.

    :param batas: minutes that a day may hold, or None where nothing is decreed.
    """
    medan: dict[str, Any] = {
        "instansi": kewajaran.instansi_id, "kewajaran": kewajaran.pk, "awal": kewajaran.awal,
        "akhir": akhir, "sejak": kewajaran.awal - JENDELA, "jendela": JENDELA.days,
        "batas": batas, "dekat": DEKAT_BATAS, "semenit": SEMENIT, "mirip": MIRIP, "ramai": RAMAI,
        "kata_rekan": KATA_REKAN, "kata_mirip": KATA_MIRIP,
    }  # fmt: skip
    for model in (KewajaranPegawai, KewajaranAtasan, KendalaUnit):
        model._base_manager.filter(kewajaran=kewajaran).delete()
    with connection.cursor() as cursor:
        for perintah in (*_BAHAN.split(";\n"), _PEGAWAI, _ATASAN, _KENDALA, _BUANG):
            if perintah.strip():
                cursor.execute(perintah, medan)


def kewajaran_bulan(instansi_id: int, *, awal: date) -> Kewajaran | None:
    """The hints of a month, if they were counted."""
    return Kewajaran.objects.filter(instansi_id=instansi_id, awal=awal).first()


def atasan_semua(kewajaran: Kewajaran) -> QuerySet[KewajaranAtasan]:
    """Superiors who decided most, first."""
    return KewajaranAtasan.objects.filter(kewajaran=kewajaran).order_by("-diputus", "penilai_id")


def atasan_satu(kewajaran: Kewajaran, *, pegawai_id: int) -> KewajaranAtasan | None:
    """The figures of one superior."""
    return KewajaranAtasan.objects.filter(kewajaran=kewajaran, penilai_id=pegawai_id).first()


def pegawai_semua(
    kewajaran: Kewajaran, *, penilai_id: int | None = None, unit_ids: Collection[int] | None = None
) -> QuerySet[KewajaranPegawai]:
    """People of a superior, or of units; most repeated texts first."""
    baris = KewajaranPegawai.objects.filter(kewajaran=kewajaran)
    if penilai_id is not None:
        baris = baris.filter(penilai_id=penilai_id)
    if unit_ids is not None:
        baris = baris.filter(unit_id__in=unit_ids)
    return baris.order_by("-ulang", "-jumlah", "pegawai_id")


def pegawai_satu(kewajaran: Kewajaran, *, pegawai_id: int) -> KewajaranPegawai | None:
    """The figures of one person."""
    return KewajaranPegawai.objects.filter(kewajaran=kewajaran, pegawai_id=pegawai_id).first()


@dataclass(frozen=True, slots=True)
class UnitWajar:
    """What the entries of one unit look like, added up."""

    unit_id: int
    orang: int
    jumlah: int
    ulang: int
    rekan: int
    kembar: int
    hari: int
    hari_batas: int


def unit_semua(kewajaran: Kewajaran) -> list[UnitWajar]:
    """Units by the number of entries (one query)."""
    baris = (
        KewajaranPegawai.objects.filter(kewajaran=kewajaran)
        .order_by()
        .values("unit_id")
        .annotate(
            n_orang=Count("id"), n_jumlah=Sum("jumlah"), n_ulang=Sum("ulang"),
            n_rekan=Sum("rekan"), n_kembar=Sum("kembar"), n_hari=Sum("hari"),
            n_batas=Sum("hari_batas"),
        )
        .order_by("-n_jumlah", "unit_id")
        .values_list(
            "unit_id", "n_orang", "n_jumlah", "n_ulang", "n_rekan", "n_kembar", "n_hari", "n_batas"
        )
    )  # fmt: skip
    return [UnitWajar(*satu) for satu in baris]


def kendala_menurut_jenis(kewajaran: Kewajaran) -> list[tuple[str, int, int, int]]:
    """Obstacles of all units: (kind, entries, people, units), the most frequent first."""
    baris = (
        KendalaUnit.objects.filter(kewajaran=kewajaran)
        .order_by()
        .values("jenis")
        .annotate(n=Sum("jumlah"), o=Sum("orang"), u=Count("unit_id"))
        .order_by("-n", "jenis")
    )
    return [(satu["jenis"], satu["n"], satu["o"], satu["u"]) for satu in baris]


def kendala_unit(kewajaran: Kewajaran, *, jenis: str) -> QuerySet[KendalaUnit]:
    """Where obstacles of one kind were noted."""
    return KendalaUnit.objects.filter(kewajaran=kewajaran, jenis=jenis).order_by("-jumlah")


def catatan_kendala(
    lingkup: Lingkup, *, unit_id: int, jenis: str, awal: date, akhir: date
) -> list[Aktivitas]:
    """What people of a unit wrote about obstacles of one kind, the latest first."""
    unit = F("indikator__hasil_kerja__skp__jabatan__unit_id")
    baris = (
        aktivitas_terlihat(lingkup)
        .annotate(unit_id=unit)
        .filter(unit_id=unit_id, kendala_jenis=jenis, tanggal__gte=awal, tanggal__lt=akhir)
        .select_related("pegawai")
    )
    return list(baris.order_by("-tanggal", "-id")[:CATATAN_MAKS])
