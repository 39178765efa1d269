"""Bentuk padat jejak: beberapa jejak satu orang dalam satu naskah kecil, tanpa ada yang hilang.

Orang yang pindah di tengah bulan mempunyai jejak sebulan dan jejak tiap segmen. Jejak segmen
berasal dari rencana yang sama, sehingga istilah, masukan, dasar, dan parameternya cukup ditulis
sekali; yang berlainan ditulis per segmen. :func:`uraikan` mengembalikan byte jejak yang tepat sama.

Isi naskah (JSON kanonik)::

    {"bagian": [{"banyak": 2, "kepala": {…}, "simpul": [[pola, isi…], …]}],
     "bentuk": 2, "kata": ["menit", …], "pola": [["dasar", "istilah", …], …]}

``pola`` menamai isi sebuah simpul menurut urutannya. Teks yang berulang disebut nomornya pada
``kata``, masukan disebut nomor simpulnya, deret id ditulis sebagai selisih dengan id sebelumnya,
dan ``{"tiap": […]}`` memuat isi yang berlainan (null: tidak ada pada jejak itu).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Any

from .kanonik import tulis_kanonik
from .kesalahan import KesalahanAturan

BENTUK_PADAT = 2
_KATA = frozenset({"komponen", "pembulatan", "satuan", "status"})
_AWALAN = b'{"bagian":['
_RUSAK = "Jejak padat tidak dapat dibaca: isinya tidak lengkap atau bentuknya tidak dikenal."

Simpul = dict[str, Any]


def padat(isi: bytes) -> bool:
    """Benar bila naskah ini bentuk padat."""
    return isi.startswith(_AWALAN)


def padatkan(jejak: Sequence[bytes]) -> bytes:
    """Satu naskah dari beberapa jejak kanonik, menurut urutannya."""
    penulis = _Penulis()
    semua = [json.loads(satu) for satu in jejak]
    bagian = [penulis.bagian(list(isi)) for _, isi in groupby(semua, key=_kerangka)]
    return tulis_kanonik(
        {
            "bagian": bagian,
            "bentuk": BENTUK_PADAT,
            "kata": list(penulis.kata),
            "pola": [list(pola) for pola in penulis.pola],
        }
    )


def uraikan(isi: bytes) -> list[bytes]:
    """Jejak-jejak semula, byte demi byte.

    :raises KesalahanAturan: bila naskahnya rusak atau bentuknya tidak dikenal.
    """
    try:
        data = json.loads(isi)
        if data["bentuk"] != BENTUK_PADAT:
            raise KesalahanAturan(_RUSAK)
        return [tulis_kanonik(satu) for bagian in data["bagian"] for satu in _baca(bagian, data)]
    except (AttributeError, LookupError, TypeError, ValueError) as kesalahan:
        raise KesalahanAturan(_RUSAK) from kesalahan


def _kerangka(jejak: Mapping[str, Any]) -> tuple[bytes, tuple[str, ...]]:
    """Yang harus sama agar dua jejak dapat ditulis bersama."""
    kepala = {kunci: nilai for kunci, nilai in jejak.items() if kunci != "simpul"}
    return tulis_kanonik(kepala), tuple(s["istilah"] for s in jejak["simpul"])


class _Penulis:
    """Menulis bagian-bagian sebuah naskah dengan daftar kata dan pola yang sama."""

    def __init__(self) -> None:
        self.kata: dict[str, int] = {}
        self.pola: dict[tuple[str, ...], int] = {}

    def bagian(self, jejak: list[dict[str, Any]]) -> dict[str, Any]:
        kepala = {kunci: nilai for kunci, nilai in jejak[0].items() if kunci != "simpul"}
        sejajar = list(zip(*(satu["simpul"] for satu in jejak), strict=True))
        letak = {kelompok[0]["istilah"]: nomor for nomor, kelompok in enumerate(sejajar)}
        simpul = [self._simpul(kelompok, letak) for kelompok in sejajar]
        return {"banyak": len(jejak), "kepala": kepala, "simpul": simpul}

    def _simpul(self, kelompok: tuple[Simpul, ...], letak: Mapping[str, int]) -> list[Any]:
        kunci = tuple(sorted({nama for satu in kelompok for nama in satu}))
        isi: list[Any] = [self.pola.setdefault(kunci, len(self.pola))]
        for nama in kunci:
            tiap = [self._nilai(nama, satu[nama], letak) if nama in satu else None
                    for satu in kelompok]  # fmt: skip
            sama = all(satu == tiap[0] for satu in tiap)
            isi.append(tiap[0] if sama else {"tiap": tiap})
        return isi

    def _nilai(self, nama: str, nilai: Any, letak: Mapping[str, int]) -> Any:
        if nama in _KATA:
            return self.kata.setdefault(nilai, len(self.kata))
        if nama == "masukan":
            return [letak.get(satu, satu) for satu in nilai]
        if nama == "rekaman":
            return [[jenis, _selisih(ids)] for jenis, ids in nilai]
        return _ringkas(nilai) if nama == "nilai" else nilai


def _selisih(ids: list[Any]) -> Any:
    """Id pertama lalu selisih-selisihnya; id yang bukan bilangan dibiarkan."""
    if any(type(satu) is not int for satu in ids):
        return {"id": ids}
    return [ids[0], *(kanan - kiri for kiri, kanan in pairwise(ids))] if ids else []


def _ringkas(nilai: Any) -> Any:
    """Deret dengan isi berturut-turut sama menjadi pasangan banyak dan isi, bila lebih pendek."""
    if not isinstance(nilai, list):
        return nilai
    kali = [[len(list(isi)), satu] for satu, isi in groupby(nilai)]
    return {"kali": kali} if 2 * len(kali) < len(nilai) else nilai


def _baca(bagian: Mapping[str, Any], data: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Jejak-jejak satu bagian, menurut urutannya."""
    pola, kata = data["pola"], data["kata"]
    berkunci = [dict(zip(pola[n], isi, strict=True)) for n, *isi in bagian["simpul"]]
    istilah = [satu["istilah"] for satu in berkunci]
    for urutan in range(bagian["banyak"]):
        tiap = [{k: _pilih(nilai, urutan) for k, nilai in satu.items()} for satu in berkunci]
        simpul = [
            {k: _isi(k, nilai, istilah, kata) for k, nilai in satu.items() if nilai is not None}
            for satu in tiap
        ]
        yield {**bagian["kepala"], "simpul": simpul}


def _pilih(nilai: Any, urutan: int) -> Any:
    return nilai["tiap"][urutan] if isinstance(nilai, dict) and "tiap" in nilai else nilai


def _isi(nama: str, nilai: Any, istilah: Sequence[str], kata: Sequence[str]) -> Any:
    if nama in _KATA:
        return kata[nilai]
    if nama == "masukan":
        return [istilah[satu] if type(satu) is int else satu for satu in nilai]
    if nama == "rekaman":
        return [
            [jenis, ids["id"] if isinstance(ids, dict) else list(accumulate(ids))]
            for jenis, ids in nilai
        ]
    if isinstance(nilai, dict) and "kali" in nilai:
        return [satu for banyak, satu in nilai["kali"] for _ in range(banyak)]
    return nilai
