"""`make test`: the whole suite on a database of its own, journeys in a real browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ops.pg import database_url

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("EKINERJA_VAR", ROOT / "var"))


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


def main() -> int:
    os.chdir(ROOT)
    arguments = sys.argv[1:]
    ensure_browser()
    url, server = database_url(VAR / "pg-uji", "ekinerja")
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "EKINERJA_MODE": "uji",
        "EKINERJA_UJI_LENGKAP": "" if arguments else "1",
    }
    try:
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], env=environment, check=False
        ).returncode
    finally:
        if server is not None:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
