"""`make test`: the whole suite on databases of its own, journeys in a real browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from ops.kebutuhan import gabung, muat, simpan
from ops.pg import database_url

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("EKINERJA_VAR", ROOT / "var"))
# Two cores, two parts of about the same length: the browser with two guards that try every page
# many times over, and everything else.
LONG = ("tests/guards/test_url.py", "tests/guards/test_serangan_masukan.py")
REST = tuple(
    str(p.relative_to(ROOT))
    for p in sorted(ROOT.glob("tests/**/test_*.py"))
    if p.parent.name != "journeys" and str(p.relative_to(ROOT)) not in LONG
)
PARTS = {"peramban": ("tests/journeys", *LONG), "bidang": ("ekinerja", *REST)}


def ensure_browser() -> None:
    """Install Debian's chromium when it is missing and we may; say so loudly when we cannot."""
    if shutil.which("chromium"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Memasang chromium dari paket Debian …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    if not shutil.which("chromium"):
        print(
            "!!! CHROMIUM TIDAK ADA: SEMUA PERJALANAN DI PERAMBAN DILEWATI, BUKAN LULUS. "
            "Pasang dengan: apt-get install chromium",
            flush=True,
        )


def part_url(url: str, part: str) -> str:
    """The same server with a test database of this part's own."""
    split = urlsplit(url)
    return urlunsplit(split._replace(path=f"{split.path}_{part}"))


def run_part(part: str, folders: tuple[str, ...], url: str) -> "subprocess.Popen[bytes]":
    """Start one part; all but the first write into a file that is shown when they are done."""
    environment = {
        **os.environ,
        "DATABASE_URL": part_url(url, part),
        "EKINERJA_MODE": "uji",
        "EKINERJA_UJI_LENGKAP": "1",
        "EKINERJA_REKAMAN": str(record_of(part)),
    }
    record_of(part).unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", *folders]
    if part == next(iter(PARTS)):
        return subprocess.Popen(command, env=environment)
    with log_of(part).open("wb") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)


def record_of(part: str) -> Path:
    return VAR / f"kebutuhan-{part}.json"


def log_of(part: str) -> Path:
    return VAR / f"uji-{part}.log"


def run_complete(url: str) -> int:
    """Both parts side by side, each on a database of its own; their records become one."""
    VAR.mkdir(parents=True, exist_ok=True)
    running = {part: run_part(part, folders, url) for part, folders in PARTS.items()}
    codes = {}
    for part, process in running.items():
        codes[part] = process.wait()
        if log_of(part).exists():
            print(f"\n===== {part} =====", flush=True)
            print(log_of(part).read_text(encoding="utf-8", errors="replace"), flush=True)
            log_of(part).unlink()
    simpan(gabung([muat(record_of(part)) for part in PARTS]))
    return max(codes.values(), key=abs)


def run_some(arguments: list[str], url: str) -> int:
    """Only what was asked for."""
    environment = {**os.environ, "DATABASE_URL": url, "EKINERJA_MODE": "uji"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    os.chdir(ROOT)
    arguments = sys.argv[1:]
    ensure_browser()
    url, server = database_url(VAR / "pg-uji", "ekinerja")
    try:
        return run_some(arguments, url) if arguments else run_complete(url)
    finally:
        if server is not None:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
