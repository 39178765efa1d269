"""Direct staff, for schemes whose productivity takes their result along (stage 2 of the law).

Who is whose staff is asked on the last day of each segment of the superior; what they did is what
they did in the days of that segment, whoever pays them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from django.db import connection

from ekinerja.pegawai.queries import penilai_pada
from ekinerja.pegawai.segments import SegmenBulan
from ekinerja.tpp.workflow import DIHITUNG, DITUTUP, DIVERIFIKASI

SUDAH_DIHITUNG = frozenset({DIHITUNG, DIVERIFIKASI, DITUTUP})
SUDAH_DIVERIFIKASI = frozenset({DIVERIFIKASI, DITUTUP})


@dataclass(frozen=True, slots=True)
class Bawahan:
    """One direct staff member during a segment of the superior.

    :ivar segmen: the days of the superior's segment, with the person and unit of the staff.
    """

    atasan_id: int
    segmen: SegmenBulan

    @property
    def pembayar(self) -> int | None:
        return self.segmen.opd_id


# Whoever gets no TPP (an elected official, a person outside the civil service) does not count.
_TEMPAT_SQL = """
SELECT n.pegawai_id, p.nama, u.id, coalesce(l.nama, u.nama),
       CASE WHEN l.id IS NULL THEN u.opd_id ELSE l.opd_id END
FROM pegawai_penempatan n
JOIN pegawai_pegawai p ON p.id = n.pegawai_id
JOIN organisasi_jabatan j ON j.id = n.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
LEFT JOIN organisasi_letakunit l ON l.unit_id = u.id AND l.masa @> %(pada)s::date
WHERE n.pegawai_id = ANY (%(orang)s::bigint[]) AND n.jenis = 'DEFINITIF'
  AND n.masa @> %(pada)s::date
  AND p.jenis <> 'NON_ASN' AND j.jenis <> 'POLITIS'
ORDER BY n.pegawai_id
"""
_STATUS_SQL = """
SELECT u.id, u.nama, coalesce(d.status, '')
FROM organisasi_unitkerja u
LEFT JOIN kalender_bulan b ON b.unit_id = u.id AND b.awal = %s
LEFT JOIN tpp_daftartpp d ON d.bulan_id = b.id
WHERE u.id = ANY (%s::bigint[])
"""


def bawahan_langsung(segmen: Sequence[SegmenBulan], instansi_id: int) -> Iterator[list[Bawahan]]:
    """Direct staff of everybody, one batch per day on which a segment ends.

    In a batch nobody has two superiors. Two queries a batch, whatever the number of people.
    """
    urut = sorted(segmen, key=attrgetter("selesai", "pegawai_id"))
    for selesai, milik in groupby(urut, key=attrgetter("selesai")):
        atasan = {satu.pegawai_id: satu for satu in milik}
        yield list(_pada(atasan, instansi_id, selesai - timedelta(days=1)))


def _pada(atasan: dict[int, SegmenBulan], instansi_id: int, pada: date) -> Iterator[Bawahan]:
    penilai = penilai_pada(instansi_id, pada=pada)
    milik = {orang: siapa for orang, siapa in penilai.items() if siapa in atasan}
    with connection.cursor() as cursor:
        cursor.execute(_TEMPAT_SQL, {"orang": list(milik), "pada": pada})
        for orang, nama, unit_id, unit_nama, opd_id in cursor.fetchall():
            segmen = replace(
                atasan[milik[orang]],
                pegawai_id=orang, nama=nama, unit_id=unit_id, unit_nama=unit_nama, opd_id=opd_id,
            )  # fmt: skip
            yield Bawahan(milik[orang], segmen)


def bawahan_menunggu(
    bawahan: Sequence[Bawahan],
    awal: date,
    *,
    cukup: frozenset[str],
    dianggap: frozenset[int] = frozenset(),
) -> dict[int, str]:
    """Superiors whose staff is paid by a unit that is not far enough with this month.

    :param cukup: states of the other unit's list that suffice.
    :param dianggap: units that count as far enough, because they are calculated just now.
    :returns: pegawai id of the superior → what is missing, and what to do.
    """
    luar = {b.pembayar for b in bawahan if b.pembayar} - dianggap
    if not luar:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STATUS_SQL, [awal, list(luar)])
        belum = {unit: nama for unit, nama, status in cursor.fetchall() if status not in cukup}
    kalimat: dict[int, str] = {}
    for satu in bawahan:
        if satu.pembayar in belum:
            nama, unit = satu.segmen.nama, belum[satu.pembayar]
            kalimat.setdefault(satu.atasan_id, _kalimat(nama, unit, cukup=cukup))
    return kalimat


def _kalimat(nama: str, unit: str, *, cukup: frozenset[str]) -> str:
    kerja, sebut = ("menghitung", "dihitung")
    if cukup == SUDAH_DIVERIFIKASI:
        kerja, sebut = ("memverifikasi", "diverifikasi")
    return (
        f"Capaian bawahan langsung ikut menentukan, sedangkan {nama} dibayarkan oleh {unit} yang "
        f"daftar TPP-nya bulan ini belum {sebut}. Minta unit itu {kerja}nya, lalu ulangi."
    )
