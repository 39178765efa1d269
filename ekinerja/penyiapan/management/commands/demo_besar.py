"""``manage.py demo_besar``: a large government for measuring, into an empty database of its own."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime
from io import StringIO
from time import monotonic
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.penyiapan.demo.besar.arsip import muat_arsip, periksa_banyak_bulan
from ekinerja.penyiapan.demo.besar.muat import BULAN_PALING_BANYAK, Lapor, muat_besar, rapikan
from ekinerja.penyiapan.services import periksa_data
from ekinerja.skp.queries import instansi_semua


def bulan(teks: str) -> date:
    """First day of a month written as YYYY-MM."""
    try:
        return datetime.strptime(teks, "%Y-%m").date()  # noqa: DTZ007  # a day, not a moment
    except ValueError as galat:
        raise ArgumentTypeError("bulan ditulis TTTT-BB, misalnya 2026-10") from galat


def banyak_bulan(teks: str) -> int:
    """A number of months."""
    try:
        return int(teks)
    except ValueError as galat:
        raise ArgumentTypeError(
            f"banyaknya bulan ditulis dengan angka 1 sampai {BULAN_PALING_BANYAK}, misalnya 12"
        ) from galat


class Command(BaseCommand):
    help = (
        "Memuat pemerintah daerah besar untuk pengukuran ke basis data yang masih kosong. Dengan "
        "--bulan lebih dari 1, bulan-bulan sebelumnya ditambahkan sebagai bulan tertutup: fakta, "
        "hasil, jejak, dan sidiknya, tanpa rekaman dan aktivitas."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--orang", type=int, default=10_000, help="banyaknya pegawai")
        parser.add_argument(
            "--bulan",
            type=banyak_bulan,
            default=1,
            help=f"banyaknya bulan seluruhnya, 1 sampai {BULAN_PALING_BANYAK}",
        )
        parser.add_argument(
            "--terakhir",
            type=bulan,
            default=date(2026, 10, 1),
            help="TTTT-BB, bulan yang lengkap dengan rekaman dan aktivitas",
        )
        parser.add_argument(
            "--hanya-induk",
            action="store_true",
            help="unit, jabatan, pegawai, dan peran saja, tanpa kehadiran dan aktivitas",
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        mulai = monotonic()

        def lapor(kalimat: str) -> None:
            self.stdout.write(f"{monotonic() - mulai:6.1f} detik  {kalimat}")

        try:
            dimuat = self._muat(pilihan, lapor)
        except AksiDitolak as galat:
            raise CommandError(galat.kalimat) from galat
        if dimuat:
            for instansi_id in instansi_semua():
                periksa_data(instansi_id, pada=timezone.now())
            for satu in (f"{pilihan['terakhir']:%Y-%m}", ""):
                call_command("hitung_ringkasan", bulan=satu, stdout=StringIO())
            rapikan()
            lapor("siap")

    def _muat(self, pilihan: dict[str, Any], lapor: Lapor) -> bool:
        """Load what is not there yet, and say what is; was anything loaded?"""
        periksa_banyak_bulan(pilihan["bulan"])
        if pilihan["hanya_induk"] and pilihan["bulan"] > 1:
            raise AksiDitolak("Data induk saja tidak punya bulan tertutup. Hapus --bulan.")
        dimuat = muat_besar(
            pilihan["orang"],
            awal=pilihan["terakhir"],
            lapor=lapor,
            hanya_induk=pilihan["hanya_induk"],
        )
        if dimuat:
            rapikan()
            lapor("tersimpan")
        else:
            self.stdout.write("Basis data sudah berisi instansi; pegawainya tidak dimuat lagi.")
        if pilihan["bulan"] == 1:
            return dimuat
        arsip = muat_arsip(pilihan["bulan"], lapor=lapor)
        if not arsip:
            self.stdout.write(
                f"{pilihan['bulan']} bulan sudah ada seluruhnya; tidak ada yang ditambahkan."
            )
        return bool(arsip) or dimuat
