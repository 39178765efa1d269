"""The databases that are measured: made, copied and filled on one server."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit, urlunsplit

import psycopg

from ops.pg import EmbeddedServer

AKAR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("EKINERJA_VAR", AKAR / "var"))
VAR_BENCH = VAR / "bench"
BESAR = "ekinerja_besar"
INDUK = "ekinerja_bench_induk"
SERIBU, KECIL, PERAGAAN, TUTUP, TUTUP_KECIL, SERBUAN = (
    f"ekinerja_bench_{nama}"
    for nama in ("seribu", "kecil", "peragaan", "tutup", "tutup_kecil", "serbuan")
)


def lapor(kalimat: str) -> None:
    """Progress for people; the figures alone go to stdout."""
    print(kalimat, file=sys.stderr, flush=True)


class Pelayan:
    """The server of DATABASE_URL, else the embedded one; stopped only if it was started here."""

    def __init__(self) -> None:
        self._alamat = os.environ.get("DATABASE_URL", "")
        self._server: EmbeddedServer | None = None
        self._dimulai = False

    def __enter__(self) -> "Pelayan":
        if not self._alamat:
            self._server = EmbeddedServer(VAR / "pg")
            if not self._hidup(self._server):
                self._server.start()
                self._dimulai = True
            self._alamat = self._server.url("postgres")
        return self

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if self._server is not None and self._dimulai:
            self._server.stop()

    @staticmethod
    def _hidup(server: EmbeddedServer) -> bool:
        try:
            server.url("postgres")
        except (psycopg.Error, OSError, IndexError):
            return False
        return True

    def alamat(self, nama: str) -> str:
        """Address of a database on this server."""
        bagian = urlsplit(self._alamat)
        return urlunsplit(bagian._replace(path=f"/{nama}"))

    def ada(self, nama: str) -> bool:
        """Is there a database of this name?"""
        with psycopg.connect(self.alamat("postgres")) as koneksi:
            cari = "SELECT 1 FROM pg_database WHERE datname = %s"
            return koneksi.execute(cari, [nama]).fetchone() is not None

    def buat(self, nama: str, *, dari: str = "template0") -> None:
        """Make a database anew, empty or as a copy of another."""
        cara = "" if dari == "template0" else " STRATEGY file_copy"
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as koneksi:
            koneksi.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
            koneksi.execute(f'CREATE DATABASE "{nama}" TEMPLATE "{dari}"{cara}')

    def hapus(self, *nama: str) -> None:
        """Remove databases."""
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as koneksi:
            for satu in nama:
                koneksi.execute(f'DROP DATABASE IF EXISTS "{satu}" WITH (FORCE)')

    def lingkungan(self, nama: str) -> dict[str, str]:
        """Environment of a process that works on this database."""
        return {
            **os.environ,
            "DATABASE_URL": self.alamat(nama),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "EKINERJA_MODE": "demo",
            "EKINERJA_DEBUG": "",
            "EKINERJA_VAR": str(VAR_BENCH),
        }

    def jalankan(self, nama: str, *perintah: str) -> str:
        """Run a Python program of the repository on this database.

        :returns: what it wrote to stdout; its stderr is passed on.
        """
        hasil = subprocess.run(
            [sys.executable, *perintah],
            cwd=AKAR,
            env=self.lingkungan(nama),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return hasil.stdout
