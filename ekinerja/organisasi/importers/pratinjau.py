"""What a row would change, for the preview: new, changed (before and after), or unchanged."""

from collections.abc import Mapping, Sequence
from typing import Any

from ekinerja.core.impor import BARU, BERUBAH, TETAP, BarisImpor, Rancangan
from ekinerja.organisasi.importers.susunan import (
    ISI_JABATAN,
    ISI_UNIT,
    JabatanRencana,
    UnitRencana,
)
from ekinerja.organisasi.models import Jabatan, UnitKerja

# isi rencana → nama kolom impor
UBAH_UNIT = dict(zip(ISI_UNIT, ("nama_unit", "jenis_unit", "induk"), strict=True))
UBAH_JABATAN = {satu: satu for satu in ISI_JABATAN} | {"nama": "nama_jabatan", "unit": "kode_unit"}
SEBUTAN: dict[str, dict[str, str]] = {
    "jenis_unit": dict(UnitKerja.JENIS),
    "jenis": dict(Jabatan.JENIS),
    "jenjang": dict(Jabatan.JENJANG),
    "kelompok": dict(Jabatan.KELOMPOK),
}
URUTAN = (TETAP, BERUBAH, BARU)


class Pratinjau:
    """Fills the fates of rows into a draft."""

    def __init__(self, rancangan: Rancangan[Any]) -> None:
        self.rancangan = rancangan

    def bandingkan(
        self,
        satu: UnitRencana | JabatanRencana,
        dulu: UnitRencana | JabatanRencana | None,
        isi: Mapping[str, str],
    ) -> bool:
        """Does this row change what is stored? Its row is marked, with the old contents."""
        if dulu is None:
            self._tandai(satu.baris, BARU)
            return False
        lama = {
            kolom: teks_isi(kolom, getattr(dulu, nama))
            for nama, kolom in isi.items()
            if getattr(satu, nama) != getattr(dulu, nama)
        }
        if lama:
            self.rancangan.sebelum.setdefault(satu.baris, {}).update(lama)
        self._tandai(satu.baris, BERUBAH if lama else TETAP)
        return bool(lama)

    def tandai_berubah(self, nomor: int) -> bool:
        """A row that changes something beside its own columns."""
        self._tandai(nomor, BERUBAH)
        return True

    def _tandai(self, nomor: int, nasib: str) -> None:
        """A row may name a unit and a post; the stronger of both fates is its own."""
        if nomor:
            kini = self.rancangan.nasib.get(nomor, TETAP)
            self.rancangan.nasib[nomor] = max(kini, nasib, key=URUTAN.index)

    def lengkapi(self, baris: Sequence[BarisImpor]) -> None:
        """Rows that only repeat a unit of another row change nothing of their own."""
        salah = {satu.baris for satu in self.rancangan.masalah}
        for satu in baris:
            if satu.nomor not in salah:
                self.rancangan.nasib.setdefault(satu.nomor, TETAP)


def teks_isi(kolom: str, nilai: object) -> str:
    """A stored value as the file would write it."""
    if nilai is None or nilai == "":
        return "(kosong)"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return SEBUTAN.get(kolom, {}).get(str(nilai), str(nilai))
