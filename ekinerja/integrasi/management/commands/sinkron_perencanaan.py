"""``manage.py sinkron_perencanaan``: read a planning system; without ``--terapkan`` only report."""

from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.workflow import SISTEM
from ekinerja.integrasi.adapter.perencanaan import baca_folder_rencana, baca_layanan_rencana
from ekinerja.integrasi.queries import cari_instansi
from ekinerja.integrasi.services.perencanaan import ambil_rencana

TAMPIL = 50
DITOLAK = 2


class Command(BaseCommand):
    help = "Baca sistem perencanaan daerah sekarang juga, lalu laporkan bedanya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--instansi", default="", metavar="KODE")
        cara = parser.add_mutually_exclusive_group(required=True)
        cara.add_argument("--alamat", default="", help="alamat layanan HTTP/JSON")
        cara.add_argument("--folder", default="", help="nama folder csv di server")
        parser.add_argument("--rahasia", default="", metavar="EKINERJA_RAHASIA_…")
        parser.add_argument("--terapkan", action="store_true", help="tulis, bukan hanya melapor")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        instansi = cari_instansi(pilihan["instansi"])
        if instansi is None:
            self._tolak("Instansi tidak ditemukan. Pilih dengan --instansi KODE.")
        try:
            daftar = (
                baca_folder_rencana(pilihan["folder"])
                if pilihan["folder"]
                else baca_layanan_rencana(pilihan["alamat"], nama_rahasia=pilihan["rahasia"])
            )
            laporan = ambil_rencana(
                daftar, lingkup=Lingkup(instansi.pk, timezone.localdate(), None), oleh=SISTEM,
                pada=timezone.now(), terapkan=pilihan["terapkan"],
            )  # fmt: skip
        except AksiDitolak as galat:
            self._tolak(galat.kalimat)
        for kunci, satu in laporan.items():
            self.stdout.write(
                f"{kunci}: {satu.baru} baru, {satu.berubah} berubah, {satu.tetap} tetap, "
                f"{satu.salah} tidak dapat dipakai."
            )
            for masalah in satu.masalah[:TAMPIL]:
                self.stdout.write(f"  {masalah}")

    def _tolak(self, kalimat: str) -> NoReturn:
        """Say why on stderr; exit 2."""
        self.stderr.write(kalimat)
        raise SystemExit(DITOLAK)
