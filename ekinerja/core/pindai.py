"""Asking a virus scanner (clamd) about bytes, over its INSTREAM command."""

import socket
import struct

from django.conf import settings

POTONGAN = 64 * 1024
TUNGGU_DETIK = 60
_BALASAN_MAKS = 4096


class PindaiGagal(Exception):
    """The scanner did not answer, or not with a verdict; the job asks again later."""


def terpasang() -> bool:
    """Is a scanner configured?"""
    return bool(settings.PEMINDAI)


def berbahaya(isi: bytes) -> bool:
    """Does the scanner know these bytes as malicious?

    :raises PindaiGagal: when it cannot be asked or gives no verdict.
    """
    try:
        with _sambung(settings.PEMINDAI) as soket:
            soket.sendall(b"zINSTREAM\0")
            for awal in range(0, len(isi), POTONGAN):
                potong = isi[awal : awal + POTONGAN]
                soket.sendall(struct.pack("!I", len(potong)) + potong)
            soket.sendall(struct.pack("!I", 0))
            balasan = _baca(soket)
    except OSError as galat:
        raise PindaiGagal(f"Pemindai {settings.PEMINDAI} tidak menjawab.") from galat
    if balasan.endswith("FOUND"):
        return True
    if balasan.endswith("OK"):
        return False
    raise PindaiGagal(f"Pemindai menjawab “{balasan[:200]}”.")


def _sambung(alamat: str) -> socket.socket:
    """A socket to ``host:port``, or to a path."""
    if alamat.startswith("/"):
        soket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        soket.settimeout(TUNGGU_DETIK)
        soket.connect(alamat)
        return soket
    tuan, _, porta = alamat.rpartition(":")
    return socket.create_connection((tuan, int(porta)), timeout=TUNGGU_DETIK)


def _baca(soket: socket.socket) -> str:
    isi = b""
    while len(isi) < _BALASAN_MAKS and not isi.endswith(b"\0"):
        potong = soket.recv(_BALASAN_MAKS)
        if not potong:
            break
        isi += potong
    return isi.rstrip(b"\0\n").decode("utf-8", "replace")
