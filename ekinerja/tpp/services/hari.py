"""Attendance is brought up to date before a month is calculated."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from ekinerja.presensi.services import hitung_hari
from ekinerja.tpp.facts import bulan_berikut
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.queries import penerima


def mutakhirkan_hari(daftar: Sequence[DaftarTPP], *, pada: datetime) -> None:
    """Compute the days of everybody on these lists that are over at ``pada``.

    A record, a day off or a roster that came after the last computing is then no longer missed;
    days that stay the same are not written, and closed person-months are left alone. One statement
    per instansi and month.
    """

    def kunci(satu: DaftarTPP) -> tuple[int, date]:
        return satu.instansi_id, satu.bulan.awal

    for (instansi_id, awal), milik in groupby(sorted(daftar, key=kunci), key=kunci):
        orang = penerima([satu.unit_id for satu in milik], awal)
        hitung_hari(instansi_id, awal=awal, akhir=bulan_berikut(awal), pada=pada, pegawai_ids=orang)
