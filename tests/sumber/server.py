"""Server HTTP sungguhan di utas sendiri yang dapat berbuat nakal menurut pesanan."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PER_HALAMAN = 2
Nakal = Callable[["Penjawab", str, int], bool]


@dataclass
class SimpegPengganti:
    """Isi SIMPEG pengganti; `nakal` boleh mengambil alih jawaban sebuah daftar dan halaman."""

    daftar: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    kunci: str = "kunci-uji"
    nakal: Nakal | None = None
    permintaan: list[str] = field(default_factory=list)
    alamat: str = ""

    def jawab(self, penjawab: "Penjawab") -> None:
        bagian = urlsplit(penjawab.path)
        nama = bagian.path.strip("/").rpartition("/")[2]
        nomor = int(parse_qs(bagian.query).get("halaman", ["1"])[0])
        self.permintaan.append(f"{nama}:{nomor}")
        if self.nakal is not None and self.nakal(penjawab, nama, nomor):
            return
        if penjawab.headers.get("Authorization") != f"Bearer {self.kunci}":
            penjawab.kirim(401, b"{}")
        elif nama not in self.daftar:
            penjawab.kirim(404, b"{}")
        else:
            penjawab.kirim_json(halaman(self.daftar[nama], nomor))


@dataclass
class SiasnPengganti:
    """Isi SIASN pengganti menurut NIP: data-utama, rw-jabatan, rw-golongan; dengan dua token."""

    orang: dict[str, dict[str, Any]] = field(default_factory=dict)
    token: str = "token-wso2"
    sso: str = "token-sso"
    nakal: Nakal | None = None
    permintaan: list[str] = field(default_factory=list)
    alamat: str = ""

    def jawab(self, penjawab: "Penjawab") -> None:
        jalur = urlsplit(penjawab.path).path
        self.permintaan.append(jalur)
        if jalur.endswith("/oauth2/token"):
            penjawab.kirim_json({"access_token": self.token, "expires_in": 3600})
            return
        _, daftar, nip = jalur.strip("/").rsplit("/", 2)
        if self.nakal is not None and self.nakal(penjawab, daftar, len(self.permintaan)):
            return
        tajuk = penjawab.headers
        masuk = (tajuk.get("Authorization"), tajuk.get("Auth"))
        if masuk != (f"Bearer {self.token}", f"bearer {self.sso}"):
            penjawab.kirim(401, b"{}")
        elif nip not in self.orang:
            penjawab.kirim(404, b"{}")
        else:
            penjawab.kirim_json({"code": 1, "data": self.orang[nip].get(daftar, [])})


def halaman(baris: list[dict[str, Any]], nomor: int) -> dict[str, Any]:
    """Satu halaman menurut kontrak."""
    awal = (nomor - 1) * PER_HALAMAN
    return {
        "halaman": nomor,
        "jumlah_halaman": max(1, -(-len(baris) // PER_HALAMAN)),
        "jumlah": len(baris),
        "data": baris[awal : awal + PER_HALAMAN],
    }


class Penjawab(BaseHTTPRequestHandler):
    """Satu permintaan; isinya diputuskan server pengganti yang memilikinya."""

    protocol_version = "HTTP/1.1"
    pemilik: Any

    def do_GET(self) -> None:
        self.pemilik.jawab(self)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.pemilik.jawab(self)

    def log_message(self, *isi: object) -> None:
        """Diam."""

    def kirim(self, status: int, isi: bytes, *, panjang: int | None = None, **tajuk: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(isi) if panjang is None else panjang))
        for nama, nilai in tajuk.items():
            self.send_header(nama.replace("_", "-"), nilai)
        self.end_headers()
        self.wfile.write(isi)
        if panjang is not None:
            self.close_connection = True

    def kirim_json(self, isi: Any) -> None:
        self.kirim(200, json.dumps(isi).encode())

    def menetes(self, isi: bytes, jeda: float) -> None:
        """Kirim byte demi byte, selama pembacanya masih mau menunggu."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(isi)))
        self.end_headers()
        self.close_connection = True
        for satu in isi:
            try:
                self.wfile.write(bytes([satu]))
                self.wfile.flush()
            except OSError:
                return
            if berhenti.wait(jeda):
                return

    def diam(self, lama: float) -> None:
        """Tidak menjawab apa pun."""
        self.close_connection = True
        berhenti.wait(lama)


berhenti = threading.Event()


@contextmanager
def jalankan(pemilik: Any) -> Iterator[Any]:
    """Server pada porta bebas; `pemilik.alamat` alamat dasarnya."""
    berhenti.clear()
    penjawab = type("PenjawabIni", (Penjawab,), {"pemilik": pemilik})
    server = ThreadingHTTPServer(("127.0.0.1", 0), penjawab)
    server.daemon_threads = True
    utas = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    utas.start()
    pemilik.alamat = f"http://127.0.0.1:{server.server_port}/api"
    try:
        yield pemilik
    finally:
        berhenti.set()
        server.shutdown()
        server.server_close()
        utas.join()


__all__ = ["Penjawab", "SiasnPengganti", "SimpegPengganti", "halaman", "jalankan"]
