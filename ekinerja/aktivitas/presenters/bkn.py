"""The own log for e-Kinerja BKN: fields to copy, what is missing, and the workbook.

Names of fields follow what is told of "progres harian"; they are belum terverifikasi.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.umum import BuktiTampil, tampilkan_bukti
from ekinerja.aktivitas.queries.bkn import HariBKN, HasilBKN
from ekinerja.aktivitas.workflow import STATUS_AKTIVITAS
from ekinerja.core.format import angka, tanggal, tanggal_panjang
from ekinerja.core.impor import KolomEkspor, Lembar, tulis_buku
from ekinerja.core.kit import Tautan

ROMAWI = ("I", "II", "III", "IV")
KETERANGAN = (
    "Nama isian progres harian di e-Kinerja BKN belum terverifikasi terhadap dokumentasi resminya. "
    "Salin tiap kolom ke isian yang bernama sama atau semakna."
)
KOLOM = (
    KolomEkspor("Tanggal", "tanggal"), KolomEkspor("RHK di BKN", lebar=50),
    KolomEkspor("Uraian", lebar=60), KolomEkspor("Hasil", lebar=24),
    KolomEkspor("Lampiran", lebar=40), KolomEkspor("Sudah di BKN", "tanggal"),
    KolomEkspor("RHK di sini", lebar=50), KolomEkspor("Indikator", lebar=40),
    KolomEkspor("Keadaan"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Medan:
    """A field to copy."""

    id: str
    judul: str
    isi: str


@dataclass(frozen=True, slots=True)
class EntriBKN:
    """An entry as fields, its files, and since when it is there."""

    id: str
    judul: str
    medan: list[Medan]
    bukti: list[BuktiTampil]
    sudah: str
    url: str


@dataclass(frozen=True, slots=True)
class HasilTampil:
    """A result of the quarter: its words here and there, and what was done for it."""

    id: str
    rencana: str
    padanan: str
    isi: Medan


@dataclass(frozen=True, slots=True)
class HalamanBKN:
    """The whole page of a day in its quarter."""

    judul_hari: str
    judul_triwulan: str
    sudah: int
    semua: int
    belum: list[Tautan]
    entri: list[EntriBKN]
    belum_hari: list[str]
    hasil: list[HasilTampil]


def sebut_triwulan(awal: date) -> str:
    """``triwulan IV 2026``."""
    return f"triwulan {ROMAWI[(awal.month - 1) // 3]} {awal.year}"


def susun_bkn(
    hari: date,
    awal: date,
    *,
    harian: Sequence[HariBKN],
    entri: Sequence[Aktivitas],
    hasil: Sequence[HasilBKN],
) -> HalamanBKN:
    """Entries of the day, days of the quarter that are not there yet, and results."""
    return HalamanBKN(
        judul_hari=tanggal_panjang(hari),
        judul_triwulan=sebut_triwulan(awal),
        sudah=sum(satu.sudah for satu in harian),
        semua=sum(satu.semua for satu in harian),
        belum=[_tautan(satu) for satu in harian if satu.sudah < satu.semua],
        entri=[_entri(satu) for satu in entri],
        belum_hari=[str(satu.pk) for satu in entri if _salin(satu) is None],
        hasil=[_hasil(nomor, satu) for nomor, satu in enumerate(hasil)],
    )


def _tautan(satu: HariBKN) -> Tautan:
    isi = urlencode({"tanggal": satu.tanggal.isoformat()})
    return Tautan(
        judul=f"{tanggal(satu.tanggal)}: {angka(satu.semua - satu.sudah)} belum",
        url=f"{reverse('aktivitas:bkn')}?{isi}",
    )


def _salin(satu: Aktivitas) -> date | None:
    ada = getattr(satu, "salin_bkn", None)
    return ada.tanggal if ada is not None else None


def _rhk(satu: Aktivitas) -> str:
    hasil = satu.indikator.hasil_kerja
    beda = getattr(hasil, "padanan_bkn", None)
    return beda.rencana if beda is not None else hasil.rencana


def _hasil_kerja(satu: Aktivitas) -> str:
    return f"{angka(satu.volume)} {satu.indikator.satuan}" if satu.volume else ""


def _entri(satu: Aktivitas) -> EntriBKN:
    medan = (
        ("Tanggal", f"{satu.tanggal:%d/%m/%Y}"), ("Rencana hasil kerja", _rhk(satu)),
        ("Uraian progres", satu.uraian), ("Hasil", _hasil_kerja(satu)),
    )  # fmt: skip
    sudah = _salin(satu)
    return EntriBKN(
        id=str(satu.pk),
        judul=satu.uraian,
        medan=[
            Medan(f"m{satu.pk}-{nomor}", judul, isi)
            for nomor, (judul, isi) in enumerate(medan)
            if isi
        ],
        bukti=tampilkan_bukti(satu.bukti.all()),
        sudah=tanggal(sudah) if sudah else "",
        url=reverse("aktivitas:rincian", args=[satu.pk]),
    )


def _hasil(nomor: int, satu: HasilBKN) -> HasilTampil:
    isi = (
        f"{satu.indikator}: {angka(satu.volume)} {satu.satuan} dari {angka(satu.banyak)} aktivitas"
    )
    return HasilTampil(
        id=str(satu.hasil_kerja_id),
        rencana=satu.rencana,
        padanan=satu.padanan,
        isi=Medan(f"h{nomor}", "Progres triwulan", isi),
    )


def xlsx_bkn(entri: Sequence[Aktivitas]) -> bytes:
    """One row an entry of the quarter."""
    sebutan = dict(STATUS_AKTIVITAS)
    baris = [
        [
            satu.tanggal, _rhk(satu), satu.uraian, _hasil_kerja(satu),
            ", ".join(bukti.berkas.nama_asli for bukti in satu.bukti.all()), _salin(satu),
            satu.indikator.hasil_kerja.rencana, satu.indikator.uraian, sebutan[satu.status],
        ]
        for satu in entri
    ]  # fmt: skip
    return tulis_buku(
        [
            Lembar("Progres harian", KOLOM, baris),
            Lembar("Keterangan", ["Keterangan"], [[KETERANGAN]]),
        ]
    )
