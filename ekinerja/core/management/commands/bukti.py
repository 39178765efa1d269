"""``manage.py bukti periksa|sapu``: are kept files still what was received; which are nobody's."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.core.berkas import periksa_byte, sapu_berkas
from ekinerja.core.queries import semua_berkas

UMUR_YATIM = timedelta(days=2)


class Command(BaseCommand):
    help = "Memeriksa keutuhan berkas bukti, atau membuang berkas yang tidak bertaut."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tindakan", choices=("periksa", "sapu"))

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if pilihan["tindakan"] == "sapu":
            banyak = sapu_berkas(sebelum=timezone.now() - UMUR_YATIM)
            self.stdout.write(f"{banyak} berkas yang tidak bertaut dibuang.")
            return
        diperiksa = rusak = 0
        for berkas in semua_berkas():
            diperiksa += 1
            galat = periksa_byte(berkas)
            if galat:
                rusak += 1
                self.stderr.write(f"{berkas.pk} {berkas.nama_asli}: {galat}")
        self.stdout.write(f"{diperiksa} berkas diperiksa, {rusak} tidak utuh.")
        if rusak:
            raise CommandError("Ada berkas yang tidak utuh. Pulihkan dari cadangan.")
