"""Jejak: daftar datar simpul yang menjelaskan sebuah hasil, tersimpan sebagai byte kanonik.

Simpul fakta membawa rekamannya, simpul parameter membawa dasar dan masa berlakunya, simpul aturan
membawa komponen, versi, dan nama masukannya. Kunci yang nilainya biasa (jenis ``aturan``, komponen
``baku``, versi 1, status terkonfirmasi, sumber nasional) tidak ditulis, dan dasar hukum disebut
nomornya pada daftar ``dasar`` di kepala; :func:`baca_jejak` mengisinya kembali.
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
SUMBER_BIASA = "nasional"


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
    )


def baca_jejak(isi: bytes) -> list[Simpul]:
    """Simpul-simpul sebuah jejak: fakta, lalu parameter, lalu aturan menurut urutan hitung.

    :raises KesalahanAturan: bila byte itu bukan jejak dengan bentuk yang dikenal.
    """
    data = _muat(isi)
    mentah: list[dict[str, Any]] = data["simpul"]
    acuan = {
        satu["istilah"]: AcuanParameter(
            satu["istilah"],
            date.fromisoformat(satu["berlaku_sejak"]),
            satu.get("sumber", SUMBER_BIASA),
        )
        for satu in mentah
        if satu.get("jenis") == "parameter"
    }
    return [_simpul(satu, acuan, data["dasar"]) for satu in mentah]


def sidik(isi: bytes) -> str:
    """SHA-256 atas istilah, nilai, satuan, parameter, versi komponen, dan rekaman; tanpa prosa."""
    return sidik_byte(tulis_kanonik([_inti(satu) for satu in _muat(isi)["simpul"]]))


def _inti(s: Mapping[str, Any]) -> list[Any]:
    awal = [s["istilah"], s["nilai"], s["satuan"]]
    if s.get("jenis") == "fakta":
        return [*awal, s.get("rekaman", [])]
    if s.get("jenis") == "parameter":
        return [*awal, s["berlaku_sejak"], s.get("sumber", SUMBER_BIASA)]
    return [*awal, s.get("komponen", KOMPONEN_BAKU), s.get("versi", 1)]


def _simpul(s: Mapping[str, Any], acuan: Mapping[str, AcuanParameter], prosa: list[str]) -> Simpul:
    jenis = s.get("jenis", "aturan")
    aturan = jenis == "aturan"
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
        berlaku_sejak=date.fromisoformat(s["berlaku_sejak"]) if "berlaku_sejak" in s else None,
        sumber=s.get("sumber", SUMBER_BIASA) if jenis == "parameter" else "",
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
        raise KesalahanAturan("Jejak tidak dapat dibaca: bentuknya tidak dikenal.")
    return data
