"""What several pages of the reports share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ekinerja.core.format import waktu
from ekinerja.core.kit import Kosong, Pager, Tabel, Tautan, tautan_dengan
from ekinerja.laporan.models import Ringkasan

BARIS = 25


def nomor_halaman(params: QueryDict, nama: str = "halaman") -> int:
    """The page that the address asks for, 1 when it asks for none."""
    teks = params.get(nama, "")
    return int(teks) if teks.isdecimal() and 0 < int(teks[:6]) < 100_000 else 1


def pager_baris(
    total: int, *, nomor: int, params: QueryDict, baris: int = BARIS, nama: str = "halaman"
) -> Pager:
    """The pager of a page that the database has cut already; ``nama`` is its parameter."""
    jumlah = max(1, -(-total // baris))
    return Pager(
        nomor=nomor,
        jumlah=jumlah,
        dari=min((nomor - 1) * baris + 1, total),
        sampai=min(nomor * baris, total),
        total=total,
        sebelum=tautan_dengan(params, **{nama: nomor - 1}) if nomor > 1 else "",
        sesudah=tautan_dengan(params, **{nama: nomor + 1}) if nomor < jumlah else "",
    )


@dataclass(frozen=True, slots=True)
class Potongan:
    """Which page of a list is asked for, and how all of it is taken along."""

    nomor: int
    params: QueryDict
    ekspor: Sequence[Tautan]

    def tabel(self, daftar: Sequence[Any], **isi: Any) -> Tabel:
        """A list of rows that the database has cut already; each row knows ``jumlah``, how many
        there are in all. ``isi`` is what a :class:`Tabel` takes besides."""
        total = daftar[0].jumlah if daftar else 0
        kaki = pager_baris(total, nomor=self.nomor, params=self.params)
        return Tabel(**isi, pager=kaki, ekspor=self.ekspor)


BELUM_DIHITUNG = Kosong(
    judul="Bulan ini belum dihitung", ikon="calculator",
    keterangan="Tekan “Hitung sekarang” untuk menghitung angka bulan ini dari data yang ada.",
)  # fmt: skip


def stempel(ringkasan: Ringkasan) -> str:
    """When the figures were counted."""
    return f"Dihitung {waktu(ringkasan.pada)}; dihitung ulang sendiri tiap setengah jam."
