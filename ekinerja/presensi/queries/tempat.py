"""Where people stand on a day: unit and zone, for records that carry neither."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from ekinerja.instansi.models import Instansi
from ekinerja.kalender.queries import zona_unit
from ekinerja.pegawai.models import Pegawai, Penempatan
from ekinerja.presensi.models import Rekaman


@dataclass(frozen=True, slots=True)
class Tempat:
    """A definitive placement ``[mulai, selesai)`` with the unit and its zone."""

    unit_id: int
    zona: str
    mulai: date | None
    selesai: date | None

    def mencakup(self, tanggal: date) -> bool:
        """Does it hold on this day?"""
        return (self.mulai is None or self.mulai <= tanggal) and (
            self.selesai is None or tanggal < self.selesai
        )


def tempat_semua(instansi_id: int) -> dict[int, list[Tempat]]:
    """Every definitive placement of the instansi by person (two queries)."""
    penempatan = list(
        Penempatan.objects.filter(instansi_id=instansi_id, jenis=Penempatan.DEFINITIF)
        .order_by("pegawai_id", "masa")
        .values_list("pegawai_id", "masa", "jabatan__unit_id")
    )
    zona = zona_unit(instansi_id, unit_ids=sorted({unit for _, _, unit in penempatan}))
    hasil: dict[int, list[Tempat]] = {}
    for pegawai_id, masa, unit_id in penempatan:
        hasil.setdefault(pegawai_id, []).append(
            Tempat(unit_id, zona[unit_id], masa.lower, masa.upper)
        )
    return hasil


def penempatan_hari(pegawai: Pegawai, *, pada: date) -> Tempat | None:
    """Where a person is placed on a day, or None."""
    ditemukan = (
        Penempatan.objects.filter(pegawai=pegawai, jenis=Penempatan.DEFINITIF, masa__contains=pada)
        .values_list("jabatan__unit_id", "masa")
        .first()
    )
    if ditemukan is None:
        return None
    unit_id, masa = ditemukan
    zona = zona_unit(pegawai.instansi_id, unit_ids=[unit_id])[unit_id]
    return Tempat(unit_id, zona, masa.lower, masa.upper)


_SEKANTOR_SQL = """
WITH tempat AS (
    SELECT n.pegawai_id, u.opd_id
    FROM pegawai_penempatan n
    JOIN organisasi_jabatan j ON j.id = n.jabatan_id
    JOIN organisasi_unitkerja u ON u.id = j.unit_id
    WHERE n.instansi_id = %(instansi)s AND n.jenis = 'DEFINITIF'
      AND n.masa && daterange(%(awal)s::date, %(akhir)s::date)
)
SELECT DISTINCT pegawai_id FROM tempat
WHERE pegawai_id = ANY (%(orang)s)
   OR opd_id IN (SELECT opd_id FROM tempat WHERE pegawai_id = ANY (%(orang)s))
ORDER BY pegawai_id
"""


def rekan_sekantor(
    instansi_id: int, *, pegawai_ids: Collection[int], awal: date, akhir: date
) -> list[int]:
    """These people and everybody of the same perangkat daerah in ``[awal, akhir)``."""
    with connection.cursor() as cursor:
        cursor.execute(
            _SEKANTOR_SQL,
            {
                "instansi": instansi_id,
                "orang": sorted(pegawai_ids),
                "awal": awal,
                "akhir": akhir,
            },
        )
        return [baris[0] for baris in cursor.fetchall()]


def nomor_pegawai(instansi_id: int) -> list[tuple[int, str, str]]:
    """(id, NIP or "", PIN of the machine or "") of everybody of the instansi (one query)."""
    return [
        (pk, nip or "", pin)
        for pk, nip, pin in Pegawai.objects.filter(instansi_id=instansi_id).values_list(
            "pk", "nip", "pin_mesin"
        )
    ]


def nomor_instansi(pegawai_id: int) -> int:
    """The instansi of a person."""
    return Pegawai.objects.values_list("instansi_id", flat=True).get(pk=pegawai_id)


def rekaman_tersimpan(
    instansi_id: int, *, pegawai_ids: Collection[int], awal: datetime, akhir: datetime
) -> set[tuple[int, datetime]]:
    """(pegawai id, moment) of the records kept between two moments, both included."""
    return set(
        Rekaman.objects.filter(
            instansi_id=instansi_id,
            pegawai_id__in=pegawai_ids,
            saat__gte=awal,
            saat__lte=akhir,
        )
        .order_by()
        .values_list("pegawai_id", "saat")
    )


def instansi_semua() -> list[int]:
    """Ids of every government of this installation."""
    return list(Instansi.objects.order_by("pk").values_list("pk", flat=True))


def instansi_menurut_kode(kode: str) -> list[tuple[int, str]]:
    """(id, name) of the government with this code; all of them for an empty code."""
    pilihan = Instansi.objects.filter(kode=kode) if kode else Instansi.objects.all()
    return list(pilihan.order_by("pk").values_list("pk", "nama"))
