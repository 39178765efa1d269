"""Job analysis in words: tasks with their workload, the need they give, the inventory."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

from ekinerja.core.format import angka
from ekinerja.core.kit import KartuAngka, Kolom, Kosong, Sel, Tabel, Tautan, pager
from ekinerja.organisasi.beban import MENIT_SEJAM, HasilBeban
from ekinerja.organisasi.models import Jabatan, UraianTugas


@dataclass(frozen=True, slots=True)
class BarisUraian:
    """A task with what it weighs, and the places it can be moved to."""

    uraian: UraianTugas
    volume: str
    norma: str
    beban: str
    ubah_url: str = ""
    geser_url: str = ""
    akhiri_url: str = ""


def baris_uraian(daftar: Sequence[UraianTugas], *, penyusun: bool) -> list[BarisUraian]:
    """Tasks of a post, each with its workload in hours a year."""
    hasil = []
    for satu in daftar:
        alamat = {}
        if penyusun:
            alamat = {
                nama: reverse(f"organisasi:uraian_{perbuatan}", args=[satu.pk])
                for nama, perbuatan in (
                    ("ubah_url", "ubah"), ("geser_url", "geser"), ("akhiri_url", "akhiri"),
                )
            }  # fmt: skip
        hasil.append(
            BarisUraian(
                satu,
                volume=f"{banyak(satu.volume)} {satu.satuan}",
                norma=f"{angka(satu.norma_waktu)} menit",
                beban=jam_setahun(satu.volume * satu.norma_waktu),
                **alamat,
            )
        )
    return hasil


def banyak(volume: Decimal) -> str:
    """A volume without the decimals it does not need."""
    return angka(int(volume)) if volume == int(volume) else angka(volume, 2)


def jam_setahun(menit: Decimal) -> str:
    """Minutes a year as hours with at most one decimal, for reading."""
    jam = (menit / MENIT_SEJAM).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{angka(int(jam)) if jam == int(jam) else angka(jam, 1)} jam"


def kartu_beban(hasil: HasilBeban, jabatan: Jabatan, *, efektif: int) -> list[KartuAngka]:
    """Workload, computed need, and what is written on the post."""
    manajerial = jabatan.jenis in Jabatan.MANAJERIAL
    pembagi = f"{angka(hasil.terhitung, 2)} sebelum dibulatkan; {angka(efektif)} menit seorang"
    ditetapkan = "–" if jabatan.kebutuhan is None else angka(jabatan.kebutuhan)
    return [
        KartuAngka(judul="Beban kerja setahun", nilai=jam_setahun(hasil.menit), ikon="clock"),
        KartuAngka(
            judul="Kebutuhan terhitung", nilai=angka(hasil.kebutuhan), satuan="orang", ikon="users",
            keterangan="Jabatan manajerial selalu satu orang." if manajerial else f"{pembagi}.",
        ),
        KartuAngka(
            judul="Kebutuhan yang ditetapkan", nilai=ditetapkan, satuan="orang",
            ikon="clipboard-check",
            keterangan=f"Persediaan (bezetting) {angka(jabatan.bezetting)} orang.",
        ),
    ]  # fmt: skip


def tabel_uraian(
    halaman: "Page[Any]", params: QueryDict, *, ekspor: Sequence[Tautan] = ()
) -> Tabel:
    """The inventory of tasks of many posts."""
    return Tabel(
        judul="Inventaris uraian tugas",
        kolom=(
            Kolom(judul="Uraian tugas"), Kolom(judul="Jabatan"), Kolom(judul="Hasil kerja"),
            Kolom(judul="Norma waktu", jenis="angka"),
            Kolom(judul="Volume setahun", jenis="angka"),
            Kolom(judul="Beban kerja", jenis="angka"),
        ),
        baris=[_baris(satu) for satu in halaman],
        kosong=Kosong(
            judul="Belum ada uraian tugas di sini",
            keterangan="Ubah saringannya, susun dari halaman jabatan, atau isi lewat impor uraian "
            "tugas.",
            ikon="clipboard-list",
        ),
        satuan="uraian tugas",
        pager=pager(halaman, params),
        ekspor=ekspor,
    )  # fmt: skip


def _baris(satu: UraianTugas) -> tuple[Sel | str, ...]:
    return (
        Sel(teks=satu.uraian, url=reverse("organisasi:uraian_jabatan", args=[satu.jabatan_id])),
        Sel(teks=satu.jabatan.nama, catatan=satu.jabatan.unit.nama),
        satu.output,
        f"{angka(satu.norma_waktu)} menit",
        f"{banyak(satu.volume)} {satu.satuan}",
        jam_setahun(satu.volume * satu.norma_waktu),
    )
