"""The web service as it runs in an office: gunicorn over a socket, DEBUG off."""

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, perf_counter, sleep

from bench.basisdata import AKAR, Pelayan

SIAP_DALAM = 60
NAMA_SESI = "sessionid"


def porta_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


@contextmanager
def gunicorn(pelayan: Pelayan, basis_data: str, *, pekerja: int = 1) -> Iterator[int]:
    """Serve this database with so many processes of four threads; gives the port."""
    porta = porta_bebas()
    proses = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{porta}",
            "--worker-class", "gthread", "--workers", str(pekerja), "--threads", "4",
            "--graceful-timeout", "1", "--log-level", "warning",
        ],
        cwd=AKAR,
        env=pelayan.lingkungan(basis_data),
    )  # fmt: skip
    try:
        _tunggu(porta)
        yield porta
    finally:
        proses.terminate()
        proses.wait(10)


def _tunggu(porta: int) -> None:
    batas = monotonic() + SIAP_DALAM
    while monotonic() < batas:
        try:
            if ambil(http.client.HTTPConnection("127.0.0.1", porta), "/sehat", "")[0] == 200:
                return
        except OSError:
            sleep(0.2)
    raise SystemExit(f"Layanan tidak menjawab /sehat dalam {SIAP_DALAM} detik.")


def ambil(koneksi: http.client.HTTPConnection, alamat: str, sesi: str) -> tuple[int, float]:
    """Status and seconds of one page over an open connection."""
    kepala = {"Accept-Encoding": "gzip", "Cookie": f"{NAMA_SESI}={sesi}"} if sesi else {}
    mulai = perf_counter()
    koneksi.request("GET", alamat, headers=kepala)
    jawaban = koneksi.getresponse()
    jawaban.read()
    return jawaban.status, perf_counter() - mulai
