"""The board of a team: the day of each person, how the month stands, who has been silent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from ekinerja.aktivitas.models import Aktivitas, Disposisi, UmpanBalik
from ekinerja.aktivitas.queries.target import TIDAK_BERTUGAS
from ekinerja.aktivitas.workflow import DIBATALKAN, DRAF
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import hari_kerja_unit
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai, Penempatan

TIM_MAKS, ISI_MAKS, UMPAN_MAKS, LAPORAN_MAKS = 500, 600, 50, 1_500
# days looked back for the last entry; the longest silence that is told exactly
JENDELA = timedelta(days=60)

_ORANG = """
SELECT p.id, p.nama, coalesce(j.nama, ''), coalesce(u.nama, ''), j.unit_id,
       NOT EXISTS (SELECT 1 FROM pegawai_kedudukan d WHERE d.pegawai_id = p.id
                   AND d.jenis = ANY (%(absen)s) AND d.masa @> %(hari)s::date),
       a.terakhir, a.menit_sah, a.menit_tunggu, a.tunggu, a.poin, a.hari, k.masuk, k.pulang,
       h.status
FROM pegawai_pegawai p
LEFT JOIN pegawai_penempatan n ON n.pegawai_id = p.id AND n.jenis = 'DEFINITIF'
    AND n.masa @> %(hari)s::date
LEFT JOIN organisasi_jabatan j ON j.id = n.jabatan_id
LEFT JOIN organisasi_unitkerja u ON u.id = j.unit_id
CROSS JOIN LATERAL (
    SELECT max(tanggal) AS terakhir,
           coalesce(sum(menit) FILTER (WHERE tanggal >= %(awal)s AND status = 'DISETUJUI'), 0)
               AS menit_sah,
           coalesce(sum(menit) FILTER (WHERE tanggal >= %(awal)s AND status = 'DIKIRIM'), 0)
               AS menit_tunggu,
           count(*) FILTER (WHERE status = 'DIKIRIM') AS tunggu,
           coalesce(sum(poin) FILTER (WHERE tanggal >= %(awal)s AND status = 'DISETUJUI'), 0)
               AS poin,
           count(DISTINCT tanggal) FILTER (WHERE tanggal >= %(awal)s) AS hari
    FROM aktivitas_aktivitas
    WHERE pegawai_id = p.id AND tanggal BETWEEN %(sejak)s AND %(hari)s AND status <> 'DIBATALKAN'
) a
CROSS JOIN LATERAL (
    SELECT min(saat) AS masuk, CASE WHEN count(*) > 1 THEN max(saat) END AS pulang
    FROM presensi_rekaman WHERE pegawai_id = p.id AND tanggal = %(hari)s
) k
LEFT JOIN presensi_haripresensi h ON h.pegawai_id = p.id AND h.tanggal = %(hari)s
WHERE p.id = ANY (%(orang)s)
ORDER BY p.nama_urut, p.id LIMIT %(batas)s
"""
# What stands on one page: sent entries of the day, feedback about it, open assignments.
_ISI = """
SELECT 'entri', a.pegawai_id, a.id, a.uraian, a.menit, a.status, NULL::date, a.dikirim_pada, ''
FROM aktivitas_aktivitas a
WHERE a.pegawai_id = ANY (%(orang)s) AND a.tanggal = %(hari)s AND a.dikirim_pada IS NOT NULL
  AND a.status NOT IN ('DRAF', 'DIBATALKAN')
UNION ALL
SELECT 'umpan', b.pegawai_id, b.id, b.isi, 0, '', NULL, b.pada, o.nama
FROM aktivitas_umpanbalik b JOIN pegawai_pegawai o ON o.id = b.oleh_id
WHERE b.pegawai_id = ANY (%(orang)s) AND b.tanggal = %(hari)s
UNION ALL
SELECT 'disposisi', d.pegawai_id, d.id, d.isi, 0, '', d.tenggat, d.dibuat_pada, ''
FROM aktivitas_disposisi d
WHERE d.pegawai_id = ANY (%(orang)s) AND d.status = 'DIBERIKAN'
ORDER BY 2, 1, 7, 8, 3 LIMIT %(batas)s
"""


@dataclass(frozen=True, slots=True)
class AngkaOrang:
    """How the month of one person stands on a day, and the attendance of that day.

    :ivar terakhir: last day with an entry in the last 60, drafts included.
    :ivar hari: days of the month with an entry; ``tunggu`` entries that wait for a decision.
    :ivar kehadiran: HADIR, TANPA_KETERANGAN, or None while the day was not counted.
    """

    terakhir: date | None
    menit_sah: int
    menit_tunggu: int
    tunggu: int
    poin: Decimal
    hari: int
    masuk: datetime | None
    pulang: datetime | None
    kehadiran: str | None


@dataclass(frozen=True, slots=True)
class IsiPapan:
    """An entry, a line of feedback or an assignment of a person; only what its kind has."""

    id: int
    teks: str
    menit: int
    status: str
    tenggat: date | None
    pada: datetime
    oleh: str


@dataclass(frozen=True, slots=True)
class OrangPapan:
    """One person on the board.

    :ivar diam: working days before this one without any entry, since the last; 0 for who wrote on
        the last working day or is not in service.
    :ivar entri: sent entries of the day; what is still a draft is read by its owner only.
    """

    id: int
    nama: str
    jabatan: str
    unit: str
    bertugas: bool
    angka: AngkaOrang
    diam: int
    entri: list[IsiPapan] = field(default_factory=list)
    umpan: list[IsiPapan] = field(default_factory=list)
    disposisi: list[IsiPapan] = field(default_factory=list)


def tim_papan(pegawai_ids: Sequence[int], *, hari: date, instansi_id: int) -> list[OrangPapan]:
    """Everybody of a team with figures and silence, by name, in two queries."""
    medan: dict[str, Any] = {
        "orang": list(pegawai_ids), "hari": hari, "awal": hari.replace(day=1),
        "sejak": hari - JENDELA, "absen": list(TIDAK_BERTUGAS), "batas": TIM_MAKS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ORANG, medan)
        baris = cursor.fetchall()
    unit = sorted({satu[4] for satu in baris if satu[4] is not None})
    kerja = hari_kerja_unit(instansi_id, unit_ids=unit, awal=hari - JENDELA, akhir=hari)
    return [_orang(satu, kerja.get(satu[4], [])) for satu in baris]


def _orang(baris: Sequence[Any], kerja: Iterable[date]) -> OrangPapan:
    pk, nama, jabatan, unit, _, bertugas, *sisa = baris
    angka = AngkaOrang(*sisa)
    return OrangPapan(
        pk, nama, jabatan, unit, bertugas, angka, diam=_diam(angka, kerja) if bertugas else 0
    )


def _diam(angka: AngkaOrang, kerja: Iterable[date]) -> int:
    """Working days since the last entry; a day off, or a holiday, is nobody's silence."""
    return sum(angka.terakhir is None or satu > angka.terakhir for satu in kerja)


def isi_papan(orang: Sequence[OrangPapan], *, hari: date) -> None:
    """Fill the day of the people of one page: entries, feedback, open assignments (one query)."""
    milik = {satu.id: satu for satu in orang}
    with connection.cursor() as cursor:
        cursor.execute(_ISI, {"orang": list(milik), "hari": hari, "batas": ISI_MAKS})
        for jenis, pegawai_id, *isi in cursor.fetchall():
            getattr(milik[pegawai_id], jenis).append(IsiPapan(*isi))


def umpan_hari(pegawai_id: int, *, tanggal: date) -> list[UmpanBalik]:
    """What was said about the day of a person, in the order of saying."""
    semua = UmpanBalik.objects.filter(pegawai_id=pegawai_id, tanggal=tanggal)
    return list(semua.select_related("oleh").order_by("pada", "id")[:UMPAN_MAKS])


def disposisi_terlihat(lingkup: Lingkup) -> QuerySet[Disposisi]:
    """Assignments given by, or to, the person asking; open ones first, the nearest day on top."""
    return (
        Disposisi.objects.filter(
            Q(pemberi_id=lingkup.pegawai_id) | Q(pegawai_id=lingkup.pegawai_id),
            instansi_id=lingkup.instansi_id,
        )
        .select_related("pemberi", "pegawai")
        .order_by("status", "tenggat", "-id")
    )


_APEL = """
WITH orang AS (
    SELECT * FROM unnest(%(orang)s::bigint[], %(unit)s::bigint[]) AS o(id, unit_id)
), kerja AS (
    SELECT * FROM unnest(%(kerja_unit)s::bigint[], %(kerja)s::date[]) AS k(unit_id, tanggal)
), terisi AS (
    SELECT o.id, o.unit_id, a.tanggal, sum(a.menit) FILTER (WHERE a.status = 'DISETUJUI') AS menit
    FROM orang o
    JOIN aktivitas_aktivitas a ON a.pegawai_id = o.id
    WHERE a.tanggal >= %(awal)s AND a.tanggal < %(akhir)s
      AND a.status NOT IN ('DRAF', 'DIBATALKAN')
    GROUP BY o.id, o.unit_id, a.tanggal
)
SELECT o.unit_id, o.id, coalesce(n.hari, 0), count(k.tanggal), coalesce(sum(t.menit), 0)
FROM orang o
LEFT JOIN (SELECT unit_id, count(*) AS hari FROM kerja GROUP BY 1) n ON n.unit_id = o.unit_id
LEFT JOIN terisi t ON t.id = o.id
LEFT JOIN kerja k ON k.unit_id = o.unit_id AND k.tanggal = t.tanggal
GROUP BY o.unit_id, o.id, n.hari ORDER BY o.unit_id, o.id
"""
_KENDALA = """
SELECT a.kendala_jenis, count(*), count(DISTINCT a.pegawai_id)
FROM unnest(%(orang)s::bigint[]) AS o(id)
JOIN aktivitas_aktivitas a ON a.pegawai_id = o.id
WHERE a.tanggal >= %(awal)s AND a.tanggal < %(akhir)s AND a.kendala_jenis <> ''
  AND a.status NOT IN ('DRAF', 'DIBATALKAN')
GROUP BY 1 ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class ApelOrang:
    """Days that one person recorded, of the working days so far, and approved minutes."""

    unit_id: int
    pegawai_id: int
    hari_kerja: int
    tercatat: int
    menit: int


@dataclass(frozen=True, slots=True)
class Apel:
    """A month of some people: each of them, and obstacles as (kind, entries, people)."""

    orang: list[ApelOrang]
    kendala: list[tuple[str, int, int]]


def rekap_apel(tempat: Mapping[int, int], *, instansi_id: int, awal: date, akhir: date) -> Apel:
    """Recap of ``[awal, akhir)`` (three queries, however many people).

    :param tempat: pegawai → unit.
    """
    kerja = hari_kerja_unit(
        instansi_id, unit_ids=sorted(set(tempat.values())), awal=awal, akhir=akhir
    )
    pasangan = [(unit, satu) for unit, hari in kerja.items() for satu in hari]
    medan: dict[str, Any] = {
        "orang": list(tempat), "unit": list(tempat.values()), "awal": awal, "akhir": akhir,
        "kerja_unit": [unit for unit, _ in pasangan], "kerja": [satu for _, satu in pasangan],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_APEL, medan)
        orang = [ApelOrang(*baris) for baris in cursor.fetchall()]
        cursor.execute(_KENDALA, medan)
        return Apel(orang, list(cursor.fetchall()))


def tempat_unit(
    instansi_id: int, *, unit_ids: Collection[int] | None, pada: date
) -> dict[int, int]:
    """Who is placed in these units (None: all) on a day: pegawai → unit."""
    baris = Penempatan.objects.filter(
        instansi_id=instansi_id, jenis=Penempatan.DEFINITIF, masa__contains=pada
    ).exclude(jabatan__jenis="POLITIS")
    if unit_ids is not None:
        baris = baris.filter(jabatan__unit_id__in=unit_ids)
    return dict(baris.values_list("pegawai_id", "jabatan__unit_id"))


def tempat_tim(pegawai_ids: Collection[int], *, pada: date) -> dict[int, int]:
    """The units in which these people are placed on a day."""
    baris = Penempatan.objects.filter(
        pegawai_id__in=pegawai_ids, jenis=Penempatan.DEFINITIF, masa__contains=pada
    )
    hasil: dict[int, int] = defaultdict(int)
    hasil.update(baris.values_list("pegawai_id", "jabatan__unit_id"))
    return dict(hasil)


def nama_pegawai(pegawai_ids: Collection[int]) -> dict[int, str]:
    """Names of these people."""
    return dict(Pegawai.objects.filter(pk__in=pegawai_ids).values_list("pk", "nama"))


def nama_unit(unit_ids: Iterable[int]) -> dict[int, str]:
    """Names of these units."""
    return dict(UnitKerja.objects.filter(pk__in=set(unit_ids)).values_list("pk", "nama"))


def laporan_bulan(pegawai_id: int, *, awal: date, akhir: date) -> list[Aktivitas]:
    """Sent entries of a person in ``[awal, akhir)`` with evidence and superior, by day."""
    return list(
        Aktivitas.objects.filter(
            pegawai_id=pegawai_id, tanggal__gte=awal, tanggal__lt=akhir, dikirim_pada__isnull=False
        )
        .exclude(status__in=(DRAF, DIBATALKAN))
        .select_related("indikator", "penilai", "katalog")
        .prefetch_related("bukti")
        .order_by("tanggal", "id")[:LAPORAN_MAKS]
    )
