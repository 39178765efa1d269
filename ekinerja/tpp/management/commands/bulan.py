"""``manage.py bulan``: calculate, check or close the lists of a month."""

import re
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ekinerja.core.errors import AksiDitolak, TidakBerwenang
from ekinerja.core.format import bulan_tahun, rupiah
from ekinerja.core.workflow import SISTEM
from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import UnitKerja
from ekinerja.pegawai.models import Pegawai
from ekinerja.regulasi.queries import instansi_berkode
from ekinerja.tpp.kolam import Kolam
from ekinerja.tpp.models import DaftarTPP
from ekinerja.tpp.queries import daftar_bulan, jumlah_penerima, pegawai_bernip, unit_pembayar
from ekinerja.tpp.services import (
    hitung_banyak,
    mutakhirkan_hari,
    periksa_bulan,
    siapkan_daftar,
    tutup_daftar,
)
from ekinerja.tpp.workflow import DITUTUP

Tindakan = Callable[[DaftarTPP], str]


class Command(BaseCommand):
    help = "Menghitung, memeriksa, atau menutup daftar TPP sebulan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("aksi", choices=("hitung", "periksa", "tutup"))
        parser.add_argument("bulan", help="TTTT-BB, misalnya 2026-10")
        parser.add_argument("--unit", metavar="KODE", help="satu perangkat daerah")
        parser.add_argument("--semua", action="store_true", help="semua perangkat daerah (bawaan)")
        parser.add_argument("--instansi", metavar="KODE", help="wajib bila ada beberapa instansi")
        parser.add_argument("--oleh", metavar="NIP", help="PA/KPA yang menutup")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        awal = _bulan(pilihan["bulan"])
        instansi = _instansi(pilihan["instansi"])
        unit = _unit(instansi, awal, pilihan)
        pada = timezone.now()
        gagal = getattr(self, f"_{pilihan['aksi']}")(unit, awal, pada, pilihan)
        if gagal:
            raise CommandError(f"{gagal} dari {len(unit)} daftar belum selesai.", returncode=1)

    def _hitung(
        self, unit: list[UnitKerja], awal: date, pada: datetime, pilihan: dict[str, Any]
    ) -> int:
        total = jumlah_penerima([u.pk for u in unit], awal)
        daftar = [siapkan_daftar(u, awal) for u in unit]
        mutakhirkan_hari(daftar, pada=pada)
        gagal = 0
        with Kolam(total) as kolam:
            hasil = hitung_banyak(daftar, oleh=SISTEM, pada=pada, kolam=kolam)
            for nomor, (satu, dapat) in enumerate(hasil, 1):
                gagal += isinstance(dapat, str)
                isi = dapat if isinstance(dapat, str) else _hasil(dapat)
                self.stdout.write(f"{_kepala(nomor, len(daftar), satu)} {isi}")
        return gagal

    def _periksa(
        self, unit: list[UnitKerja], awal: date, pada: datetime, pilihan: dict[str, Any]
    ) -> int:
        def tindakan(daftar: DaftarTPP) -> str:
            hasil = periksa_bulan(daftar)
            for catatan in hasil.catatan:
                self.stdout.write(f"    {catatan}")
            if hasil.selaras:
                return f"{hasil.jumlah} orang dihitung ulang, sama byte demi byte"
            raise AksiDitolak(
                f"{len(hasil.beda)} perbedaan\n"
                + "\n".join(f"    {siapa}: {kalimat}" for siapa, kalimat in hasil.beda)
            )

        return self._jalankan(daftar_bulan([u.pk for u in unit], awal), tindakan)

    def _tutup(
        self, unit: list[UnitKerja], awal: date, pada: datetime, pilihan: dict[str, Any]
    ) -> int:
        oleh = _pejabat(unit[0].instansi_id, pilihan["oleh"])

        def tindakan(daftar: DaftarTPP) -> str:
            baru = tutup_daftar(daftar, oleh=oleh, pada=pada)
            return f"ditutup, sidik {baru.penutupan.sidik[:16]}"

        daftar = daftar_bulan([u.pk for u in unit], awal)
        return self._jalankan([d for d in daftar if d.status != DITUTUP], tindakan)

    def _jalankan(self, daftar: list[DaftarTPP], tindakan: Tindakan) -> int:
        """One line a list; a refused one is told and the others go on."""
        if not daftar:
            self.stdout.write("Tidak ada daftar yang perlu dikerjakan.")
        gagal = 0
        for nomor, satu in enumerate(daftar, 1):
            kepala = _kepala(nomor, len(daftar), satu)
            try:
                self.stdout.write(f"{kepala} {tindakan(satu)}")
            except (AksiDitolak, TidakBerwenang) as galat:
                gagal += 1
                self.stdout.write(f"{kepala} {galat.kalimat}")
        return gagal


def _kepala(nomor: int, banyak: int, satu: DaftarTPP) -> str:
    return f"[{nomor}/{banyak}] {satu.unit.nama}, {bulan_tahun(satu.bulan.awal)}:"


def _hasil(baru: DaftarTPP) -> str:
    terhalang = baru.halangan.count()
    lebih = f", {terhalang} orang terhalang" if terhalang else ""
    return f"{baru.jumlah_orang} orang, neto {rupiah(baru.jumlah_neto)}{lebih}"


def _bulan(teks: str) -> date:
    if re.fullmatch(r"20\d{2}-(0[1-9]|1[0-2])", teks):
        return date.fromisoformat(f"{teks}-01")
    raise CommandError(f"“{teks}” bukan bulan. Tulis seperti 2026-10.", returncode=2)


def _instansi(kode: str | None) -> Instansi:
    semua = instansi_berkode(kode or "")
    if not semua:
        kalimat = f"Instansi “{kode}” tidak dikenal." if kode else "Belum ada instansi."
        raise CommandError(kalimat, returncode=2)
    if len(semua) > 1:
        raise CommandError("Ada beberapa instansi. Sebutkan dengan --instansi KODE.", returncode=2)
    return semua[0]


def _unit(instansi: Instansi, awal: date, pilihan: dict[str, Any]) -> list[UnitKerja]:
    if pilihan["unit"] and pilihan["semua"]:
        raise CommandError("Pilih salah satu: --unit atau --semua.", returncode=2)
    unit = unit_pembayar(instansi.pk, awal, kode=pilihan["unit"] or "")
    if unit:
        return unit
    if pilihan["unit"]:
        raise CommandError(
            f"“{pilihan['unit']}” bukan kode perangkat daerah yang membayar TPP pada "
            f"{bulan_tahun(awal)}.",
            returncode=2,
        )
    raise CommandError(
        f"Belum ada perangkat daerah yang membayar TPP pada {bulan_tahun(awal)}.", returncode=2
    )


def _pejabat(instansi_id: int, nip: str | None) -> Pegawai:
    if not nip:
        raise CommandError(
            "Penutupan disetujui oleh orang. Sebutkan PA/KPA dengan --oleh NIP.", returncode=2
        )
    pegawai = pegawai_bernip(instansi_id, nip)
    if pegawai is None or pegawai.user_id is None:
        raise CommandError(f"Tidak ada pegawai berakun dengan NIP {nip}.", returncode=2)
    return pegawai
