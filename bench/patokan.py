"""The yardstick: how fast is this machine, compared with the one the limits were set on?

``python -m bench.patokan --simpan`` writes the reference anew (bench/patokan.json).
"""

import json
import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter

import psycopg

ACUAN = Path(__file__).parent / "patokan.json"
ULANGAN = 5
Detik = dict[str, float]


def _desimal() -> None:
    """A loop of the arithmetic that the law is calculated with."""
    jumlah, pecahan = Decimal(0), Decimal("0.4653")
    for n in range(1_000_000):
        jumlah += (Decimal(n) * pecahan).quantize(Decimal(1))


def _pilih(koneksi: psycopg.Connection) -> None:
    """A thousand round trips."""
    for _ in range(1000):
        koneksi.execute("SELECT 1").fetchone()


def _salin(koneksi: psycopg.Connection) -> None:
    """A hundred thousand rows into an empty table."""
    koneksi.execute("CREATE TEMP TABLE patokan (id bigint, isi text, nilai numeric)")
    with koneksi.cursor() as cursor, cursor.copy("COPY patokan FROM STDIN") as salinan:
        for n in range(100_000):
            salinan.write_row((n, f"baris nomor {n} dari patokan", Decimal(n)))
    koneksi.execute("DROP TABLE patokan")


def _waktu(kerja: Callable[[], None]) -> float:
    mulai = perf_counter()
    kerja()
    return perf_counter() - mulai


def ukur(alamat: str) -> Detik:
    """Median seconds of each part, measured in turns.

    :param alamat: address of a database.
    """
    with psycopg.connect(alamat, autocommit=True) as koneksi:
        bagian: dict[str, Callable[[], None]] = {
            "desimal": _desimal,
            "select": lambda: _pilih(koneksi),
            "copy": lambda: _salin(koneksi),
        }
        catatan: dict[str, list[float]] = {nama: [] for nama in bagian}
        for _ in range(ULANGAN):
            for nama, kerja in bagian.items():
                catatan[nama].append(_waktu(kerja))
    return {nama: median(semua) for nama, semua in catatan.items()}


def faktor(kini: Detik, acuan: Detik) -> float:
    """How many times slower than the reference; the mean of the three parts, never below 1."""
    rasio = [kini[nama] / acuan[nama] for nama in acuan]
    return max(1.0, sum(rasio) / len(rasio))


def acuan() -> Detik:
    """The committed reference."""
    isi: Detik = json.loads(ACUAN.read_text())
    return isi


if __name__ == "__main__":
    terukur = ukur(os.environ["DATABASE_URL"])
    if "--simpan" in sys.argv:
        ACUAN.write_text(json.dumps({k: round(v, 4) for k, v in terukur.items()}, indent=2) + "\n")
    print(json.dumps(terukur))
