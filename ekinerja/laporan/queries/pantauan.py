"""Who has made, submitted, agreed; and how far each indicator is against the calendar."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import JADWAL_SQL
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.skp.models import SKP
from ekinerja.skp.workflow import DIAJUKAN, DISEPAKATI, DRAF

BELUM, DRAFT, MENUNGGU, DISETUJUI = "belum", "draf", "menunggu", "disetujui"
KEADAAN = (BELUM, DRAFT, MENUNGGU, DISETUJUI)
TERTINGGAL, SESUAI, MENDAHULUI = "tertinggal", "sesuai", "mendahului"
HARAPAN_TEPAT = Decimal("0.0001")

_KEADAAN = """
WITH orang AS (
    SELECT * FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[], %(unit)s::bigint[])
        o(pegawai_id, baris, unit_id)
), keadaan AS (
    SELECT o.*, CASE WHEN bool_or(k.status = ANY (%(sepakat)s)) THEN 'disetujui'
                     WHEN bool_or(k.status = 'DIAJUKAN') THEN 'menunggu'
                     WHEN bool_or(k.status = 'DRAF') THEN 'draf' ELSE 'belum' END AS keadaan,
           min(k.penilai_id) FILTER (WHERE k.status = 'DIAJUKAN') AS penilai_id,
           min(k.diajukan_pada) FILTER (WHERE k.status = 'DIAJUKAN') AS sejak
    FROM orang o
    LEFT JOIN skp_skp k ON k.pegawai_id = o.pegawai_id AND k.masa @> %(pada)s::date
      AND k.status = ANY (%(hidup)s)
    GROUP BY o.pegawai_id, o.baris, o.unit_id
)
"""
_PER_BARIS = "SELECT baris, keadaan, count(*) FROM keadaan GROUP BY 1, 2"
_ORANG = """
SELECT k.pegawai_id, p.nama, coalesce(p.nip, ''), u.nama, k.keadaan, k.penilai_id,
       coalesce(a.nama, ''), k.sejak::date,
       (SELECT max(g.hari) FROM laporan_pengingat g
        WHERE g.penerima_id = coalesce(k.penilai_id, k.pegawai_id)),
       count(*) OVER ()
FROM keadaan k
JOIN pegawai_pegawai p ON p.id = k.pegawai_id
JOIN organisasi_unitkerja u ON u.id = k.unit_id
LEFT JOIN pegawai_pegawai a ON a.id = k.penilai_id
WHERE k.keadaan = ANY (%(keadaan)s)
ORDER BY u.nama, p.nama_urut, p.id LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class OrangSKP:
    """A person who owes an SKP, and where it stands.

    :ivar diingatkan: the last day on which who must act next was reminded.
    """

    pegawai_id: int
    nama: str
    nip: str
    unit: str
    keadaan: str
    penilai_id: int | None
    penilai: str
    sejak: date | None
    diingatkan: date | None
    jumlah: int


def _isi(isi: Cakupan, pada: date) -> dict[str, Any]:
    return {
        "orang": isi.orang, "baris": isi.baris, "unit": isi.unit, "pada": pada,
        "sepakat": list(DISEPAKATI), "hidup": [*DISEPAKATI, DIAJUKAN, DRAF],
    }  # fmt: skip


def keadaan_skp(isi: Cakupan, *, pada: date) -> dict[int, dict[str, int]]:
    """Per row how many people stand where (one query)."""
    hasil: dict[int, dict[str, int]] = {
        satu.unit_id: dict.fromkeys(KEADAAN, 0) for satu in isi.baris_unit
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEADAAN + _PER_BARIS, _isi(isi, pada))
        for baris, keadaan, banyak in cursor.fetchall():
            hasil[baris][keadaan] = banyak
    return hasil


def orang_skp(
    isi: Cakupan, *, keadaan: Sequence[str], pada: date, batas: int, lewati: int = 0
) -> list[OrangSKP]:
    """People in one of these states, by unit and name (one query)."""
    medan = _isi(isi, pada) | {"keadaan": list(keadaan), "batas": batas, "lewati": lewati}
    with connection.cursor() as cursor:
        cursor.execute(_KEADAAN + _ORANG, medan)
        return [OrangSKP(*satu) for satu in cursor.fetchall()]


def pengingat_untuk(lingkup: Lingkup) -> QuerySet[Pengingat]:
    """Reminders given to the person asking, the latest first."""
    return Pengingat.objects.filter(
        instansi_id=lingkup.instansi_id, penerima_id=lingkup.pegawai_id
    ).order_by("-pada", "-id")


def sudah_diingatkan(penerima_ids: Collection[int], *, hari: date) -> set[int]:
    """Those who were reminded on this day already."""
    return set(
        Pengingat.objects.filter(penerima_id__in=penerima_ids, hari=hari).values_list(
            "penerima_id", flat=True
        )
    )


# The nearest unit up the tree that has a pattern of its own; units that share it share their days.
WAKIL_SQL = """
WITH RECURSIVE turun AS (
    SELECT u.id, CASE WHEN EXISTS (SELECT 1 FROM kalender_polaunit p WHERE p.unit_id = u.id)
                      THEN u.id END AS wakil
    FROM organisasi_unitkerja u WHERE u.instansi_id = %(instansi)s AND u.induk_id IS NULL
  UNION ALL
    SELECT u.id, CASE WHEN EXISTS (SELECT 1 FROM kalender_polaunit p WHERE p.unit_id = u.id)
                      THEN u.id ELSE t.wakil END
    FROM turun t JOIN organisasi_unitkerja u ON u.induk_id = t.id
), wakil AS (
    SELECT id, wakil FROM turun WHERE id = ANY (%(unit)s)
), unit_jadwal AS (
    SELECT DISTINCT wakil AS unit_id, %(instansi)s::bigint AS instansi_id FROM wakil
), """
_HARI_WAKIL = """
SELECT (SELECT array_agg(w.id) FROM wakil w WHERE w.wakil IS NOT DISTINCT FROM j.unit_id),
       array_agg(j.tanggal ORDER BY j.tanggal)
FROM jadwal j GROUP BY j.unit_id
"""


def hari_kerja_unit(
    instansi_id: int, *, unit_ids: Collection[int], awal: date, akhir: date
) -> dict[int, list[date]]:
    """The working days of each unit in ``[awal, akhir)``, in order (one query).

    Units under one pattern share one list, so that a thousand units cost as little as ten.
    """
    hasil: dict[int, list[date]] = {satu: [] for satu in unit_ids}
    medan: dict[str, Any] = {
        "instansi": instansi_id, "unit": list(unit_ids), "awal": awal, "akhir": akhir,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(WAKIL_SQL + JADWAL_SQL + _HARI_WAKIL, medan)
        for milik, hari in cursor.fetchall():
            hasil.update(dict.fromkeys(milik, hari))
    return hasil


def bagian_hari(hari: Sequence[date], *, mulai: date, selesai: date, pada: date) -> Decimal:
    """Which share of the working days of ``[mulai, selesai)`` has passed, ``pada`` included.

    :param hari: working days in order.
    """
    awal, akhir = bisect_left(hari, mulai), bisect_left(hari, selesai)
    if akhir <= awal:
        return Decimal(int(pada >= selesai))
    lewat = min(max(bisect_right(hari, pada), awal), akhir) - awal
    return (Decimal(lewat) / (akhir - awal)).quantize(HARAPAN_TEPAT)


@dataclass(frozen=True, slots=True)
class RencanaBerjalan:
    """Agreed plans of a scope, and what share of each one's working days has passed."""

    skp: list[int]
    baris: list[int]
    harapan: list[Decimal]


def rencana_berjalan(isi: Cakupan, *, pada: date) -> RencanaBerjalan:
    """Plans in force on a day (three queries)."""
    letak = dict(zip(isi.orang, zip(isi.baris, isi.unit, strict=True), strict=True))
    rencana = list(
        SKP.objects.filter(
            instansi_id=isi.lingkup.instansi_id, masa__contains=pada, status__in=DISEPAKATI,
            pegawai_id__in=isi.orang,
        ).values_list("id", "pegawai_id", "masa")
    )  # fmt: skip
    hasil = RencanaBerjalan([], [], [])
    if not rencana:
        return hasil
    kerja = _kerja(isi, rencana)
    hitung: dict[tuple[int, date, date], Decimal] = {}
    for pk, pegawai_id, masa in rencana:
        baris, unit = letak[pegawai_id]
        kunci = (id(kerja.get(unit)), masa.lower, masa.upper)
        if kunci not in hitung:
            hitung[kunci] = bagian_hari(
                kerja.get(unit, []), mulai=masa.lower, selesai=masa.upper, pada=pada
            )
        hasil.skp.append(pk)
        hasil.baris.append(baris)
        hasil.harapan.append(hitung[kunci])
    return hasil


def _kerja(isi: Cakupan, rencana: Sequence[tuple[int, int, Any]]) -> Mapping[int, list[date]]:
    awal = min(masa.lower for _, _, masa in rencana)
    akhir = max(masa.upper for _, _, masa in rencana)
    return hari_kerja_unit(isi.lingkup.instansi_id, unit_ids=set(isi.unit), awal=awal, akhir=akhir)


# realised share against the share of working days passed, with a tolerance to both sides
_UKUR = """
WITH rencana AS (
    SELECT * FROM unnest(%(skp)s::bigint[], %(baris)s::bigint[], %(harapan)s::numeric[])
        r(skp_id, baris, harapan)
), ukur AS (
    SELECT r.*, h.rencana, i.id, i.uraian, i.satuan, i.target, n.realisasi, n.realisasi / i.target
           AS nyata
    FROM rencana r
    JOIN skp_hasilkerja h ON h.skp_id = r.skp_id
    JOIN skp_indikator i ON i.hasil_kerja_id = h.id
      AND i.bentuk = 'ANGKA' AND i.dibagi AND i.polaritas = 'NAIK'
    CROSS JOIN LATERAL (
        SELECT i.realisasi_awal + coalesce(sum(t.realisasi), 0) AS realisasi
        FROM skp_targetbulanan t WHERE t.indikator_id = i.id AND t.awal <= %(pada)s
    ) n
), dinilai AS (
    SELECT u.*, CASE WHEN nyata < harapan - %(toleransi)s THEN 'tertinggal'
                     WHEN nyata > harapan + %(toleransi)s THEN 'mendahului'
                     ELSE 'sesuai' END AS keadaan FROM ukur u
)
"""
_UKUR_BARIS = "SELECT baris, keadaan, count(*) FROM dinilai GROUP BY 1, 2"
_UKUR_DAFTAR = """
SELECT d.id, d.uraian, d.rencana, d.satuan, d.target, d.realisasi, d.nyata, d.harapan, d.keadaan,
       p.nama, u.nama, count(*) OVER ()
FROM dinilai d
JOIN skp_skp k ON k.id = d.skp_id
JOIN pegawai_pegawai p ON p.id = k.pegawai_id
JOIN organisasi_jabatan j ON j.id = k.jabatan_id
JOIN organisasi_unitkerja u ON u.id = j.unit_id
WHERE d.keadaan = ANY (%(keadaan)s)
ORDER BY d.nyata - d.harapan, p.nama_urut, d.id LIMIT %(batas)s OFFSET %(lewati)s
"""


@dataclass(frozen=True, slots=True)
class KemajuanIndikator:
    """An indicator against the calendar.

    :ivar nyata: realised share of the target, ``harapan`` the share of working days passed.
    """

    id: int
    uraian: str
    rencana: str
    satuan: str
    target: Decimal
    realisasi: Decimal
    nyata: Decimal
    harapan: Decimal
    keadaan: str
    orang: str
    unit: str
    jumlah: int


def _medan_ukur(rencana: RencanaBerjalan, pada: date, toleransi: Decimal) -> dict[str, Any]:
    return {
        "skp": rencana.skp, "baris": rencana.baris, "harapan": rencana.harapan, "pada": pada,
        "toleransi": toleransi,
    }  # fmt: skip


def ringkas_kemajuan(rencana: RencanaBerjalan, *, pada: date, toleransi: Decimal) -> dict[str, int]:
    """How many indicators are behind, on track, ahead (one query)."""
    hasil = dict.fromkeys((TERTINGGAL, SESUAI, MENDAHULUI), 0)
    with connection.cursor() as cursor:
        cursor.execute(_UKUR + _UKUR_BARIS, _medan_ukur(rencana, pada, toleransi))
        for _, keadaan, banyak in cursor.fetchall():
            hasil[keadaan] += banyak
    return hasil


def daftar_kemajuan(
    rencana: RencanaBerjalan,
    *,
    keadaan: Sequence[str],
    pada: date,
    toleransi: Decimal,
    batas: int,
    lewati: int = 0,
) -> list[KemajuanIndikator]:
    """Indicators in these states, the furthest behind first (one query)."""
    medan = _medan_ukur(rencana, pada, toleransi)
    medan |= {"keadaan": list(keadaan), "batas": batas, "lewati": lewati}
    with connection.cursor() as cursor:
        cursor.execute(_UKUR + _UKUR_DAFTAR, medan)
        return [KemajuanIndikator(*satu) for satu in cursor.fetchall()]
