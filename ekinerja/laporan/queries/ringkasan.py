"""The stored figures of a month, added up in rows; constant cost at any number of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from ekinerja.core.lingkup import Lingkup
from ekinerja.laporan.models import Ringkasan, RingkasanUnit
from ekinerja.laporan.queries.unit import lingkup_unit
from ekinerja.organisasi.models import UnitKerja

TERTINGGAL, SESUAI, MENDAHULUI = "tertinggal", "sesuai", "mendahului"
UKURAN = (
    "wajib", "luar", "disetujui", "butir", "tertaut", "renstra", "terbagi", "bulanan",
    "aktivitas", "aktivitas_tertaut", "hari_kerja", "tercatat", "presensi", "hadir",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pecahan:
    """A share with both its sides; ``None`` of nothing."""

    pembilang: int
    penyebut: int


@dataclass(frozen=True, slots=True)
class BarisRingkas:
    """What one row of a report adds up to: a perangkat daerah, or a unit within one.

    :ivar skp: people with an agreed SKP or one kept elsewhere, of all who owe one.
    :ivar luar: of them, whose SKP is kept elsewhere.
    :ivar tertaut: main results that name what is above them; ``renstra``: that reach a Renstra.
    :ivar bulanan: main results whose targets are divided into months, of those to divide.
    :ivar aktivitas: sent entries that stand under a plan in force.
    :ivar catatan: person-days with an entry, of all working days; ``kehadiran``: person-days
        present, of those in the attendance.
    """

    unit: UnitKerja
    luar: int
    skp: Pecahan
    tertaut: Pecahan
    bulanan: Pecahan
    renstra: Pecahan
    aktivitas: Pecahan
    catatan: Pecahan
    kehadiran: Pecahan

    @property
    def unit_id(self) -> int:
        return int(self.unit.pk)

    @property
    def nama(self) -> str:
        return self.unit.nama


def ringkasan_bulan(instansi_id: int, *, awal: date | None = None) -> Ringkasan | None:
    """The figures of a month, or the latest ones (one query)."""
    semua = Ringkasan.objects.filter(instansi_id=instansi_id)
    return semua.filter(awal=awal).first() if awal else semua.order_by("-awal").first()


def baris_ringkas(
    lingkup: Lingkup, ringkasan: Ringkasan, *, unit_id: int | None = None
) -> list[BarisRingkas]:
    """Rows of the scope by name (at most three queries).

    :param unit_id: rows are the units below this one; None: rows are perangkat daerah where the
        scope is the whole instansi, else units.
    """
    dalam = lingkup_unit(lingkup, unit_id)
    semua = RingkasanUnit.objects.filter(ringkasan=ringkasan)
    baris: Any = F("unit_id")
    if dalam.unit_ids is None:
        baris = Coalesce("opd_id", "unit_id")
    else:
        semua = semua.filter(unit_id__in=dalam.unit_ids)
    tambah: Any = semua.order_by().annotate(baris=baris).values_list("baris")
    jumlah: dict[int, dict[str, int]] = {
        pk: dict(zip(UKURAN, angka, strict=True))
        for pk, *angka in tambah.annotate(*(Sum(nama) for nama in UKURAN))
    }
    unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id, pk__in=jumlah)
    return [_baris(satu, jumlah[satu.pk]) for satu in unit.order_by("nama", "id")]


def _baris(unit: UnitKerja, n: Mapping[str, int]) -> BarisRingkas:
    return BarisRingkas(
        unit,
        n["luar"],
        skp=Pecahan(n["disetujui"] + n["luar"], n["wajib"] + n["luar"]),
        tertaut=Pecahan(n["tertaut"], n["butir"]),
        bulanan=Pecahan(n["bulanan"], n["terbagi"]),
        renstra=Pecahan(n["renstra"], n["butir"]),
        aktivitas=Pecahan(n["aktivitas_tertaut"], n["aktivitas"]),
        catatan=Pecahan(n["tercatat"], n["hari_kerja"]),
        kehadiran=Pecahan(n["hadir"], n["presensi"]),
    )


# with a tolerance to both sides
_DINILAI = """
WITH dinilai AS (
    SELECT r.*, CASE WHEN nyata < harapan - %(toleransi)s THEN 'tertinggal'
                     WHEN nyata > harapan + %(toleransi)s THEN 'mendahului'
                     ELSE 'sesuai' END AS keadaan
    FROM laporan_ringkasanindikator r
    WHERE r.instansi_id = %(instansi)s
      AND (%(unit)s::bigint[] IS NULL OR r.unit_id = ANY (%(unit)s::bigint[]))
)
"""
_JUMLAH = "SELECT keadaan, count(*) FROM dinilai GROUP BY 1"
_DAFTAR = """
SELECT i.id, i.uraian, h.rencana, i.satuan, i.target, d.realisasi, d.nyata, d.harapan, d.keadaan,
       p.nama, u.nama, d.jumlah
FROM (
    SELECT *, count(*) OVER () AS jumlah FROM dinilai WHERE keadaan = ANY (%(keadaan)s)
    ORDER BY nyata - harapan, indikator_id LIMIT %(batas)s OFFSET %(lewati)s
) d
JOIN skp_indikator i ON i.id = d.indikator_id
JOIN skp_hasilkerja h ON h.id = i.hasil_kerja_id
JOIN skp_skp k ON k.id = h.skp_id
JOIN pegawai_pegawai p ON p.id = k.pegawai_id
JOIN organisasi_unitkerja u ON u.id = d.unit_id
ORDER BY d.nyata - d.harapan, d.indikator_id
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


def _medan(lingkup: Lingkup, toleransi: Decimal) -> dict[str, Any]:
    return {
        "instansi": lingkup.instansi_id, "toleransi": toleransi,
        "unit": None if lingkup.unit_ids is None else list(lingkup.unit_ids),
    }  # fmt: skip


def ringkas_kemajuan(lingkup: Lingkup, *, toleransi: Decimal) -> dict[str, int]:
    """How many indicators are behind, on track, ahead (one query)."""
    hasil = dict.fromkeys((TERTINGGAL, SESUAI, MENDAHULUI), 0)
    with connection.cursor() as cursor:
        cursor.execute(_DINILAI + _JUMLAH, _medan(lingkup, toleransi))
        hasil.update(cursor.fetchall())
    return hasil


def daftar_kemajuan(
    lingkup: Lingkup,
    *,
    keadaan: Sequence[str],
    toleransi: Decimal,
    batas: int,
    lewati: int = 0,
) -> list[KemajuanIndikator]:
    """Indicators in these states, the furthest behind first (one query)."""
    medan = _medan(lingkup, toleransi)
    medan |= {"keadaan": list(keadaan), "batas": batas, "lewati": lewati}
    with connection.cursor() as cursor:
        cursor.execute(_DINILAI + _DAFTAR, medan)
        return [KemajuanIndikator(*satu) for satu in cursor.fetchall()]
