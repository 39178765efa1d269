"""``manage.py aturan``: explain a term of the law, or calculate it from a file of facts."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ekinerja.aturan.kesalahan import KesalahanAturan, SkemaTidakSah
from ekinerja.aturan.perintah import hitung_berkas, jelaskan
from ekinerja.aturan.skema import TANPA_SKEMA, SkemaTerpakai, baca_skema
from ekinerja.regulasi.naskah import urai_naskah
from ekinerja.regulasi.queries import instansi_berkode, skema_pada
from ekinerja.regulasi.rencana import skema_terpakai


class Command(BaseCommand):
    help = (
        "Menjelaskan sebuah istilah, atau menghitungnya dari berkas fakta (JSON masuk dan keluar)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        aksi = parser.add_subparsers(dest="aksi", required=True, metavar="jelaskan|hitung")
        satu = aksi.add_parser(
            "jelaskan", help="pohon sebuah istilah dengan pasal dan parameternya"
        )
        satu.add_argument("istilah", help="misalnya tpp_neto")
        banyak = aksi.add_parser("hitung", help="nilai dan jejak istilah dari berkas fakta")
        banyak.add_argument("istilah", nargs="+", help="misalnya tpp_bruto tpp_neto")
        banyak.add_argument("--fakta", required=True, metavar="BERKAS", help="fakta, JSON")
        for sub in (satu, banyak):
            sub.add_argument("--pada", required=True, metavar="TANGGAL", help="TTTT-BB-HH")
            sub.add_argument("--instansi", metavar="KODE", help="memakai skema instansi ini")
            sub.add_argument("--skema", metavar="BERKAS", help="memakai skema dari berkas")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        pada = _tanggal(pilihan["pada"])
        try:
            skema = _skema(pilihan, pada)
            if pilihan["aksi"] == "jelaskan":
                hasil = jelaskan(pilihan["istilah"], pada=pada, skema=skema or TANPA_SKEMA)
            else:
                hasil = hitung_berkas(
                    Path(pilihan["fakta"]), tuple(pilihan["istilah"]), pada=pada, skema=skema
                )
        except KesalahanAturan as galat:
            raise CommandError(galat.kalimat, returncode=2) from galat
        self.stdout.write(hasil, ending="")


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise CommandError(
            f"“{teks}” bukan tanggal. Tulis seperti 2026-10-31.", returncode=2
        ) from galat


def _skema(pilihan: dict[str, Any], pada: date) -> SkemaTerpakai | None:
    if pilihan["skema"] and pilihan["instansi"]:
        raise CommandError("Pilih salah satu: --instansi atau --skema.", returncode=2)
    if pilihan["skema"]:
        return _skema_berkas(Path(pilihan["skema"]))
    if not pilihan["instansi"]:
        return None
    instansi = next(iter(instansi_berkode(pilihan["instansi"])), None)
    if instansi is None:
        raise CommandError(f"Instansi “{pilihan['instansi']}” tidak dikenal.", returncode=2)
    skema = skema_pada(instansi.pk, pada)
    if skema is None:
        raise CommandError(
            f"{instansi.nama} belum mempunyai skema TPP yang berlaku pada {pada}.", returncode=2
        )
    return skema_terpakai(skema)


def _skema_berkas(berkas: Path) -> SkemaTerpakai:
    try:
        isi = berkas.read_bytes()
    except OSError as galat:
        raise SkemaTidakSah([f"Berkas skema “{berkas}” tidak dapat dibuka."]) from galat
    return baca_skema(urai_naskah(isi, nama=berkas.name))
