"""The leaders' page in words: one row a unit, every figure with both its sides and its source."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, persen
from ekinerja.core.kit import KartuAngka, Kosong, Sel, Tabel, Tautan, kolom_urut, pager
from ekinerja.laporan.presenters.keselarasan import bagian, jumlah, sel_pecahan
from ekinerja.laporan.presenters.layanan import sebut_nilai, sebut_periode
from ekinerja.laporan.queries import KeadaanUnit, Pecahan

BELUM = Decimal(-1)


def _nilai_survei(satu: KeadaanUnit) -> Decimal:
    return satu.survei.nilai / satu.survei.skala if satu.survei else BELUM


def _bagian(nama: str) -> Callable[[KeadaanUnit], Decimal]:
    def kunci(satu: KeadaanUnit) -> Decimal:
        isi = bagian(getattr(satu.ringkas, nama))
        return BELUM if isi is None else isi

    return kunci


URUT: dict[str, Callable[[KeadaanUnit], Any]] = {
    "unit": lambda satu: satu.ringkas.nama.casefold(),
    "skp": _bagian("skp"),
    "catatan": _bagian("catatan"),
    "kehadiran": _bagian("kehadiran"),
    "aksi": lambda satu: BELUM if satu.aksi is None else satu.aksi,
    "survei": _nilai_survei,
}
JUDUL = {
    "unit": "Unit", "skp": "SKP lengkap", "catatan": "Hari tercatat", "kehadiran": "Kehadiran",
    "aksi": "Rencana aksi", "survei": "Survei masyarakat",
}  # fmt: skip


def urutkan(daftar: Sequence[KeadaanUnit], urut: str) -> list[KeadaanUnit]:
    """In the order that the address asks for; what is not known stands first when upwards."""
    kunci = URUT.get(urut.removeprefix("-"), URUT["unit"])
    return sorted(daftar, key=kunci, reverse=urut.startswith("-"))


def tabel_pimpinan(
    halaman: "Page[Any]", params: QueryDict, *, awal: date, ekspor: Sequence[Tautan], bernama: bool
) -> Tabel:
    """One row a unit."""
    return Tabel(
        judul="Keadaan kinerja menurut unit",
        kolom=[
            kolom_urut(judul, kunci, params, jenis="teks" if kunci == "unit" else "angka",
                       baku="unit")
            for kunci, judul in JUDUL.items()
        ],
        baris=[_baris(satu, awal=awal, bernama=bernama) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada pegawai yang wajib ber-SKP di sini", ikon="users",
            keterangan="Pilih unit lain, atau lengkapi penempatan pegawainya.",
        ),
        satuan="unit",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="pimpinan",
    )  # fmt: skip


def _baris(satu: KeadaanUnit, *, awal: date, bernama: bool) -> tuple[Sel, ...]:
    isi = satu.ringkas
    unit = urlencode({"unit": isi.unit_id})
    luar = f"{angka(isi.luar)} orang dikelola di luar" if isi.luar else ""
    skp = f"{reverse('laporan:pemantauan')}?{unit}" if bernama else ""
    return (
        Sel(teks=isi.nama, catatan=luar, url=f"{reverse('laporan:pimpinan')}?{unit}"),
        sel_pecahan(isi.skp, skp),
        sel_pecahan(isi.catatan),
        sel_pecahan(isi.kehadiran),
        _sel_aksi(satu, awal),
        _sel_survei(satu),
    )


def _sel_aksi(satu: KeadaanUnit, awal: date) -> Sel:
    if not satu.aksi_terisi.penyebut:
        return Sel(teks="–")
    isi = urlencode({"tahun": awal.year, "bulan": awal.month, "q": satu.ringkas.nama})
    terisi = satu.aksi_terisi
    return Sel(
        teks=persen(satu.aksi, 1),
        catatan=f"{angka(terisi.pembilang)} dari {angka(terisi.penyebut)} target terisi",
        url=f"{reverse('perencanaan:rencana')}?{isi}",
    )


def _sel_survei(satu: KeadaanUnit) -> Sel:
    if satu.survei is None:
        return Sel(teks="–")
    return Sel(
        teks=sebut_nilai(satu.survei),
        catatan=sebut_periode(satu.survei),
        url=reverse("laporan:survei_unit", args=[satu.ringkas.unit_id]),
    )


def kartu_pimpinan(daftar: Sequence[KeadaanUnit]) -> list[KartuAngka]:
    """The three shares of everything shown."""
    pilihan = (("skp", "orang"), ("catatan", "hari-orang"), ("kehadiran", "hari-orang"))
    hasil = []
    for kunci, satuan in pilihan:
        satu: Pecahan = jumlah(getattr(baris.ringkas, kunci) for baris in daftar)
        hasil.append(
            KartuAngka(
                judul=JUDUL[kunci],
                nilai=persen(bagian(satu), 1),
                keterangan=f"{angka(satu.pembilang)} dari {angka(satu.penyebut)} {satuan}",
                ikon="chart-bar",
            )
        )
    return hasil
