"""A rush: many people open their pages at once over a socket, at full rate, for a minute.

Each client asks again as soon as it is answered; the sessions come from bench.sesi.
"""

import http.client
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Thread
from time import monotonic
from typing import Any

from bench.layanan import ambil

SERBUAN_DETIK = 60
KLIEN = 16
PEMANASAN = 2
Sesi = dict[str, Any]


@dataclass(slots=True)
class Catatan:
    """What the clients saw.

    :ivar detik: seconds of each answered request, ``galat`` what else came: status or error.
    :ivar lama: seconds from the first request to the last answer.
    """

    detik: list[float] = field(default_factory=list)
    galat: Counter[str] = field(default_factory=Counter)
    lama: float = 0.0

    @property
    def laju(self) -> float:
        """Answered requests a second."""
        return len(self.detik) / self.lama if self.lama else 0.0

    def persentil(self, persen: int) -> float:
        """Seconds within which this share of the answers came (nearest rank)."""
        urut = sorted(self.detik)
        return urut[max(-(-len(urut) * persen // 100) - 1, 0)] if urut else float("inf")


def serbu(porta: int, sesi: Sequence[Sesi], *, klien: int, selama: float) -> Catatan:
    """Let this many clients ask for pages in turn until the time is over."""
    hasil = [Catatan() for _ in range(klien)]
    batas = monotonic() + selama
    utas = [
        Thread(target=_seorang, args=(porta, sesi[nomor % len(sesi)], nomor, batas, catatan))
        for nomor, catatan in enumerate(hasil)
    ]
    mulai = monotonic()
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    semua = Catatan(lama=monotonic() - mulai)
    for catatan in hasil:
        semua.detik += catatan.detik
        semua.galat += catatan.galat
    return semua


def _seorang(porta: int, sesi: Sesi, nomor: int, batas: float, catatan: Catatan) -> None:
    """One client over one connection; each begins at another page."""
    koneksi = http.client.HTTPConnection("127.0.0.1", porta, timeout=SERBUAN_DETIK)
    alamat = sesi["alamat"]
    while monotonic() < batas:
        nomor += 1
        try:
            status, detik = ambil(koneksi, alamat[nomor % len(alamat)], sesi["sesi"])
        except (OSError, http.client.HTTPException) as galat:
            catatan.galat[type(galat).__name__] += 1
            koneksi.close()
            continue
        if status == 200:
            catatan.detik.append(detik)
        else:
            catatan.galat[str(status)] += 1
    koneksi.close()


def panaskan(porta: int, sesi: Sequence[Sesi]) -> None:
    """Open every page a few times, so that what a process keeps is not measured."""
    for satu in sesi[:4]:
        koneksi = http.client.HTTPConnection("127.0.0.1", porta)
        for alamat in satu["alamat"] * PEMANASAN:
            ambil(koneksi, alamat, satu["sesi"])
        koneksi.close()
