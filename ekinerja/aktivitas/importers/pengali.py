"""Multipliers of roles as one cell of a file: ``pemimpin=1,5; peserta=0,75``."""

from collections.abc import Mapping
from decimal import Decimal

from ekinerja.aktivitas.models import PERAN_KEGIATAN
from ekinerja.core.tabel import NilaiSalah, baca_desimal, baca_teks

_PERAN = {sebutan.casefold(): peran for peran, sebutan in PERAN_KEGIATAN}
_TERBESAR = Decimal(100)


def baca_pengali(nilai: object) -> dict[str, str]:
    """Role → multiplier as a decimal in words.

    :raises NilaiSalah: for an unknown role, or a multiplier that is none.
    """
    hasil: dict[str, str] = {}
    for bagian in baca_teks(nilai).split(";"):
        if not bagian.strip():
            continue
        nama, tanda, kali = bagian.partition("=")
        peran = _PERAN.get(nama.strip().casefold())
        if not tanda or peran is None or peran in hasil:
            raise NilaiSalah(
                f"“{bagian.strip()}” tidak dikenal. Tulis misalnya: pemimpin=1,5; peserta=0,75."
            )
        hasil[peran] = f"{_pengali(kali):f}"
    return hasil


def _pengali(teks: str) -> Decimal:
    kali = baca_desimal(teks.strip())
    if not 0 < kali < _TERBESAR or kali != kali.quantize(Decimal("0.01")):
        raise NilaiSalah("Pengali harus lebih dari 0, paling banyak dua desimal.")
    return kali.quantize(Decimal("0.01"))


def tulis_pengali(pengali: Mapping[str, str]) -> str:
    """The same words that :func:`baca_pengali` reads back."""
    return "; ".join(
        f"{sebutan.lower()}={pengali[peran].replace('.', ',')}"
        for peran, sebutan in PERAN_KEGIATAN
        if peran in pengali
    )
