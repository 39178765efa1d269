"""``manage.py hitung_ringkasan``: count the figures of a month for every government."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.laporan.services import hitung_ringkasan
from ekinerja.skp.queries import instansi_semua


class Command(BaseCommand):
    help = "Menghitung ringkasan kinerja sebulan bagi semua instansi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bulan", default="", help="TTTT-BB; bawaan: bulan berjalan")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        kini = timezone.now()
        awal = timezone.localdate(kini).replace(day=1)
        if pilihan["bulan"]:
            try:
                awal = date.fromisoformat(f"{pilihan['bulan']}-01")
            except ValueError as galat:
                raise CommandError("Bulan ditulis TTTT-BB, misalnya 2026-10.") from galat
        for pk in instansi_semua():
            hitung_ringkasan(pk, awal=awal, pada=kini)
        self.stdout.write(f"Ringkasan {awal:%Y-%m} dihitung.")
