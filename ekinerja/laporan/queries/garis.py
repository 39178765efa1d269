"""The line of performance: up from any item to the goal of the region, down from any goal.

An item has one parent: an activity its indicator, an indicator its RHK, an RHK the goal it names
or else the RHK of the superior that it supports, an action its goal, a goal the goal above it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.aktivitas.queries import aktivitas_terlihat
from ekinerja.core.lingkup import Lingkup
from ekinerja.perencanaan.queries import baris_terlihat, sasaran_terlihat
from ekinerja.skp.queries import hasil_kerja_terlihat, indikator_terlihat
from ekinerja.skp.workflow import TERSAJI

AKTIVITAS, INDIKATOR, RHK = "aktivitas", "indikator", "rhk"
SASARAN, AKSI = "sasaran", "aksi"
_TERLIHAT = {
    AKTIVITAS: aktivitas_terlihat,
    INDIKATOR: indikator_terlihat,
    RHK: hasil_kerja_terlihat,
    SASARAN: sasaran_terlihat,
    AKSI: baris_terlihat,
}

# CYCLE ends a row whose (kind, id) is already on its own way, whatever the data say.
_NAIK = """
WITH RECURSIVE naik(jenis, id, tinggi) AS (
    SELECT %(jenis)s::text, %(id)s::bigint, 0
  UNION ALL
    SELECT p.jenis, p.id, n.tinggi + 1 FROM naik n CROSS JOIN LATERAL (
        SELECT 'indikator'::text AS jenis, indikator_id AS id FROM aktivitas_aktivitas
        WHERE n.jenis = 'aktivitas' AND id = n.id
      UNION ALL
        SELECT 'rhk', hasil_kerja_id FROM skp_indikator WHERE n.jenis = 'indikator' AND id = n.id
      UNION ALL
        SELECT CASE WHEN sasaran_id IS NULL THEN 'rhk' ELSE 'sasaran' END,
               coalesce(sasaran_id, intervensi_id)
        FROM skp_hasilkerja WHERE n.jenis = 'rhk' AND id = n.id
      UNION ALL
        SELECT 'sasaran', coalesce(b.sasaran_id, i.sasaran_id, g.sasaran_id)
        FROM perencanaan_barisrencanaaksi b
        LEFT JOIN perencanaan_indikatorsasaran i ON i.id = b.indikator_sasaran_id
        LEFT JOIN perencanaan_programkegiatan g ON g.id = b.program_id
        WHERE n.jenis = 'aksi' AND b.id = n.id
      UNION ALL
        SELECT 'sasaran', induk_id FROM perencanaan_sasaran WHERE n.jenis = 'sasaran' AND id = n.id
    ) p WHERE p.id IS NOT NULL
) CYCLE jenis, id SET berputar USING jalan
SELECT n.jenis, n.id, n.tinggi, coalesce(a.uraian, b.aksi, i.uraian, h.rencana, s.uraian),
       coalesce(s.tingkat, ''), coalesce(s.kode, b.kode, ''),
       coalesce(o.nama, ''), coalesce(j.nama, ''), coalesce(u.nama, ''), u.id,
       k.pegawai_id, k.id, a.tanggal, i.target, i.target_atas, coalesce(i.target_teks, ''),
       coalesce(i.satuan, m.satuan, b.satuan, ''), a.volume
FROM naik n
LEFT JOIN aktivitas_aktivitas a ON n.jenis = 'aktivitas' AND a.id = n.id
LEFT JOIN skp_indikator m ON m.id = a.indikator_id
LEFT JOIN perencanaan_barisrencanaaksi b ON n.jenis = 'aksi' AND b.id = n.id
LEFT JOIN perencanaan_rencanaaksi r ON r.id = b.rencana_id
LEFT JOIN skp_indikator i ON n.jenis = 'indikator' AND i.id = n.id
LEFT JOIN skp_hasilkerja h ON n.jenis = 'rhk' AND h.id = n.id
LEFT JOIN skp_skp k ON k.id = h.skp_id
LEFT JOIN perencanaan_sasaran s ON n.jenis = 'sasaran' AND s.id = n.id
LEFT JOIN pegawai_pegawai o ON o.id = k.pegawai_id
LEFT JOIN organisasi_jabatan j ON j.id = coalesce(k.jabatan_id, s.penanggung_jawab_id)
LEFT JOIN organisasi_unitkerja u
       ON u.id = CASE WHEN n.jenis = 'rhk' THEN j.unit_id ELSE coalesce(s.unit_id, r.unit_id) END
WHERE NOT n.berputar
  AND coalesce(a.instansi_id, r.instansi_id, k.instansi_id, s.instansi_id, %(instansi)s)
      = %(instansi)s
ORDER BY n.tinggi DESC
"""


@dataclass(frozen=True, slots=True)
class Simpul:
    """One step of the line, the highest first.

    :ivar tinggi: steps above the item that was asked for; 0 is that item.
    :ivar tingkat: level of a goal; ``kode`` of a goal or an action.
    :ivar target: of an indicator for its whole period; ``volume`` of an activity.
    """

    jenis: str
    id: int
    tinggi: int
    judul: str
    tingkat: str
    kode: str
    orang: str
    jabatan: str
    unit: str
    unit_id: int | None
    pegawai_id: int | None
    skp_id: int | None
    tanggal: date | None
    target: Decimal | None
    target_atas: Decimal | None
    target_teks: str
    satuan: str
    volume: Decimal | None


def butir_terlihat(lingkup: Lingkup, jenis: str) -> QuerySet[Any]:
    """Items of a kind that one may see; ``jenis`` is one of the five names of this module."""
    return _TERLIHAT[jenis](lingkup)


def garis_ke_atas(lingkup: Lingkup, *, jenis: str, pk: int) -> list[Simpul]:
    """The way from an item up to the highest goal, the item last (one query, any depth).

    Whether the item itself may be seen is asked before; what it serves may then be known.
    """
    isi: dict[str, Any] = {"jenis": jenis, "id": pk, "instansi": lingkup.instansi_id}
    with connection.cursor() as cursor:
        cursor.execute(_NAIK, isi)
        return [Simpul(*baris) for baris in cursor.fetchall()]


# RHK that name the goal or one below it, then what supports them, each with its distance.
_TURUN = """
WITH RECURSIVE bawah AS (
    SELECT id FROM perencanaan_sasaran WHERE id = %(sasaran)s AND instansi_id = %(instansi)s
  UNION
    SELECT s.id FROM bawah JOIN perencanaan_sasaran s ON s.induk_id = bawah.id
), turun(id, skp_id, tinggi) AS (
    SELECT h.id, h.skp_id, 0 FROM bawah
    JOIN skp_hasilkerja h ON h.sasaran_id = bawah.id
    JOIN skp_skp k ON k.id = h.skp_id
    WHERE k.status = ANY (%(status)s) AND k.masa && %(masa)s::daterange
  UNION ALL
    SELECT h.id, h.skp_id, t.tinggi + 1 FROM turun t
    JOIN skp_hasilkerja h ON h.intervensi_id = t.id AND h.sasaran_id IS NULL
    JOIN skp_skp k ON k.id = h.skp_id
    WHERE k.status = ANY (%(status)s) AND k.masa && %(masa)s::daterange
) CYCLE id SET berputar USING jalan
"""
_RINGKAS = """
SELECT (SELECT count(*) - 1 FROM bawah),
       (SELECT count(*) FROM perencanaan_indikatorsasaran i JOIN bawah ON bawah.id = i.sasaran_id),
       (SELECT count(*) FROM perencanaan_barisrencanaaksi b
        JOIN perencanaan_rencanaaksi r ON r.id = b.rencana_id AND r.tahun = %(tahun)s
        JOIN bawah ON bawah.id = b.sasaran_id),
       count(*) FILTER (WHERE t.tinggi = 0), count(*) FILTER (WHERE t.tinggi > 0),
       count(DISTINCT k.pegawai_id), count(DISTINCT j.unit_id)
FROM turun t JOIN skp_skp k ON k.id = t.skp_id JOIN organisasi_jabatan j ON j.id = k.jabatan_id
WHERE NOT t.berputar
"""
_HALAMAN = """
SELECT h.id, t.tinggi, h.rencana, p.nama, j.nama, u.nama, k.pegawai_id, count(*) OVER ()
FROM turun t
JOIN skp_hasilkerja h ON h.id = t.id
JOIN skp_skp k ON k.id = t.skp_id
JOIN pegawai_pegawai p ON p.id = k.pegawai_id
JOIN organisasi_jabatan j ON j.id = k.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
WHERE NOT t.berputar AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[])
      OR k.pegawai_id = %(orang)s::bigint)
ORDER BY t.tinggi, u.nama, p.nama_urut, h.urutan, h.id
LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class RingkasTurun:
    """Everything below a goal in a year, of the whole instansi."""

    sasaran: int
    indikator: int
    aksi: int
    rhk_langsung: int
    rhk_turunan: int
    orang: int
    unit: int


@dataclass(frozen=True, slots=True)
class PendukungSasaran:
    """An RHK below a goal.

    :ivar tinggi: 0: names the goal itself; 1: supports such an RHK, and so on.
    :ivar jumlah: of all rows that the scope shows.
    """

    id: int
    tinggi: int
    rencana: str
    orang: str
    jabatan: str
    unit: str
    pegawai_id: int
    jumlah: int


def _isi_turun(lingkup: Lingkup, sasaran_id: int, tahun: int) -> dict[str, Any]:
    return {
        "sasaran": sasaran_id,
        "instansi": lingkup.instansi_id,
        "status": list(TERSAJI),
        "masa": f"[{tahun}-01-01,{tahun + 1}-01-01)",
        "tahun": tahun,
    }


def ringkas_turun(lingkup: Lingkup, *, sasaran_id: int, tahun: int) -> RingkasTurun:
    """Counts of everything below a goal, whoever's it is (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_TURUN + _RINGKAS, _isi_turun(lingkup, sasaran_id, tahun))
        return RingkasTurun(*cursor.fetchone())


def pendukung_sasaran(
    lingkup: Lingkup, *, sasaran_id: int, tahun: int, batas: int, lewati: int = 0
) -> list[PendukungSasaran]:
    """RHK below a goal of the people in scope and of oneself, nearest first (one query)."""
    isi = _isi_turun(lingkup, sasaran_id, tahun) | {
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "orang": lingkup.pegawai_id,
        "batas": batas,
        "lewati": lewati,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TURUN + _HALAMAN, isi)
        return [PendukungSasaran(*baris) for baris in cursor.fetchall()]


_AKTIVITAS = """
SELECT i.hasil_kerja_id, count(*) FROM skp_indikator i
JOIN aktivitas_aktivitas a ON a.indikator_id = i.id
WHERE i.hasil_kerja_id = ANY (%s) AND a.tanggal >= %s AND a.tanggal < %s
  AND a.status NOT IN ('DRAF', 'DIBATALKAN')
GROUP BY 1
"""


def aktivitas_pendukung(rhk_ids: Collection[int], *, tahun: int) -> dict[int, int]:
    """Sent activities of a year per RHK; one without any is not in the answer (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_AKTIVITAS, [list(rhk_ids), date(tahun, 1, 1), date(tahun + 1, 1, 1)])
        return dict(cursor.fetchall())
