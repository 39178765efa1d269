"""The inbox of a superior: per person, per day, entry by entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.umum import BuktiTampil, lama_dan_volume, tampilkan_bukti
from ekinerja.aktivitas.queries import MenungguOrang
from ekinerja.core.format import angka, durasi, tanggal, tanggal_panjang
from ekinerja.core.kit import Kosong, Pager, pager
from ekinerja.core.lingkup import Wewenang


@dataclass(frozen=True, slots=True)
class BarisMasuk:
    """One entry to decide on. Ids are text, so that no template groups their digits."""

    id: str
    uraian: str
    url: str
    indikator: str
    ringkas: str
    bukti: list[BuktiTampil]
    tampil: str
    url_setujui: str
    url_kembalikan: str


@dataclass(frozen=True, slots=True)
class HariMasuk:
    """The entries of one day of one person."""

    judul: str
    kunci: str
    ringkas: str
    jumlah: int
    baris: list[BarisMasuk]


@dataclass(frozen=True, slots=True)
class OrangMasuk:
    """One person with what waits. ``tampil`` is how many of ``jumlah`` this page shows."""

    id: str
    nama: str
    jabatan: str
    ringkas: str
    tampil: int
    hari: list[HariMasuk]


@dataclass(frozen=True, slots=True)
class KotakMasuk:
    """The inbox page."""

    orang: list[OrangMasuk]
    total: int
    pager: Pager | None
    kosong: Kosong
    alamat: str


def susun_kotak_masuk(
    halaman: "Page[Any]",
    *,
    menunggu: Mapping[int, MenungguOrang],
    params: QueryDict,
    mewakili: Sequence[Wewenang] = (),
) -> KotakMasuk:
    """A page of the inbox, grouped; the one who waits longest stands first.

    :param mewakili: in whose stead the reader decides; their people say so.
    """
    nama = {satu.pemberi_id: satu.nama for satu in mewakili}
    orang = [
        _orang(list(isi), menunggu[pegawai_id], nama)
        for pegawai_id, isi in groupby(halaman.object_list, key=lambda satu: satu.pegawai_id)
    ]
    alamat = reverse("aktivitas:persetujuan")
    cari = params.get("cari", "")
    return KotakMasuk(
        orang=orang,
        total=halaman.paginator.count,
        pager=pager(halaman, params) if halaman.paginator.num_pages > 1 else None,
        kosong=_kosong(cari),
        alamat=f"{alamat}?{params.urlencode()}" if params else alamat,
    )


def _orang(isi: list[Any], jumlah: MenungguOrang, mewakili: Mapping[int, str]) -> OrangMasuk:
    pertama = isi[0]
    atas_nama = (
        f"; Anda memutus a.n. {mewakili[pertama.penilai_id]}"
        if (pertama.penilai_id in mewakili)
        else ""
    )
    banyak = f"{angka(jumlah.jumlah)} aktivitas, {durasi(jumlah.menit)}"
    return OrangMasuk(
        id=str(pertama.pegawai_id),
        nama=pertama.nama,
        jabatan=pertama.nama_jabatan,
        ringkas=f"{banyak}, sejak {tanggal(jumlah.tertua)}{atas_nama}",
        tampil=len(isi),
        hari=[_hari(list(sehari)) for _, sehari in groupby(isi, key=lambda satu: satu.tanggal)],
    )


def _hari(isi: list[Aktivitas]) -> HariMasuk:
    hari = isi[0].tanggal
    return HariMasuk(
        judul=tanggal_panjang(hari),
        kunci=f"{hari:%Y-%m-%d}",
        ringkas=durasi(sum(satu.menit for satu in isi)),
        jumlah=len(isi),
        baris=[_baris(satu) for satu in isi],
    )


def _baris(satu: Aktivitas) -> BarisMasuk:
    return BarisMasuk(
        id=str(satu.pk),
        uraian=satu.uraian,
        url=reverse("aktivitas:rincian", args=[satu.pk]),
        indikator=satu.indikator.uraian,
        ringkas=lama_dan_volume(satu),
        bukti=tampilkan_bukti(satu.bukti.all()),
        tampil=f"{satu.pk}|{satu.tanggal:%Y-%m-%d}",
        url_setujui=reverse("aktivitas:setujui", args=[satu.pk]),
        url_kembalikan=reverse("aktivitas:kembalikan", args=[satu.pk]),
    )


def _kosong(cari: str) -> Kosong:
    if cari:
        return Kosong(
            judul=f"Tidak ada yang menunggu dari “{cari}”",
            keterangan="Kosongkan pencarian untuk melihat semua yang menunggu.",
            ikon="search",
        )
    return Kosong(
        judul="Tidak ada yang menunggu",
        keterangan="Semua aktivitas yang dikirim kepada Anda sudah diputuskan.",
        ikon="circle-check",
    )
