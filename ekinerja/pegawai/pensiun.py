"""When a person retires: the law asked with what the post and the register say."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ekinerja.aturan import Fakta, susun_rencana
from ekinerja.organisasi.models import Jabatan
from ekinerja.pegawai.identitas_nip import dari_nip
from ekinerja.pegawai.models import Pegawai

BERBATAS_USIA = ("PNS", "CPNS", "PPPK", "PPPK_PW")
_JENIS = {
    "JPT": "pimpinan tinggi",
    "ADMINISTRATOR": "administrator",
    "PENGAWAS": "pengawas",
    "PELAKSANA": "pelaksana",
}
_JENJANG = {
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
        return _JENIS.get(jabatan.jenis)
    kata = jabatan.nama.upper().split()
    if "GURU" in kata:
        return "guru"
    return _JENJANG.get(jabatan.jenjang or (kata[-1] if kata else ""))


def rencana_pensiun(pegawai: Pegawai, jabatan: Jabatan, *, pada: date) -> RencanaPensiun | None:
    """When this person retires from this post, by the law of that day; None when unknown."""
    lahir = lahir_seorang(pegawai)
    kelompok = kelompok_batas_usia(jabatan)
    if pegawai.jenis not in BERBATAS_USIA or lahir is None or kelompok is None:
        return None
    if lahir > pada:
        return None
    return _hitung(kelompok, jabatan.batas_usia or 0, lahir, pada)


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
