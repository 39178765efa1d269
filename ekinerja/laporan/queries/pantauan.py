"""Who has made, submitted, agreed; and how far each indicator is against the calendar."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.queries import hari_kerja_unit
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.queries.unit import Cakupan, lingkup_unit
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.wewenang import menunggu_keputusan
from ekinerja.skp.models import SKP
from ekinerja.skp.queries import WAJIB_SQL
from ekinerja.skp.workflow import DIAJUKAN, DISEPAKATI, DRAF

BELUM, DRAFT, MENUNGGU, DISETUJUI = "belum", "draf", "menunggu", "disetujui"
KEADAAN = (BELUM, DRAFT, MENUNGGU, DISETUJUI)
LUAR = "luar"
HARAPAN_TEPAT = Decimal("0.0001")

_WAJIB = "WITH wajib(pegawai_id, jabatan_id, unit_id, opd_id, luar) AS (" + WAJIB_SQL + ")"
_KEADAAN = """
, keadaan AS (
    SELECT w.pegawai_id, w.unit_id,
           CASE WHEN %(per_opd)s THEN coalesce(w.opd_id, w.unit_id) ELSE w.unit_id END AS baris,
           CASE WHEN w.luar <> '' THEN 'luar'
                WHEN bool_or(k.status = ANY (%(sepakat)s)) THEN 'disetujui'
                WHEN bool_or(k.status = 'DIAJUKAN') THEN 'menunggu'
                WHEN bool_or(k.status = 'DRAF') THEN 'draf' ELSE 'belum' END AS keadaan,
           min(k.penilai_id) FILTER (WHERE k.status = 'DIAJUKAN') AS penilai_id,
           min(k.diajukan_pada) FILTER (WHERE k.status = 'DIAJUKAN') AS sejak
    FROM wajib w
    LEFT JOIN skp_skp k ON k.pegawai_id = w.pegawai_id AND k.masa @> %(pada)s::date
      AND k.status = ANY (%(hidup)s)
    GROUP BY w.pegawai_id, w.unit_id, w.opd_id, w.luar
), dipilih AS (
    SELECT k.*, p.nama, p.nama_urut, coalesce(p.nip, '') AS nip, u.nama AS unit
    FROM keadaan k
    JOIN pegawai_pegawai p ON p.id = k.pegawai_id
    JOIN organisasi_unitkerja u ON u.id = k.unit_id
    WHERE k.keadaan = ANY (%(keadaan)s)
    ORDER BY u.nama, p.nama_urut, p.id LIMIT %(batas)s OFFSET %(lewati)s
), hitungan AS (
    SELECT coalesce(jsonb_agg(jsonb_build_array(h.baris, h.keadaan, h.banyak)), '[]') AS isi
    FROM (SELECT baris, keadaan, count(*) AS banyak FROM keadaan GROUP BY 1, 2) h
)
SELECT h.isi, NULL::bigint, NULL, NULL, NULL, NULL, NULL::bigint, NULL, NULL::date, NULL::date
FROM hitungan h
UNION ALL (
SELECT NULL, d.pegawai_id, d.nama, d.nip, d.unit, d.keadaan, d.penilai_id, coalesce(a.nama, ''),
       d.sejak::date,
       (SELECT max(g.hari) FROM laporan_pengingat g
        WHERE g.penerima_id = coalesce(d.penilai_id, d.pegawai_id))
FROM dipilih d
LEFT JOIN pegawai_pegawai a ON a.id = d.penilai_id
ORDER BY d.unit, d.nama_urut, d.pegawai_id)
"""


@dataclass(frozen=True, slots=True)
class BarisKeadaan:
    """Where the SKP of the people of a row stand: a perangkat daerah, or a unit within one.

    :ivar banyak: state → people; ``luar``: whose SKP is kept elsewhere.
    """

    unit: UnitKerja
    banyak: Mapping[str, int]

    @property
    def luar(self) -> int:
        return self.banyak.get(LUAR, 0)


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


@dataclass(frozen=True, slots=True)
class KeadaanSKP:
    """Rows by name, and the people that were asked for by unit and name."""

    baris: list[BarisKeadaan]
    orang: list[OrangSKP]


def keadaan_skp(
    lingkup: Lingkup,
    *,
    pada: date,
    unit_id: int | None = None,
    keadaan: Sequence[str] = KEADAAN,
    batas: int = 0,
    lewati: int = 0,
) -> KeadaanSKP:
    """Where everybody's SKP stands on a day, and who is in one of these states (three queries).

    :param unit_id: rows are the units below this one; None: rows are perangkat daerah where the
        scope is the whole instansi, else units.
    """
    dalam = lingkup_unit(lingkup, unit_id)
    medan: dict[str, Any] = {
        "instansi": dalam.instansi_id, "pada": pada, "orang": None,
        "unit": None if dalam.unit_ids is None else list(dalam.unit_ids),
        "per_opd": dalam.unit_ids is None, "sepakat": list(DISEPAKATI),
        "hidup": [*DISEPAKATI, DIAJUKAN, DRAF], "keadaan": list(keadaan), "batas": batas,
        "lewati": lewati,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_WAJIB + _KEADAAN, medan)
        semua = cursor.fetchall()
    hitungan: dict[int, dict[str, int]] = {}
    for baris, nama, banyak in json.loads(next(satu[0] for satu in semua if satu[0])):
        hitungan.setdefault(baris, dict.fromkeys(KEADAAN, 0))[nama] = banyak
    unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id, pk__in=hitungan)
    jumlah = sum(satu.get(nama, 0) for satu in hitungan.values() for nama in keadaan)
    return KeadaanSKP(
        [BarisKeadaan(satu, hitungan[satu.pk]) for satu in unit.order_by("nama", "id")],
        [OrangSKP(*(*satu[1:], jumlah)) for satu in semua if satu[0] is None],
    )


_SEPAKAT = """
SELECT o.unit_id, count(*)
FROM unnest(%(orang)s::bigint[], %(unit)s::bigint[]) o(pegawai_id, unit_id)
WHERE EXISTS (SELECT 1 FROM skp_skp k WHERE k.pegawai_id = o.pegawai_id
              AND k.masa @> %(pada)s::date AND k.status = ANY (%(sepakat)s))
GROUP BY 1
"""


def hitung_sepakat(isi: Cakupan, *, pada: date) -> dict[int, int]:
    """Unit → people with an agreed SKP on a day (one query)."""
    medan: dict[str, Any] = {
        "orang": isi.orang, "unit": isi.unit, "pada": pada, "sepakat": list(DISEPAKATI),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SEPAKAT, medan)
        return dict(cursor.fetchall())


def pengingat_untuk(lingkup: Lingkup) -> QuerySet[Pengingat]:
    """Reminders given to the person asking, the latest first.

    A reminder to decide also reaches who may decide in the receiver's stead, while something
    waits that the delegation covers.
    """
    menunggu = SKP.objects.filter(
        menunggu_keputusan(lingkup), status=DIAJUKAN, penilai_id=OuterRef("penerima_id")
    )
    mewakili = [satu.pemberi_id for satu in lingkup.mewakili]
    a_n = Q(penerima_id__in=mewakili, hal=Pengingat.MENYETUJUI) & Exists(menunggu)
    return (
        Pengingat.objects.filter(instansi_id=lingkup.instansi_id)
        .filter(Q(penerima_id=lingkup.pegawai_id) | a_n)
        .select_related("penerima")
        .order_by("-pada", "-id")
    )


def sudah_diingatkan(penerima_ids: Collection[int], *, hari: date) -> set[int]:
    """Those who were reminded on this day already."""
    return set(
        Pengingat.objects.filter(penerima_id__in=penerima_ids, hari=hari).values_list(
            "penerima_id", flat=True
        )
    )


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
    unit: list[int]
    harapan: list[Decimal]


def rencana_berjalan(isi: Cakupan, *, pada: date) -> RencanaBerjalan:
    """Plans in force on a day (three queries)."""
    letak = dict(zip(isi.orang, isi.unit, strict=True))
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
        unit = letak[pegawai_id]
        kunci = (id(kerja.get(unit)), masa.lower, masa.upper)
        if kunci not in hitung:
            hitung[kunci] = bagian_hari(
                kerja.get(unit, []), mulai=masa.lower, selesai=masa.upper, pada=pada
            )
        hasil.skp.append(pk)
        hasil.unit.append(unit)
        hasil.harapan.append(hitung[kunci])
    return hasil


def _kerja(isi: Cakupan, rencana: Sequence[tuple[int, int, Any]]) -> Mapping[int, list[date]]:
    awal = min(masa.lower for _, _, masa in rencana)
    akhir = max(masa.upper for _, _, masa in rencana)
    return hari_kerja_unit(isi.lingkup.instansi_id, unit_ids=set(isi.unit), awal=awal, akhir=akhir)


# realised share of every indicator of these plans that counts upwards and is divided into months
_UKUR = """
INSERT INTO laporan_ringkasanindikator
       (instansi_id, indikator_id, unit_id, realisasi, nyata, harapan)
SELECT %(instansi)s, i.id, r.unit_id, n.realisasi, n.realisasi / i.target, r.harapan
FROM unnest(%(skp)s::bigint[], %(unit)s::bigint[], %(harapan)s::numeric[])
    r(skp_id, unit_id, harapan)
JOIN skp_hasilkerja h ON h.skp_id = r.skp_id
JOIN skp_indikator i ON i.hasil_kerja_id = h.id
  AND i.bentuk = 'ANGKA' AND i.dibagi AND i.polaritas = 'NAIK'
CROSS JOIN LATERAL (
    SELECT i.realisasi_awal + coalesce(sum(t.realisasi), 0) AS realisasi
    FROM skp_targetbulanan t WHERE t.indikator_id = i.id AND t.awal <= %(pada)s
) n
"""


def tulis_kemajuan(isi: Cakupan, *, pada: date) -> None:
    """Write how far each indicator of the plans in force is (four queries)."""
    rencana = rencana_berjalan(isi, pada=pada)
    medan: dict[str, Any] = {
        "instansi": isi.lingkup.instansi_id, "skp": rencana.skp, "unit": rencana.unit,
        "harapan": rencana.harapan, "pada": pada,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_UKUR, medan)
