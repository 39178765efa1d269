"""Monthly facts of attendance: one statement for any number of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from ekinerja.kalender.queries import JADWAL_SQL
from ekinerja.pegawai.segments import SegmenBulan

Kejadian = tuple[int, int, int | None]


@dataclass(frozen=True, slots=True)
class FaktaPresensi:
    """Attendance of one segment; every event names the day and the record it rests on.

    :ivar hari_kerja: scheduled working days of the segment, past and future.
    :ivar hari_kerja_bulan: scheduled working days of the whole month in that unit.
    :ivar hari_hadir: days with at least one record.
    :ivar terlambat: (minutes, HariPresensi id, Rekaman id) per late day, in order of days.
    :ivar pulang_cepat: the same for leaving early.
    :ivar tanpa_keterangan: HariPresensi ids of days without any record.
    :ivar tanpa_rekaman_masuk: HariPresensi ids of days present, coming in not recorded.
    :ivar tanpa_rekaman_pulang: HariPresensi ids of days present, leaving not recorded.
    :ivar belum_dihitung: scheduled days without a result yet (future, or not computed).
    """

    hari_kerja: int
    hari_kerja_bulan: int
    hari_hadir: int
    terlambat: tuple[Kejadian, ...]
    pulang_cepat: tuple[Kejadian, ...]
    tanpa_keterangan: tuple[int, ...]
    tanpa_rekaman_masuk: tuple[int, ...]
    tanpa_rekaman_pulang: tuple[int, ...]
    belum_dihitung: int


@dataclass(frozen=True, slots=True)
class RekamanSusulan:
    """A record that came after the close of its month; the day was not computed again."""

    rekaman_id: int
    pegawai_id: int
    tanggal: date
    saat: datetime
    diterima_pada: datetime


_KEPALA_SQL = """
WITH RECURSIVE segmen AS (
    SELECT * FROM unnest(
        %(orang)s::bigint[], %(unit)s::bigint[], %(mulai)s::date[], %(selesai)s::date[]
    ) AS s(pegawai_id, unit_id, mulai, selesai)
), unit_jadwal AS (
    SELECT DISTINCT s.unit_id, u.instansi_id
    FROM segmen s JOIN organisasi_unitkerja u ON u.id = s.unit_id
), """
_BADAN_SQL = """
, masa_dipakai AS (
    SELECT DISTINCT unit_id, mulai, selesai FROM segmen
), hari_kerja AS (
    SELECT m.unit_id, m.mulai, m.selesai,
           count(*) FILTER (WHERE d.tanggal >= m.mulai AND d.tanggal < m.selesai) AS segmen,
           count(*) FILTER (
               WHERE date_trunc('month', d.tanggal) = date_trunc('month', m.mulai)
           ) AS sebulan
    FROM masa_dipakai m JOIN jadwal d ON d.unit_id = m.unit_id
    GROUP BY m.unit_id, m.mulai, m.selesai
), kejadian AS (
    SELECT s.pegawai_id, s.mulai, s.selesai, s.unit_id, count(h.id) AS dihitung,
           count(*) FILTER (WHERE h.status = 'HADIR') AS hadir,
           array_agg(h.menit_terlambat ORDER BY h.tanggal)
               FILTER (WHERE h.menit_terlambat > 0) AS telat_menit,
           array_agg(h.id ORDER BY h.tanggal)
               FILTER (WHERE h.menit_terlambat > 0) AS telat_hari,
           array_agg(h.masuk_id ORDER BY h.tanggal)
               FILTER (WHERE h.menit_terlambat > 0) AS telat_rekaman,
           array_agg(h.menit_pulang_cepat ORDER BY h.tanggal)
               FILTER (WHERE h.menit_pulang_cepat > 0) AS cepat_menit,
           array_agg(h.id ORDER BY h.tanggal)
               FILTER (WHERE h.menit_pulang_cepat > 0) AS cepat_hari,
           array_agg(h.pulang_id ORDER BY h.tanggal)
               FILTER (WHERE h.menit_pulang_cepat > 0) AS cepat_rekaman,
           array_agg(h.id ORDER BY h.tanggal)
               FILTER (WHERE h.status = 'TANPA_KETERANGAN') AS alpa,
           array_agg(h.id ORDER BY h.tanggal)
               FILTER (WHERE h.status = 'HADIR' AND h.masuk_id IS NULL) AS tanpa_masuk,
           array_agg(h.id ORDER BY h.tanggal)
               FILTER (WHERE h.status = 'HADIR' AND h.pulang_id IS NULL) AS tanpa_pulang
    FROM segmen s
    LEFT JOIN presensi_haripresensi h
      ON h.pegawai_id = s.pegawai_id AND h.tanggal >= s.mulai AND h.tanggal < s.selesai
     AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
    GROUP BY s.pegawai_id, s.mulai, s.selesai, s.unit_id
)
SELECT k.pegawai_id, k.mulai, coalesce(j.segmen, 0), coalesce(j.sebulan, 0),
       k.hadir, k.dihitung, k.telat_menit, k.telat_hari, k.telat_rekaman,
       k.cepat_menit, k.cepat_hari, k.cepat_rekaman,
       k.alpa, k.tanpa_masuk, k.tanpa_pulang
FROM kejadian k
LEFT JOIN hari_kerja j ON j.unit_id = k.unit_id AND j.mulai = k.mulai AND j.selesai = k.selesai
"""
_FAKTA_SQL = _KEPALA_SQL + JADWAL_SQL + _BADAN_SQL


def fakta_bulanan(segmen: Sequence[SegmenBulan]) -> dict[tuple[int, date], FaktaPresensi]:
    """Facts of these segments, keyed by (pegawai id, first day of the segment).

    Every segment has an entry, also one without any working day or any result.
    """
    if not segmen:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _FAKTA_SQL,
            {
                "orang": [satu.pegawai_id for satu in segmen],
                "unit": [satu.unit_id for satu in segmen],
                "mulai": [satu.mulai for satu in segmen],
                "selesai": [satu.selesai for satu in segmen],
                "awal": min(satu.mulai for satu in segmen).replace(day=1),
                "akhir": _awal_bulan_sesudah(max(satu.selesai for satu in segmen)),
            },
        )
        return {(baris[0], baris[1]): _fakta(baris[2:]) for baris in cursor.fetchall()}


def _awal_bulan_sesudah(selesai: date) -> date:
    """First day of the month after the last day of ``[…, selesai)``."""
    terakhir = selesai - timedelta(days=1)
    return (terakhir.replace(day=28) + timedelta(days=4)).replace(day=1)


def _fakta(baris: tuple[object, ...]) -> FaktaPresensi:
    kerja, sebulan, hadir, dihitung, *larik = baris
    daftar: list[list[int]] = [list(satu) if satu else [] for satu in larik]  # type: ignore[call-overload]  # arrays of the driver
    assert isinstance(kerja, int)
    assert isinstance(sebulan, int)
    assert isinstance(hadir, int)
    assert isinstance(dihitung, int)
    return FaktaPresensi(
        hari_kerja=kerja,
        hari_kerja_bulan=sebulan,
        hari_hadir=hadir,
        terlambat=tuple(zip(*daftar[0:3], strict=True)),
        pulang_cepat=tuple(zip(*daftar[3:6], strict=True)),
        tanpa_keterangan=tuple(daftar[6]),
        tanpa_rekaman_masuk=tuple(daftar[7]),
        tanpa_rekaman_pulang=tuple(daftar[8]),
        belum_dihitung=max(kerja - dihitung, 0),
    )


_SUSULAN_SQL = """
SELECT r.id, r.pegawai_id, r.tanggal, r.saat, r.diterima_pada
FROM presensi_rekaman r
WHERE r.instansi_id = %(instansi)s AND r.setelah_tutup
  AND (%(orang)s::bigint[] IS NULL OR r.pegawai_id = ANY (%(orang)s::bigint[]))
  AND (%(sejak)s::timestamptz IS NULL OR r.diterima_pada >= %(sejak)s::timestamptz)
ORDER BY r.pegawai_id, r.saat
"""


def perubahan_setelah_tutup(
    instansi_id: int,
    *,
    pegawai_ids: Sequence[int] | None = None,
    sejak: datetime | None = None,
) -> list[RekamanSusulan]:
    """Records received after the close of their month, of everybody or of these people.

    :param sejak: only those received at or after this moment.
    """
    orang = None if pegawai_ids is None else list(pegawai_ids)
    with connection.cursor() as cursor:
        cursor.execute(_SUSULAN_SQL, {"instansi": instansi_id, "orang": orang, "sejak": sejak})
        return [RekamanSusulan(*baris) for baris in cursor.fetchall()]
