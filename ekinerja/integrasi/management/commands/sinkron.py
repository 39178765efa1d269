"""``manage.py sinkron simpeg|siasn``: read a source now. Without ``--terapkan`` it only reports."""

from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.integrasi.medan import sebutan_medan
from ekinerja.integrasi.models import Sinkronisasi
from ekinerja.integrasi.queries import cari_instansi, cari_sumber, dapat_diterapkan
from ekinerja.integrasi.services import kerjakan_sinkron, mulai_sinkron, terapkan_beda
from ekinerja.integrasi.workflow import GAGAL

TAMPIL = 50
DITOLAK = 2


class Command(BaseCommand):
    help = "Baca SIMPEG atau SIASN sekarang juga, lalu laporkan bedanya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jenis", metavar="simpeg|siasn")
        parser.add_argument("--instansi", default="", metavar="KODE")
        parser.add_argument("--terapkan", action="store_true", help="tulis, bukan hanya melapor")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        instansi = cari_instansi(pilihan["instansi"])
        if instansi is None:
            self._tolak("Instansi tidak ditemukan. Pilih dengan --instansi KODE.")
        sumber = cari_sumber(instansi.pk, pilihan["jenis"].upper())
        if sumber is None:
            self._tolak("Sumber ini belum diatur. Atur dahulu di halaman Sumber data.")
        try:
            sinkron = mulai_sinkron(sumber, oleh=SISTEM, pada=timezone.now())
            sinkron = kerjakan_sinkron(sinkron.pk, pada=timezone.now())
            if sinkron.status == GAGAL:
                self._tolak(sinkron.kalimat)
            self._lapor(sinkron)
            if pilihan["terapkan"]:
                self._terapkan(sinkron)
        except AksiDitolak as galat:
            self._tolak(galat.kalimat)

    def _lapor(self, sinkron: Sinkronisasi) -> None:
        beda = dapat_diterapkan(sinkron, pada=timezone.localdate())
        for satu in beda[:TAMPIL]:
            self.stdout.write(
                f"{satu.sebutan}, {sebutan_medan(satu.medan)}: {satu.kita} → {satu.mereka}"
            )
        self.stdout.write(
            f"Terbaca {sinkron.terbaca} orang: {sinkron.beda} nilai berbeda "
            f"({beda.count()} dapat diterapkan), {sinkron.asing} tak dikenal, {sinkron.hilang} "
            f"tidak ada di sumber, {sinkron.salah} tidak dapat dipakai."
        )

    def _terapkan(self, sinkron: Sinkronisasi) -> None:
        if not dapat_diterapkan(sinkron, pada=timezone.localdate()).exists():
            self.stdout.write("Tidak ada yang perlu diterapkan.")
            return
        jumlah = terapkan_beda(sinkron, oleh=SISTEM, pada=timezone.now())
        self.stdout.write(f"{jumlah} perbedaan diterapkan.")

    def _tolak(self, kalimat: str) -> NoReturn:
        """Say why on stderr; exit 2."""
        self.stderr.write(kalimat)
        raise SystemExit(DITOLAK)
