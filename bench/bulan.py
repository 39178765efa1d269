"""A month of everybody: calculated and closed, beside the same work done bare.

Runs as a process of its own on one database (bench.proses).
"""

import resource
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from typing import Any

from django.db import connection
from django.db.models import F

from bench import polos
from ekinerja.core.workflow import SISTEM
from ekinerja.organisasi.models import PemberianPeran, UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.services import (
    hitung_banyak,
    siapkan_daftar,
    tutup_daftar,
    verifikasi_daftar,
)

LENGKAP_SQL = """
SELECT (date_trunc('month', max(tanggal)) - interval '1 month')::date FROM presensi_haripresensi
"""
TANGGAL_HITUNG = 3


@dataclass(frozen=True, slots=True)
class Masa:
    """The month that is measured, and the moment at which it is calculated and closed."""

    awal: date
    pada: datetime


def masa_lengkap() -> Masa:
    """The latest month that is complete: days of attendance go on after it."""
    with connection.cursor() as cursor:
        cursor.execute(LENGKAP_SQL)
        (awal,) = cursor.fetchone()
    berikut = (awal + timedelta(days=31)).replace(day=TANGGAL_HITUNG)
    return Masa(awal, datetime.combine(berikut, time(2), tzinfo=UTC))


def hitung(orang: int, masa: Masa) -> float:
    """Seconds for facts, calculation with traces and storing, of every paying unit."""
    unit = UnitKerja.objects.filter(opd_id=F("id")).order_by("id")
    mulai = perf_counter()
    with Kolam(orang) as kolam:
        daftar = [siapkan_daftar(satu, masa.awal) for satu in unit]
        for satu, hasil in hitung_banyak(daftar, oleh=SISTEM, pada=masa.pada, kolam=kolam):
            assert isinstance(hasil, DaftarTPP), f"{satu}: {hasil}"
    return perf_counter() - mulai


def tutup(masa: Masa) -> float:
    """Seconds for verification and close of every list of the month by the right people."""
    peran = (PemberianPeran.PPK_SKPD, PemberianPeran.PA_KPA)
    menurut_user = {p.user_id: p for p in Pegawai.objects.filter(user__isnull=False)}
    pelaku = {
        (beri.unit_id, beri.peran): menurut_user[beri.user_id]
        for beri in PemberianPeran.objects.filter(peran__in=peran)
    }
    mulai = perf_counter()
    semua = DaftarTPP.objects.filter(bulan__awal=masa.awal).select_related("unit", "bulan")
    for daftar in semua.order_by("id"):
        ppk, pa = (pelaku[(daftar.unit_id, satu)] for satu in peran)
        diverifikasi = verifikasi_daftar(daftar, oleh=ppk, pada=masa.pada)
        tutup_daftar(diverifikasi, oleh=pa, pada=masa.pada)
    return perf_counter() - mulai


def memori_mb() -> float:
    """Largest memory of this process and of both workers together, in MB."""
    sendiri = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    anak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (sendiri + 2 * anak) / 1000


def ukur(ulangan: int, *, sampai_tutup: bool) -> dict[str, Any]:
    """Measure on the database of this process; bare work and calculation take turns."""
    orang = Pegawai.objects.exclude(jenis="NON_ASN").count()
    masa = masa_lengkap()
    detik = [hitung(orang, masa)]
    hasil: dict[str, Any] = {"orang": orang, "memori_mb": memori_mb(), "polos": []}
    baris = polos.siapkan()
    for _ in range(ulangan - 1):
        hasil["polos"].append(polos.ukur(masa.awal, baris))
        detik.append(hitung(orang, masa))
    hasil["polos"].append(polos.ukur(masa.awal, baris))
    hasil["hitung"] = detik
    polos.rapikan()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(length(jejak)), count(*) FROM tpp_hasiltpp")
        hasil["jejak_terbesar"], hasil["hasil"] = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM tpp_halangan")
        (hasil["halangan"],) = cursor.fetchone()
    if sampai_tutup:
        hasil["tutup"] = tutup(masa)
    return hasil


def utama(argumen: list[str]) -> dict[str, Any]:
    """Arguments: repetitions, and ``--tutup`` to close the lists afterwards."""
    return ukur(int(argumen[0]), sampai_tutup="--tutup" in argumen)
