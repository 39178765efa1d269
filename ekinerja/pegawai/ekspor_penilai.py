"""Who judges whom, appointments and teams as files."""

from collections.abc import Iterable, Mapping
from typing import Any

from ekinerja.core.impor import KolomEkspor
from ekinerja.pegawai.models import Pegawai, TimKerja
from ekinerja.pegawai.queries import CARA_PENUGASAN, BarisPenugasan, Penilai

CARA = {
    "JABATAN": "Pejabat definitif",
    "NAIK": "Naik melewati jabatan kosong",
    "PLT": "Plt.",
    "PLH": "Plh.",
    "PENUGASAN": "Penugasan memimpin",
    "DIPERBANTUKAN": "Unit tempat diperbantukan",
    "KHUSUS": "Surat",
}
KOLOM_PENILAI = (
    KolomEkspor("NIP", lebar=22),
    KolomEkspor("Nama", lebar=36),
    KolomEkspor("Jabatan", lebar=40),
    KolomEkspor("Unit kerja", lebar=40),
    KolomEkspor("NIP penilai", lebar=22),
    KolomEkspor("Nama penilai", lebar=36),
    KolomEkspor("Jabatan penilai", lebar=40),
    KolomEkspor("Mengapa", lebar=28),
    KolomEkspor("Surat", lebar=30),
)
KOLOM_PENUGASAN = (
    KolomEkspor("Macam", lebar=22),
    KolomEkspor("Siapa", lebar=36),
    KolomEkspor("Sebagai", lebar=50),
    KolomEkspor("Mulai", "tanggal", 14),
    KolomEkspor("Sampai sebelum", "tanggal", 14),
    KolomEkspor("Surat", lebar=36),
)
KOLOM_TIM = (
    KolomEkspor("Tim", lebar=40),
    KolomEkspor("Unit kerja", lebar=40),
    KolomEkspor("Ketua", lebar=36),
    KolomEkspor("Anggota", "bulat", 10),
    KolomEkspor("Mulai", "tanggal", 14),
    KolomEkspor("Sampai sebelum", "tanggal", 14),
    KolomEkspor("SK", lebar=36),
)
Baris = Iterable[tuple[object, ...]]


def baris_penilai(
    orang: Iterable[Pegawai], penilai: Mapping[int, Penilai], siapa: Mapping[int, Any]
) -> Baris:
    """One row a person; ``kini`` holds the definitive placement of the day.

    :param siapa: those who judge, with ``nama_jabatan``.
    """
    for satu in orang:
        kosong: tuple[object, ...] = (None, "Belum ada", None, None, None)
        ada = penilai.get(satu.pk)
        atas = siapa.get(ada.pegawai_id) if ada else None
        if ada is not None and atas is not None:
            kosong = (atas.nip, atas.nama, atas.nama_jabatan, CARA[ada.cara], ada.dasar)
        yield (satu.nip, satu.nama, *_tempat(satu), *kosong)


def _tempat(orang: Any) -> tuple[str | None, str | None]:
    kini = orang.kini
    return (kini[0].jabatan.nama, kini[0].jabatan.unit.nama) if kini else (None, None)


def baris_penugasan(daftar: Iterable[BarisPenugasan]) -> Baris:
    """One row an appointment or letter."""
    for satu in daftar:
        yield (
            CARA_PENUGASAN[satu.cara], satu.orang, satu.untuk, satu.mulai, satu.selesai, satu.surat,
        )  # fmt: skip


def baris_tim(daftar: Iterable[TimKerja]) -> Baris:
    """One row a team; ``jumlah`` is annotated."""
    for satu in daftar:
        jumlah = getattr(satu, "jumlah", 0)
        masa = satu.masa
        yield (
            satu.nama, satu.unit.nama, satu.ketua.nama, jumlah, masa.lower, masa.upper, satu.dasar,
        )  # fmt: skip
