"""Fakta yang dibekukan: ditulis sebagai byte kanonik dan dapat dihitung ulang persis sama."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn

from .kanonik import teks_json
from .kesalahan import FaktaTidakSah
from .nilai import Fakta, Rekaman, dari_json, paskan, penyandi, sandi_rekaman
from .registri import REGISTRI, DeklarasiFakta
from .rencana import susun_rencana
from .skema import TANPA_SKEMA, SkemaTerpakai

_JENIS_ID = frozenset({int, str})


def tulis_fakta(fakta: Mapping[str, Fakta]) -> bytes:
    """Semua fakta beserta rekamannya sebagai byte kanonik.

    :raises FaktaTidakSah: bila ada yang tidak dikenal atau salah jenis.
    """
    masalah: list[str] = []
    bagian = [_tulis_satu(nama, fakta[nama], masalah) for nama in sorted(fakta)]
    if masalah:
        raise FaktaTidakSah(masalah)
    return f"{{{','.join(bagian)}}}".encode()


def baca_fakta(isi: bytes | str) -> dict[str, Fakta]:
    """Baca fakta dari JSON: bentuk beku, atau bentuk pendek ``{"kelas_jabatan": 9}``.

    :raises FaktaTidakSah: JSON rusak, fakta tidak dikenal, pecahan tanpa tanda kutip, salah jenis.
    """
    return ubah_fakta(muat_json(isi), REGISTRI.fakta)


def hitung_ulang(
    isi_fakta: bytes,
    *,
    tujuan: str | tuple[str, ...],
    pada: date,
    skema: SkemaTerpakai = TANPA_SKEMA,
    pilihan: Mapping[str, str] | None = None,
) -> bytes:
    """Jejak dari fakta beku, skema, dan tanggalnya; byte-nya sama dengan ketika dibekukan."""
    rencana = susun_rencana(tujuan, pada=pada, skema=skema, pilihan=pilihan)
    return rencana.hitung(baca_fakta(isi_fakta)).jejak


def muat_json(isi: bytes | str) -> dict[str, Any]:
    """Objek JSON tanpa bilangan pecahan biner.

    :raises FaktaTidakSah: bila bukan objek JSON atau ada pecahan tanpa tanda kutip.
    """
    try:
        data = json.loads(isi, parse_float=_tolak_pecahan, parse_constant=_tolak_pecahan)
    except ValueError as kesalahan:
        raise FaktaTidakSah(
            ["Berkas fakta tidak dapat dibaca karena bukan JSON yang sah. Periksa tanda bacanya."]
        ) from kesalahan
    if not isinstance(data, dict):
        raise FaktaTidakSah(['Fakta harus berupa pasangan nama dan isi, seperti {"cpns": false}.'])
    return data


def ubah_fakta(
    data: Mapping[str, Any], deklarasi: Mapping[str, DeklarasiFakta]
) -> dict[str, Fakta]:
    """Isi JSON menjadi fakta bertipe menurut deklarasinya; semua masalah disebut sekaligus."""
    masalah: list[str] = []
    hasil: dict[str, Fakta] = {}
    for nama, isi in data.items():
        satu = deklarasi.get(nama)
        if satu is None:
            masalah.append(f"'{nama}' bukan fakta yang dikenal. Periksa ejaannya atau hapus.")
            continue
        nilai, rekaman = isi, []
        if isinstance(isi, dict):
            nilai, rekaman = isi.get("nilai"), isi.get("rekaman", [])
        try:
            hasil[nama] = Fakta(dari_json(nilai, satu.tipe), _rekaman(rekaman))
        except TypeError:
            masalah.append(
                f"Fakta '{nama}' ({satu.keterangan}) harus {satu.tipe}, tetapi berisi {nilai!r}."
            )
    if masalah:
        raise FaktaTidakSah(masalah)
    return hasil


def _tulis_satu(nama: str, fakta: Fakta, masalah: list[str]) -> str:
    deklarasi = REGISTRI.fakta.get(nama)
    if deklarasi is None:
        masalah.append(f"'{nama}' bukan fakta yang dikenal. Periksa ejaannya atau hapus.")
        return ""
    try:
        nilai = paskan(fakta.nilai, deklarasi.tipe, deklarasi.skala)
    except (TypeError, ValueError):
        masalah.append(f"Fakta '{nama}' harus {deklarasi.tipe}, tetapi berisi {fakta.nilai!r}.")
        return ""
    kunci, sandi = _penulis(nama)
    rekaman = f',"rekaman":{sandi_rekaman(fakta.rekaman)}' if fakta.rekaman else ""
    return f'{kunci}:{{"nilai":{sandi(nilai)}{rekaman}}}'


@lru_cache(maxsize=1024)
def _penulis(nama: str) -> tuple[str, Any]:
    deklarasi = REGISTRI.fakta[nama]
    return teks_json(nama), penyandi(deklarasi.tipe, deklarasi.skala)


def _rekaman(isi: Any) -> tuple[Rekaman, ...]:
    hasil: list[Rekaman] = []
    for satu in isi if isinstance(isi, list) else [None]:
        if not isinstance(satu, list) or len(satu) != 2 or not isinstance(satu[0], str):
            raise TypeError
        jenis, ids = satu
        deret = tuple(ids) if isinstance(ids, list) else (ids,)
        if not _JENIS_ID.issuperset(map(type, deret)):
            raise TypeError
        hasil.append((jenis, deret))
    return tuple(hasil)


def _tolak_pecahan(teks: str) -> NoReturn:
    raise FaktaTidakSah(
        [f'Bilangan {teks} harus ditulis di dalam tanda kutip ("{teks}") agar nilainya tepat.']
    )
