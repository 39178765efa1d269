"""Data health as the last check found it: of whom, in which unit; constant cost at any size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.queries import subpohon
from ekinerja.penyiapan.masalah import MASALAH
from ekinerja.penyiapan.models import PemeriksaanData
from ekinerja.penyiapan.queries.pemeriksaan import Temuan, keadaan_data


@dataclass(frozen=True, slots=True)
class SaringTemuan:
    """What the list of gaps is narrowed to; empty means everything.

    :ivar unit_id: a unit with everything below it.
    """

    kunci: str = ""
    tingkat: str = ""
    unit_id: int | None = None
    cari: str = ""


@dataclass(frozen=True, slots=True)
class HitunganTemuan:
    """How often one gap is found in one perangkat daerah (None: outside of them)."""

    kunci: str
    opd_id: int | None
    opd: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class KeadaanPeriksa:
    """When the data was checked last, and whether something changed since.

    :ivar pada: None: never yet.
    """

    pada: datetime | None
    berubah: bool


def keadaan_periksa(lingkup: Lingkup) -> KeadaanPeriksa:
    """The stamp of the list of gaps (two queries)."""
    terakhir = PemeriksaanData.objects.filter(instansi_id=lingkup.instansi_id).first()
    if terakhir is None:
        return KeadaanPeriksa(None, berubah=True)
    usang = terakhir.per_tanggal != lingkup.per_tanggal or terakhir.keadaan != keadaan_data()
    return KeadaanPeriksa(terakhir.pada, berubah=usang)


def persempit(lingkup: Lingkup, saring: SaringTemuan) -> Lingkup:
    """The scope, narrowed to the subtree that was chosen."""
    if saring.unit_id is None:
        return lingkup
    dipilih = subpohon(saring.unit_id)
    if lingkup.unit_ids is not None:
        dipilih = tuple(set(dipilih) & set(lingkup.unit_ids))
    return replace(lingkup, unit_ids=dipilih)


def _dipilih(kunci: Sequence[str], saring: SaringTemuan) -> list[str]:
    return [
        k for k in kunci if saring.kunci in ("", k) and saring.tingkat in ("", MASALAH[k].tingkat)
    ]


_TERLIHAT_SQL = """
FROM penyiapan_temuandata t
WHERE t.instansi_id = %(instansi)s AND t.kunci = ANY (%(kunci)s::text[])
  AND (%(unit)s::bigint[] IS NULL OR t.unit_id = ANY (%(unit)s::bigint[]))
"""
_HITUNG_SQL = f"""
SELECT h.kunci, h.opd_id, coalesce(o.nama, ''), h.jumlah
FROM (SELECT t.kunci, t.opd_id, count(*) AS jumlah {_TERLIHAT_SQL} GROUP BY t.kunci, t.opd_id) h
LEFT JOIN organisasi_unitkerja o ON o.id = h.opd_id
ORDER BY o.nama NULLS FIRST, h.kunci
"""  # noqa: S608  # constants
_CARI_SQL = f"{_TERLIHAT_SQL} AND (%(cari)s = '' OR t.kata LIKE %(cari)s)"
_JUMLAH_SQL = f"SELECT count(*) {_CARI_SQL}"  # constants
_DAFTAR_SQL = f"""
SELECT t.kunci, t.pegawai_id, coalesce(p.nama, ''), coalesce(p.nip, ''), t.jabatan_id,
       coalesce(j.nama, ''), t.unit_id, coalesce(u.nama, ''), coalesce(o.nama, ''), t.catatan, r.id
FROM (SELECT t.* {_CARI_SQL} ORDER BY t.urutan LIMIT %(batas)s OFFSET %(mulai)s) t
LEFT JOIN pegawai_pegawai p ON p.id = t.pegawai_id
LEFT JOIN organisasi_jabatan j ON j.id = t.jabatan_id
LEFT JOIN organisasi_unitkerja u ON u.id = t.unit_id
LEFT JOIN organisasi_unitkerja o ON o.id = t.opd_id
LEFT JOIN penyiapan_permintaanperbaikan r ON r.status = 'TERBUKA' AND r.masalah = t.kunci
  AND r.unit_id = t.unit_id AND r.pegawai_id IS NOT DISTINCT FROM t.pegawai_id
  AND r.jabatan_id IS NOT DISTINCT FROM t.jabatan_id
ORDER BY t.urutan
"""  # noqa: S608  # constants


def _isi(lingkup: Lingkup, kunci: Sequence[str], cari: str = "") -> dict[str, Any]:
    kata = cari.strip().upper().replace("\\", "").replace("%", "").replace("_", " ")
    return {
        "instansi": lingkup.instansi_id,
        "kunci": list(kunci),
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
        "cari": f"%{kata}%" if kata else "",
    }


def hitung_temuan(lingkup: Lingkup, *, kunci: Sequence[str]) -> list[HitunganTemuan]:
    """How often each gap was found in each perangkat daerah of the scope (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_HITUNG_SQL, _isi(lingkup, kunci))
        return [HitunganTemuan(*baris) for baris in cursor.fetchall()]


def temuan_terlihat(
    lingkup: Lingkup, saring: SaringTemuan, *, kunci: Sequence[str], batas: int, mulai: int = 0
) -> list[Temuan]:
    """A page of the gaps in scope, the gravest kinds first (one query)."""
    isi = {**_isi(lingkup, _dipilih(kunci, saring), saring.cari), "batas": batas, "mulai": mulai}
    with connection.cursor() as cursor:
        cursor.execute(_DAFTAR_SQL, isi)
        return [Temuan(*satu) for satu in cursor.fetchall()]


def jumlah_temuan(lingkup: Lingkup, saring: SaringTemuan, *, kunci: Sequence[str]) -> int:
    """How many gaps the list has (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_JUMLAH_SQL, _isi(lingkup, _dipilih(kunci, saring), saring.cari))
        return int(cursor.fetchone()[0])


_ADA_SQL = """
SELECT r.id FROM penyiapan_permintaanperbaikan r
JOIN penyiapan_temuandata t ON t.instansi_id = r.instansi_id AND t.kunci = r.masalah
  AND t.unit_id = r.unit_id AND t.pegawai_id IS NOT DISTINCT FROM r.pegawai_id
  AND t.jabatan_id IS NOT DISTINCT FROM r.jabatan_id
WHERE r.instansi_id = %(instansi)s AND r.id = ANY (%(permintaan)s::bigint[])
"""


def masih_ada(lingkup: Lingkup, permintaan: Sequence[int]) -> set[int]:
    """Of these requests those whose gap the last check still found (one query)."""
    isi: dict[str, Any] = {"instansi": lingkup.instansi_id, "permintaan": list(permintaan)}
    with connection.cursor() as cursor:
        cursor.execute(_ADA_SQL, isi)
        return {baris[0] for baris in cursor.fetchall()}
