"""Baris kebutuhan dan jumlah uji yang membuktikannya: ``python -m ops.kebutuhan``.

Jumlahnya berasal dari uji lengkap terakhir pada komit ini (``var/kebutuhan.json``, ditulis oleh
plugin ``tests/kebutuhan.py``). Bila belum ada, uji lengkap dijalankan lebih dahulu.
"""

import csv
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
DAFTAR = AKAR / "docs" / "rujukan" / "kebutuhan.csv"
REKAMAN = Path(os.environ.get("EKINERJA_VAR", AKAR / "var")) / "kebutuhan.json"
JALUR_KODE = ("ekinerja", "config", "tests", "ops", "bench", "conftest.py", "pyproject.toml")


class RekamanTidakSah(Exception):
    """Rekaman uji tidak dapat dipakai; pesannya menyebut sebabnya."""


@dataclass(frozen=True)
class Rekaman:
    """Hasil satu jalannya uji: pada komit mana, lengkapkah, dan uji mana membuktikan baris mana."""

    commit: str
    bersih: bool
    lengkap: bool
    bukti: dict[str, list[str]] = field(default_factory=dict)


def baca_daftar(berkas: Path = DAFTAR) -> dict[str, str]:
    """ID kebutuhan → nama pendeknya, urut seperti di berkas."""
    with berkas.open(encoding="utf-8", newline="") as isi:
        return {baris["id"]: baris["nama"] for baris in csv.DictReader(isi)}


def keadaan_kode() -> tuple[str, bool]:
    """Komit yang sedang dipakai, dan apakah kodenya sama persis dengan komit itu."""
    commit = _git("rev-parse", "HEAD")
    bersih = bool(commit) and not _git("status", "--porcelain", "--", *JALUR_KODE)
    return commit, bersih


def _git(*perintah: str) -> str:
    try:
        hasil = subprocess.run(
            ["git", *perintah], cwd=AKAR, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return hasil.stdout.strip()


def simpan(rekaman: Rekaman, berkas: Path = REKAMAN) -> None:
    """Tulis rekaman utuh atau tidak sama sekali."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    sementara = berkas.with_suffix(".baru")
    sementara.write_text(json.dumps(asdict(rekaman), indent=1, sort_keys=True), encoding="utf-8")
    sementara.replace(berkas)


def muat(berkas: Path = REKAMAN) -> Rekaman | None:
    """Rekaman terakhir, atau None bila belum ada atau tidak terbaca."""
    try:
        return Rekaman(**json.loads(berkas.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def gabung(bagian: list[Rekaman | None]) -> Rekaman:
    """Rekaman dari bagian-bagian satu uji; lengkap hanya bila semuanya lengkap dan sekomit."""
    ada = [satu for satu in bagian if satu is not None]
    bukti: dict[str, list[str]] = {}
    for satu in ada:
        for kunci, uji in satu.bukti.items():
            bukti[kunci] = sorted({*bukti.get(kunci, []), *uji})
    commit = {satu.commit for satu in ada}
    return Rekaman(
        commit=commit.pop() if len(commit) == 1 else "",
        bersih=all(satu.bersih for satu in ada),
        lengkap=len(ada) == len(bagian) and all(satu.lengkap for satu in ada),
        bukti=bukti,
    )


def masih_berlaku(rekaman: Rekaman | None, commit: str, bersih: bool) -> bool:
    """Rekaman lengkap dari kode yang sama persis dengan kode sekarang."""
    if rekaman is None or not rekaman.lengkap or not commit:
        return False
    return bersih and rekaman.bersih and rekaman.commit == commit


def susun_laporan(daftar: dict[str, str], bukti: dict[str, list[str]]) -> list[str]:
    """Baris ``ID<TAB>jumlah<TAB>nama``, ditutup dengan jumlah baris yang terbukti.

    :raises RekamanTidakSah: bila ada ID yang tidak terdaftar.
    """
    asing = sorted(set(bukti) - set(daftar))
    if asing:
        raise RekamanTidakSah(f"ID kebutuhan tidak terdaftar: {', '.join(asing)}.")
    baris = [f"{kunci}\t{len(bukti.get(kunci, []))}\t{nama}" for kunci, nama in daftar.items()]
    terbukti = sum(1 for kunci in daftar if bukti.get(kunci))
    return [*baris, f"{len(daftar)} rows, {terbukti} proven"]


def _uji_lengkap() -> tuple[Rekaman, int]:
    """Jalankan ``make test``; keluarannya ke stderr supaya stdout hanya berisi laporan."""
    REKAMAN.unlink(missing_ok=True)
    print("Belum ada uji lengkap pada komit ini; menjalankan make test…", file=sys.stderr)
    hasil = subprocess.run(["make", "test"], cwd=AKAR, stdout=sys.stderr, check=False)
    rekaman = muat()
    if rekaman is None or not rekaman.lengkap:
        raise RekamanTidakSah("Uji lengkap tidak selesai, sehingga tidak ada yang terbukti.")
    return rekaman, hasil.returncode


def main() -> int:
    """Cetak laporan; 0 bila sah, 1 bila ada ID asing atau uji gagal."""
    rekaman, gagal = muat(), 0
    try:
        if rekaman is None or not masih_berlaku(rekaman, *keadaan_kode()):
            rekaman, gagal = _uji_lengkap()
        print("\n".join(susun_laporan(baca_daftar(), rekaman.bukti)))
    except RekamanTidakSah as salah:
        print(salah, file=sys.stderr)
        return 1
    if gagal:
        print("Sebagian uji gagal; uji yang gagal tidak dihitung.", file=sys.stderr)
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
