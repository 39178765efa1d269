"""Reading JSON over HTTP from a source that may be slow, broken or hostile."""

import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode, urlsplit

import certifi
import urllib3
from django.conf import settings
from urllib3.exceptions import (
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    SSLError,
    TimeoutError,
)

from ekinerja.integrasi.bentuk import SumberGagal

POTONGAN = 65_536
BAIK = 200
TIDAK_ADA = 404
SEMENTARA = {429, 500, 502, 503, 504}
DITOLAK = {401, 403}
LAMA = "Data yang sudah ada tidak berubah."
# hanya variabel dengan awalan ini yang boleh dikirim ke luar; kunci lain milik server tidak
NAMA_RAHASIA = re.compile(r"EKINERJA_RAHASIA_[A-Z0-9_]{1,40}")


class _Sementara(Exception):
    """A fault that may pass; carries the sentence in case it does not."""


@dataclass(frozen=True, slots=True)
class Batas:
    """Limits of a reading: seconds, bytes of one answer, and how often a request is repeated."""

    sambung: float = 5
    baca: float = 20
    satu: float = 60
    total: float = 900
    ukuran: int = 20_000_000
    ulang: int = 3
    jeda: float = 1


def batas_berlaku(**bawaan: float) -> Batas:
    """The limits in force; the settings may change single ones.

    :param bawaan: limits that differ for one kind of source.
    """
    return Batas(**{**bawaan, **getattr(settings, "SUMBER_BATAS", {})})


def periksa_alamat(alamat: str) -> str:
    """The address without a slash at its end, when it may be read from this server at all.

    :raises SumberGagal: not http(s), plain http in production, with a password in it, or a host
        that is not on the list of the technical admin.
    """
    try:
        bagian = urlsplit(alamat.strip())
        tuan, port = bagian.hostname, bagian.port
    except ValueError as salah:
        raise SumberGagal("Alamat sumber tidak dapat dibaca. Betulkan alamatnya.") from salah
    if bagian.scheme not in {"http", "https"} or not tuan:
        raise SumberGagal("Alamat sumber harus dimulai dengan https dan nama servernya.")
    if bagian.scheme == "http" and settings.PRODUCTION:
        raise SumberGagal("Alamat sumber harus memakai https supaya data pegawai terlindung.")
    if bagian.username or bagian.password or bagian.fragment or bagian.query:
        raise SumberGagal("Alamat sumber tidak boleh memuat sandi, tanda tanya, atau tanda pagar.")
    sebutan = tuan if port is None else f"{tuan}:{port}"
    if sebutan.lower() not in settings.SUMBER_ALAMAT:
        raise SumberGagal(
            f"Server {sebutan} belum diizinkan. Minta admin teknis menambahkannya pada "
            "EKINERJA_SUMBER_ALAMAT."
        )
    return alamat.strip().rstrip("/")


def rahasia(nama: str) -> str:
    """The secret of a source, from the environment; empty when the source needs none.

    :raises SumberGagal: when the variable is not set, or is not one of those for sources.
    """
    if not nama:
        return ""
    isi = os.environ.get(nama, "") if NAMA_RAHASIA.fullmatch(nama) else ""
    if not isi:
        raise SumberGagal(
            f"Kunci sumber belum tersedia di server: variabel lingkungan {nama} kosong. Minta "
            "admin teknis mengisinya."
        )
    return isi


@dataclass(slots=True)
class Klien:
    """One reading of one source: the same limits over all its requests."""

    sebutan: str
    tajuk: Mapping[str, str] = field(default_factory=dict)
    batas: Batas = field(default_factory=batas_berlaku)
    _kolam: urllib3.PoolManager = field(init=False, repr=False)
    _habis: float = field(init=False)

    def __post_init__(self) -> None:
        self._kolam = urllib3.PoolManager(
            cert_reqs="CERT_REQUIRED",
            ca_certs=certifi.where(),
            retries=False,
            timeout=urllib3.Timeout(connect=self.batas.sambung, read=self.batas.baca),
        )
        self._habis = time.monotonic() + self.batas.total

    def ambil(self, alamat: str, parameter: Mapping[str, str] | None = None) -> Any:
        """The JSON at an address; None when there is nothing there (404).

        :raises SumberGagal: with the reason, after the repetitions that make sense.
        """
        tujuan = f"{alamat}?{urlencode(parameter)}" if parameter else alamat
        return self._ulangi("GET", tujuan, None)

    def kirim(self, alamat: str, isi: Mapping[str, str]) -> Any:
        """The JSON that a form posted to an address gives (tokens)."""
        return self._ulangi("POST", periksa_alamat(alamat), urlencode(isi))

    def _ulangi(self, cara: str, tujuan: str, isi: str | None) -> Any:
        """Ask again after what may pass, with the pauses of the library, until time is up."""
        ulang = urllib3.Retry(self.batas.ulang - 1, backoff_factor=self.batas.jeda)
        while time.monotonic() <= self._habis:
            try:
                return self._sekali(cara, tujuan, isi)
            except _Sementara as galat:
                try:
                    ulang = ulang.increment(cara, tujuan)
                except MaxRetryError as habis:
                    raise SumberGagal(
                        f"{galat} Sudah dicoba {self.batas.ulang} kali. {LAMA}"
                    ) from habis
                ulang.sleep()
        raise SumberGagal(f"{self.sebutan} terlalu lambat untuk dibaca utuh. {LAMA}")

    def _sekali(self, cara: str, tujuan: str, isi: str | None) -> Any:
        tajuk = {"Accept": "application/json", "Accept-Encoding": "identity", **self.tajuk}
        if isi is not None:
            tajuk["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            jawab = self._kolam.request(
                cara, tujuan, body=isi, headers=tajuk, redirect=False, preload_content=False,
                decode_content=False,
            )  # fmt: skip
            try:
                self._periksa_status(jawab.status)
                if jawab.status == TIDAK_ADA:
                    return None
                byte = self._baca(jawab)
            finally:
                jawab.close()
        except NewConnectionError as galat:
            raise _Sementara(f"{self.sebutan} tidak dapat dihubungi.") from galat
        except TimeoutError as galat:
            raise _Sementara(f"{self.sebutan} tidak menjawab tepat waktu.") from galat
        except SSLError as galat:
            raise SumberGagal(
                f"Sertifikat {self.sebutan} tidak dapat dipercaya, sehingga tidak dibaca. Minta "
                "pengelolanya memasang sertifikat yang sah."
            ) from galat
        except HTTPError as galat:
            raise _Sementara(f"{self.sebutan} tidak dapat dihubungi atau terputus.") from galat
        return self._urai(byte)

    def _periksa_status(self, status: int) -> None:
        if status in {BAIK, TIDAK_ADA}:
            return
        if status in DITOLAK:
            raise SumberGagal(
                f"{self.sebutan} menolak kunci kita. Minta kunci baru kepada pengelolanya."
            )
        if 300 <= status < 400:
            raise SumberGagal(
                f"{self.sebutan} mengalihkan ke alamat lain, yang tidak diikuti demi keamanan. "
                "Isi alamat akhirnya pada pengaturan sumber."
            )
        if status in SEMENTARA:
            raise _Sementara(f"{self.sebutan} sedang terganggu (jawaban {status}).")
        raise SumberGagal(f"{self.sebutan} menjawab dengan kode {status} yang tidak dikenal.")

    def _baca(self, jawab: urllib3.BaseHTTPResponse) -> bytes:
        """The body, bounded in size and time, however it trickles in."""
        if jawab.headers.get("Content-Encoding", "identity") != "identity":
            raise SumberGagal(
                f"{self.sebutan} mengirim jawaban terkompresi, padahal tidak diminta. Minta "
                "pengelolanya mematikan kompresi bagi alamat ini."
            )
        habis = min(self._habis, time.monotonic() + self.batas.satu)
        isi = bytearray()
        while potong := jawab.read1(POTONGAN):
            isi += potong
            if len(isi) > self.batas.ukuran:
                raise SumberGagal(
                    f"Jawaban {self.sebutan} melebihi {self.batas.ukuran // 1_000_000 or 1} MB "
                    "sekali ambil. Kecilkan jumlah baris per halaman pada sumbernya."
                )
            if time.monotonic() > habis:
                raise _Sementara(f"{self.sebutan} mengirim terlalu lambat.")
        panjang = jawab.headers.get("Content-Length", "")
        if panjang.isdecimal() and int(panjang) != len(isi):
            raise _Sementara(f"Jawaban {self.sebutan} terpotong di tengah.")
        return bytes(isi)

    def _urai(self, byte: bytes) -> Any:
        return urai_json(byte, sebutan=self.sebutan)


def urai_json(byte: bytes, *, sebutan: str) -> Any:
    """JSON in UTF-8; numbers with decimals become Decimal.

    :raises SumberGagal: another encoding, cut off, nested too deep, or not JSON at all.
    """
    try:
        teks = byte.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise SumberGagal(
            f"{sebutan} tidak mengirim teks UTF-8, sehingga nama orang dapat rusak. {LAMA}"
        ) from galat
    try:
        return json.loads(teks, parse_float=Decimal, parse_constant=_tolak_tetapan)
    except (ValueError, RecursionError) as galat:
        raise SumberGagal(
            f"Jawaban {sebutan} bukan JSON yang utuh; mungkin terpotong. {LAMA}"
        ) from galat


def _tolak_tetapan(nama: str) -> Any:
    raise ValueError(nama)
