"""Memetakan kolom berkas orang lain: mengenali baris judulnya, menduga, dan mengingatnya."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ekinerja.core.impor.kolom import (
    BARIS_JUDUL_MAKS,
    Kolom,
    Pemetaan,
    kunci_kolom,
    sederhanakan,
)
from ekinerja.core.tabel import Baris, Lembar, baca_teks, huruf_kolom, kosong

CONTOH = 3
CONTOH_HURUF = 60
KOLOM_MAKS = 200
MIRIP = 0.78
POLA_NIP = re.compile(r"\d{18}")


@dataclass(frozen=True, slots=True)
class KolomBerkas:
    """Satu kolom berkas: kuncinya, judulnya, hurufnya, dan beberapa isinya."""

    kunci: str
    judul: str
    huruf: str
    contoh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KepalaBerkas:
    """Baris judul sebuah lembar; `nomor` nomor barisnya."""

    nomor: int
    kolom: tuple[KolomBerkas, ...]

    @property
    def sidik(self) -> str:
        """Sidik judul-judulnya menurut urutan; sumber yang sama memberi sidik yang sama."""
        return hashlib.sha256("|".join(satu.kunci for satu in self.kolom).encode()).hexdigest()


def kepala_berkas(lembar: Lembar, kolom: Sequence[Kolom[Any]]) -> KepalaBerkas | None:
    """Baris judul lembar: yang paling banyak dikenal, lalu yang paling banyak berkata.

    None bila tidak ada satu baris pun yang tampak seperti judul.
    """
    dikenal = {kunci for satu in kolom for kunci in satu.kunci_judul}
    calon = [satu for satu in lembar.baris if satu.nomor <= BARIS_JUDUL_MAKS]
    if not calon:
        return None
    judul = max(calon, key=lambda satu: _nilai_judul(satu, dikenal))
    if _nilai_judul(judul, dikenal) == (0, 0):
        return None
    bawah = [satu for satu in lembar.baris if satu.nomor > judul.nomor][: CONTOH * 4]
    lebar = max((len(satu.sel) for satu in (judul, *bawah)), default=0)
    sel = [judul.ambil(letak) for letak in range(min(lebar, KOLOM_MAKS))]
    return KepalaBerkas(
        judul.nomor,
        tuple(
            KolomBerkas(kunci, baca_teks(sel[letak])[:CONTOH_HURUF], huruf_kolom(letak), contoh)
            for letak, kunci in enumerate(kunci_kolom(sel))
            if (contoh := _contoh(bawah, letak)) or not kosong(sel[letak])
        ),
    )


def _nilai_judul(baris: Baris, dikenal: set[str]) -> tuple[int, int]:
    kata = [satu for satu in baris.sel if isinstance(satu, str) and not kosong(satu)]
    huruf = [satu for satu in kata if any(h.isalpha() for h in satu) and len(satu) <= 100]
    return sum(sederhanakan(satu) in dikenal for satu in kata), len(huruf) if len(huruf) > 1 else 0


def _contoh(baris: Sequence[Baris], letak: int) -> tuple[str, ...]:
    isi = [baca_teks(satu.ambil(letak))[:CONTOH_HURUF] for satu in baris]
    return tuple(dict.fromkeys(satu for satu in isi if satu))[:CONTOH]


def cocok_penuh(kepala: KepalaBerkas, kolom: Sequence[Kolom[Any]]) -> bool:
    """Benar bila semua kolom wajib dikenal dari judulnya dan tidak satu pun yang ganda."""
    menurut_judul = {kunci: satu.nama for satu in kolom for kunci in satu.kunci_judul}
    ditemukan = [menurut_judul.get(satu.kunci.partition("#")[0], "") for satu in kepala.kolom]
    ditemukan = [satu for satu in ditemukan if satu]
    wajib = {satu.nama for satu in kolom if satu.wajib}
    return bool(ditemukan) and wajib <= set(ditemukan) and len(ditemukan) == len(set(ditemukan))


def duga_pemetaan(kepala: KepalaBerkas, kolom: Sequence[Kolom[Any]]) -> Pemetaan:
    """Dugaan pemetaan: judul yang dikenal, lalu isi yang khas, lalu judul yang mirip.

    Hanya usulan; orang yang memutuskan. Satu kolom berkas dipakai paling banyak sekali.
    """
    hasil: dict[str, str] = {}
    terpakai: set[str] = set()
    for nilai in (_persis, _berisi_nip, _mirip):
        pasangan = [
            (skor, -urutan, satu.nama, berkas.kunci)
            for urutan, satu in enumerate(kolom)
            for berkas in kepala.kolom
            if (skor := nilai(satu, berkas)) > 0
        ]
        for _, _, nama, kunci in sorted(pasangan, reverse=True):
            if nama not in hasil and kunci not in terpakai:
                hasil[nama] = kunci
                terpakai.add(kunci)
    return Pemetaan(hasil)


def _persis(kolom: Kolom[Any], berkas: KolomBerkas) -> float:
    return 1.0 if berkas.kunci in kolom.kunci_judul else 0.0


def _berisi_nip(kolom: Kolom[Any], berkas: KolomBerkas) -> float:
    nip = [re.sub(r"[\s.'’`-]", "", satu) for satu in berkas.contoh]
    khas = bool(nip) and all(POLA_NIP.fullmatch(satu) for satu in nip)
    return 1.0 if kolom.nama == "nip" and khas else 0.0


def _mirip(kolom: Kolom[Any], berkas: KolomBerkas) -> float:
    """Kemiripan judul; judul yang memuat judul lain dianggap lebih mirip."""
    judul = berkas.kunci.partition("#")[0]
    if judul.startswith("@") or len(judul) < 3:
        return 0.0
    terbaik = 0.0
    for satu in kolom.kunci_judul:
        skor = SequenceMatcher(None, satu, judul).ratio()
        if len(satu) > 3 and (satu in judul or judul in satu):
            skor = max(skor, 0.8)
        terbaik = max(terbaik, skor)
    return terbaik if terbaik >= MIRIP else 0.0
