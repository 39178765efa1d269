"""Monitoring in words: who has not, and which indicator runs behind the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, nip, persen, tanggal
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel
from ekinerja.laporan.models import Pengingat
from ekinerja.laporan.presenters.umum import Potongan, pager_baris
from ekinerja.laporan.queries import (
    KEADAAN,
    MENDAHULUI,
    SESUAI,
    TERTINGGAL,
    BarisKeadaan,
    KemajuanIndikator,
    OrangSKP,
)

SEBUTAN = {
    "belum": Lencana("Belum menyusun", "buruk", "circle-x"),
    "draf": Lencana("Belum mengajukan", "awas", "pencil"),
    "menunggu": Lencana("Belum disetujui", "info", "hourglass"),
    "disetujui": Lencana("Disetujui", "baik", "circle-check"),
}
KEMAJUAN = {
    TERTINGGAL: Lencana("Tertinggal", "buruk", "alert-triangle"),
    SESUAI: Lencana("Sesuai kalender", "baik", "circle-check"),
    MENDAHULUI: Lencana("Mendahului", "info", "chevron-up"),
}
# whose turn it is in each state
HAL = {
    "belum": Pengingat.MENYUSUN, "draf": Pengingat.MENGAJUKAN, "menunggu": Pengingat.MENYETUJUI,
}  # fmt: skip
AJAKAN = {
    Pengingat.MENYUSUN: ("Susun SKP Anda", "skp:daftar"),
    Pengingat.MENGAJUKAN: ("Ajukan SKP Anda", "skp:daftar"),
    Pengingat.MENYETUJUI: ("Putuskan SKP yang menunggu Anda", "skp:daftar"),
}


def kartu_keadaan(isi: Sequence[BarisKeadaan]) -> list[KartuAngka]:
    """How many people stand where, of everything shown."""
    luar = sum(baris.luar for baris in isi)
    jumlah = {satu: sum(baris.banyak[satu] for baris in isi) for satu in KEADAAN}
    semua = sum(jumlah.values()) + luar
    return [
        KartuAngka(
            judul=SEBUTAN[satu].teks,
            nilai=angka(jumlah[satu] + (luar if satu == "disetujui" else 0)),
            satuan=f"dari {angka(semua)} orang",
            keterangan=f"termasuk {angka(luar)} yang dikelola di luar"
            if luar and satu == "disetujui"
            else "",
            ikon=SEBUTAN[satu].ikon,
        )
        for satu in KEADAAN
    ]


def tabel_unit(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Per unit who has not made, not submitted, not been agreed."""
    return Tabel(
        judul="Keadaan SKP menurut unit",
        kolom=(
            Kolom(judul="Unit"),
            *(Kolom(judul=SEBUTAN[satu].teks, jenis="angka") for satu in KEADAAN),
            Kolom(judul="Lengkap", jenis="angka"),
        ),
        baris=[_baris_unit(satu) for satu in halaman],
        kosong=Kosong(judul="Belum ada pegawai yang wajib ber-SKP di sini", ikon="users",
                      keterangan="Pilih unit lain, atau lengkapi penempatan pegawainya."),
        satuan="unit",
        pager=pager_baris(
            halaman.paginator.count, nomor=halaman.number, params=params, nama="halaman_unit"
        ),
        id="unit",
    )  # fmt: skip


def _baris_unit(satu: BarisKeadaan) -> tuple[Sel | str, ...]:
    isi = satu.banyak
    luar = f"{angka(satu.luar)} orang dikelola di luar, dihitung lengkap" if satu.luar else ""
    semua = sum(isi.values())
    lengkap = Decimal(isi["disetujui"] + satu.luar) / semua if semua else None
    return (
        Sel(teks=satu.unit.nama, catatan=luar, url=f"?{urlencode({'unit': satu.unit.pk})}"),
        *(
            Sel(
                teks=angka(isi[keadaan]),
                url=f"?{urlencode({'unit': satu.unit.pk, 'keadaan': keadaan})}#orang"
                if isi[keadaan]
                else "",
            )
            for keadaan in KEADAAN
        ),
        persen(lengkap, 1),
    )


def tabel_orang(daftar: Sequence[OrangSKP], potongan: Potongan) -> Tabel:
    """People and where the SKP of each stands."""
    return potongan.tabel(
        daftar,
        judul="Keadaan SKP menurut orang",
        kolom=(
            Kolom(judul="Pegawai"), Kolom(judul="Unit"), Kolom(judul="Keadaan"),
            Kolom(judul="Menunggu"), Kolom(judul="Terakhir diingatkan"),
        ),
        baris=[
            (
                Sel(teks=satu.nama, catatan=nip(satu.nip)),
                satu.unit,
                Sel(lencana=SEBUTAN[satu.keadaan]),
                Sel(teks=satu.penilai or "–", catatan=f"sejak {tanggal(satu.sejak)}"
                    if satu.sejak else ""),
                tanggal(satu.diingatkan) if satu.diingatkan else "–",
            )
            for satu in daftar
        ],
        kosong=Kosong(judul="Tidak ada yang cocok", ikon="users",
                      keterangan="Tidak ada pegawai dengan keadaan ini di unit itu."),
        satuan="orang",
        id="orang",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pengukur:
    """An indicator with its gauge; ``persen`` is cut to 0–100 for the bar."""

    judul: str
    url: str
    keterangan: str
    lencana: Lencana
    persen: int
    harapan: str
    nyata: str
    rincian: str


def pengukur(satu: KemajuanIndikator) -> Pengukur:
    """One indicator against the calendar."""
    penuh = (satu.nyata * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Pengukur(
        judul=satu.uraian,
        url=reverse("laporan:garis", args=["indikator", satu.id]),
        keterangan=" · ".join((satu.orang, satu.unit, satu.rencana)),
        lencana=KEMAJUAN[satu.keadaan],
        persen=int(min(max(penuh, Decimal(0)), Decimal(100))),
        harapan=persen(satu.harapan, 1),
        nyata=persen(satu.nyata, 1),
        rincian=f"{angka(satu.realisasi)} dari {angka(satu.target)} {satu.satuan}",
    )


def kartu_kemajuan(isi: Mapping[str, int]) -> list[KartuAngka]:
    """How many indicators are behind, on track, ahead."""
    semua = sum(isi.values())
    return [
        KartuAngka(
            judul=KEMAJUAN[satu].teks,
            nilai=persen(Decimal(isi[satu]) / semua, 1) if semua else "–",
            keterangan=f"{angka(isi[satu])} dari {angka(semua)} indikator",
            ikon=KEMAJUAN[satu].ikon,
        )
        for satu in (TERTINGGAL, SESUAI, MENDAHULUI)
    ]


@dataclass(frozen=True, slots=True)
class Ajakan:
    """A reminder as its receiver reads it."""

    judul: str
    keterangan: str
    url: str


def ajakan(satu: Pengingat, *, pembaca_id: int | None) -> Ajakan:
    """What to do, who asks, since when; and in whose stead when the reader is a delegate."""
    judul, nama = AJAKAN[satu.hal]
    keterangan = f"Diingatkan {satu.oleh_nama} pada {tanggal(satu.hari)}"
    if satu.penerima_id != pembaca_id:
        judul = f"Putuskan SKP yang menunggu {satu.penerima.nama}"
        keterangan += "; Anda memutuskan atas namanya"
    return Ajakan(judul, keterangan, reverse(nama))
