"""Predikat kinerja pegawai dari rating hasil kerja dan rating perilaku kerja."""

from ..registri import aturan, fakta
from ..tabel import Tabel

RATING = ("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi")

fakta("rating_hasil_kerja", str, satuan="teks", pilihan=RATING,
      keterangan="rating hasil kerja dari pejabat penilai kinerja")  # fmt: skip
fakta("rating_perilaku_kerja", str, satuan="teks", pilihan=RATING,
      keterangan="rating perilaku kerja dari pejabat penilai kinerja")  # fmt: skip


@aturan(dasar="PermenPANRB 6/2022 Pasal 24–25; SE MenPANRB 3/2023", sejak="2022-01-01",
        satuan="teks")  # fmt: skip
def predikat_kinerja(
    rating_hasil_kerja: str, rating_perilaku_kerja: str, matriks_predikat: Tabel
) -> str:
    """Predikat adalah kuadran kedua rating; tidak ada rumus matematis di dalamnya."""
    return matriks_predikat.cari_teks(rating_hasil_kerja, rating_perilaku_kerja)
