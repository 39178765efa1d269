"""People whose SKP is kept in another application: who they are, and their imported rating.

Their log and their SKP are not here, so that productivity follows from the rating that was
imported with the archive of past results. Without one the person is held up with a sentence:
nobody is paid zero because a file is still missing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import connection

from ekinerja.aturan.tpp.rencana_aksi import PREDIKAT
from ekinerja.pegawai.segments import SegmenBulan
from ekinerja.skp.queries import dikelola_di_luar

_SEBUTAN = {satu.casefold(): satu for satu in PREDIKAT}


@dataclass(frozen=True, slots=True)
class PredikatImpor:
    """The latest imported rating of a person."""

    arsip_id: int
    predikat: str


_ADA_SQL = """
SELECT EXISTS (
    SELECT 1 FROM skp_kelolaluar
    WHERE instansi_id = %s AND masa && daterange(%s::date, %s::date)
)
"""
# A row of a whole year holds from its last month on; older than last year's it says nothing.
_PREDIKAT_SQL = """
SELECT DISTINCT ON (pegawai_id) pegawai_id, id, predikat
FROM tpp_arsiptahunan
WHERE pegawai_id = ANY (%(orang)s::bigint[]) AND predikat <> '' AND tahun >= %(tahun)s - 1
  AND (tahun, CASE bulan WHEN 0 THEN 12 ELSE bulan END) <= (%(tahun)s, %(bulan)s)
ORDER BY pegawai_id, tahun DESC, CASE bulan WHEN 0 THEN 12 ELSE bulan END DESC, bulan DESC
"""


def ada_di_luar(instansi_id: int, awal: date, akhir: date) -> bool:
    """Is any group kept elsewhere on some day of ``[awal, akhir)``?"""
    with connection.cursor() as cursor:
        cursor.execute(_ADA_SQL, [instansi_id, awal, akhir])
        return bool(cursor.fetchone()[0])


def aplikasi_luar(segmen: Sequence[SegmenBulan], instansi_id: int) -> dict[tuple[int, date], str]:
    """Segments whose SKP is kept elsewhere on their last day → the application.

    One query for each day of the month on which a segment ends.
    """
    hasil: dict[tuple[int, date], str] = {}
    for selesai, milik in groupby(
        sorted(segmen, key=attrgetter("selesai")), key=attrgetter("selesai")
    ):
        semua = list(milik)
        luar = dikelola_di_luar(
            instansi_id,
            pada=selesai - timedelta(days=1),
            pegawai_ids=[satu.pegawai_id for satu in semua],
        )
        hasil |= {
            (satu.pegawai_id, satu.mulai): luar[satu.pegawai_id]
            for satu in semua
            if satu.pegawai_id in luar
        }
    return hasil


def predikat_terakhir(pegawai_ids: Collection[int], awal: date) -> dict[int, PredikatImpor]:
    """The latest imported rating that holds in a month (one query).

    Words outside the five legal ratings of PermenPANRB 6/2022 are never read as one of them.
    """
    isi: dict[str, Any] = {"orang": sorted(pegawai_ids), "tahun": awal.year, "bulan": awal.month}
    with connection.cursor() as cursor:
        cursor.execute(_PREDIKAT_SQL, isi)
        return {
            orang: PredikatImpor(pk, _SEBUTAN[predikat.strip().casefold()])
            for orang, pk, predikat in cursor.fetchall()
            if predikat.strip().casefold() in _SEBUTAN
        }
