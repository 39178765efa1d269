"""Jenis nilai yang dikenal mesin aturan, dan fakta beserta rekamannya."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from .kanonik import KONTEKS, teks_json, tulis_kanonik
from .tabel import Tabel, desimal_dari_teks

Nilai = (
    int
    | Decimal
    | bool
    | date
    | str
    | Tabel
    | tuple[int, ...]
    | tuple[Decimal, ...]
    | tuple[str, ...]
)
Rekaman = tuple[str, int | str] | tuple[str, tuple[int | str, ...]]


class Tipe(StrEnum):
    """Jenis nilai; sebutannya dipakai dalam kalimat."""

    BULAT = "bilangan bulat"
    DESIMAL = "desimal"
    YA_TIDAK = "ya atau tidak"
    TANGGAL = "tanggal"
    TEKS = "teks"
    TABEL = "tabel"
    DERET_BULAT = "deret bilangan bulat"
    DERET_DESIMAL = "deret desimal"
    DERET_TEKS = "deret teks"


TIPE_ANOTASI: dict[Any, Tipe] = {
    int: Tipe.BULAT,
    Decimal: Tipe.DESIMAL,
    bool: Tipe.YA_TIDAK,
    date: Tipe.TANGGAL,
    str: Tipe.TEKS,
    Tabel: Tipe.TABEL,
    tuple[int, ...]: Tipe.DERET_BULAT,
    tuple[Decimal, ...]: Tipe.DERET_DESIMAL,
    tuple[str, ...]: Tipe.DERET_TEKS,
}
KELAS: dict[Tipe, type] = {
    Tipe.BULAT: int,
    Tipe.DESIMAL: Decimal,
    Tipe.YA_TIDAK: bool,
    Tipe.TANGGAL: date,
    Tipe.TEKS: str,
    Tipe.TABEL: Tabel,
    Tipe.DERET_BULAT: tuple,
    Tipe.DERET_DESIMAL: tuple,
    Tipe.DERET_TEKS: tuple,
}
ANGGOTA: dict[Tipe, Tipe] = {
    Tipe.DERET_BULAT: Tipe.BULAT,
    Tipe.DERET_DESIMAL: Tipe.DESIMAL,
    Tipe.DERET_TEKS: Tipe.TEKS,
}
BERSKALA = frozenset({Tipe.DESIMAL, Tipe.DERET_DESIMAL})


@dataclass(frozen=True, slots=True)
class Fakta:
    """Satu fakta dengan rekaman asalnya.

    ``rekaman`` berisi pasangan (jenis, id) atau (jenis, deret id). Bagi fakta berderet, urutan
    rekaman sama dengan urutan nilainya dan banyaknya sama.
    """

    nilai: Nilai
    rekaman: Sequence[Rekaman] = ()


def sesuai(nilai: object, tipe: Tipe) -> bool:
    """Benar bila jenis nilai persis seperti ``tipe`` (bool bukan bilangan bulat)."""
    if type(nilai) is not KELAS[tipe]:
        return False
    anggota = ANGGOTA.get(tipe)
    if anggota is None:
        return True
    kelas = KELAS[anggota]
    return all(type(satu) is kelas for satu in cast(tuple[object, ...], nilai))


def paskan(nilai: Any, tipe: Tipe, skala: int) -> Any:
    """Sesuaikan nilai ke tipe: bilangan bulat boleh menjadi desimal, desimal dipaskan skalanya.

    :raises TypeError: jenisnya lain. :raises ValueError: angka di belakang koma terlalu banyak.
    """
    if tipe is Tipe.DESIMAL:
        return _paskan_desimal(nilai, skala)
    if tipe is Tipe.DERET_DESIMAL and type(nilai) is tuple:
        return tuple(_paskan_desimal(satu, skala) for satu in nilai)
    if not sesuai(nilai, tipe):
        raise TypeError
    return nilai


def _paskan_desimal(nilai: object, skala: int) -> Decimal:
    if type(nilai) is int:
        nilai = Decimal(nilai)
    if type(nilai) is not Decimal:
        raise TypeError
    if not nilai.is_finite():
        raise ValueError
    try:
        pas = nilai.quantize(Decimal(1).scaleb(-skala), context=KONTEKS)
    except InvalidOperation as kesalahan:
        raise ValueError from kesalahan
    if pas != nilai:
        raise ValueError
    return pas


def dari_json(isi: object, tipe: Tipe) -> Any:
    """Nilai JSON (desimal dan tanggal sebagai teks) menjadi nilai bertipe.

    :raises TypeError: bila tidak sesuai dengan tipenya.
    """
    if tipe in ANGGOTA:
        if not isinstance(isi, list | tuple):
            raise TypeError
        return tuple(dari_json(satu, ANGGOTA[tipe]) for satu in isi)
    if tipe is Tipe.DESIMAL:
        hasil = desimal_dari_teks(isi) if type(isi) is str else None
        if hasil is None and type(isi) is int:
            hasil = Decimal(isi)
        if hasil is None:
            raise TypeError
        return hasil
    if tipe is Tipe.TANGGAL:
        return _tanggal(isi)
    if not sesuai(isi, tipe):
        raise TypeError
    return isi


def _tanggal(isi: object) -> date:
    if type(isi) is not str:
        raise TypeError
    try:
        return date.fromisoformat(isi)
    except ValueError as kesalahan:
        raise TypeError from kesalahan


def penyandi(tipe: Tipe, skala: int) -> Callable[[Any], str]:
    """Fungsi yang menulis nilai bertipe sebagai potongan JSON kanonik."""
    if tipe is Tipe.BULAT:
        return str
    if tipe is Tipe.DESIMAL:
        return _penyandi_desimal(skala)
    if tipe is Tipe.YA_TIDAK:
        return lambda nilai: "true" if nilai else "false"
    if tipe is Tipe.TANGGAL:
        return lambda nilai: f'"{nilai.isoformat()}"'
    if tipe is Tipe.TEKS:
        return teks_json
    if tipe is Tipe.TABEL:
        return _sandi_tabel
    anggota = penyandi(ANGGOTA[tipe], skala)
    return lambda nilai: f"[{','.join([anggota(satu) for satu in nilai])}]"


def _penyandi_desimal(skala: int) -> Callable[[Decimal], str]:
    """Seperti :func:`teks_desimal` pada satu skala; eksponennya disiapkan sekali."""
    eksponen = Decimal(1).scaleb(-skala)

    def sandi(nilai: Decimal) -> str:
        pas = nilai.quantize(eksponen, context=KONTEKS)
        return f'"{pas:f}"' if pas else f'"{pas.copy_abs():f}"'

    return sandi


def _sandi_tabel(tabel: Tabel) -> str:
    return f'{{"baris":{len(tabel.pita) or len(tabel.kunci)},"tabel":"{tabel.sidik}"}}'


def sandi_rekaman(rekaman: Sequence[Rekaman]) -> str:
    """Rekaman sebagai JSON berkelompok: ``[["aktivitas",[1,2,3]],["hari_presensi",[9]]]``."""
    kelompok = [
        f"[{teks_json(jenis)},{_sandi_id([i for _, ids in isi for i in _deret(ids)])}]"
        for jenis, isi in groupby(rekaman, key=itemgetter(0))
    ]
    return f"[{','.join(kelompok)}]"


def banyak_rekaman(rekaman: Sequence[Rekaman]) -> int:
    """Banyaknya id di dalam rekaman, berkelompok atau tidak."""
    return sum(len(_deret(ids)) for _, ids in rekaman)


def _deret(ids: int | str | tuple[int | str, ...]) -> tuple[int | str, ...]:
    return ids if type(ids) is tuple else (cast(int | str, ids),)


def _sandi_id(ids: list[int | str]) -> str:
    if set(map(type, ids)) == {int}:
        return f"[{','.join(map(str, ids))}]"
    return tulis_kanonik(ids).decode()
