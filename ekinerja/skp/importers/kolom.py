"""Columns of the SKP file and the record a row becomes."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.core.format import BULAN_SINGKAT, angka
from ekinerja.core.impor import Kolom
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_desimal,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    rapikan,
)
from ekinerja.skp.models import Indikator

_JENIS = {"Utama": "UTAMA", "Tambahan": "TAMBAHAN"}
_ASPEK = {nama: kode for kode, nama in Indikator.ASPEK}


@dataclass(frozen=True, slots=True)
class KepalaImpor:
    """What a file says about the SKP itself; ``penilai`` is the snapshot it names, or empty."""

    pendekatan: str = "KUANTITATIF"
    penilai: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AsalImpor:
    """Where a result comes from, in words of the file; ``atasan`` is the superior's RHK."""

    atasan: str = ""
    penugasan_dari: str = ""
    perspektif: str = ""
    klasifikasi: str = ""


@dataclass(frozen=True, slots=True)
class TargetImpor:
    """A target as an indicator stores it, in the unit beside it."""

    target: Decimal | None
    satuan: str
    bentuk: str = Indikator.ANGKA
    target_atas: Decimal | None = None
    target_teks: str = ""
    polaritas: str = "NAIK"
    dibagi: bool = True

    def __str__(self) -> str:
        if self.bentuk == Indikator.TEKS:
            return self.target_teks
        atas = "" if self.target_atas is None else f"–{angka(self.target_atas)}"
        return f"{angka(self.target)}{atas} {self.satuan}".strip()


@dataclass(frozen=True, slots=True)
class IndikatorImpor:
    """One indicator of an SKP that the file adds; ``[mulai, selesai)`` is the period of the SKP.

    :ivar bulanan: targets by month; ``tertulis``: the file says them, they were not divided here.
    """

    instansi_id: int
    pegawai_id: int
    jabatan_id: int
    mulai: date
    selesai: date
    jenis: str
    rencana: str
    uraian: str
    aspek: str
    ukuran: TargetImpor
    bulanan: tuple[tuple[date, Decimal], ...]
    tertulis: bool
    kepala: KepalaImpor
    asal: AsalImpor

    @property
    def masa(self) -> tuple[int, date, date]:
        """Whose plan of which period it belongs to."""
        return self.pegawai_id, self.mulai, self.selesai

    @property
    def sidik(self) -> tuple[str, str, str]:
        """What makes it the same indicator: kind, result and words, spaces and case aside."""
        return sidik_indikator(self.jenis, self.rencana, self.uraian)


def sidik_indikator(jenis: str, rencana: str, uraian: str) -> tuple[str, str, str]:
    return jenis, rapikan(rencana).casefold(), rapikan(uraian).casefold()


def baca_target(nilai: object) -> Decimal:
    """A number above nought with two decimals at most."""
    hasil = baca_desimal(nilai)
    if hasil <= 0:
        raise NilaiSalah("Target harus lebih besar dari nol.")
    return _dua_desimal(hasil)


def _bulanan(nilai: object) -> Decimal:
    hasil = baca_desimal(nilai)
    if hasil < 0:
        raise NilaiSalah("Target bulanan tidak boleh kurang dari nol.")
    return _dua_desimal(hasil)


def baca_satuan(nilai: object) -> str:
    """A unit of at most forty letters."""
    hasil = baca_teks(nilai)
    if len(hasil) > 40:
        raise NilaiSalah("Satuan paling panjang 40 huruf, misalnya “laporan”.")
    return hasil


def _dua_desimal(nilai: Decimal) -> Decimal:
    bulat = nilai.quantize(Decimal("0.01"))
    if bulat != nilai:
        raise NilaiSalah("Angka ini paling banyak dua desimal, misalnya 12,25.")
    return bulat


KOLOM: tuple[Kolom[Any], ...] = (
    Kolom("nip", "NIP", baca_nip, contoh="199001012015032003", petunjuk="18 angka, format Teks."),
    Kolom(
        "mulai",
        "Periode mulai",
        baca_tanggal,
        contoh="01/01/2026",
        petunjuk="Hari pertama masa SKP.",
        sinonim=("mulai", "tanggal mulai"),
    ),
    Kolom(
        "akhir",
        "Periode selesai",
        baca_tanggal,
        contoh="31/12/2026",
        petunjuk="Hari terakhir masa SKP, paling lama 12 bulan dari awal.",
        sinonim=("selesai", "tanggal selesai"),
    ),
    Kolom(
        "jenis",
        "Jenis RHK",
        baca_pilihan(_JENIS),
        wajib=False,
        contoh="Utama",
        petunjuk="Utama atau Tambahan; kosong berarti Utama.",
        sinonim=("jenis",),
    ),
    Kolom(
        "rencana",
        "Rencana hasil kerja",
        baca_teks,
        contoh="Layanan aplikasi berjalan baik",
        petunjuk="Isi yang sama pada beberapa baris menjadi satu RHK.",
        sinonim=("RHK",),
    ),
    Kolom(
        "uraian",
        "Indikator",
        baca_teks,
        contoh="Jumlah laporan layanan",
        petunjuk="Indikator kinerja individu.",
        sinonim=("indikator kinerja individu", "IKI"),
    ),
    Kolom(
        "aspek",
        "Aspek",
        baca_pilihan(_ASPEK),
        wajib=False,
        contoh="Kuantitas",
        petunjuk="Kuantitas, Kualitas, Waktu, atau Biaya; kosong berarti Kuantitas.",
    ),
    Kolom("target", "Target", baca_target, contoh="120", petunjuk="Target seluruh masa SKP."),
    Kolom("satuan", "Satuan", baca_satuan, contoh="laporan", petunjuk="Satuan target."),
    *(
        Kolom(
            f"bulan_{nomor}",
            nama,
            _bulanan,
            wajib=False,
            petunjuk="Target bulan itu. Bila semua bulan kosong, target dibagi rata.",
        )
        for nomor, nama in enumerate(BULAN_SINGKAT, start=1)
    ),
)
JUDUL = {satu.nama: satu.judul for satu in KOLOM}
