"""Columns of the file of daily entries and the record a row becomes."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.aktivitas.services import MENIT_SEHARI
from ekinerja.aktivitas.workflow import DIKIRIM, DISETUJUI, DRAF
from ekinerja.core.impor import Kolom
from ekinerja.core.tabel import (
    NilaiSalah,
    baca_bulat,
    baca_desimal,
    baca_nip,
    baca_pilihan,
    baca_tanggal,
    baca_teks,
    rapikan,
)

_RUANG_KUNCI = uuid.UUID("6a1b0a52-1a0b-5c8e-9a57-6d8f3f6f2a10")
_STATUS = {"Draf": DRAF, "Menunggu persetujuan": DIKIRIM, "Disetujui": DISETUJUI}


@dataclass(frozen=True, slots=True)
class AktivitasImpor:
    """One entry that the file adds. ``kunci`` stays the same whenever the row is read again."""

    instansi_id: int
    pegawai_id: int
    penilai_id: int | None
    indikator_id: int
    tanggal: date
    uraian: str
    menit: int
    volume: Decimal
    status: str
    kunci: uuid.UUID


def kunci_baris(*isi: object) -> uuid.UUID:
    """UUIDv5 of what the row says, so that the same row is the same entry."""
    return uuid.uuid5(_RUANG_KUNCI, "\x1f".join(str(satu) for satu in isi))


def _uraian(nilai: object) -> str:
    hasil = rapikan(baca_teks(nilai))
    if len(hasil) < 5:
        raise NilaiSalah("Uraian terlalu pendek. Tulis paling sedikit 5 huruf.")
    return hasil


def _menit(nilai: object) -> int:
    hasil = baca_bulat(nilai)
    if not 1 <= hasil <= MENIT_SEHARI:
        raise NilaiSalah("Lama aktivitas antara 1 dan 1.440 menit.")
    return hasil


def _volume(nilai: object) -> Decimal:
    hasil = baca_desimal(nilai)
    bulat = hasil.quantize(Decimal("0.01"))
    if hasil < 0 or bulat != hasil or hasil >= 10**8:
        raise NilaiSalah("Volume tidak boleh kurang dari nol dan paling banyak dua desimal.")
    return bulat


KOLOM: tuple[Kolom[Any], ...] = (
    Kolom("nip", "NIP", baca_nip, contoh="199001012015032003", petunjuk="18 angka, format Teks."),
    Kolom(
        "tanggal",
        "Tanggal",
        baca_tanggal,
        contoh="05/10/2026",
        petunjuk="Hari aktivitas dikerjakan.",
    ),
    Kolom(
        "indikator",
        "Indikator",
        baca_teks,
        contoh="Jumlah laporan layanan",
        petunjuk="Teks indikator seperti pada SKP, atau nomor urutnya.",
        sinonim=("indikator SKP", "nomor indikator"),
    ),
    Kolom(
        "uraian",
        "Uraian",
        _uraian,
        contoh="Menyusun laporan mingguan",
        petunjuk="Apa yang dikerjakan.",
        sinonim=("uraian aktivitas", "aktivitas", "kegiatan"),
    ),
    Kolom(
        "menit",
        "Menit",
        _menit,
        contoh="90",
        petunjuk="Lamanya, 1 sampai 1440.",
        sinonim=("lama", "durasi", "waktu"),
    ),
    Kolom(
        "volume",
        "Volume",
        _volume,
        wajib=False,
        contoh="1",
        petunjuk="Dalam satuan indikator; kosong berarti tidak dihitung.",
    ),
    Kolom(
        "status",
        "Status",
        baca_pilihan(_STATUS),
        contoh="Disetujui",
        petunjuk="Draf, Menunggu persetujuan, atau Disetujui (sudah disetujui di sistem lama).",
    ),
)
JUDUL = {satu.nama: satu.judul for satu in KOLOM}
