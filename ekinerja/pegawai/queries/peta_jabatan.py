"""Holders of posts as the job evaluation sees them: post, class, value, who holds it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup

KOSONG, TANPA_KELAS, TANPA_EVALUASI = "kosong", "tanpa_kelas", "tanpa_evaluasi"


@dataclass(frozen=True, slots=True)
class SaringPeta:
    """What the list is narrowed to; empty means everything.

    :ivar keadaan: kosong (nobody holds it), tanpa_kelas or tanpa_evaluasi.
    """

    cari: str = ""
    opd_id: int | None = None
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class PetaJabatan:
    """A post on a day.

    :ivar dasar: decree of the evaluation in force; empty when none is recorded.
    :ivar pemangku: (name, NIP, kind of placement) of each holder: definitive, Plt., Plh.
    """

    jabatan_id: int
    jabatan: str
    kode: str
    jenis: str
    unit: str
    opd: str
    kelas: int | None
    nilai: int | None
    dasar: str
    bezetting: int
    pemangku: tuple[tuple[str, str, str], ...]


_SQL = """
WITH orang AS MATERIALIZED (
    SELECT n.jabatan_id, array_agg(p.nama ORDER BY n.jenis, p.nama_urut, p.id) AS nama,
           array_agg(coalesce(p.nip, '') ORDER BY n.jenis, p.nama_urut, p.id) AS nip,
           array_agg(n.jenis ORDER BY n.jenis, p.nama_urut, p.id) AS jenis
    FROM pegawai_penempatan n JOIN pegawai_pegawai p ON p.id = n.pegawai_id
    WHERE n.instansi_id = %(instansi)s AND n.masa @> %(pada)s::date GROUP BY n.jabatan_id
)
SELECT j.id, j.nama, j.kode, j.jenis, u.nama, coalesce(o.nama, u.nama),
       coalesce(e.kelas, j.kelas), coalesce(e.nilai, j.nilai), coalesce(e.dasar, ''), j.bezetting,
       n.nama, n.nip, n.jenis, count(*) OVER ()
FROM organisasi_jabatan j
JOIN organisasi_unitkerja u ON u.id = j.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = u.opd_id
LEFT JOIN organisasi_evaluasijabatan e ON e.jabatan_id = j.id AND e.masa @> %(pada)s::date
LEFT JOIN orang n ON n.jabatan_id = j.id
WHERE j.instansi_id = %(instansi)s AND j.masa @> %(pada)s::date AND j.jenis <> 'POLITIS'
  AND (%(unit)s::bigint[] IS NULL OR j.unit_id = ANY (%(unit)s::bigint[]))
  AND (%(opd)s::bigint IS NULL OR u.opd_id = %(opd)s::bigint)
  AND (%(kata)s::text[] IS NULL
       OR upper(concat_ws(' ', j.nama, j.kode, u.nama, array_to_string(n.nama, ' '),
                          array_to_string(n.nip, ' '))) LIKE ALL (%(kata)s::text[]))
  AND CASE %(keadaan)s WHEN 'kosong' THEN n.nama IS NULL
      WHEN 'tanpa_kelas' THEN coalesce(e.kelas, j.kelas) IS NULL
      WHEN 'tanpa_evaluasi' THEN e.id IS NULL ELSE true END
ORDER BY o.urutan NULLS FIRST, o.nama NULLS FIRST, u.urutan, u.nama, u.id, j.kepala DESC,
         coalesce(e.kelas, j.kelas) DESC NULLS LAST, j.nama, j.id
LIMIT %(batas)s OFFSET %(mulai)s
"""


def peta_jabatan(
    lingkup: Lingkup, saring: SaringPeta, *, batas: int, mulai: int = 0
) -> tuple[int, list[PetaJabatan]]:
    """A page of the posts in scope with their holders on the day, and their total (one query)."""
    kata = [
        "%" + satu.upper().replace("\\", "").replace("%", "").replace("_", "") + "%"
        for satu in saring.cari.split()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL,
            {
                "instansi": lingkup.instansi_id,
                "pada": lingkup.per_tanggal,
                "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
                "opd": saring.opd_id,
                "kata": kata or None,
                "keadaan": saring.keadaan,
                "batas": batas,
                "mulai": mulai,
            },
        )
        baris = cursor.fetchall()
    return (baris[0][-1] if baris else 0), [_satu(*isi) for *isi, _ in baris]


def _satu(*baris: Any) -> PetaJabatan:
    *pos, nama, nip, jenis = baris
    jabatan_id, jabatan, kode, jenis_jabatan, unit, opd, kelas, nilai, dasar, bezetting = pos
    return PetaJabatan(
        jabatan_id, jabatan, kode, jenis_jabatan, unit, opd, kelas, nilai, dasar, bezetting,
        tuple(zip(nama or (), nip or (), jenis or (), strict=True)),
    )  # fmt: skip
