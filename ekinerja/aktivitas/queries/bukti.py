"""Evidence that was seen before: the same file, the same picture, or nearly the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from ekinerja.core.rupa import MIRIP

HARI_MIRIP = 60
KEMBAR_MAKS = 5

# The same file or the same look anywhere in the government; nearly the same look among the
# person's own evidence of some weeks. A blank picture (0) looks like every other blank one.
_KEMBAR = """
WITH dicari AS (
    SELECT b.id, b.aktivitas_id, b.berkas_id, f.rupa, f.instansi_id, a.pegawai_id, a.tanggal
    FROM aktivitas_buktiaktivitas b
    JOIN core_berkas f ON f.id = b.berkas_id
    JOIN aktivitas_aktivitas a ON a.id = b.aktivitas_id
    WHERE b.id = ANY (%(bukti)s)
), serupa AS (
    SELECT d.id, g.id AS lain_id, true AS sama
    FROM dicari d JOIN aktivitas_buktiaktivitas g ON g.berkas_id = d.berkas_id
  UNION
    SELECT d.id, g.id, true
    FROM dicari d
    JOIN core_berkas f ON f.instansi_id = d.instansi_id AND f.rupa = d.rupa
    JOIN aktivitas_buktiaktivitas g ON g.berkas_id = f.id
    WHERE d.rupa <> 0
  UNION
    SELECT d.id, g.id, d.berkas_id = g.berkas_id OR f.rupa = d.rupa
    FROM dicari d
    JOIN aktivitas_aktivitas a ON a.pegawai_id = d.pegawai_id
      AND a.tanggal BETWEEN d.tanggal - %(hari)s AND d.tanggal + %(hari)s
    JOIN aktivitas_buktiaktivitas g ON g.aktivitas_id = a.id
    JOIN core_berkas f ON f.id = g.berkas_id
    WHERE d.rupa <> 0 AND f.rupa <> 0
      AND bit_count((d.rupa # f.rupa)::bit(64)) <= %(mirip)s
), urut AS (
    SELECT s.id, a.id AS aktivitas_id, a.tanggal, p.id AS pegawai_id, p.nama,
           bool_or(s.sama) AS sama,
           row_number() OVER (PARTITION BY s.id ORDER BY a.tanggal DESC, a.id) AS nomor,
           count(*) OVER (PARTITION BY s.id) AS jumlah
    FROM serupa s
    JOIN dicari d ON d.id = s.id
    JOIN aktivitas_buktiaktivitas g ON g.id = s.lain_id AND g.aktivitas_id <> d.aktivitas_id
    JOIN aktivitas_aktivitas a ON a.id = g.aktivitas_id AND a.status <> 'DIBATALKAN'
    JOIN pegawai_pegawai p ON p.id = a.pegawai_id
    GROUP BY s.id, a.id, p.id
)
SELECT id, aktivitas_id, tanggal, pegawai_id, nama, sama, jumlah
FROM urut WHERE nomor <= %(batas)s ORDER BY id, nomor
"""


@dataclass(frozen=True, slots=True)
class Kembar:
    """Another entry with the same or nearly the same evidence.

    :ivar sama: the same file or the same picture; otherwise nearly the same.
    :ivar jumlah: in how many other entries it was found in all.
    """

    bukti_id: int
    aktivitas_id: int
    tanggal: date
    pegawai_id: int
    nama: str
    sama: bool
    jumlah: int


def kembar_bukti(bukti_ids: Collection[int]) -> dict[int, list[Kembar]]:
    """Where each piece of evidence was seen besides, the latest first (one query).

    A hint for who judges, never a punishment: colleagues of one meeting may share a photo.
    """
    medan: dict[str, Any] = {
        "bukti": sorted(bukti_ids), "hari": HARI_MIRIP, "mirip": MIRIP, "batas": KEMBAR_MAKS,
    }  # fmt: skip
    hasil: dict[int, list[Kembar]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_KEMBAR, medan)
        for baris in cursor.fetchall():
            satu = Kembar(*baris)
            hasil.setdefault(satu.bukti_id, []).append(satu)
    return hasil
