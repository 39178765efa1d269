"""Differences and overrides as files."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ekinerja.core.impor import KolomEkspor
from ekinerja.integrasi.medan import sebutan_medan
from ekinerja.integrasi.models import Penimpaan, Perbedaan

KOLOM_BEDA = (
    KolomEkspor("Nama", lebar=40), KolomEkspor("Pengenal", lebar=22),
    KolomEkspor("Jenis", lebar=24),
    KolomEkspor("Medan", lebar=24), KolomEkspor("Di sini", lebar=40),
    KolomEkspor("Di sumber", lebar=40), KolomEkspor("Keputusan"),
    KolomEkspor("Yang dapat dilakukan", lebar=60),
)  # fmt: skip
KOLOM_PENIMPAAN = (
    KolomEkspor("Nama", lebar=40), KolomEkspor("NIP", lebar=22), KolomEkspor("Medan", lebar=24),
    KolomEkspor("Mulai", "tanggal"), KolomEkspor("Berakhir", "tanggal"),
    KolomEkspor("Alasan", lebar=60), KolomEkspor("Oleh", lebar=30),
)  # fmt: skip
# judul kolom seperti templat impor pegawai, supaya berkasnya langsung dapat diimpor
KOLOM_ORANG_BARU = (
    KolomEkspor("NIP", lebar=22), KolomEkspor("Nama", lebar=40), KolomEkspor("Jenis pegawai"),
    KolomEkspor("Golongan"), KolomEkspor("Kode jabatan"), KolomEkspor("Unit kerja", lebar=40),
    KolomEkspor("Nama jabatan", lebar=40), KolomEkspor("TMT jabatan", "tanggal"),
    KolomEkspor("Nomor SK", lebar=30),
)  # fmt: skip


def baris_ekspor(baris: Sequence[Perbedaan]) -> Iterator[Sequence[object]]:
    """Differences as a table."""
    for satu in baris:
        yield (
            satu.sebutan, satu.kunci_luar, satu.get_jenis_display(), sebutan_medan(satu.medan),
            satu.kita, satu.mereka, satu.get_keputusan_display(), satu.saran,
        )  # fmt: skip


def baris_orang_baru(baris: Sequence[Perbedaan]) -> Iterator[Sequence[object]]:
    """Unknown people in the columns of the import of people."""
    for satu in baris:
        isi: dict[str, Any] = satu.isi
        tmt = date.fromisoformat(isi["tmt"]) if isi.get("tmt") else None
        unit = ("", "") if isi.get("kode_jabatan") else (isi.get("unit"), isi.get("jabatan"))
        yield (
            satu.kunci_luar, isi.get("nama"), isi.get("jenis") or "", isi.get("golongan"),
            isi.get("kode_jabatan"), *unit, tmt, isi.get("dasar"),
        )  # fmt: skip


def baris_penimpaan(baris: Sequence[Penimpaan]) -> Iterator[Sequence[object]]:
    """Overrides as a table."""
    for satu in baris:
        akhir = date.fromordinal(satu.masa.upper.toordinal() - 1)
        yield (
            satu.pegawai.nama, satu.pegawai.nip, sebutan_medan(satu.medan), satu.masa.lower, akhir,
            satu.alasan, satu.oleh_nama,
        )  # fmt: skip
