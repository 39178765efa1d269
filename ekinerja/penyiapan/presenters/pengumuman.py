"""Notices as words and links."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.format import nip as tulis_nip
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import (
    KartuAngka,
    Kolom,
    Kosong,
    Lencana,
    Sel,
    Tabel,
    Tautan,
    lencana_untuk,
    pager,
    tautan_dengan,
)
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.penyiapan.models import Pengumuman
from ekinerja.penyiapan.presenters.kesehatan import SEBUTAN
from ekinerja.penyiapan.queries import Pembaca

SUDAH = lencana_untuk("selesai", "Sudah dibaca")
BELUM = Lencana("Belum dibaca", "awas", "eye")
WAJIB = Lencana("Wajib dibaca", "awas", "alert-triangle")
BERAKHIR = lencana_untuk("berakhir")
TAMPIL = lencana_untuk("aktif", "Sedang tampil")
KOLOM_PEMBACA = (
    KolomEkspor("Nama", lebar=32),
    KolomEkspor("NIP atau nama pengguna", lebar=22),
    KolomEkspor("Unit", lebar=40),
    KolomEkspor("Dibaca pada"),
)


def tujuan(satu: Pengumuman) -> str:
    """To whom, in words."""
    siapa = SEBUTAN[satu.peran] if satu.peran else "Semua orang"
    return f"{siapa} di {satu.unit.nama}" if satu.unit else f"{siapa}, seluruh instansi"


def tabel_pengumuman(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Notices for the reader."""
    return Tabel(
        judul="Pengumuman untuk Anda",
        kolom=(Kolom(judul="Pengumuman"), Kolom(judul="Oleh"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(
                    teks=satu.judul,
                    url=reverse("penyiapan:pengumuman_rincian", args=[satu.pk]),
                    catatan=tujuan(satu),
                ),
                Sel(teks=satu.oleh_nama, catatan=setempat(satu.terbit_pada)),
                Sel(lencana=SUDAH if satu.sudah else WAJIB if satu.wajib_baca else BELUM),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Tidak ada pengumuman",
            keterangan="Pengumuman untuk Anda akan tampak di sini dan di beranda.",
            ikon="bell",
        ),
        satuan="pengumuman",
        pager=pager(halaman, params),
    )


def tabel_dikelola(halaman: "Page[Any]", params: QueryDict, *, pada: Any) -> Tabel:
    """Notices of the own units, with the number of receipts."""
    return Tabel(
        judul="Pengumuman yang dikelola",
        kolom=(
            Kolom(judul="Pengumuman"),
            Kolom(judul="Terbit"),
            Kolom(judul="Keadaan"),
            Kolom(judul="Dibaca", jenis="angka"),
        ),
        baris=[
            (
                Sel(
                    teks=satu.judul,
                    url=reverse("penyiapan:pengumuman_pembaca", args=[satu.pk]),
                    catatan=tujuan(satu),
                ),
                Sel(teks=setempat(satu.terbit_pada), catatan=satu.oleh_nama),
                Sel(lencana=BERAKHIR if berakhir(satu, pada=pada) else TAMPIL),
                angka(satu.jumlah_dibaca),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada pengumuman",
            keterangan="Tulis pengumuman pertama untuk unit dalam kewenangan Anda.",
            ikon="bell",
        ),
        satuan="pengumuman",
        pager=pager(halaman, params),
    )


def berakhir(satu: Pengumuman, *, pada: Any) -> bool:
    """Is this notice off the home pages?"""
    return satu.berakhir_pada is not None and satu.berakhir_pada <= pada


def kartu_pembaca(jumlah: int, dibaca: int) -> Sequence[KartuAngka]:
    """Meant for, read, not read."""
    return [
        KartuAngka(judul="Ditujukan kepada", nilai=angka(jumlah), satuan="orang", ikon="users"),
        KartuAngka(judul="Sudah membaca", nilai=angka(dibaca), satuan="orang", ikon="checks"),
        KartuAngka(
            judul="Belum membaca", nilai=angka(jumlah - dibaca), satuan="orang", ikon="hourglass"
        ),
    ]


def tabel_pembaca(
    baris: Iterable[Pembaca], halaman: "Page[int]", params: QueryDict, *, pk: int
) -> Tabel:
    """Those whom a notice is meant for."""
    return Tabel(
        judul="Pembaca",
        kolom=(Kolom(judul="Nama"), Kolom(judul="Unit"), Kolom(judul="Keadaan")),
        baris=[
            (
                Sel(teks=satu.nama, catatan=tulis_nip(satu.nip)),
                satu.unit or "–",
                Sel(
                    lencana=SUDAH if satu.pada else BELUM,
                    catatan=setempat(satu.pada) if satu.pada else "",
                ),
            )
            for satu in baris
        ],
        kosong=Kosong(judul="Tidak ada orang di sini", ikon="users"),
        satuan="orang",
        pager=pager(halaman, params),  # type: ignore[arg-type]  # a page of numbers
        ekspor=[
            Tautan(
                judul=f"Unduh {bentuk}",
                url=reverse("penyiapan:pembaca_ekspor", args=[pk, bentuk])
                + tautan_dengan(params, halaman=None),
                ikon="download",
            )
            for bentuk in ("xlsx", "csv")
        ],
    )


def baris_pembaca(baris: Iterable[Pembaca]) -> Iterable[tuple[object, ...]]:
    """Those whom a notice is meant for, as rows of a file."""
    for satu in baris:
        yield satu.nama, satu.nip, satu.unit, satu.pada
