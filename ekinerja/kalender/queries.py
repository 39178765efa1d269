"""Days of work, their hours in the zone of the unit, deadlines, and closed months."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.format import bulan_tahun
from ekinerja.core.lingkup import Lingkup
from ekinerja.kalender.models import (
    Bulan,
    BulanTertutup,
    HariLibur,
    PemberlakuanUnit,
    PolaKerja,
    RiwayatUjiCoba,
    UjiCoba,
)
from ekinerja.kalender.workflow import BERHENTI, BERJALAN, DIBATALKAN, DIRENCANAKAN

# The building block of every question about working time. The caller puts it after WITH RECURSIVE
# and a CTE ``unit_jadwal(unit_id bigint, instansi_id bigint)`` (distinct rows; unit_id may be NULL
# for "no unit"), with the parameters awal and akhir (half-open). It yields
# ``jadwal(unit_id, instansi_id, tanggal, mulai, selesai, zona)``: one row per unit and working day,
# moments in UTC. Pattern: of the nearest unit up the tree on that day, else the default pattern.
# Zone: of the nearest unit up the tree that names one, else of the instansi.
JADWAL_SQL = """
silsilah AS (
    SELECT q.unit_id, u.id AS leluhur_id, u.induk_id, 0 AS jarak
    FROM unit_jadwal q JOIN organisasi_unitkerja u ON u.id = q.unit_id
  UNION ALL
    SELECT s.unit_id, u.id, u.induk_id, s.jarak + 1
    FROM silsilah s JOIN organisasi_unitkerja u ON u.id = s.induk_id
    WHERE s.jarak < 20
), zona_terdekat AS (
    SELECT DISTINCT ON (s.unit_id) s.unit_id, u.zona
    FROM silsilah s JOIN organisasi_unitkerja u ON u.id = s.leluhur_id
    WHERE u.zona <> ''
    ORDER BY s.unit_id, s.jarak
), unit_zona AS (
    SELECT q.unit_id, q.instansi_id, coalesce(z.zona, i.zona) AS zona
    FROM unit_jadwal q JOIN instansi_instansi i ON i.id = q.instansi_id
    LEFT JOIN zona_terdekat z ON z.unit_id = q.unit_id
), hari_kalender AS (
    SELECT h::date AS tanggal, extract(isodow FROM h)::int AS hari
    FROM generate_series(%(awal)s::date, %(akhir)s::date - 1, interval '1 day') h
), pola_terdekat AS (
    SELECT DISTINCT ON (s.unit_id, h.tanggal) s.unit_id, h.tanggal, p.pola_id
    FROM silsilah s
    JOIN kalender_polaunit p ON p.unit_id = s.leluhur_id
    JOIN hari_kalender h ON p.masa @> h.tanggal
    ORDER BY s.unit_id, h.tanggal, s.jarak
), jadwal AS (
    SELECT z.unit_id, z.instansi_id, h.tanggal, z.zona,
           (h.tanggal + j.mulai) AT TIME ZONE z.zona AS mulai,
           (h.tanggal + j.selesai) AT TIME ZONE z.zona AS selesai
    FROM unit_zona z
    CROSS JOIN hari_kalender h
    LEFT JOIN pola_terdekat t ON t.unit_id = z.unit_id AND t.tanggal = h.tanggal
    LEFT JOIN kalender_polakerja b ON b.instansi_id = z.instansi_id AND b.bawaan
    JOIN kalender_jamkerja j ON j.pola_id = coalesce(t.pola_id, b.id) AND j.hari = h.hari
    WHERE NOT EXISTS (
        SELECT 1 FROM kalender_harilibur l
        WHERE l.instansi_id = z.instansi_id AND l.tanggal = h.tanggal
    )
)
"""

_UNIT_DIMINTA = """
WITH RECURSIVE unit_jadwal AS (
    SELECT DISTINCT u AS unit_id, %(instansi)s::bigint AS instansi_id
    FROM unnest(%(unit)s::bigint[]) u
), """
_PILIH_JADWAL = """
SELECT unit_id, tanggal, mulai, selesai, zona FROM jadwal ORDER BY unit_id, tanggal
"""
_PILIH_ZONA = "SELECT unit_id, zona FROM unit_zona"
_CAKRAWALA_HARI = 5 * 366


@dataclass(frozen=True, slots=True)
class JadwalHari:
    """A working day of a unit: scheduled moments (aware, UTC) and the zone they were read in."""

    unit_id: int | None
    tanggal: date
    mulai: datetime
    selesai: datetime
    zona: str


def jadwal(
    instansi_id: int, *, unit_ids: Sequence[int | None], awal: date, akhir: date
) -> list[JadwalHari]:
    """Working days of these units in ``[awal, akhir)`` with their hours (one query)."""
    with connection.cursor() as cursor:
        cursor.execute(
            _UNIT_DIMINTA + JADWAL_SQL + _PILIH_JADWAL,
            {"instansi": instansi_id, "unit": list(unit_ids), "awal": awal, "akhir": akhir},
        )
        return [JadwalHari(*baris) for baris in cursor.fetchall()]


def hari_kerja(instansi_id: int, *, unit_id: int | None, awal: date, akhir: date) -> list[date]:
    """The working days of a unit in ``[awal, akhir)``, in order.

    :param unit_id: None follows the default pattern of the instansi.
    """
    hari = jadwal(instansi_id, unit_ids=[unit_id], awal=awal, akhir=akhir)
    return [satu.tanggal for satu in hari]


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


def tenggat(mulai: date, hari: int, *, instansi_id: int, unit_id: int | None) -> date:
    """The day on which ``hari`` working days after ``mulai`` have passed.

    The starting day never counts; zero days give the starting day itself. This is the only
    arithmetic of deadlines.

    :raises AksiDitolak: when the calendar has not that many working days within five years.
    """
    if hari <= 0:
        return mulai
    esok = mulai + timedelta(days=1)
    jendela = hari * 2 + 30
    while jendela <= _CAKRAWALA_HARI * 2:
        akhir = esok + timedelta(days=min(jendela, _CAKRAWALA_HARI))
        kerja = hari_kerja(instansi_id, unit_id=unit_id, awal=esok, akhir=akhir)
        if len(kerja) >= hari:
            return kerja[hari - 1]
        jendela *= 4
    raise AksiDitolak(
        "Tenggat tidak dapat dihitung karena kalender tidak punya cukup hari kerja. "
        "Minta BKPSDM memeriksa pola jam kerja dan hari libur."
    )


def zona_unit(instansi_id: int, *, unit_ids: Sequence[int | None]) -> dict[int | None, str]:
    """Zone name of each unit, inherited up the tree, else of the instansi (one query)."""
    hari = date(2000, 1, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            _UNIT_DIMINTA + JADWAL_SQL + _PILIH_ZONA,
            {"instansi": instansi_id, "unit": list(unit_ids), "awal": hari, "akhir": hari},
        )
        return dict(cursor.fetchall())


def bulan_tertutup(pegawai_id: int, *, tanggal: date) -> bool:
    """Is the month of this day closed for this person?"""
    return BulanTertutup.objects.filter(pegawai_id=pegawai_id, awal=tanggal.replace(day=1)).exists()


def unit_penutup(instansi_id: int, *, tanggal: date) -> list[str]:
    """Names of the paying units that have closed the month of this day."""
    return list(
        Bulan.objects.filter(
            unit__instansi_id=instansi_id,
            awal=tanggal.replace(day=1),
            ditutup_pada__isnull=False,
        )
        .order_by("unit__nama")
        .values_list("unit__nama", flat=True)
    )


def bulan_penutupan(instansi_id: int, *, tahun: int) -> set[date]:
    """First days of the months of a year that at least one paying unit has closed."""
    return set(
        Bulan.objects.filter(
            unit__instansi_id=instansi_id, awal__year=tahun, ditutup_pada__isnull=False
        ).values_list("awal", flat=True)
    )


def libur_setahun(lingkup: Lingkup, *, tahun: int) -> QuerySet[HariLibur]:
    """Days off of a calendar year, in order."""
    return HariLibur.objects.filter(instansi_id=lingkup.instansi_id, tanggal__year=tahun)


def libur_terlihat(lingkup: Lingkup) -> QuerySet[HariLibur]:
    """Days off of the own instansi."""
    return HariLibur.objects.filter(instansi_id=lingkup.instansi_id)


def pola_terpakai(lingkup: Lingkup) -> QuerySet[PolaKerja]:
    """Patterns of the instansi with their hours, the default one first."""
    return (
        PolaKerja.objects.filter(instansi_id=lingkup.instansi_id)
        .prefetch_related("jam_kerja")
        .order_by("-bawaan", "nama")
    )


BERLAKU, UJI_COBA, ARSIP, BELUM_LANJUT = "BERLAKU", "UJI_COBA", "ARSIP", "BELUM_LANJUT"


@dataclass(frozen=True, slots=True)
class PengaruhBulan:
    """What a month of a paying unit counts for.

    :ivar keadaan: BERLAKU (paid), UJI_COBA (calculated, never paid), ARSIP (before the start) or
        BELUM_LANJUT (the trial ended with "no").
    :ivar kalimat: why it is not paid; empty when it is.
    """

    keadaan: str
    kalimat: str = ""

    @property
    def dihitung(self) -> bool:
        return self.keadaan in (BERLAKU, UJI_COBA)

    @property
    def dibayar(self) -> bool:
        return self.keadaan == BERLAKU


_PENGARUH_SQL = """
SELECT u.id, u.nama, coalesce(b.mulai, i.mulai_berlaku), c.status, c.masa @> %(awal)s::date
FROM organisasi_unitkerja u
JOIN instansi_instansi i ON i.id = u.instansi_id
LEFT JOIN kalender_pemberlakuanunit b ON b.unit_id = u.id
LEFT JOIN LATERAL (
    SELECT status, masa FROM kalender_ujicoba c
    WHERE c.unit_id = u.id AND c.status <> 'DIBATALKAN' AND lower(c.masa) <= %(awal)s::date
    ORDER BY lower(c.masa) DESC LIMIT 1
) c ON true
WHERE u.id = ANY (%(unit)s::bigint[])
"""


def pengaruh_bulan(unit_ids: Sequence[int], *, awal: date) -> dict[int, PengaruhBulan]:
    """What this month counts for in each of these paying units (one query).

    A trial outranks the start: its months are calculated even before it.

    :param awal: first day of the month.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PENGARUH_SQL, {"unit": list(unit_ids), "awal": awal})
        return {
            pk: _pengaruh(nama, awal, mulai=mulai, status=status, dalam=bool(dalam))
            for pk, nama, mulai, status, dalam in cursor.fetchall()
        }


def _pengaruh(
    nama: str, awal: date, *, mulai: date | None, status: str | None, dalam: bool
) -> PengaruhBulan:
    bulan = bulan_tahun(awal)
    if dalam:
        return PengaruhBulan(
            UJI_COBA,
            f"{bulan} adalah bulan uji coba {nama}: dihitung untuk dipelajari, tidak dibayarkan.",
        )
    if mulai is not None and awal < mulai:
        return PengaruhBulan(
            ARSIP,
            f"{nama} mulai memakai aplikasi ini pada {bulan_tahun(mulai)}. {bulan} hanya arsip "
            "dan tidak dihitung.",
        )
    if status in (DIRENCANAKAN, BERJALAN):
        return PengaruhBulan(
            UJI_COBA,
            f"Masa uji coba {nama} sudah lewat dan belum diputuskan, sehingga {bulan} belum "
            "dibayarkan. Minta pimpinan memutuskan lanjut atau tidak.",
        )
    if status == BERHENTI:
        return PengaruhBulan(
            BELUM_LANJUT,
            f"Uji coba {nama} diputuskan tidak dilanjutkan, sehingga {bulan} tidak dihitung di "
            "sini. Rencanakan uji coba baru bila akan dicoba lagi.",
        )
    return PengaruhBulan(BERLAKU)


def dalam_uji_coba(unit: str, awal: str) -> Exists:
    """Is the month of a row one of its unit's trial? To annotate lists of months.

    :param unit: name of the column with the unit; ``awal``: with the first day of the month.
    """
    return Exists(
        UjiCoba.objects.filter(unit_id=OuterRef(unit), masa__contains=OuterRef(awal))
        .exclude(status=DIBATALKAN)
        .order_by()
    )


def uji_coba_terlihat(lingkup: Lingkup) -> QuerySet[UjiCoba]:
    """Trials of the units in scope, the newest first."""
    semua = UjiCoba.objects.filter(instansi_id=lingkup.instansi_id).select_related("unit")
    if lingkup.unit_ids is not None:
        semua = semua.filter(unit_id__in=lingkup.unit_ids)
    return semua.order_by("-masa", "unit__nama", "id")


def riwayat_uji_coba(uji_coba: UjiCoba) -> QuerySet[RiwayatUjiCoba]:
    """Deeds on a trial, oldest first."""
    return RiwayatUjiCoba.objects.filter(objek=uji_coba).order_by("pada", "id")


def pemberlakuan_terlihat(lingkup: Lingkup) -> QuerySet[PemberlakuanUnit]:
    """Units of the scope with a start of their own."""
    semua = PemberlakuanUnit.objects.filter(unit__instansi_id=lingkup.instansi_id)
    if lingkup.unit_ids is not None:
        semua = semua.filter(unit_id__in=lingkup.unit_ids)
    return semua.select_related("unit").order_by("mulai", "unit__nama")
