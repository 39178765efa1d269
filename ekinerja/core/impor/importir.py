"""Importir: dari berkas ke rancangan, dari rancangan ke laporan, tanpa setengah jadi."""

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, ClassVar, Generic, TypeVar

from django.db import models

from ekinerja.core.impor.kolom import (
    BarisImpor,
    HasilBaca,
    Kolom,
    Laporan,
    Masalah,
    Pemetaan,
    baca_baris,
)
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import Lembar, buka_tabel
from ekinerja.core.workflow import Pelaku

R = TypeVar("R")
BARU, BERUBAH, TETAP, SALAH = "BARU", "BERUBAH", "TETAP", "SALAH"


@dataclass(slots=True)
class Rancangan(Generic[R]):
    """Apa yang akan ditulis bila diterapkan; baris yang bermasalah tidak ada di dalamnya.

    :ivar baru: catatan yang akan dibuat.
    :ivar berubah: catatan yang akan diubah.
    :ivar tetap: banyaknya baris yang sudah sama dengan yang tersimpan.
    :ivar peringatan: yang perlu diketahui tentang baris yang baik; tidak menahan penulisannya.
    :ivar nasib: nomor baris → `BARU`, `BERUBAH`, atau `TETAP`, untuk pratinjau.
    :ivar sebelum: nomor baris → nama kolom → isi yang kini tersimpan dan akan diganti.
    """

    baru: list[R] = field(default_factory=list)
    berubah: list[R] = field(default_factory=list)
    tetap: int = 0
    masalah: list[Masalah] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    peringatan: list[Masalah] = field(default_factory=list)
    nasib: dict[int, str] = field(default_factory=dict)
    sebelum: dict[int, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Periksaan(Generic[R]):
    """Hasil memeriksa satu lembar: apa yang terbaca, dan apa yang akan ditulis."""

    terbaca: HasilBaca
    rancangan: Rancangan[R]
    masalah: tuple[Masalah, ...]


class Importir(ABC, Generic[R]):
    """Satu jenis impor; bidang mewarisinya dan mengisi kolom, pemeriksaan, dan penulisan.

    `periksa` hanya membaca. `terapkan` menulis seluruh rancangan dalam satu transaksi. Berkas yang
    sama dua kali menghasilkan rancangan kedua yang seluruhnya `tetap`.

    :cvar menulis: model yang ditulis, induk sebelum anaknya; kosong berarti penerapannya
        tidak dapat diurungkan.
    """

    kunci: ClassVar[str]
    judul: ClassVar[str]
    kolom: ClassVar[Sequence[Kolom[Any]]]
    akhiran: ClassVar[tuple[str, ...]] = (".xlsx", ".xls", ".ods", ".csv")
    menulis: ClassVar[tuple[type[models.Model], ...]] = ()

    def buka(
        self,
        berkas: str | os.PathLike[str] | BinaryIO,
        nama: str | None = None,
        *,
        lembar: str | None = None,
    ) -> Lembar:
        """Buka berkas masukan; bidang dengan bentuk berkas lain menggantinya."""
        return buka_tabel(berkas, nama, lembar=lembar)

    def bersusun_kolom(self, lembar: Lembar) -> bool:
        """Benar bila kolom lembar ini boleh dipetakan; bidang dengan susunan lain menggantinya."""
        return True

    def baca(self, lembar: Lembar, pemetaan: Pemetaan | None = None) -> HasilBaca:
        """Ubah lembar menjadi baris; bidang dengan susunan lembar lain menggantinya."""
        return baca_baris(lembar, self.kolom, pemetaan)

    @abstractmethod
    def periksa(self, baris: Sequence[BarisImpor], lingkup: Lingkup) -> Rancangan[R]:
        """Bandingkan baris dengan yang tersimpan, tanpa menulis apa pun."""

    @abstractmethod
    def terapkan(self, rancangan: Rancangan[R], *, oleh: Pelaku, pada: datetime) -> None:
        """Tulis rancangan seluruhnya, dalam satu transaksi."""


def periksa_lembar(
    importir: Importir[Any], lembar: Lembar, *, lingkup: Lingkup, pemetaan: Pemetaan | None = None
) -> Periksaan[Any]:
    """Baca dan periksa seluruh lembar tanpa menulis apa pun.

    :raises BerkasDitolak: bila susunan kolom berkas tidak dapat dipakai.
    """
    terbaca = importir.baca(lembar, pemetaan)
    rancangan = importir.periksa(terbaca.baris, lingkup)
    masalah = sorted((*terbaca.masalah, *rancangan.masalah), key=lambda satu: satu.baris)
    return Periksaan(terbaca, rancangan, tuple(masalah))


def boleh_diterapkan(periksaan: Periksaan[Any], *, lewati_yang_salah: bool) -> bool:
    """Satu baris salah membatalkan semuanya, kecuali dilewati; masalah berkas (baris 0) selalu."""
    nomor_salah = {satu.baris for satu in periksaan.masalah}
    return not nomor_salah or (lewati_yang_salah and 0 not in nomor_salah)


def laporkan(periksaan: Periksaan[Any], *, diterapkan: bool) -> Laporan:
    """Hitungan dan masalah sebuah pemeriksaan."""
    rancangan = periksaan.rancangan
    return Laporan(
        baru=len(rancangan.baru),
        berubah=len(rancangan.berubah),
        tetap=rancangan.tetap,
        salah=len({satu.baris for satu in periksaan.masalah}),
        masalah=periksaan.masalah,
        catatan=(*periksaan.terbaca.catatan, *rancangan.catatan),
        diterapkan=diterapkan,
    )


def jalankan_impor(
    importir: Importir[Any],
    lembar: Lembar,
    *,
    lingkup: Lingkup,
    oleh: Pelaku,
    pada: datetime,
    terapkan: bool = False,
    lewati_yang_salah: bool = False,
    pemetaan: Pemetaan | None = None,
) -> Laporan:
    """Periksa seluruh lembar, lalu terapkan bila diminta dan diperbolehkan.

    :raises BerkasDitolak: bila susunan kolom berkas tidak dapat dipakai.
    """
    periksaan = periksa_lembar(importir, lembar, lingkup=lingkup, pemetaan=pemetaan)
    jadi = terapkan and boleh_diterapkan(periksaan, lewati_yang_salah=lewati_yang_salah)
    if jadi:
        tulis_rancangan(importir, periksaan.rancangan, oleh=oleh, pada=pada)
    return laporkan(periksaan, diterapkan=jadi)


def tulis_rancangan(
    importir: Importir[R], rancangan: Rancangan[R], *, oleh: Pelaku, pada: datetime
) -> None:
    """Terapkan rancangan bila ada isinya."""
    if rancangan.baru or rancangan.berubah:
        importir.terapkan(rancangan, oleh=oleh, pada=pada)
