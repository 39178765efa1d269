"""The page of the leaders: per row how plans, days, attendance, actions and the public stand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.queries.keselarasan import KOSONG, Pecahan
from ekinerja.laporan.queries.layanan import survei_terakhir
from ekinerja.laporan.queries.pantauan import hari_kerja_unit, keadaan_skp
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.organisasi.models import UnitKerja
from ekinerja.perencanaan.queries import kemajuan_unit

_HARI = """
WITH orang AS (
    SELECT * FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[]) o(pegawai_id, baris)
)
SELECT o.baris, count(*) FILTER (WHERE h.status = 'HADIR'), count(*)
FROM orang o JOIN presensi_haripresensi h ON h.pegawai_id = o.pegawai_id
  AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
GROUP BY o.baris
"""
_CATATAN = """
SELECT o.baris, count(DISTINCT (a.pegawai_id, a.tanggal))
FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[], %(pola)s::int[])
     o(pegawai_id, baris, pola)
JOIN aktivitas_aktivitas a ON a.pegawai_id = o.pegawai_id
  AND a.tanggal >= %(awal)s AND a.tanggal < %(akhir)s AND a.status NOT IN ('DRAF', 'DIBATALKAN')
JOIN unnest(%(pola_hari)s::int[], %(hari)s::date[]) k(pola, tanggal)
  ON k.pola = o.pola AND k.tanggal = a.tanggal
GROUP BY o.baris
"""


@dataclass(frozen=True, slots=True)
class KeadaanUnit:
    """Everything the leaders' page says about one row.

    :ivar catatan: person-days of working days with a sent entry, of all there were.
    :ivar kehadiran: person-days present, of those in the attendance.
    :ivar aksi: attainment of the plan's period as far as filled in; None without a plan.
    """

    unit_id: int
    nama: str
    luar: int
    skp: Pecahan
    catatan: Pecahan
    kehadiran: Pecahan
    aksi: Decimal | None
    aksi_terisi: Pecahan
    survei: SurveiLayanan | None


def keadaan_unit(isi: Cakupan, *, pada: date, awal: date, akhir: date) -> list[KeadaanUnit]:
    """The rows of a scope; the number of queries does not depend on the number of people.

    :param awal: days of ``[awal, akhir)`` are counted; ``akhir`` is at most the day after
        ``pada``.
    """
    rencana = keadaan_skp(isi, pada=pada)
    catatan = _catatan(isi, awal=awal, akhir=akhir)
    hadir = _kehadiran(isi, awal=awal, akhir=akhir)
    unit_ids = [satu.unit_id for satu in isi.baris_unit]
    aksi = _aksi(isi.lingkup, unit_ids, pada=awal)
    survei = survei_terakhir(isi.lingkup, unit_ids)
    hasil = []
    for satu in isi.baris_unit:
        pk = satu.unit_id
        skp = Pecahan(rencana[pk]["disetujui"] + satu.luar, satu.wajib + satu.luar)
        bagian, terisi = aksi.get(pk, (None, KOSONG))
        hasil.append(
            KeadaanUnit(
                pk, satu.nama, satu.luar, skp, catatan.get(pk, KOSONG), hadir.get(pk, KOSONG),
                bagian, terisi, survei.get(pk),
            )
        )  # fmt: skip
    return hasil


def _catatan(isi: Cakupan, *, awal: date, akhir: date) -> Mapping[int, Pecahan]:
    """Days with an entry among the working days of each person's unit (three queries)."""
    hari = hari_kerja_unit(isi.lingkup.instansi_id, unit_ids=set(isi.unit), awal=awal, akhir=akhir)
    nomor: dict[int, int] = {}
    pola: list[list[date]] = []
    for daftar in hari.values():
        if id(daftar) not in nomor:
            nomor[id(daftar)] = len(pola)
            pola.append(daftar)
    milik = [nomor[id(hari[unit])] for unit in isi.unit]
    medan: dict[str, Any] = {
        "orang": isi.orang, "baris": isi.baris, "pola": milik, "awal": awal, "akhir": akhir,
        "pola_hari": [satu for satu, daftar in enumerate(pola) for _ in daftar],
        "hari": [tanggal for daftar in pola for tanggal in daftar],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CATATAN, medan)
        tercatat: dict[int, int] = dict(cursor.fetchall())
    semua: dict[int, int] = defaultdict(int)
    for baris, satu in zip(isi.baris, milik, strict=True):
        semua[baris] += len(pola[satu])
    return {baris: Pecahan(tercatat.get(baris, 0), banyak) for baris, banyak in semua.items()}


def _kehadiran(isi: Cakupan, *, awal: date, akhir: date) -> Mapping[int, Pecahan]:
    medan: dict[str, Any] = {
        "orang": isi.orang, "baris": isi.baris, "awal": awal, "akhir": akhir,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_HARI, medan)
        return {baris: Pecahan(hadir, semua) for baris, hadir, semua in cursor.fetchall()}


def _aksi(
    lingkup: Lingkup, unit_ids: list[int], *, pada: date
) -> Mapping[int, tuple[Decimal | None, Pecahan]]:
    """The action plan of each row that is a perangkat daerah."""
    unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id, pk__in=unit_ids, opd_id__gt=0)
    opd = [satu for satu in unit if satu.opd_id == satu.pk]
    semua = kemajuan_unit(lingkup, tahun=pada.year, bulan=pada.month, unit=opd)
    return {
        satu.unit.pk: (satu.bagian, Pecahan(satu.terisi, satu.target))
        for satu in semua
        if satu.rencana is not None
    }
