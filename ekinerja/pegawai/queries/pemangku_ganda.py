"""Managerial posts that more than one person holds."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan


@dataclass(frozen=True, slots=True)
class PemangkuGanda:
    """A managerial post with several definitive holders on a day.

    :ivar pemangku: (id, name, NIP) of each holder, by name.
    :ivar pengecualian_id: the exception that accepts it; then it is shown but not counted.
    """

    jabatan_id: int
    jabatan: str
    kode: str
    unit_id: int
    unit: str
    pemangku: tuple[tuple[int, str, str], ...]
    pengecualian_id: int | None
    alasan: str

    @property
    def dihitung(self) -> bool:
        """Does it count as a finding (no exception accepts it)?"""
        return self.pengecualian_id is None


_SQL = """
SELECT j.id, j.nama, j.kode, u.id, u.nama,
       array_agg(p.id ORDER BY p.nama_urut, p.id), array_agg(p.nama ORDER BY p.nama_urut, p.id),
       array_agg(coalesce(p.nip, '') ORDER BY p.nama_urut, p.id), x.id, coalesce(x.alasan, '')
FROM organisasi_jabatan j
JOIN organisasi_unitkerja u ON u.id = j.unit_id
JOIN pegawai_penempatan n ON n.jabatan_id = j.id AND n.jenis = 'DEFINITIF'
 AND n.masa @> %(pada)s::date
JOIN pegawai_pegawai p ON p.id = n.pegawai_id
LEFT JOIN LATERAL (
    SELECT id, alasan FROM organisasi_pengecualianperiksa
    WHERE jabatan_id = j.id AND aturan = 'PEMANGKU_GANDA' AND masa @> %(pada)s::date
    ORDER BY id LIMIT 1
) x ON true
WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date AND j.jenis = ANY (%(manajerial)s)
  AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
GROUP BY j.id, u.id, x.id, x.alasan HAVING count(*) > 1
ORDER BY x.id NULLS FIRST, u.urutan, u.nama, j.nama, j.id
"""


def pemangku_ganda(lingkup: Lingkup) -> list[PemangkuGanda]:
    """Managerial posts of the scope with more than one definitive holder on the day (one query).

    Plt. and Plh. stand beside the holder and do not count.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL,
            {
                "instansi": lingkup.instansi_id,
                "pada": lingkup.per_tanggal,
                "manajerial": list(Jabatan.MANAJERIAL),
                "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
            },
        )
        return [_satu(*baris) for baris in cursor.fetchall()]


def _satu(*baris: Any) -> PemangkuGanda:
    *pos, ids, nama, nip, pengecualian, alasan = baris
    jabatan_id, jabatan, kode, unit_id, unit = pos
    return PemangkuGanda(
        jabatan_id, jabatan, kode, unit_id, unit, tuple(zip(ids, nama, nip, strict=True)),
        pengecualian, alasan,
    )  # fmt: skip
