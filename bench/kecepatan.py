"""How long pages take over a socket, as a multiple of the constant table of the kit."""

import http.client
from collections import defaultdict
from statistics import median
from typing import Any

from bench.layanan import ambil

SEKILAS, ULANGAN = 7, 30
TERLAMBAT = 12
KIT = "/_kit/tabel"
Halaman = dict[str, Any]


def rasio_halaman(porta: int, halaman: list[Halaman]) -> dict[str, float]:
    """Median of each page ÷ median of the kit's table for the same role, measured in turns.

    All pages are measured a few times; the slowest of them again, many times.

    :returns: "role page" → ratio.
    """
    rasio = _ukur(porta, halaman, SEKILAS)
    terlambat = sorted(rasio, key=lambda kunci: -rasio[kunci])[:TERLAMBAT]
    rasio |= _ukur(porta, [h for h in halaman if _kunci(h) in terlambat], ULANGAN)
    return rasio


def _kunci(satu: Halaman) -> str:
    return f"{satu['peran']} {satu['nama']}"


def _ukur(porta: int, halaman: list[Halaman], ulangan: int) -> dict[str, float]:
    """The same for so many turns; one more before them warms up."""
    koneksi = http.client.HTTPConnection("127.0.0.1", porta)
    waktu: dict[tuple[str, str], list[float]] = defaultdict(list)
    menurut_peran: dict[str, list[Halaman]] = defaultdict(list)
    for satu in halaman:
        menurut_peran[satu["peran"]].append(satu)
    for giliran in range(ulangan + 1):
        for peran, milik in menurut_peran.items():
            for satu in [{**milik[0], "nama": KIT, "alamat": KIT}, *milik]:
                status, detik = ambil(koneksi, satu["alamat"], satu["sesi"])
                if status != 200:
                    raise SystemExit(f"{satu['alamat']} menjawab {status} bagi {peran}.")
                if giliran:
                    waktu[peran, satu["nama"]].append(detik)
    return {
        f"{peran} {nama}": median(semua) / median(waktu[peran, KIT])
        for (peran, nama), semua in waktu.items()
        if nama != KIT
    }
