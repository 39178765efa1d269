"""Bahan bersama uji penjaga: berkas sumber, pohon sintaksnya, dan letak tiap temuan."""

import ast
import functools
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
PRODUK = ("ekinerja", "config", "ops")
SEMUA_PYTHON = ("ekinerja", "config", "ops", "bench", "tests")
DILEWATI = {"__pycache__", "node_modules", "vendor", ".venv", "var"}


@dataclass(frozen=True)
class Sumber:
    """Satu berkas Python: jalurnya dari akar, teksnya, dan pohon sintaksnya."""

    jalur: str
    teks: str

    @property
    def pohon(self) -> ast.Module:
        return _urai(self.teks)

    @property
    def bagian(self) -> tuple[str, ...]:
        return tuple(self.jalur.removesuffix(".py").split("/"))


@functools.cache
def _urai(teks: str) -> ast.Module:
    return ast.parse(teks)


@functools.cache
def sumber_python(folder: tuple[str, ...] = PRODUK, *, uji: bool = False) -> tuple[Sumber, ...]:
    """Berkas Python di folder itu; folder uji hanya ikut bila diminta."""
    hasil = []
    for nama in folder:
        for berkas in sorted((AKAR / nama).rglob("*.py")):
            bagian = berkas.relative_to(AKAR).parts
            if DILEWATI.intersection(bagian) or (not uji and "tests" in bagian):
                continue
            hasil.append(Sumber("/".join(bagian), berkas.read_text(encoding="utf-8")))
    return tuple(hasil)


def berkas_terlacak() -> list[Path]:
    """Berkas yang akan ikut tersebar: yang terlacak git dan yang baru tetapi tidak diabaikan."""
    hasil = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=True,
    )
    return [AKAR / nama for nama in hasil.stdout.splitlines() if (AKAR / nama).is_file()]


def templat() -> list[Path]:
    """Semua templat HTML produk."""
    return [
        satu
        for satu in sorted((AKAR / "ekinerja").rglob("templates/**/*.html"))
        if not DILEWATI.intersection(satu.parts)
    ]


def periksa_semua(
    pemeriksa: Callable[[Sumber], Iterator[str]], sumber: Iterable[Sumber]
) -> list[str]:
    """Temuan pemeriksa atas semua sumber, masing-masing didahului jalurnya."""
    return [f"{satu.jalur}:{temuan}" for satu in sumber for temuan in pemeriksa(satu)]


def contoh(teks: str, jalur: str = "ekinerja/contoh/services.py") -> Sumber:
    """Sumber buatan untuk membuktikan bahwa sebuah penjaga dapat gagal."""
    return Sumber(jalur, teks)


def nama_lengkap(simpul: ast.expr) -> str:
    """Nama bertitik sebuah ungkapan, misalnya `yaml.load`; kosong bila bukan nama."""
    if isinstance(simpul, ast.Name):
        return simpul.id
    if isinstance(simpul, ast.Attribute):
        awal = nama_lengkap(simpul.value)
        return f"{awal}.{simpul.attr}" if awal else f"?.{simpul.attr}"
    return ""


def panggilan(pohon: ast.AST) -> Iterator[tuple[int, str, ast.Call]]:
    """Setiap panggilan beserta barisnya dan nama bertitiknya."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.Call):
            yield simpul.lineno, nama_lengkap(simpul.func), simpul


def kalimat(aturan: str, temuan: list[str]) -> str:
    """Pesan gagal: aturan mana yang dilanggar dan di mana."""
    return f"{aturan}\n" + "\n".join(f"  {satu}" for satu in temuan)
