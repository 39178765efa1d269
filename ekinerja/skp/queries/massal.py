"""Indicators of drafts whose months do not add up to their target yet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.core.models import Pekerjaan

# first versions only: a change has months that are locked, and is divided by its owner
_BELUM = """
FROM skp_skp s
JOIN skp_hasilkerja h ON h.skp_id = s.id
JOIN skp_indikator i ON i.hasil_kerja_id = h.id
JOIN organisasi_jabatan j ON j.id = s.jabatan_id
WHERE s.instansi_id = %(instansi)s AND s.status = 'DRAF' AND s.asal_id IS NULL
  AND i.bentuk = 'ANGKA' AND i.dibagi
  AND i.target <> (
      SELECT coalesce(sum(t.target), 0) FROM skp_targetbulanan t WHERE t.indikator_id = i.id)
"""
_PILIH = f"""
SELECT i.id, s.id, j.unit_id, i.target, lower(s.masa), upper(s.masa) {_BELUM}
  AND i.id > %(sesudah)s
ORDER BY i.id LIMIT %(batas)s
"""


@dataclass(frozen=True, slots=True)
class BelumTerpecah:
    """A yearly target that waits to be divided over ``[mulai, selesai)``."""

    indikator_id: int
    skp_id: int
    unit_id: int
    target: Decimal
    mulai: date
    selesai: date


def belum_terpecah(instansi_id: int, *, batas: int, sesudah: int = 0) -> list[BelumTerpecah]:
    """The next targets to divide (one query).

    :param sesudah: the last indicator that was divided; those before it are not looked at again.
    """
    isian = {"instansi": instansi_id, "batas": batas, "sesudah": sesudah}
    with connection.cursor() as cursor:
        cursor.execute(_PILIH, isian)
        return [BelumTerpecah(*baris) for baris in cursor.fetchall()]


def banyak_belum_terpecah(instansi_id: int) -> int:
    """How many wait."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_BELUM}", {"instansi": instansi_id})
        return int(cursor.fetchone()[0])


def pekerjaan_pecah(lingkup: Lingkup) -> QuerySet[Pekerjaan]:
    """Jobs of dividing, the latest first; they reach the whole instansi, and so must the scope."""
    if lingkup.unit_ids is not None:
        return Pekerjaan.objects.none()
    return Pekerjaan.objects.filter(instansi_id=lingkup.instansi_id, jenis="skp.pecah_massal")


def instansi_pekerjaan(pekerjaan_id: int) -> int:
    """Whose job this is."""
    return int(Pekerjaan.objects.values_list("instansi_id", flat=True).get(pk=pekerjaan_id))
