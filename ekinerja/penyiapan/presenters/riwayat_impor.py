"""The history of imports: who imported what, when, and what came of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ekinerja.core.format import angka
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.presenters import tautan_ekspor
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.penyiapan.models import Impor
from ekinerja.penyiapan.presenters.impor import lencana_impor
from ekinerja.penyiapan.registry import REGISTRI

BELUM_ADA = Kosong(
    judul="Belum pernah ada impor",
    keterangan="Unduh templatnya, isi, lalu unggah. Tidak ada yang ditulis sebelum Anda "
    "menyetujuinya.",
    ikon="database-import",
)
KOLOM_RIWAYAT = (
    KolomEkspor("Nomor", "bulat", 10),
    KolomEkspor("Berkas", lebar=40),
    KolomEkspor("Jenis", lebar=28),
    KolomEkspor("Oleh", lebar=28),
    KolomEkspor("Waktu"),
    KolomEkspor("Baru", "bulat", 10),
    KolomEkspor("Berubah", "bulat", 10),
    KolomEkspor("Tetap", "bulat", 10),
    KolomEkspor("Salah", "bulat", 10),
    KolomEkspor("Keadaan", lebar=26),
    KolomEkspor("Selesai"),
    KolomEkspor("Diurungkan"),
)


def tabel_riwayat(
    halaman: "Page[Any]", params: QueryDict, *, disaring: bool, galat: str = ""
) -> Tabel:
    """Imports, the newest first.

    :param disaring: the reader narrowed the list, so that empty does not mean "never".
    :param galat: why the filter cannot be read.
    """
    kolom = ("Berkas", "Jenis", "Oleh", "Waktu", "Isi", "Keadaan")
    return Tabel(
        judul="Riwayat impor",
        kolom=[Kolom(judul=satu) for satu in kolom],
        baris=[_baris(satu) for satu in halaman],
        kosong=_tidak_cocok(galat) if disaring else BELUM_ADA,
        satuan="impor",
        pager=pager(halaman, params),
        ekspor=tautan_ekspor("penyiapan:riwayat_ekspor", params),
    )


def _tidak_cocok(galat: str) -> Kosong:
    return Kosong(
        judul="Saringannya belum dapat dibaca" if galat else "Tidak ada impor yang cocok",
        keterangan=galat
        or "Longgarkan saringannya, misalnya kosongkan tanggal atau nama berkasnya.",
        ikon="search",
        aksi=Tautan(judul="Tampilkan semua", url=reverse("penyiapan:daftar"), ikon="refresh"),
    )


def jenis_impor(impor: Impor) -> str:
    """The kind of an import in words."""
    return REGISTRI[impor.kunci].judul if impor.kunci in REGISTRI else impor.kunci


def _baris(satu: Impor) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=satu.nama_berkas, url=reverse("penyiapan:rincian", args=[satu.pk])),
        jenis_impor(satu),
        satu.oleh_nama,
        setempat(satu.dibuat_pada),
        _ringkas(satu),
        Sel(lencana=lencana_impor(satu)),
    )


def baris_riwayat(daftar: Iterable[Impor]) -> Iterable[tuple[object, ...]]:
    """Imports for the file, in the columns of ``KOLOM_RIWAYAT``."""
    for satu in daftar:
        yield (
            satu.pk, satu.nama_berkas, jenis_impor(satu), satu.oleh_nama,
            timezone.localtime(satu.dibuat_pada), satu.baru, satu.berubah, satu.tetap, satu.salah,
            lencana_impor(satu).teks, _setempat(satu.selesai_pada),
            _setempat(satu.diurungkan_pada),
        )  # fmt: skip


def _setempat(saat: datetime | None) -> datetime | None:
    return timezone.localtime(saat) if saat else None


def _ringkas(impor: Impor) -> str:
    bagian = [
        f"{angka(jumlah)} {sebutan}"
        for jumlah, sebutan in (
            (impor.baru, "baru"), (impor.berubah, "berubah"), (impor.tetap, "tetap"),
            (impor.salah, "salah"),
        )
        if jumlah
    ]  # fmt: skip
    return ", ".join(bagian) or "–"
