"""``manage.py demo``: load the demonstration government into an empty database."""

from argparse import ArgumentParser
from datetime import date
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.demo.akun import daftar_akun_demo
from ekinerja.penyiapan.demo.muat import muat_demo


class Command(BaseCommand):
    help = "Memuat pemerintah daerah peragaan ke basis data yang masih kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--tanggal",
            type=date.fromisoformat,
            default=None,
            help="hari keadaan data (TTTT-BB-HH); bawaan: hari ini",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        hari = pilihan["tanggal"] or timezone.localdate()
        try:
            dimuat = muat_demo(hari, lapor=self.stdout.write)
        except AksiDitolak as galat:
            raise CommandError(galat.kalimat) from galat
        if not dimuat:
            self.stdout.write("Basis data sudah berisi instansi; tidak ada yang dimuat.")
        else:
            call_command("hitung_ringkasan", stdout=StringIO())
        for akun in daftar_akun_demo():
            sandi = akun.sandi or "(sudah diganti)"
            self.stdout.write(f"{akun.nama_pengguna}  {sandi}  {akun.nama} – {akun.sebutan}")
