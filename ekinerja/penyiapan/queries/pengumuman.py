"""Notices: to whom, who has read them, who has not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.queries import jalur_unit
from ekinerja.pegawai.identity import Identitas
from ekinerja.penyiapan.models import Pengumuman, PengumumanDibaca
from ekinerja.penyiapan.permissions import PENULIS


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Somebody a notice is meant for; ``pada`` is None while it is unread."""

    nama: str
    nip: str
    unit: str
    pada: datetime | None


def pengumuman_untuk(
    identitas: Identitas, *, pada: datetime, belum: bool = False, cari: str = ""
) -> QuerySet[Pengumuman]:
    """Notices in force that are meant for this user; ``sudah`` says whether they were read.

    Two queries: one for the way up from the own unit.

    :param belum: only those that were not read yet.
    """
    unit: set[int] = set()
    if identitas.penempatan is not None:
        sendiri = identitas.penempatan.jabatan.unit_id
        unit = {pk for pk, _ in jalur_unit([sendiri])[sendiri]}
    peran = {satu.peran for satu in identitas.peran}
    dibaca = PengumumanDibaca.objects.filter(pengumuman=OuterRef("pk"), user_id=identitas.user_id)
    return (
        Pengumuman.objects.filter(
            Q(unit=None) | Q(unit_id__in=unit),
            Q(peran="") | Q(peran__in=peran),
            Q(berakhir_pada=None) | Q(berakhir_pada__gt=pada),
            ~Exists(dibaca) if belum else Q(),
            instansi_id=identitas.user.instansi_id,
            terbit_pada__lte=pada,
            judul__icontains=cari,
        )
        .select_related("unit")
        .annotate(sudah=Exists(dibaca))
        .order_by("-terbit_pada", "-id")
    )


def pengumuman_dikelola(identitas: Identitas) -> QuerySet[Pengumuman]:
    """Notices of the units that this user writes for, with their number of receipts."""
    lingkup = identitas.lingkup(*PENULIS)
    semua = Pengumuman.objects.filter(instansi_id=lingkup.instansi_id).select_related("unit")
    if lingkup.unit_ids is not None:
        semua = semua.filter(unit_id__in=lingkup.unit_ids)
    return semua.annotate(jumlah_dibaca=Count("dibaca")).order_by("-terbit_pada", "-id")


_TUJUAN_SQL = """
WITH RECURSIVE turun AS (
    SELECT id FROM organisasi_unitkerja WHERE id = %(unit)s::bigint
  UNION SELECT u.id FROM turun JOIN organisasi_unitkerja u ON u.induk_id = turun.id
), tujuan AS (
    SELECT s.id, s.nama, coalesce(p.nip, s.username) AS nip, coalesce(u.nama, '') AS unit
    FROM accounts_user s
    LEFT JOIN pegawai_pegawai p ON p.user_id = s.id
    LEFT JOIN pegawai_penempatan n ON n.pegawai_id = p.id AND n.jenis = 'DEFINITIF'
      AND n.masa @> %(pada)s::date
    LEFT JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    LEFT JOIN organisasi_unitkerja u ON u.id = j.unit_id
    WHERE s.instansi_id = %(instansi)s AND s.is_active
      AND (p.id IS NULL OR NOT EXISTS (
          SELECT 1 FROM pegawai_kedudukan k WHERE k.pegawai_id = p.id
          AND k.masa @> %(pada)s::date AND k.jenis IN ('PENSIUN', 'WAFAT', 'BERHENTI')))
      AND (%(unit)s::bigint IS NULL OR u.id IN (SELECT id FROM turun))
      AND (%(peran)s = '' OR EXISTS (
          SELECT 1 FROM organisasi_pemberianperan r WHERE r.user_id = s.id
          AND r.peran = %(peran)s AND r.masa @> %(pada)s::date))
)
"""
_PEMBACA_SQL = """
SELECT t.nama, t.nip, t.unit, d.pada, count(*) OVER ()
FROM tujuan t
LEFT JOIN penyiapan_pengumumandibaca d ON d.user_id = t.id AND d.pengumuman_id = %(pengumuman)s
WHERE (%(sudah)s::boolean IS NULL OR (d.id IS NOT NULL) = %(sudah)s::boolean)
  AND (%(cari)s = '' OR upper(t.nama) LIKE %(cari)s OR t.nip LIKE %(cari)s
       OR upper(t.unit) LIKE %(cari)s)
ORDER BY t.unit, t.nama, t.id LIMIT %(batas)s OFFSET %(mulai)s
"""
_HITUNG_SQL = """
SELECT count(*), count(d.id) FROM tujuan t
LEFT JOIN penyiapan_pengumumandibaca d ON d.user_id = t.id AND d.pengumuman_id = %(pengumuman)s
"""


def _parameter(pengumuman: Pengumuman, lingkup: Lingkup) -> dict[str, Any]:
    return {
        "instansi": pengumuman.instansi_id,
        "unit": pengumuman.unit_id,
        "peran": pengumuman.peran,
        "pengumuman": pengumuman.pk,
        "pada": lingkup.per_tanggal,
    }


def pembaca(
    lingkup: Lingkup,
    pengumuman: Pengumuman,
    *,
    sudah: bool | None = None,
    cari: str = "",
    batas: int = 50,
    mulai: int = 0,
) -> tuple[int, list[Pembaca]]:
    """A page of those whom a notice is meant for, and their total (one query).

    :param sudah: True those who have read it, False those who have not, None both.
    """
    kata = cari.strip().upper().replace("\\", "").replace("%", "").replace("_", " ")
    isi: dict[str, Any] = {
        **_parameter(pengumuman, lingkup),
        "sudah": sudah,
        "cari": f"%{kata}%" if kata else "",
        "batas": batas,
        "mulai": mulai,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TUJUAN_SQL + _PEMBACA_SQL, isi)
        baris = cursor.fetchall()
    return (baris[0][-1] if baris else 0), [Pembaca(*satu[:-1]) for satu in baris]


def hitung_pembaca(lingkup: Lingkup, pengumuman: Pengumuman) -> tuple[int, int]:
    """How many a notice is meant for, and how many of them have read it (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(_TUJUAN_SQL + _HITUNG_SQL, _parameter(pengumuman, lingkup))
        tujuan, dibaca = cursor.fetchone()
    return int(tujuan), int(dibaca)
