"""Importir: dari berkas ke rancangan, dari rancangan ke laporan, tanpa setengah jadi."""

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, ClassVar, Generic, TypeVar

from ekinerja.core.impor.kolom import BarisImpor, HasilBaca, Kolom, Laporan, Masalah, baca_baris
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import Lembar, buka_tabel
from ekinerja.core.workflow import Pelaku

R = TypeVar("R")


@dataclass(slots=True)
class Rancangan(Generic[R]):
    """Apa yang akan ditulis bila diterapkan; baris yang bermasalah tidak ada di dalamnya.

    :ivar baru: catatan yang akan dibuat.
    :ivar berubah: catatan yang akan diubah.
    :ivar tetap: banyaknya baris yang sudah sama dengan yang tersimpan.
    """

    baru: list[R] = field(default_factory=list)
    berubah: list[R] = field(default_factory=list)
    tetap: int = 0
    masalah: list[Masalah] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


class Importir(ABC, Generic[R]):
    """Satu jenis impor; bidang mewarisinya dan mengisi kolom, pemeriksaan, dan penulisan.

    `periksa` hanya membaca. `terapkan` menulis seluruh rancangan dalam satu transaksi. Berkas yang
    sama dua kali menghasilkan rancangan kedua yang seluruhnya `tetap`.
    """

    kunci: ClassVar[str]
    judul: ClassVar[str]
    kolom: ClassVar[Sequence[Kolom[Any]]]
    akhiran: ClassVar[tuple[str, ...]] = (".xlsx", ".xls", ".ods", ".csv")

    def buka(self, berkas: str | os.PathLike[str] | BinaryIO, nama: str | None = None) -> Lembar:
        """Buka berkas masukan; bidang dengan bentuk berkas lain menggantinya."""
        return buka_tabel(berkas, nama)

    def baca(self, lembar: Lembar) -> HasilBaca:
        """Ubah lembar menjadi baris; bidang dengan susunan lembar lain menggantinya."""
        return baca_baris(lembar, self.kolom)

    @abstractmethod
    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[R]:
        """Bandingkan baris dengan yang tersimpan, tanpa menulis apa pun."""

    @abstractmethod
    def terapkan(self, rancangan: Rancangan[R], *, oleh: Pelaku, pada: datetime) -> None:
        """Tulis rancangan seluruhnya, dalam satu transaksi."""


def jalankan_impor(
    importir: Importir[Any],
    lembar: Lembar,
    *,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
    terapkan: bool = False,
    lewati_yang_salah: bool = False,
) -> Laporan:
    """Periksa seluruh lembar, lalu terapkan bila diminta dan diperbolehkan.

    Tanpa `lewati_yang_salah`, satu baris salah membatalkan semuanya. Masalah pada berkas sebagai
    keseluruhan (baris 0) selalu membatalkan.

    :raises BerkasDitolak: bila susunan kolom berkas tidak dapat dipakai.
    """
    terbaca = importir.baca(lembar)
    rancangan = importir.periksa(terbaca.baris, lingkup)
    masalah = sorted((*terbaca.masalah, *rancangan.masalah), key=lambda satu: satu.baris)
    nomor_salah = {satu.baris for satu in masalah}
    boleh = not masalah or (lewati_yang_salah and 0 not in nomor_salah)
    if terapkan and boleh and (rancangan.baru or rancangan.berubah):
        importir.terapkan(rancangan, oleh=oleh, pada=pada)
    return Laporan(
        baru=len(rancangan.baru),
        berubah=len(rancangan.berubah),
        tetap=rancangan.tetap,
        salah=len(nomor_salah),
        masalah=tuple(masalah),
        catatan=(*terbaca.catatan, *rancangan.catatan),
        diterapkan=terapkan and boleh,
    )
