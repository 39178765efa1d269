"""Workload of posts against those who really hold them."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import Jabatan


@dataclass(frozen=True, slots=True)
class BebanJabatan:
    """A post with its workload and its people on a day.

    :ivar menit: minutes a year of all tasks; ``tugas`` how many tasks there are.
    :ivar kebutuhan: the need written on the post, or None; ``bezetting`` its head-count.
    :ivar pemangku: definitive holders.
    """

    jabatan_id: int
    jabatan: str
    kode: str
    manajerial: bool
    unit_id: int
    unit: str
    opd: str
    menit: Decimal
    tugas: int
    kebutuhan: int | None
    bezetting: int
    pemangku: int


_SQL = """
WITH beban AS MATERIALIZED (
    SELECT jabatan_id, sum(volume * norma_waktu) AS menit, count(*) AS tugas
    FROM organisasi_uraiantugas
    WHERE instansi_id = %(instansi)s AND masa @> %(pada)s::date GROUP BY jabatan_id
), orang AS MATERIALIZED (
    SELECT jabatan_id, count(*) AS pemangku FROM pegawai_penempatan
    WHERE instansi_id = %(instansi)s AND jenis = 'DEFINITIF' AND masa @> %(pada)s::date
    GROUP BY jabatan_id
)
SELECT j.id, j.nama, j.kode, j.jenis = ANY (%(manajerial)s), u.id, u.nama, coalesce(o.nama, u.nama),
       coalesce(beban.menit, 0), coalesce(beban.tugas, 0), j.kebutuhan, j.bezetting,
       coalesce(orang.pemangku, 0)
FROM organisasi_jabatan j
JOIN organisasi_unitkerja u ON u.id = j.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
LEFT JOIN beban ON beban.jabatan_id = j.id
LEFT JOIN orang ON orang.jabatan_id = j.id
WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date AND j.jenis <> 'POLITIS'
  AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
ORDER BY o.urutan NULLS FIRST, o.nama NULLS FIRST, u.urutan, u.nama, u.id, j.kepala DESC, j.nama,
         j.id
"""


def beban_jabatan(lingkup: Lingkup) -> list[BebanJabatan]:
    """Every post of the scope with its workload and holders on the day, by unit (one query)."""
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
        return [BebanJabatan(*baris) for baris in cursor.fetchall()]
