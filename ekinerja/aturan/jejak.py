"""Jejak: daftar datar simpul yang menjelaskan sebuah hasil, tersimpan sebagai byte kanonik.

Simpul fakta membawa rekamannya, simpul parameter membawa dasar dan masa berlakunya, simpul aturan
membawa komponen, versi, dan nama masukannya. Agar kecil, yang biasa tidak ditulis (komponen
``baku``, versi 1, status terkonfirmasi, masa berlaku nilai skema) dan dasar hukum disebut nomornya
pada daftar ``dasar`` di kepala. Jenis simpul terbaca dari isinya: aturan mempunyai ``masukan``,
parameter mempunyai ``dasar``, selain itu fakta. :func:`baca_jejak` mengisi semuanya kembali.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from .kanonik import sidik_byte, tulis_kanonik
from .kesalahan import KesalahanAturan
from .registri import KOMPONEN_BAKU, STATUS

BENTUK = 1
SUMBER_BIASA = "skema"
_RUSAK = "Jejak tidak dapat dibaca: isinya tidak lengkap atau bentuknya tidak dikenal."


@dataclass(frozen=True, slots=True)
class AcuanTabel:
    """Tabel di dalam jejak hanya diacu: sidik isinya dan banyak barisnya."""

    sidik: str
    baris: int


@dataclass(frozen=True, slots=True)
class AcuanParameter:
    """Parameter yang dipakai sebuah aturan: nama, berlaku sejak, dari "skema" atau "nasional"."""

    nama: str
    berlaku_sejak: date
    sumber: str


@dataclass(frozen=True, slots=True)
class Simpul:
    """Satu simpul jejak yang sudah dibaca kembali.

    ``jenis``: "fakta", "parameter", atau "aturan". ``dasar_skema``: pasal daerah yang memilih
    komponennya. ``sebelum``: nilai sebelum pembulatan ``pembulatan``. ``bawaan``: fakta tidak
    diberikan dan nilainya diambil dari nilai bawaan.
    """

    istilah: str
    jenis: str
    nilai: Any
    satuan: str
    dasar: str = ""
    komponen: str = ""
    versi: int = 0
    status: str = STATUS[0]
    catatan: str = ""
    dasar_skema: str = ""
    pembulatan: str = ""
    sebelum: Decimal | None = None
    masukan: tuple[str, ...] = ()
    parameter: tuple[AcuanParameter, ...] = ()
    rekaman: tuple[tuple[str, int | str], ...] = ()
    berlaku_sejak: date | None = None
    sumber: str = ""
    bawaan: bool = False


@dataclass(frozen=True, slots=True)
class KepalaJejak:
    """Keterangan umum sebuah jejak."""

    bentuk: int
    pada: date
    skema: str
    versi_skema: int
    dasar_skema: str
    skema_sejak: date


def baca_kepala(isi: bytes) -> KepalaJejak:
    """Keterangan umum: tanggal, skema, dan peraturan daerahnya."""
    data = _muat(isi)
    skema = data["skema"]
    return KepalaJejak(
        bentuk=data["bentuk"],
        pada=date.fromisoformat(data["pada"]),
        skema=skema["kode"],
        versi_skema=skema["versi"],
        dasar_skema=skema["dasar"],
        skema_sejak=date.fromisoformat(skema["berlaku_sejak"]),
    )


def baca_jejak(isi: bytes) -> list[Simpul]:
    """Simpul-simpul sebuah jejak: fakta, lalu parameter, lalu aturan menurut urutan hitung.

    :raises KesalahanAturan: bila byte itu bukan jejak dengan bentuk yang dikenal.
    """
    data = _muat(isi)
    try:
        mentah: list[dict[str, Any]] = data["simpul"]
        sejak = data["skema"]["berlaku_sejak"]
        acuan = {s["istilah"]: _acuan(s, sejak) for s in mentah if _jenis(s) == "parameter"}
        return [_simpul(satu, acuan, data["dasar"]) for satu in mentah]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as kesalahan:
        raise KesalahanAturan(_RUSAK) from kesalahan


def sidik(isi: bytes) -> str:
    """SHA-256 atas istilah, nilai, satuan, parameter, versi komponen, dan rekaman; tanpa prosa."""
    data = _muat(isi)
    sejak = data["skema"]["berlaku_sejak"]
    return sidik_byte(tulis_kanonik([_inti(satu, sejak) for satu in data["simpul"]]))


def _jenis(s: Mapping[str, Any]) -> str:
    if "masukan" in s:
        return "aturan"
    return "parameter" if "dasar" in s else "fakta"


def _acuan(s: Mapping[str, Any], sejak_skema: str) -> AcuanParameter:
    sejak = s.get("berlaku_sejak")
    sumber = "nasional" if sejak else SUMBER_BIASA
    return AcuanParameter(s["istilah"], date.fromisoformat(sejak or sejak_skema), sumber)


def _inti(s: Mapping[str, Any], sejak_skema: str) -> list[Any]:
    awal = [s["istilah"], s["nilai"], s["satuan"]]
    jenis = _jenis(s)
    if jenis == "fakta":
        return [*awal, s.get("rekaman", [])]
    if jenis == "parameter":
        acuan = _acuan(s, sejak_skema)
        return [*awal, acuan.berlaku_sejak, acuan.sumber]
    return [*awal, s.get("komponen", KOMPONEN_BAKU), s.get("versi", 1)]


def _simpul(s: Mapping[str, Any], acuan: Mapping[str, AcuanParameter], prosa: list[str]) -> Simpul:
    jenis = _jenis(s)
    aturan = jenis == "aturan"
    sendiri = acuan[s["istilah"]] if jenis == "parameter" else None
    masukan = tuple(s.get("masukan", ()))
    return Simpul(
        istilah=s["istilah"],
        jenis=jenis,
        nilai=_nilai(s["nilai"], s["satuan"]),
        satuan=s["satuan"],
        dasar=prosa[s["dasar"]] if "dasar" in s else "",
        komponen=s.get("komponen", KOMPONEN_BAKU if aturan else ""),
        versi=s.get("versi", 1 if aturan else 0),
        status=s.get("status", STATUS[0]),
        catatan=s.get("catatan", ""),
        dasar_skema=prosa[s["dasar_skema"]] if "dasar_skema" in s else "",
        pembulatan=s.get("pembulatan", ""),
        sebelum=Decimal(s["sebelum"]) if "sebelum" in s else None,
        masukan=masukan,
        parameter=tuple(acuan[nama] for nama in masukan if nama in acuan),
        rekaman=tuple((jenis, i) for jenis, ids in s.get("rekaman", ()) for i in ids),
        berlaku_sejak=sendiri.berlaku_sejak if sendiri else None,
        sumber=sendiri.sumber if sendiri else "",
        bawaan=s.get("bawaan", False),
    )


def _nilai(isi: Any, satuan: str) -> Any:
    if isinstance(isi, list):
        return tuple(_nilai(satu, satuan) for satu in isi)
    if isinstance(isi, dict):
        return AcuanTabel(isi["tabel"], isi["baris"])
    if not isinstance(isi, str) or satuan == "teks":
        return isi
    return date.fromisoformat(isi) if satuan == "tanggal" else Decimal(isi)


def _tolak_pecahan(teks: str) -> NoReturn:
    raise ValueError(teks)


def _muat(isi: bytes) -> dict[str, Any]:
    try:
        data = json.loads(isi, parse_float=_tolak_pecahan, parse_constant=_tolak_pecahan)
    except ValueError as kesalahan:
        raise KesalahanAturan("Jejak tidak dapat dibaca: isinya bukan JSON kanonik.") from kesalahan
    if not isinstance(data, dict) or data.get("bentuk") != BENTUK:
        raise KesalahanAturan(_RUSAK)
    return data
