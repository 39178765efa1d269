"""``make demo-besar``: 10,000 people with a month of work, in the database ``ekinerja_besar``.

``make demo-besar BULAN=12`` (``python -m bench.data --bulan 12``) makes ``ekinerja_besar_12``
beside it: the same government with eleven closed months before that month.
"""

import hashlib
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from bench.basisdata import AKAR, BESAR, INDUK, KECIL, PERAGAAN, SERIBU, VAR_BENCH, Pelayan, lapor

BULAN = "2026-10"
SETAHUN = 12
BULAN_PALING_BANYAK = 36
HARI_PERAGAAN = "2026-11-22"
ISIAN = {
    BESAR: ("demo_besar", "--orang", "10000", "--terakhir", BULAN),
    INDUK: ("demo_besar", "--orang", "100000", "--terakhir", BULAN, "--hanya-induk"),
    SERIBU: ("demo_besar", "--orang", "1000", "--terakhir", BULAN),
    KECIL: ("demo_besar", "--orang", "150", "--terakhir", BULAN),
    PERAGAAN: ("demo", "--tanggal", HARI_PERAGAAN),
}


def siapkan(pelayan: Pelayan, nama: str) -> None:
    """Build a database unless it is there already, made by the same programs."""
    with _sekali(pelayan, nama) as perlu:
        if perlu:
            pelayan.buat(nama)
            pelayan.jalankan(nama, "manage.py", "migrate", "--verbosity", "0")
            lapor(pelayan.jalankan(nama, "manage.py", *ISIAN[nama]).strip())


def siapkan_arsip(pelayan: Pelayan, bulan: int) -> str:
    """The large database with so many months in all, the earlier ones closed; gives its name."""
    if bulan == 1:
        siapkan(pelayan, BESAR)
        return BESAR
    nama = f"{BESAR}_{bulan}"
    with _sekali(pelayan, nama) as perlu:
        if perlu:
            siapkan(pelayan, BESAR)
            pelayan.buat(nama, dari=BESAR)
            isian = (*ISIAN[BESAR], "--bulan", str(bulan))
            lapor(pelayan.jalankan(nama, "manage.py", *isian).strip())
    return nama


@contextmanager
def _sekali(pelayan: Pelayan, nama: str) -> Iterator[bool]:
    """Must this database be built? It is stamped when that went well."""
    stempel = VAR_BENCH / f"{nama}.stempel"
    sidik = _sidik_program()
    if pelayan.ada(nama) and stempel.exists() and stempel.read_text() == sidik:
        yield False
        return
    lapor(f"Menyusun basis data {nama} …")
    stempel.parent.mkdir(parents=True, exist_ok=True)
    stempel.unlink(missing_ok=True)
    yield True
    with psycopg.connect(pelayan.alamat(nama), autocommit=True) as koneksi:
        koneksi.execute("VACUUM (ANALYZE)")
    stempel.write_text(sidik)


def _sidik_program() -> str:
    """Hash of what the data depend on: the generator and every migration."""
    demo = AKAR / "ekinerja" / "penyiapan" / "demo"
    berkas = [p for p in demo.rglob("*") if p.suffix in {".py", ".yaml"} and "tests" not in p.parts]
    berkas += (AKAR / "ekinerja").glob("*/migrations/*.py")
    hitung = hashlib.sha256(" ".join(map(str, ISIAN.values())).encode())
    for satu in sorted(berkas):
        hitung.update(satu.read_bytes())
    return hitung.hexdigest()


def banyak_bulan(teks: str) -> int:
    """A number of months.

    :raises ArgumentTypeError: not a number from 1 to 36.
    """
    if teks.isascii() and teks.isdigit() and 1 <= int(teks) <= BULAN_PALING_BANYAK:
        return int(teks)
    raise ArgumentTypeError(
        f"banyaknya bulan ditulis dengan angka 1 sampai {BULAN_PALING_BANYAK}, bukan “{teks}”"
    )


def main() -> int:
    penguraian = ArgumentParser(prog="make demo-besar", description="Basis data 10.000 orang.")
    penguraian.add_argument("--bulan", type=banyak_bulan, default=1, help="1 sampai 36")
    bulan = penguraian.parse_args().bulan
    with Pelayan() as pelayan:
        nama = siapkan_arsip(pelayan, bulan)
        print(f"Siap. Jalankan: DATABASE_URL={pelayan.alamat(nama)} make run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
