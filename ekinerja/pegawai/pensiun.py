"""When a person retires: the law asked with what the post and the register say."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ekinerja.aturan import Fakta, susun_rencana
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.identitas_nip import dari_nip
from ekinerja.pegawai.models import Pegawai

BERBATAS_USIA = ("PNS", "CPNS", "PPPK", "PPPK_PW")
# beyond it the law refuses a limit set for a single post
USIA_MAKS = 75
JENIS_KELOMPOK = {
    "JPT": "pimpinan tinggi",
    "ADMINISTRATOR": "administrator",
    "PENGAWAS": "pengawas",
    "PELAKSANA": "pelaksana",
}
JENJANG_KELOMPOK = {
    "PEMULA": "keterampilan",
    "TERAMPIL": "keterampilan",
    "MAHIR": "keterampilan",
    "PENYELIA": "keterampilan",
    "PERTAMA": "ahli pertama",
    "MUDA": "ahli muda",
    "MADYA": "ahli madya",
    "UTAMA": "ahli utama",
}


@dataclass(frozen=True, slots=True)
class RencanaPensiun:
    """The age that the post gives and the first day of retirement."""

    usia: int
    tanggal: date


def lahir_seorang(pegawai: Pegawai) -> date | None:
    """Birth date of the register, else the one in the NIP."""
    if pegawai.tanggal_lahir is not None:
        return pegawai.tanggal_lahir
    return dari_nip(pegawai.nip)[0] if pegawai.nip else None


def kelompok_batas_usia(jabatan: Jabatan) -> str | None:
    """Group of posts that decides the age; None when the level of a functional post is unknown."""
    if jabatan.jenis != "FUNGSIONAL":
        return JENIS_KELOMPOK.get(jabatan.jenis)
    kata = jabatan.nama.upper().split()
    if "GURU" in kata:
        return "guru"
    return JENJANG_KELOMPOK.get(jabatan.jenjang or (kata[-1] if kata else ""))


def rencana_pensiun(pegawai: Pegawai, jabatan: Jabatan, *, pada: date) -> RencanaPensiun | None:
    """When this person retires from this post, by the law of that day; None when unknown."""
    lahir = lahir_seorang(pegawai)
    kelompok = kelompok_batas_usia(jabatan)
    if pegawai.jenis not in BERBATAS_USIA or lahir is None or kelompok is None:
        return None
    if lahir > pada:
        return None
    return _hitung(kelompok, jabatan.batas_usia or 0, lahir, pada)


def usia_kelompok(kelompok: str, *, pada: date) -> int:
    """The age limit of a group of posts by the law of that day, in years."""
    return _hitung(kelompok, 0, date(pada.year - USIA_MAKS, 1, 1), pada).usia


@lru_cache(maxsize=500)
def lahir_batas(usia: int, *, sampai: date, pada: date) -> date:
    """The first birth date whose retirement at this age falls after a day, by the law of a day."""
    kelompok = next(iter(JENIS_KELOMPOK.values()))
    calon = range(
        date(sampai.year - usia - 2, 1, 1).toordinal(),
        date(sampai.year - usia + 2, 1, 1).toordinal(),
    )

    def pensiun(lahir: int) -> date:
        return _hitung(kelompok, usia, date.fromordinal(lahir), pada).tanggal

    return date.fromordinal(calon[bisect_right(calon, sampai, key=pensiun)])


@lru_cache(maxsize=20_000)
def _hitung(kelompok: str, khusus: int, lahir: date, pada: date) -> RencanaPensiun:
    nilai = (
        susun_rencana(("batas_usia_pensiun", "tanggal_pensiun"), pada=pada)
        .hitung(
            {
                "kelompok_batas_usia": Fakta(kelompok),
                "batas_usia_jabatan": Fakta(khusus),
                "tanggal_lahir": Fakta(lahir),
            }
        )
        .nilai
    )
    usia, tanggal = nilai["batas_usia_pensiun"], nilai["tanggal_pensiun"]
    assert isinstance(usia, int) and isinstance(tanggal, date)
    return RencanaPensiun(usia, tanggal)
