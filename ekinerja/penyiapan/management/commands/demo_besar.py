"""``manage.py demo_besar``: a large government for measuring, into an empty database of its own."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.demo.besar.muat import muat_besar, rapikan


def bulan(teks: str) -> date:
    """First day of a month written as YYYY-MM."""
    try:
        return datetime.strptime(teks, "%Y-%m").date()  # noqa: DTZ007  # a day, not a moment
    except ValueError as galat:
        raise ArgumentTypeError("bulan ditulis TTTT-BB, misalnya 2026-10") from galat


class Command(BaseCommand):
    help = "Memuat pemerintah daerah besar untuk pengukuran ke basis data yang masih kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--orang", type=int, default=10_000, help="banyaknya pegawai")
        parser.add_argument("--bulan", type=bulan, default=date(2026, 10, 1), help="TTTT-BB")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        mulai = monotonic()

        def lapor(kalimat: str) -> None:
            self.stdout.write(f"{monotonic() - mulai:6.1f} detik  {kalimat}")

        try:
            dimuat = muat_besar(pilihan["orang"], awal=pilihan["bulan"], lapor=lapor)
        except AksiDitolak as galat:
            raise CommandError(galat.kalimat) from galat
        if not dimuat:
            self.stdout.write("Basis data sudah berisi instansi; tidak ada yang dimuat.")
            return
        lapor("tersimpan")
        rapikan()
        lapor("siap")
