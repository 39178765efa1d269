"""The inbox of a superior: per person, per day, entry by entry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import Aktivitas
from ekinerja.aktivitas.presenters.putusan import lencana_tenggat
from ekinerja.aktivitas.presenters.umum import BuktiTampil, lama_dan_volume, semua_bukti
from ekinerja.aktivitas.queries import MenungguOrang
from ekinerja.core.format import angka, durasi, tanggal, tanggal_panjang
from ekinerja.core.kit import Kosong, Lencana, Pager, pager
from ekinerja.core.lingkup import Wewenang

Susun = Callable[[Aktivitas], "BarisMasuk"]


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
    tenggat: Lencana | None
    beda: list[str]
    pendapat: str
    kreatif: bool
    url_setujui: str
    url_kembalikan: str
    url_tolak: str


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
    """The inbox page. ``rubrik``: words of the score for creative work, where decreed."""

    orang: list[OrangMasuk]
    total: int
    pager: Pager | None
    kosong: Kosong
    alamat: str
    rubrik: list[str]


def susun_kotak_masuk(
    halaman: "Page[Any]",
    *,
    menunggu: Mapping[int, MenungguOrang],
    hari: date,
    params: QueryDict,
    sebelum: Mapping[int, Any],
    rubrik: Sequence[tuple[str, Decimal]] = (),
    mewakili: Sequence[Wewenang] = (),
) -> KotakMasuk:
    """A page of the inbox, grouped; the one who waits longest stands first.

    :param sebelum: entry → what it said when it was last returned.
    :param mewakili: in whose stead the reader decides; their people say so.
    """
    nama = {satu.pemberi_id: satu.nama for satu in mewakili}
    susun = partial(_baris, hari=hari, sebelum=sebelum)
    orang = [
        _orang(list(isi), menunggu[pegawai_id], nama, susun=susun)
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
        rubrik=[sebutan for sebutan, _ in rubrik],
    )


def _orang(
    isi: list[Any], jumlah: MenungguOrang, mewakili: Mapping[int, str], *, susun: Susun
) -> OrangMasuk:
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
        hari=[
            _hari(list(sehari), susun) for _, sehari in groupby(isi, key=lambda satu: satu.tanggal)
        ],
    )


def _hari(isi: list[Aktivitas], susun: Susun) -> HariMasuk:
    hari = isi[0].tanggal
    return HariMasuk(
        judul=tanggal_panjang(hari),
        kunci=f"{hari:%Y-%m-%d}",
        ringkas=durasi(sum(satu.menit for satu in isi)),
        jumlah=len(isi),
        baris=[susun(satu) for satu in isi],
    )


def _baris(satu: Aktivitas, *, hari: date, sebelum: Mapping[int, Any]) -> BarisMasuk:
    return BarisMasuk(
        id=str(satu.pk),
        uraian=satu.uraian,
        url=reverse("aktivitas:rincian", args=[satu.pk]),
        indikator=satu.indikator.uraian,
        ringkas=lama_dan_volume(satu),
        bukti=semua_bukti(satu),
        tampil=f"{satu.pk}|{satu.tanggal:%Y-%m-%d}",
        tenggat=lencana_tenggat(satu, hari),
        beda=beda_versi(satu, sebelum.get(satu.pk)),
        pendapat=getattr(satu, "pendapat", "") or "",
        kreatif=satu.jenis == Aktivitas.KREATIVITAS,
        url_setujui=reverse("aktivitas:setujui", args=[satu.pk]),
        url_kembalikan=reverse("aktivitas:kembalikan", args=[satu.pk]),
        url_tolak=reverse("aktivitas:tolak", args=[satu.pk]),
    )


def beda_versi(kini: Aktivitas, dulu: Any) -> list[str]:
    """What changed since it was returned, as sentences; nothing when it never was.

    :param dulu: the version of the event table as it was returned, or None.
    """
    if dulu is None:
        return []
    pasangan = (
        ("Uraian", dulu.uraian, kini.uraian),
        ("Lama", durasi(dulu.menit), durasi(kini.menit)),
        ("Volume", angka(dulu.volume), angka(kini.volume)),
        ("Tanggal", tanggal(dulu.tanggal), tanggal(kini.tanggal)),
        ("Indikator", dulu.indikator.uraian, kini.indikator.uraian),
    )
    beda = [f"{nama} semula: {lama}" for nama, lama, baru in pasangan if lama != baru]
    return beda or ["Isinya sama dengan ketika dikembalikan; periksa buktinya."]


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
