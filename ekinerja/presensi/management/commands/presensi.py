"""``manage.py presensi hitung 2026-10``: compute the days of a month."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.presensi.queries import instansi_menurut_kode
from ekinerja.presensi.services import hitung_hari


def baca_bulan(teks: str) -> date:
    """First day of ``2026-10``.

    :raises CommandError: for anything else.
    """
    try:
        return date.fromisoformat(f"{teks}-01")
    except ValueError as galat:
        raise CommandError(
            f"Bulan “{teks}” tidak dikenal. Tulis tahun dan bulan seperti 2026-10."
        ) from galat


class Command(BaseCommand):
    help = "Menghitung hari kehadiran sebulan dari rekaman; bulan tertutup tidak disentuh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("perbuatan", choices=["hitung"])
        parser.add_argument("bulan", help="tahun dan bulan, misalnya 2026-10")
        parser.add_argument("--instansi", default="", help="kode instansi; kosong: semua")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        awal = baca_bulan(pilihan["bulan"])
        akhir = date(awal.year + awal.month // 12, awal.month % 12 + 1, 1)
        instansi = instansi_menurut_kode(pilihan["instansi"])
        if not instansi:
            raise CommandError(f"Instansi “{pilihan['instansi']}” tidak ada. Periksa kodenya.")
        for pk, nama in instansi:
            hasil = hitung_hari(pk, awal=awal, akhir=akhir, pada=timezone.now())
            self.stdout.write(
                f"{nama}: {hasil.baru} hari baru, {hasil.berubah} berubah, {hasil.dihapus} dihapus."
            )
