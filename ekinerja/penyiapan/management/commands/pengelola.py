"""``manage.py pengelola``: the second keeper of a government, who agrees to powerful roles."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.organisasi.permissions import PENGELOLA
from ekinerja.penyiapan.instansi_baru import tambah_pengelola


class Command(BaseCommand):
    help = "Tambah pengelola kedua, selama instansi baru mempunyai satu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", metavar="KODE", help="kode instansi, misalnya kab-contoh")
        parser.add_argument("pengguna", metavar="PENGGUNA", help="NIP atau nama pengguna")
        parser.add_argument("--nama", default="", help="nama orangnya, bila akunnya belum ada")
        parser.add_argument("--peran", default="PENGELOLA_APLIKASI", choices=PENGELOLA)

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            baru = tambah_pengelola(
                pilihan["kode"],
                pilihan["pengguna"],
                nama=pilihan["nama"],
                peran=pilihan["peran"],
                pada=timezone.now(),
            )
        except AksiDitolak as galat:
            self.stderr.write(galat.kalimat)
            raise SystemExit(2) from galat
        masuk = f" Kata sandi sekali pakainya {baru.sandi}." if baru.sandi else ""
        self.stdout.write(
            f"{baru.user.nama} menjadi pengelola kedua.{masuk} Peran berkuasa kini diusulkan "
            "seorang pengelola dan disetujui yang lain lewat halaman Peran."
        )
