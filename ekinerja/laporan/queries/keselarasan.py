"""Alignment: which items hang together, from the day to the Renstra, and which are orphans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.skp.workflow import DISEPAKATI, DRAF, TERSAJI

TERTAUT, BULANAN, RENSTRA = "tertaut", "bulanan", "renstra"
UKURAN_BUTIR = (TERTAUT, BULANAN, RENSTRA)

# Main results of the plans agreed on the day. ``tertaut``: a head's names a goal; another's names a
# goal, a team, or a superior's RHK that still lives. ``bulanan`` is NULL where nothing is divided.
_BUTIR = """
WITH RECURSIVE orang AS (
    SELECT * FROM unnest(%(orang)s::bigint[], %(unit)s::bigint[]) o(pegawai_id, unit_id)
), asal AS (
    SELECT s.id FROM perencanaan_sasaran s
    JOIN perencanaan_dokumenperencanaan d ON d.id = s.dokumen_id AND d.jenis = 'RENSTRA'
    WHERE s.instansi_id = %(instansi)s
  UNION
    SELECT s.id FROM asal JOIN perencanaan_sasaran s ON s.induk_id = asal.id
), tersambung AS (
    SELECT h.id FROM asal JOIN skp_hasilkerja h ON h.sasaran_id = asal.id
  UNION
    SELECT h.id FROM tersambung t
    JOIN skp_hasilkerja h ON h.intervensi_id = t.id AND h.sasaran_id IS NULL
), butir AS (
    SELECT o.unit_id, k.pegawai_id, k.id AS skp_id, k.jabatan_id, h.id, h.rencana,
           h.sasaran_id IS NOT NULL OR k.jenis_pegawai <> 'PIMPINAN'
             AND (h.tim_id IS NOT NULL OR coalesce(ka.status = ANY (%(hidup)s), false)) AS tertaut,
           b.bulanan, r.id IS NOT NULL AS renstra
    FROM orang o
    JOIN skp_skp k ON k.pegawai_id = o.pegawai_id AND k.status = ANY (%(sepakat)s)
      AND k.masa @> %(pada)s::date
    JOIN skp_hasilkerja h ON h.skp_id = k.id AND h.jenis = 'UTAMA'
    LEFT JOIN skp_hasilkerja a ON a.id = h.intervensi_id
    LEFT JOIN skp_skp ka ON ka.id = a.skp_id
    LEFT JOIN tersambung r ON r.id = h.id
    LEFT JOIN LATERAL (
        SELECT bool_and(EXISTS (
                   SELECT 1 FROM skp_targetbulanan t WHERE t.indikator_id = i.id)) AS bulanan
        FROM skp_indikator i WHERE i.hasil_kerja_id = h.id AND i.bentuk = 'ANGKA' AND i.dibagi
    ) b ON true
)
"""
_PER_BARIS = """
SELECT unit_id, count(*), count(*) FILTER (WHERE tertaut), count(bulanan),
       count(*) FILTER (WHERE bulanan), count(*) FILTER (WHERE renstra)
FROM butir GROUP BY unit_id
"""
_DAFTAR = """
SELECT b.id, b.skp_id, b.rencana, p.nama, j.nama, u.nama,
       CASE %(ukuran)s WHEN 'tertaut' THEN tertaut WHEN 'bulanan' THEN bulanan ELSE renstra END,
       count(*) OVER ()
FROM butir b
JOIN pegawai_pegawai p ON p.id = b.pegawai_id
JOIN organisasi_jabatan j ON j.id = b.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
WHERE CASE %(ukuran)s WHEN 'tertaut' THEN tertaut WHEN 'bulanan' THEN bulanan ELSE renstra END
      = ANY (%(hasil)s::boolean[])
ORDER BY u.nama, p.nama_urut, b.id LIMIT %(batas)s OFFSET %(lewati)s
"""
_AKTIVITAS = """
WITH orang AS (
    SELECT * FROM unnest(%(orang)s::bigint[], %(unit)s::bigint[]) o(pegawai_id, unit_id)
), catatan AS (
    SELECT o.unit_id, o.pegawai_id, count(*) AS semua, count(*) FILTER (
               WHERE k.status = ANY (%(sepakat)s) AND k.masa @> a.tanggal) AS tertaut
    FROM orang o
    JOIN aktivitas_aktivitas a ON a.pegawai_id = o.pegawai_id
      AND a.tanggal >= %(awal)s AND a.tanggal < %(akhir)s
      AND a.status NOT IN ('DRAF', 'DIBATALKAN')
    LEFT JOIN skp_indikator i ON i.id = a.indikator_id
    LEFT JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
    LEFT JOIN skp_skp k ON k.id = h.skp_id
    GROUP BY 1, 2
)
"""
_AKTIVITAS_BARIS = """
SELECT unit_id, sum(semua)::bigint, sum(tertaut)::bigint FROM catatan GROUP BY unit_id
"""
_AKTIVITAS_ORANG = """
SELECT c.pegawai_id, p.nama, p.nip, c.tertaut, c.semua, count(*) OVER ()
FROM catatan c JOIN pegawai_pegawai p ON p.id = c.pegawai_id
WHERE (c.tertaut = c.semua) = ANY (%(hasil)s::boolean[])
ORDER BY c.tertaut::numeric / c.semua, p.nama_urut, p.id LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class Butir:
    """A main result and whether it meets the measure that was asked."""

    id: int
    skp_id: int
    rencana: str
    orang: str
    jabatan: str
    unit: str
    sudah: bool
    jumlah: int


@dataclass(frozen=True, slots=True)
class CatatanOrang:
    """Sent activities of a person in a month, and those linked to a plan in force."""

    pegawai_id: int
    nama: str
    nip: str
    tertaut: int
    semua: int
    jumlah: int


def _isi(isi: Cakupan, pada: date) -> dict[str, Any]:
    return {
        "orang": isi.orang, "unit": isi.unit, "instansi": isi.lingkup.instansi_id,
        "pada": pada, "sepakat": list(DISEPAKATI), "hidup": [*TERSAJI, DRAF],
    }  # fmt: skip


def hitung_keselarasan(
    isi: Cakupan, *, pada: date, awal: date, akhir: date
) -> dict[int, dict[str, int]]:
    """Items and entries per unit, named as in ``RingkasanUnit`` (two queries).

    :param awal: activities of ``[awal, akhir)`` are counted.
    """
    medan = _isi(isi, pada) | {"awal": awal, "akhir": akhir}
    hasil: dict[int, dict[str, int]] = {unit_id: {} for unit_id in isi.opd}
    with connection.cursor() as cursor:
        for nama, perintah in (
            (("aktivitas", "aktivitas_tertaut"), _AKTIVITAS + _AKTIVITAS_BARIS),
            (("butir", "tertaut", "terbagi", "bulanan", "renstra"), _BUTIR + _PER_BARIS),
        ):
            cursor.execute(perintah, medan)
            for unit_id, *angka in cursor.fetchall():
                hasil[unit_id] |= zip(nama, angka, strict=True)
    return hasil


def daftar_butir(
    isi: Cakupan, *, ukuran: str, hasil: Sequence[bool], pada: date, batas: int, lewati: int = 0
) -> list[Butir]:
    """The items behind a measure (one query).

    :param ukuran: one of ``UKURAN_BUTIR``.
    :param hasil: those that meet it (True), those that do not (False), or both.
    """
    medan = _isi(isi, pada) | {
        "ukuran": ukuran, "hasil": list(hasil), "batas": batas, "lewati": lewati,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_BUTIR + _DAFTAR, medan)
        return [Butir(*satu) for satu in cursor.fetchall()]


def daftar_catatan(
    isi: Cakupan, *, hasil: Sequence[bool], awal: date, akhir: date, batas: int, lewati: int = 0
) -> list[CatatanOrang]:
    """Per person the activities of ``[awal, akhir)``, the least linked first (one query)."""
    medan = _isi(isi, awal) | {
        "awal": awal, "akhir": akhir, "hasil": list(hasil), "batas": batas, "lewati": lewati,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_AKTIVITAS + _AKTIVITAS_ORANG, medan)
        return [CatatanOrang(*satu) for satu in cursor.fetchall()]


_SASARAN = """
WITH RECURSIVE terkerjakan AS (
    SELECT DISTINCT h.sasaran_id AS id FROM skp_hasilkerja h JOIN skp_skp k ON k.id = h.skp_id
    WHERE k.instansi_id = %(instansi)s AND h.sasaran_id IS NOT NULL
      AND k.status = ANY (%(tersaji)s) AND k.masa && %(masa)s::daterange
  UNION
    SELECT s.induk_id FROM terkerjakan t JOIN perencanaan_sasaran s ON s.id = t.id
    WHERE s.induk_id IS NOT NULL
)
SELECT s.id, s.kode, s.uraian, s.tingkat, coalesce(u.nama, ''), coalesce(j.nama, ''),
       count(*) OVER ()
FROM perencanaan_sasaran s
LEFT JOIN organisasi_unitkerja u ON u.id = s.unit_id
LEFT JOIN organisasi_jabatan j ON j.id = s.penanggung_jawab_id
WHERE s.instansi_id = %(instansi)s AND s.tahun_awal <= %(tahun)s AND s.tahun_akhir >= %(tahun)s
  AND (%(unit)s::bigint[] IS NULL OR s.unit_id = ANY (%(unit)s::bigint[]))
  AND NOT EXISTS (SELECT 1 FROM terkerjakan t WHERE t.id = s.id)
ORDER BY u.nama NULLS FIRST, s.kode, s.id LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class SasaranYatim:
    """A goal in force that no RHK names, nor any goal below it."""

    id: int
    kode: str
    uraian: str
    tingkat: str
    unit: str
    jabatan: str
    jumlah: int


def sasaran_yatim(
    lingkup: Lingkup, *, tahun: int, batas: int, lewati: int = 0
) -> list[SasaranYatim]:
    """Goals that nobody works on in a year (one query)."""
    medan: dict[str, Any] = {
        "instansi": lingkup.instansi_id, "tersaji": list(TERSAJI), "tahun": tahun,
        "masa": f"[{tahun}-01-01,{tahun + 1}-01-01)",
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "batas": batas, "lewati": lewati,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SASARAN, medan)
        return [SasaranYatim(*satu) for satu in cursor.fetchall()]


_UNIT = """
SELECT u.id, u.kode, u.nama, coalesce(d.nama, ''), count(*), count(*) OVER ()
FROM unnest(%(orang)s::bigint[], %(unit)s::bigint[]) o(pegawai_id, unit_id)
JOIN organisasi_unitkerja u ON u.id = o.unit_id
LEFT JOIN organisasi_unitkerja d ON d.id = u.opd_id
GROUP BY u.id, d.nama
HAVING count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM skp_skp k WHERE k.pegawai_id = o.pegawai_id
      AND k.status = ANY (%(tersaji)s) AND k.masa @> %(pada)s::date)) = 0
ORDER BY d.nama, u.nama, u.id LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class UnitYatim:
    """A unit with people who owe an SKP, none of whom has submitted one."""

    id: int
    kode: str
    nama: str
    opd: str
    orang: int
    jumlah: int


def unit_yatim(isi: Cakupan, *, pada: date, batas: int, lewati: int = 0) -> list[UnitYatim]:
    """Units without any submitted SKP on a day (one query)."""
    medan = _isi(isi, pada) | {"tersaji": list(TERSAJI), "batas": batas, "lewati": lewati}
    with connection.cursor() as cursor:
        cursor.execute(_UNIT, medan)
        return [UnitYatim(*satu) for satu in cursor.fetchall()]
