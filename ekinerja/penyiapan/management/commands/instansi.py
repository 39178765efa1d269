"""``manage.py instansi``: make a government and its first account in an empty installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.instansi.models import Instansi
from ekinerja.penyiapan.instansi_baru import buat_instansi


class Command(BaseCommand):
    help = "Buat instansi baru beserta akun pengelola pertamanya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", metavar="KODE", help="huruf kecil, misalnya kab-contoh")
        parser.add_argument("nama", metavar="NAMA", help="misalnya “Kabupaten Contoh”")
        parser.add_argument(
            "--jenis", default="KABUPATEN", choices=[kode for kode, _ in Instansi.JENIS]
        )
        parser.add_argument(
            "--zona", default="Asia/Jakarta", choices=[zona for zona, _ in Instansi.ZONA]
        )
        parser.add_argument("--pengguna", default="", help="akun pertama; bawaan: pengelola-KODE")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        pengguna = pilihan["pengguna"] or f"pengelola-{pilihan['kode']}"
        try:
            baru = buat_instansi(
                pilihan["kode"],
                pilihan["nama"],
                jenis=pilihan["jenis"],
                zona=pilihan["zona"],
                pengguna=pengguna,
                pada=timezone.now(),
            )
        except AksiDitolak as galat:
            self.stderr.write(galat.kalimat)
            raise SystemExit(2) from galat
        if baru.catatan:
            self.stdout.write(f"Catatan: {baru.catatan}")
        self.stdout.write(
            f"Instansi {baru.instansi.nama} dibuat. Masuk sebagai {pengguna} dengan kata sandi "
            f"sekali pakai {baru.sandi}, lalu ganti kata sandinya. Halaman "
            "Penyiapan lalu menyebut langkahnya satu per satu. Peran berkuasa memerlukan dua "
            "orang: tambahkan pengelola kedua dengan manage.py pengelola "
            f"{pilihan['kode']} PENGGUNA --nama NAMA."
        )
