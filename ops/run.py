"""`make run`: database, migrations, demonstration government, web server and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from ops.pg import EmbeddedServer, database_url

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("EKINERJA_VAR", ROOT / "var"))
STOP_WITHIN = 2.0
PORTS = range(8000, 8050)


class Stopped(Exception):
    """INT or TERM arrived."""


def _raise_stopped(number: int, frame: FrameType | None) -> None:
    raise Stopped


def free_port() -> int:
    """The port asked for by EKINERJA_PORT, else the first free one from 8000."""
    wanted = os.environ.get("EKINERJA_PORT")
    for port in [int(wanted)] if wanted else PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise SystemExit("Tidak ada porta bebas. Pilih satu: EKINERJA_PORT=9000 make run")


class Supervisor:
    """Owns every process it starts, and stops them all."""

    def __init__(self) -> None:
        self.server: EmbeddedServer | None = None
        self.children: list[subprocess.Popen[bytes]] = []

    def run(self) -> None:
        """Start everything, say where it is, wait for INT or TERM."""
        url, self.server = database_url(VAR / "pg", "ekinerja")
        port = free_port()
        os.environ.update(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="config.settings")
        os.environ.setdefault("EKINERJA_ALAMAT", f"http://127.0.0.1:{port}")
        accounts = self.manage("siapkan")
        self.spawn(
            "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}",
            "--worker-class", "gthread", "--workers", "2", "--threads", "4",
            "--graceful-timeout", "1", "--log-level", "warning",
            "--forwarded-allow-ips", os.environ.get("EKINERJA_PROKSI", ""),
        )  # fmt: skip
        self.spawn("manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "1")
        self.wait_healthy(port)
        print(accounts, f"Siap: http://127.0.0.1:{port}", "Hentikan dengan Ctrl-C.", sep="\n")
        sys.stdout.flush()
        self.watch()

    def manage(self, command: str) -> str:
        """Run a management command; its stdout is returned, its stderr shown."""
        made = subprocess.Popen(
            [sys.executable, "manage.py", command], cwd=ROOT, stdout=subprocess.PIPE
        )
        self.children.append(made)
        out, _ = made.communicate()
        self.children.remove(made)
        if made.returncode:
            raise SystemExit(made.returncode)
        return out.decode()

    def spawn(self, *arguments: str) -> None:
        self.children.append(
            subprocess.Popen([sys.executable, *arguments], cwd=ROOT, start_new_session=True)
        )

    def wait_healthy(self, port: int) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            self.check_children()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise SystemExit("Layanan tidak menjawab /sehat dalam 60 detik. Lihat pesan di atas.")

    def watch(self) -> None:
        while not parent_gone():
            self.check_children()
            time.sleep(0.3)

    def check_children(self) -> None:
        for child in self.children:
            if child.poll() is not None:
                raise SystemExit(f"Satu proses berhenti sendiri (kode {child.returncode}).")

    def stop(self) -> None:
        """Stop children and database; what does not end in time is killed."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        for child in self.children:
            child.terminate()
        until = time.monotonic() + STOP_WITHIN
        for child in self.children:
            try:
                child.wait(max(0.05, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
        if self.server is not None:
            self.server.stop()


PARENT = os.getppid()


def parent_gone() -> bool:
    """Did whoever started us (make) end, or is it waiting inside its own INT handler?

    make passes TERM on to its recipe but not an INT that reached only itself; while it handles
    one, the signal is blocked in its process status.
    """
    if os.getppid() != PARENT:
        return True
    try:
        status = Path(f"/proc/{PARENT}/status").read_text()
        name = status.split("Name:", 1)[1].split("\n", 1)[0].strip()
        blocked = int(status.split("SigBlk:", 1)[1].split("\n", 1)[0].strip(), 16)
    except (OSError, IndexError, ValueError):
        return False
    return name == "make" and bool(blocked & 1 << (signal.SIGINT - 1))


def main() -> None:
    os.chdir(ROOT)
    VAR.mkdir(parents=True, exist_ok=True)
    bukti = VAR / "bukti"
    bukti.mkdir(exist_ok=True)
    bukti.chmod(0o700)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _raise_stopped)
    supervisor = Supervisor()
    try:
        supervisor.run()
    except Stopped:
        print("\nMenghentikan …")
    finally:
        supervisor.stop()


if __name__ == "__main__":
    main()
