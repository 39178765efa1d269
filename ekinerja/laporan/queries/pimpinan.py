"""The page of the leaders: per row how plans, days, attendance, actions and the public stand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from ekinerja.laporan.models import SurveiLayanan
from ekinerja.laporan.queries.keselarasan import KOSONG, Pecahan
from ekinerja.laporan.queries.layanan import survei_terakhir
from ekinerja.laporan.queries.pantauan import hari_kerja_unit, keadaan_skp
from ekinerja.laporan.queries.unit import Cakupan
from ekinerja.perencanaan.queries import kemajuan_unit

# person-days: of working days with a sent entry; present, and all days of the attendance
_HARI = """
SELECT o.baris, count(DISTINCT (a.pegawai_id, a.tanggal)), 0, 0
FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[], %(pola)s::int[])
     o(pegawai_id, baris, pola)
JOIN aktivitas_aktivitas a ON a.pegawai_id = o.pegawai_id
  AND a.tanggal >= %(awal)s AND a.tanggal < %(akhir)s AND a.status NOT IN ('DRAF', 'DIBATALKAN')
JOIN unnest(%(pola_hari)s::int[], %(hari)s::date[]) k(pola, tanggal)
  ON k.pola = o.pola AND k.tanggal = a.tanggal
GROUP BY o.baris
UNION ALL
SELECT o.baris, 0, count(*) FILTER (WHERE h.status = 'HADIR'), count(*)
FROM unnest(%(orang)s::bigint[], %(baris)s::bigint[]) o(pegawai_id, baris)
JOIN presensi_haripresensi h ON h.pegawai_id = o.pegawai_id
  AND h.tanggal >= %(awal)s AND h.tanggal < %(akhir)s
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
    catatan, hadir = _hari(isi, awal=awal, akhir=akhir)
    unit_ids = [satu.unit_id for satu in isi.baris_unit]
    aksi = _aksi(isi, pada=awal)
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


def _hari(
    isi: Cakupan, *, awal: date, akhir: date
) -> tuple[Mapping[int, Pecahan], Mapping[int, Pecahan]]:
    """Days with an entry of all working days, and days present (two queries)."""
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
    semua: dict[int, int] = defaultdict(int)
    for baris, satu in zip(isi.baris, milik, strict=True):
        semua[baris] += len(pola[satu])
    tercatat: dict[int, int] = defaultdict(int)
    hadir: dict[int, Pecahan] = {}
    with connection.cursor() as cursor:
        cursor.execute(_HARI, medan)
        for baris, catatan, masuk, dihitung in cursor.fetchall():
            tercatat[baris] += catatan
            if dihitung:
                hadir[baris] = Pecahan(masuk, dihitung)
    return {baris: Pecahan(tercatat[baris], banyak) for baris, banyak in semua.items()}, hadir


def _aksi(isi: Cakupan, *, pada: date) -> Mapping[int, tuple[Decimal | None, Pecahan]]:
    """The action plan of each row that is a perangkat daerah (three queries)."""
    opd = [satu.unit for satu in isi.baris_unit if satu.unit.opd_id == satu.unit_id]
    semua = kemajuan_unit(isi.lingkup, tahun=pada.year, bulan=pada.month, unit=opd)
    return {
        satu.unit.pk: (satu.bagian, Pecahan(satu.terisi, satu.target))
        for satu in semua
        if satu.rencana is not None
    }
