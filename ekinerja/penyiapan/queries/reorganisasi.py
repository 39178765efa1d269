"""Plans to reorganise, and what they touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.penyiapan.models import Reorganisasi, RiwayatReorganisasi


@dataclass(frozen=True, slots=True)
class OrangTerdampak:
    """Somebody whose post or unit the plan touches.

    :ivar skp: has an SKP on that day, which has to follow.
    """

    nama: str
    nip: str
    jabatan: str
    unit: str
    jenis: str
    skp: bool


@dataclass(frozen=True, slots=True)
class PeranTerdampak:
    """A role in a unit that ends: it has to be given anew."""

    nama: str
    peran: str
    unit: str


@dataclass(frozen=True, slots=True)
class Dampak:
    """What a plan touches."""

    orang: Sequence[OrangTerdampak]
    peran: Sequence[PeranTerdampak]


def reorganisasi_terlihat(lingkup: Lingkup, *, cari: str = "") -> QuerySet[Reorganisasi]:
    """Plans of the instansi, the latest day first; they concern everybody."""
    semua = Reorganisasi.objects.filter(instansi_id=lingkup.instansi_id).select_related("instansi")
    if lingkup.unit_ids is not None:
        return semua.none()
    return semua.filter(nama__icontains=cari).order_by("-tanggal", "-id")


def riwayat_reorganisasi(rencana: Reorganisasi) -> QuerySet[RiwayatReorganisasi]:
    """Deeds on a plan, oldest first."""
    return RiwayatReorganisasi.objects.filter(objek=rencana).order_by("pada", "id")


_ORANG_SQL = """
SELECT p.nama, coalesce(p.nip, ''), j.nama, u.nama, n.jenis,
       EXISTS (SELECT 1 FROM skp_skp s WHERE s.pegawai_id = p.id AND s.masa @> %(pada)s::date)
FROM organisasi_jabatan j
JOIN organisasi_unitkerja u ON u.id = j.unit_id
JOIN pegawai_penempatan n ON n.jabatan_id = j.id
 AND n.masa && daterange(%(pada)s::date - 1, %(pada)s::date + 1)
JOIN pegawai_pegawai p ON p.id = n.pegawai_id
WHERE j.instansi_id = %(instansi)s
  AND (j.kode = ANY (%(jabatan)s::text[]) OR u.kode = ANY (%(unit)s::text[])
       OR p.nip = ANY (%(nip)s::text[]))
ORDER BY u.nama, p.nama_urut, p.id, n.jenis LIMIT 5000
"""
_PERAN_SQL = """
SELECT s.nama, r.peran, u.nama
FROM organisasi_unitkerja u
JOIN organisasi_pemberianperan r ON r.unit_id = u.id AND r.masa @> %(pada)s::date
JOIN accounts_user s ON s.id = r.user_id
WHERE u.instansi_id = %(instansi)s AND u.kode = ANY (%(berakhir)s::text[])
ORDER BY u.nama, s.nama, r.peran LIMIT 5000
"""


def dampak(lingkup: Lingkup, langkah: Iterable[dict[str, str]], *, pada: date) -> Dampak:
    """Whom the steps touch, and which roles end with their unit (two queries)."""
    daftar = list(langkah)
    isi: dict[str, Any] = {
        "instansi": lingkup.instansi_id,
        "pada": pada,
        "unit": _kode(daftar, "unit", ("gabung_unit", "akhiri_unit", "ubah_unit")),
        "jabatan": _kode(daftar, "jabatan", ("pindah_jabatan", "akhiri_jabatan")),
        "nip": _kode(daftar, "nip", ("pindah_orang",)),
        "berakhir": _kode(daftar, "unit", ("gabung_unit", "akhiri_unit")),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ORANG_SQL, isi)
        orang = [OrangTerdampak(*baris) for baris in cursor.fetchall()]
        cursor.execute(_PERAN_SQL, isi)
        return Dampak(orang, [PeranTerdampak(*baris) for baris in cursor.fetchall()])


def _kode(langkah: list[dict[str, str]], medan: str, jenis: tuple[str, ...]) -> list[str]:
    return [str(satu[medan]) for satu in langkah if satu.get("langkah") in jenis]
