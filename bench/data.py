"""``make demo-besar``: 10,000 people with a month of work, in the database ``ekinerja_besar``."""

import hashlib
import sys

import psycopg

from bench.basisdata import AKAR, BESAR, KECIL, PERAGAAN, SERIBU, VAR_BENCH, Pelayan, lapor

BULAN = "2026-10"
HARI_PERAGAAN = "2026-11-22"
ISIAN = {
    BESAR: ("demo_besar", "--orang", "10000", "--bulan", BULAN),
    SERIBU: ("demo_besar", "--orang", "1000", "--bulan", BULAN),
    KECIL: ("demo_besar", "--orang", "150", "--bulan", BULAN),
    PERAGAAN: ("demo", "--tanggal", HARI_PERAGAAN),
}


def siapkan(pelayan: Pelayan, nama: str) -> None:
    """Build a database unless it is there already, made by the same programs."""
    stempel = VAR_BENCH / f"{nama}.stempel"
    sidik = _sidik_program()
    if pelayan.ada(nama) and stempel.exists() and stempel.read_text() == sidik:
        return
    lapor(f"Menyusun basis data {nama} …")
    stempel.parent.mkdir(parents=True, exist_ok=True)
    stempel.unlink(missing_ok=True)
    pelayan.buat(nama)
    pelayan.jalankan(nama, "manage.py", "migrate", "--verbosity", "0")
    lapor(pelayan.jalankan(nama, "manage.py", *ISIAN[nama]).strip())
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


def main() -> int:
    with Pelayan() as pelayan:
        siapkan(pelayan, BESAR)
        print(f"Siap. Jalankan: DATABASE_URL={pelayan.alamat(BESAR)} make run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
