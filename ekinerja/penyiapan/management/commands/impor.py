"""``manage.py impor``: real input by command. Without ``--terapkan`` it only reports."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak
from ekinerja.core.impor import Laporan, Pemetaan, sederhanakan
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import BerkasDitolak
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.queries import subpohon, unit_menurut_kode
from ekinerja.penyiapan.queries import cari_instansi, impor_bernomor, semua_instansi
from ekinerja.penyiapan.registry import REGISTRI
from ekinerja.penyiapan.services import impor_berkas, urungkan_impor

ADA_YANG_SALAH = 1
DITOLAK = 2


class Command(BaseCommand):
    help = "Impor berkas: pegawai, jabatan, penempatan, katalog, presensi, skp, dan lainnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.error = self._salah_pakai  # type: ignore[method-assign]  # sentence, not English
        parser.add_argument("kunci", metavar="JENIS", nargs="?", help=", ".join(REGISTRI))
        parser.add_argument("berkas", metavar="BERKAS", nargs="?")
        parser.add_argument("--instansi", default="", metavar="KODE")
        parser.add_argument("--unit", default="", metavar="KODE", help="hanya unit ini ke bawah")
        parser.add_argument("--terapkan", action="store_true", help="tulis, bukan hanya melapor")
        parser.add_argument("--lewati-yang-salah", action="store_true")
        parser.add_argument(
            "--pemetaan", default="", metavar="BERKAS.json",
            help="kolom berkas mana yang menjadi kolom kita, dan nilai tetapnya",
        )  # fmt: skip
        parser.add_argument(
            "--lembar", default=None, metavar="NAMA", help="nama lembar, atau * untuk semuanya"
        )
        parser.add_argument(
            "--urungkan", type=int, metavar="NOMOR", help="urungkan impor yang sudah diterapkan"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if pilihan["urungkan"] is not None:
            self._urungkan(pilihan["urungkan"], pilihan["instansi"])
            return
        if not pilihan["kunci"] or not pilihan["berkas"]:
            self._salah_pakai("jenis dan berkasnya belum disebut")
        if pilihan["kunci"] not in REGISTRI:
            self._tolak(
                f"Jenis impor “{pilihan['kunci']}” tidak ada. Pilih: {', '.join(REGISTRI)}."
            )
        lingkup = self._lingkup(pilihan["instansi"], pilihan["unit"])
        try:
            laporan = impor_berkas(
                REGISTRI[pilihan["kunci"]],
                pilihan["berkas"],
                lingkup=lingkup,
                oleh=SISTEM,
                pada=timezone.now(),
                terapkan=pilihan["terapkan"],
                lewati_yang_salah=pilihan["lewati_yang_salah"],
                pemetaan=self._pemetaan(pilihan["pemetaan"]),
                nama_lembar=pilihan["lembar"],
            )
        except (BerkasDitolak, AksiDitolak) as galat:
            self._tolak(galat.kalimat)
        self._laporkan(laporan, diminta=pilihan["terapkan"])
        if laporan.salah:
            raise SystemExit(ADA_YANG_SALAH)

    def _urungkan(self, nomor: int, kode: str) -> None:
        """Take an applied import back."""
        instansi = cari_instansi(kode)
        if instansi is None:
            self._tolak(_kalimat_instansi(kode))
        impor = impor_bernomor(instansi.pk, nomor)
        if impor is None:
            self._tolak(f"Impor nomor {nomor} tidak ada di {instansi.nama}. Lihat Riwayat impor.")
        try:
            urungkan_impor(impor, oleh=SISTEM, pada=timezone.now())
        except AksiDitolak as galat:
            self._tolak(galat.kalimat)
        self.stdout.write(f"Impor nomor {nomor} ({impor.nama_berkas}) sudah diurungkan.")

    def _pemetaan(self, jalur: str) -> Pemetaan | None:
        """The mapping in a JSON file: ``{"kolom": {ours: theirs}, "bawaan": {ours: value}}``."""
        if not jalur:
            return None
        try:
            isi = json.loads(Path(jalur).read_text(encoding="utf-8"))
            kolom = {str(k): _kunci_judul(str(v)) for k, v in isi["kolom"].items()}
            bawaan = {str(k): str(v) for k, v in isi.get("bawaan", {}).items()}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            self._tolak(
                f"Pemetaan {jalur} tidak dapat dibaca. Isinya seperti "
                '{"kolom": {"nip": "Nomor Induk"}, "bawaan": {"jenis": "PNS"}}.'
            )
        return Pemetaan(kolom, bawaan)

    def _tolak(self, kalimat: str) -> NoReturn:
        """Say why on stderr; exit 2."""
        self.stderr.write(kalimat)
        raise SystemExit(DITOLAK)

    def _salah_pakai(self, message: str) -> NoReturn:
        self._tolak(
            "Perintah ini belum lengkap atau memuat pilihan yang tidak dikenal. Contoh: "
            "manage.py impor pegawai pegawai.xlsx --terapkan. "
            f"Jenisnya: {', '.join(REGISTRI)}. ({message})"
        )

    def _lingkup(self, kode: str, kode_unit: str) -> Lingkup:
        instansi = cari_instansi(kode)
        if instansi is None:
            self._tolak(_kalimat_instansi(kode))
        return Lingkup(
            instansi_id=instansi.pk,
            per_tanggal=timezone.localdate(),
            unit_ids=self._unit(instansi, kode_unit) if kode_unit else None,
            kapasitas="Impor",
        )

    def _unit(self, instansi: Instansi, kode: str) -> tuple[int, ...]:
        unit = unit_menurut_kode(instansi.pk, kode)
        if unit is None:
            self._tolak(
                f"Unit dengan kode {kode} tidak ada di {instansi.nama}. Periksa kodenya di halaman "
                "Organisasi."
            )
        return subpohon(unit.pk)

    def _laporkan(self, laporan: Laporan, *, diminta: bool) -> None:
        for catatan in laporan.catatan:
            self.stdout.write(f"Catatan: {catatan}")
        for masalah in laporan.masalah:
            self.stdout.write(str(masalah))
        self.stdout.write(str(laporan))
        if laporan.nomor is not None:
            self.stdout.write(
                f"Nomor impor ini {laporan.nomor}. Dalam tujuh hari ia dapat diurungkan: "
                f"manage.py impor --urungkan {laporan.nomor}"
            )
        if laporan.salah and diminta and not laporan.diterapkan:
            self.stdout.write(
                "Tidak ada yang ditulis. Betulkan baris di atas, atau tambahkan "
                "--lewati-yang-salah untuk menulis baris yang benar saja."
            )
        elif not diminta:
            self.stdout.write("Ini baru laporan. Tambahkan --terapkan untuk menulisnya.")


def _kunci_judul(judul: str) -> str:
    """A heading as it is compared; ``@C`` and ``judul#2`` stay as they are."""
    if judul.startswith("@"):
        return judul
    dasar, pagar, urutan = judul.partition("#")
    return f"{sederhanakan(dasar)}{pagar}{urutan}"


def _kalimat_instansi(kode: str) -> str:
    ada = semua_instansi()
    if not ada:
        return (
            "Basis data belum berisi instansi. Buat dahulu dengan "
            "manage.py instansi KODE NAMA --jenis KABUPATEN."
        )
    daftar = ", ".join(f"{satu} ({nama})" for satu, nama in ada)
    if kode:
        return f"Instansi dengan kode {kode} tidak ada. Yang ada: {daftar}."
    return f"Ada lebih dari satu instansi. Pilih dengan --instansi KODE: {daftar}."
