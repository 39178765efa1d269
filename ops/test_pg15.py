"""`make test-pg15`: the database part of the suite on PostgreSQL 15, which Debian 12 ships."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARIES = Path("/usr/lib/postgresql/15/bin")
AREAS = sorted(
    folder.parent.name for folder in (ROOT / "ekinerja").glob("*/apps.py")
)  # everything but the law, which knows no database


def ensure_binaries() -> bool:
    """Use the machine's PostgreSQL 15, or install it when we may."""
    if (BINARIES / "initdb").exists():
        return True
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Memasang postgresql-15 dari paket Debian …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql-15"],
            check=False,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    return (BINARIES / "initdb").exists()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class TemporaryServer:
    """A PostgreSQL 15 in a temporary folder, run as the user postgres when we are root."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None

    def call(self, *arguments: str) -> None:
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid} if self.user else {}
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, cwd="/", **who)  # type: ignore[call-overload]  # optional user

    def __enter__(self) -> str:
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        data = str(self.folder / "data")
        self.call(
            str(BINARIES / "initdb"), "-D", data, "-U", "postgres", "-A", "trust",
            "--locale=C.UTF-8", "-E", "UTF8",
        )  # fmt: skip
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self.call(str(BINARIES / "pg_ctl"), "-D", data, "-w", "-o", options,
                  "-l", str(self.folder / "log"), "start")  # fmt: skip
        return f"postgres://postgres@127.0.0.1:{self.port}/ekinerja"

    def __exit__(self, *error: object) -> None:
        self.call(str(BINARIES / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "fast", "stop")


def main() -> int:
    os.chdir(ROOT)
    if not ensure_binaries():
        print("SKIPPED: POSTGRESQL 15 TIDAK ADA DAN TIDAK DAPAT DIPASANG; BAGIAN INI TIDAK DIUJI.")
        return 0
    with tempfile.TemporaryDirectory(prefix="pg15-") as folder:
        Path(folder).chmod(0o755)
        with TemporaryServer(Path(folder)) as url:
            return run_halves(url, Path(folder))


def run_halves(url: str, folder: Path) -> int:
    """Every other area in one process, the rest in another, each on a database of its own."""
    running = []
    for half in (0, 1):
        log = folder / f"bagian-{half}.log"
        command = [sys.executable, "-m", "pytest", "-q"]
        command += [f"ekinerja/{area}" for area in AREAS[half::2]]
        environment = {**os.environ, "DATABASE_URL": f"{url}_{half}", "EKINERJA_MODE": "uji"}
        with log.open("wb") as out:
            running.append(
                (subprocess.Popen(command, env=environment, stdout=out, stderr=out), log)
            )
    codes = []
    for process, log in running:
        codes.append(process.wait())
        print(log.read_text(encoding="utf-8", errors="replace"), flush=True)
    return max(codes, key=abs)


if __name__ == "__main__":
    sys.exit(main())
