"""Changes after a month was closed, in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka, bulan_tahun, persen, tanggal
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Lencana, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.presenters.waktu import setempat
from ekinerja.perencanaan.forms import nama_periode
from ekinerja.perencanaan.queries import PerubahanLaporan

APA = {
    "verifikasi": Lencana("Diverifikasi menyusul", "info", "checks"),
    "buka": Lencana("Dibuka untuk perubahan", "awas", "lock-open"),
}
KOLOM_PERUBAHAN = (
    KolomEkspor("Bulan"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Perangkat daerah", lebar=50),
    KolomEkspor("Laporan periode"),
    KolomEkspor("Perubahan", lebar=24),
    KolomEkspor("Capaian kini", "desimal", 14),
    KolomEkspor("Bulan ditutup", lebar=22),
    KolomEkspor("Berubah", lebar=22),
    KolomEkspor("Oleh", lebar=30),
    KolomEkspor("Alasan", lebar=50),
)


def tabel_perubahan(halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan]) -> Tabel:
    """Which closed month, whose report, what happened, what holds now."""
    return Tabel(
        judul="Perubahan setelah bulan ditutup",
        kolom=(
            Kolom(judul="Bulan"), Kolom(judul="Perangkat daerah"), Kolom(judul="Perubahan"),
            Kolom(judul="Capaian kini", jenis="angka"), Kolom(judul="Kapan"), Kolom(judul="Oleh"),
        ),
        baris=[_baris(satu) for satu in halaman],
        kosong=Kosong(
            judul="Tidak ada perubahan", ikon="circle-check",
            keterangan="Laporan rencana aksi yang diverifikasi atau dibuka lagi sesudah bulannya "
            "ditutup muncul di sini.",
        ),
        satuan="perubahan",
        pager=pager(halaman, params),
        ekspor=ekspor,
        id="perubahan",
    )  # fmt: skip


def _baris(satu: PerubahanLaporan) -> tuple[Sel | str, ...]:
    periode = nama_periode(satu.rencana, satu.bulan)
    return (
        Sel(teks=bulan_tahun(satu.awal), catatan=f"ditutup {setempat(satu.ditutup)}"),
        Sel(
            teks=satu.rencana.unit.nama, catatan=f"laporan {periode} {satu.rencana.tahun}",
            url=reverse("perencanaan:periode", args=[satu.rencana.pk, satu.bulan]),
        ),
        Sel(lencana=APA[satu.langkah], catatan=satu.alasan),
        persen(satu.bagian) if satu.bagian is not None else "–",
        setempat(satu.pada),
        satu.oleh,
    )  # fmt: skip


def baris_ekspor(daftar: Iterable[PerubahanLaporan]) -> Iterable[tuple[object, ...]]:
    """The same as rows of a file."""
    for satu in daftar:
        periode = f"{nama_periode(satu.rencana, satu.bulan)} {satu.rencana.tahun}"
        yield (
            bulan_tahun(satu.awal), satu.rencana.unit.kode, satu.rencana.unit.nama, periode,
            APA[satu.langkah].teks, satu.bagian, setempat(satu.ditutup), setempat(satu.pada),
            satu.oleh, satu.alasan,
        )  # fmt: skip


def kartu_perubahan(banyak: int, sejak: date) -> KartuAngka:
    """How many changes there were since a day."""
    return KartuAngka(
        judul="Perubahan setelah bulan ditutup",
        nilai=angka(banyak),
        satuan="laporan",
        ikon="history",
        url=reverse("perencanaan:perubahan"),
        keterangan=f"Rencana aksi, sejak {tanggal(sejak)}",
    )
