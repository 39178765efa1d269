"""``manage.py sandi``: a new first password for who holds a role that needs two persons."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.instansi_baru import sandi_dari_peladen


class Command(BaseCommand):
    help = "Terbitkan kata sandi sekali pakai bagi pemegang peran berkuasa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", metavar="KODE", help="kode instansi, misalnya kab-contoh")
        parser.add_argument("pengguna", metavar="PENGGUNA", help="NIP atau nama pengguna")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            nama, sandi = sandi_dari_peladen(
                pilihan["kode"], pilihan["pengguna"], pada=timezone.now()
            )
        except AksiDitolak as galat:
            self.stderr.write(galat.kalimat)
            raise SystemExit(2) from galat
        self.stdout.write(
            f"Kata sandi sekali pakai {nama}: {sandi}. Serahkan langsung kepada orangnya; ia "
            "menggantinya saat pertama masuk."
        )
