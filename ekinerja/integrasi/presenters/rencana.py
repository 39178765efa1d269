"""A reading of the planning system as words and links for the screen."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict

from ekinerja.core import format as bentuk
from ekinerja.core.kit import Kolom, Kosong, Tabel, pager
from ekinerja.integrasi.kontrak import HITUNGAN_RENCANA, IMPORTIR_RENCANA
from ekinerja.integrasi.models import Sinkronisasi


def tabel_daftar_rencana(sinkron: Sinkronisasi) -> Tabel:
    """List by list: how many rows were new, changed, the same, or could not be used."""
    kolom = [Kolom(judul="Daftar")]
    kolom += [
        Kolom(judul=j, jenis="angka") for j in ("Baru", "Berubah", "Tetap", "Tidak dapat dipakai")
    ]
    return Tabel(
        judul="Daftar yang terbaca", kolom=kolom,
        baris=[
            (
                importir.judul,
                *(bentuk.angka(sinkron.sama[f"{kunci}.{n}"]) for n in HITUNGAN_RENCANA),
            )
            for kunci, importir in IMPORTIR_RENCANA.items()
            if f"{kunci}.baru" in sinkron.sama
        ],
        kosong=Kosong(judul="Belum ada daftar yang terbaca"), satuan="daftar", id="daftar-rencana",
    )  # fmt: skip


def tabel_salah_rencana(halaman: "Page[Any]", params: QueryDict) -> Tabel:
    """Rows of a planning system that could not be used."""
    return Tabel(
        judul="Yang tidak dapat dipakai", kolom=[Kolom(judul="Baris"), Kolom(judul="Sebabnya")],
        baris=[(satu.sebutan, satu.saran) for satu in halaman],
        kosong=Kosong(judul="Semua baris dapat dipakai"), satuan="baris",
        pager=pager(halaman, params), id="salah",
    )  # fmt: skip
