"""An SKP made by the real deeds, for tests of this area and those above."""

from datetime import UTC, date, datetime
from decimal import Decimal

from ekinerja.skp.models import SKP, Indikator
from ekinerja.skp.services import (
    IsianIndikator,
    ajukan_skp,
    buat_skp,
    setujui_skp,
    tambah_hasil_kerja,
    tambah_indikator,
)

PADA = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
LAPORAN = IsianIndikator("Jumlah laporan layanan", Decimal(120), "laporan")
APLIKASI = IsianIndikator("Jumlah aplikasi yang dipelihara", Decimal(12), "aplikasi")


def draf(pegawai, *, mulai=date(2026, 1, 1), selesai=date(2027, 1, 1)) -> SKP:
    return buat_skp(pegawai, mulai=mulai, selesai=selesai, pada=PADA)


def lengkap(pegawai, **masa) -> SKP:
    skp = draf(pegawai, **masa)
    rhk = tambah_hasil_kerja(skp, rencana="Layanan aplikasi berjalan baik", oleh=pegawai)
    for isian in (LAPORAN, APLIKASI):
        tambah_indikator(rhk, isian=isian, oleh=pegawai)
    return skp


def diajukan(pegawai, **masa) -> SKP:
    return ajukan_skp(lengkap(pegawai, **masa), oleh=pegawai, pada=PADA)


def disetujui(pegawai, *, oleh, **masa) -> SKP:
    return setujui_skp(diajukan(pegawai, **masa), oleh=oleh, pada=PADA)


def indikator_pertama(skp: SKP) -> Indikator:
    return Indikator.objects.filter(hasil_kerja__skp=skp).order_by("hasil_kerja", "urutan").first()
