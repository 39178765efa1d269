"""The catalogue of activities for the screen and for files."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.aktivitas.models import KatalogAktivitas
from ekinerja.core.format import angka, durasi
from ekinerja.core.impor import KolomEkspor
from ekinerja.core.kit import Kolom, Kosong, Sel, Tabel, Tautan, pager

KOLOM_EKSPOR = (
    KolomEkspor("Kode aktivitas"),
    KolomEkspor("Nama aktivitas", lebar=50),
    KolomEkspor("Kelompok"),
    KolomEkspor("Nama jabatan", lebar=40),
    KolomEkspor("Kode jabatan"),
    KolomEkspor("Kode unit"),
    KolomEkspor("Satuan"),
    KolomEkspor("Norma waktu", "bulat", 12),
    KolomEkspor("Bobot", "desimal", 10),
    KolomEkspor("Berlaku sejak", "tanggal"),
)


def tabel_katalog(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """The list with its ways out."""
    kolom = [Kolom(judul="Aktivitas"), Kolom(judul="Berlaku bagi"), Kolom(judul="Satuan")]
    kolom += [Kolom(judul="Norma waktu", jenis="angka"), Kolom(judul="Bobot", jenis="angka")]
    return Tabel(
        judul="Katalog aktivitas",
        kolom=kolom,
        baris=[
            (
                Sel(teks=satu.nama, catatan=satu.kode),
                Sel(
                    teks=satu.nama_jabatan or "Semua pegawai",
                    catatan=satu.unit.nama if satu.unit else "",
                ),
                satu.satuan,
                durasi(satu.norma_waktu),
                angka(satu.bobot),
            )
            for satu in halaman
        ],
        kosong=Kosong(
            judul="Belum ada aktivitas di katalog",
            keterangan="Katalog diisi dari hasil analisis jabatan lewat Impor data, atau tidak "
            "ada yang cocok dengan saringan.",
            ikon="book",
        ),
        satuan="aktivitas",
        pager=pager(halaman, params),
        ekspor=[
            Tautan(judul=bentuk, url=f"{_alamat(bentuk)}?{params.urlencode()}")
            for bentuk in ("xlsx", "csv")
        ],
    )


def _alamat(bentuk: str) -> str:
    return reverse("aktivitas:katalog_ekspor", args=[bentuk])


def baris_katalog(daftar: Iterable[KatalogAktivitas]) -> Iterator[tuple[object, ...]]:
    """Rows for a file that the import reads back."""
    for satu in daftar:
        yield (
            satu.kode, satu.nama, "Umum" if satu.kelompok == "UMUM" else "Jabatan",
            satu.nama_jabatan, satu.jabatan.kode if satu.jabatan else "",
            satu.unit.kode if satu.unit else "", satu.satuan, satu.norma_waktu, satu.bobot,
            satu.masa.lower,
        )  # fmt: skip
