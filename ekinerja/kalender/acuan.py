"""Acuan nasional sebagai data: hari libur per tahun dan pola jam kerja, dengan tanda kepastiannya.

Berkasnya di `kalender/data/`; di sini hanya dibaca, tanpa basis data.
"""

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class LiburAcuan:
    """Satu hari libur menurut keputusan; `jenis` NASIONAL atau CUTI_BERSAMA."""

    tanggal: date
    nama: str
    jenis: str
    dasar: str
    terverifikasi: bool
    catatan: str


@dataclass(frozen=True, slots=True)
class JamAcuan:
    """Jam kerja satu hari; `hari` 1 Senin … 7 Minggu, istirahat dalam menit."""

    hari: int
    mulai: time
    selesai: time
    istirahat_menit: int

    @property
    def menit_efektif(self) -> int:
        """Menit kerja tanpa istirahat."""
        lama = self.selesai.hour * 60 + self.selesai.minute
        return lama - self.mulai.hour * 60 - self.mulai.minute - self.istirahat_menit


@dataclass(frozen=True, slots=True)
class PolaAcuan:
    """Satu pola jam kerja; `menit_seminggu` adalah jumlah yang ditetapkan peraturan."""

    kode: str
    nama: str
    bawaan: bool
    dasar: str
    menit_seminggu: int
    jam: tuple[JamAcuan, ...]


def tahun_tersedia() -> tuple[int, ...]:
    """Tahun-tahun yang hari libur nasionalnya sudah dicatat."""
    return tuple(sorted(int(berkas.stem) for berkas in (_DATA / "hari_libur").glob("*.yaml")))


@cache
def libur_nasional(tahun: int) -> tuple[LiburAcuan, ...]:
    """Hari libur nasional dan cuti bersama satu tahun, urut tanggal; kosong bila belum dicatat."""
    if tahun not in tahun_tersedia():
        return ()
    isi = _baca(_DATA / "hari_libur" / f"{tahun}.yaml")
    return tuple(
        LiburAcuan(
            tanggal=satu["tanggal"],
            nama=satu["nama"],
            jenis=satu["jenis"],
            dasar=satu.get("dasar", isi["dasar"]),
            terverifikasi=satu.get("status", isi["status"]) == "terkonfirmasi",
            catatan=satu.get("catatan", isi["catatan"]),
        )
        for satu in isi["hari"]
    )


@cache
def pola_acuan() -> tuple[PolaAcuan, ...]:
    """Pola jam kerja baku: lima hari kerja dan Ramadan."""
    return tuple(
        PolaAcuan(
            kode=satu["kode"],
            nama=satu["nama"],
            bawaan=satu["bawaan"],
            dasar=satu["dasar"],
            menit_seminggu=satu["menit_seminggu"],
            jam=tuple(
                JamAcuan(
                    hari,
                    time.fromisoformat(jam["mulai"]),
                    time.fromisoformat(jam["selesai"]),
                    jam["istirahat_menit"],
                )
                for hari, jam in satu["jam"].items()
            ),
        )
        for satu in _baca(_DATA / "pola_kerja.yaml")["pola"]
    )


def _baca(berkas: Path) -> dict[str, Any]:
    isi: dict[str, Any] = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    return isi
