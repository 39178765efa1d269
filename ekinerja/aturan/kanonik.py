"""Bentuk kanonik: satu isi selalu menjadi byte yang sama.

UTF-8 JSON; kunci terurut; tanpa spasi; tanpa bilangan pecahan biner; Decimal sebagai teks biasa
pada skala istilahnya; tanggal ISO; saat dalam UTC dengan mikrodetik dan ``Z``.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal

KONTEKS = Context(prec=34, rounding=ROUND_HALF_EVEN)

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def tulis_kanonik(isi: object, *, skala: int | None = None) -> bytes:
    """Tulis ``isi`` sebagai byte kanonik.

    :param skala: banyaknya angka di belakang koma bagi setiap Decimal; tanpa skala, seperti adanya.
    :raises TypeError: bila ada bilangan pecahan biner atau jenis yang tidak dikenal.
    :raises ValueError: bila sebuah saat tidak menyebut zona waktunya.
    """
    return _ENCODER.encode(_polos(isi, skala)).encode()


def teks_json(teks: str) -> str:
    """Teks sebagai untai JSON, huruf selain ASCII dibiarkan."""
    return _ENCODER.encode(teks)


def teks_desimal(nilai: Decimal, *, skala: int | None = None) -> str:
    """Decimal sebagai teks biasa tanpa pangkat; nol tidak pernah bertanda minus.

    :raises ValueError: bila nilainya tak hingga atau bukan bilangan.
    """
    if not nilai.is_finite():
        raise ValueError("Nilai tak hingga atau bukan bilangan tidak dapat ditulis.")
    if skala is not None:
        nilai = nilai.quantize(Decimal(1).scaleb(-skala), context=KONTEKS)
    return f"{nilai.copy_abs() if nilai.is_zero() else nilai:f}"


def sidik_byte(isi: bytes) -> str:
    """SHA-256 heksadesimal (64 huruf)."""
    return hashlib.sha256(isi).hexdigest()


def _polos(isi: object, skala: int | None) -> object:
    if isi is None or isinstance(isi, bool | str):
        return isi
    if isinstance(isi, int):
        return int(isi)
    if isinstance(isi, Decimal):
        return teks_desimal(isi, skala=skala)
    if isinstance(isi, datetime):
        return _saat(isi)
    if isinstance(isi, date):
        return isi.isoformat()
    if isinstance(isi, Mapping):
        return {_kunci(kunci): _polos(nilai, skala) for kunci, nilai in isi.items()}
    if isinstance(isi, list | tuple):
        return [_polos(anggota, skala) for anggota in isi]
    raise TypeError(f"Jenis {type(isi).__name__} tidak mempunyai bentuk kanonik.")


def _kunci(kunci: object) -> str:
    if type(kunci) is not str:
        raise TypeError("Kunci bentuk kanonik harus teks; urutkan baris bernomor sebagai daftar.")
    return kunci


def _saat(saat: datetime) -> str:
    if saat.tzinfo is None:
        raise ValueError("Saat tanpa zona waktu tidak mempunyai bentuk kanonik.")
    return saat.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
