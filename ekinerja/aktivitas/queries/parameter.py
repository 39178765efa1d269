"""What the government decreed about deciding on daily work; nothing is guessed.

Each value comes from the scheme of the day. Where none is decreed the field is None, the rule is
not applied, and the screen says so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekinerja.aturan.nilai import Nilai
from ekinerja.aturan.parameter import parameter_nasional
from ekinerja.aturan.tabel import Tabel
from ekinerja.regulasi.queries import skema_pada
from ekinerja.regulasi.rencana import skema_terpakai

ESKALASI, LULUS, TAHAN = "eskalasi", "lulus", "tahan"


def nilai_ditetapkan(
    instansi_id: int, *, pada: date, nama: Collection[str]
) -> Mapping[str, Nilai | None]:
    """Parameter → value of the scheme of this day, else the national one, else None (one query)."""
    skema = skema_pada(instansi_id, pada)
    milik = skema_terpakai(skema).parameter if skema is not None else {}
    nasional = parameter_nasional()
    hasil: dict[str, Nilai | None] = {}
    for satu in nama:
        umum = nasional[satu].pada(pada)
        hasil[satu] = milik.get(satu, umum.nilai if umum else None)
    return hasil


@dataclass(frozen=True, slots=True)
class AturanPutusan:
    """The rules of deciding on a day; None where nothing is decreed.

    :ivar batas: working days for the superior, ``ingat`` before its end a reminder is written.
    :ivar diam: ESKALASI, LULUS or TAHAN.
    :ivar batas_permohonan: working days for the person to ask for review, ``batas_pimpinan`` for a
        higher official to disagree, ``batas_tim`` for the team.
    :ivar rubrik: words and score, best first; empty where the government has no rubric.
    """

    batas: int | None
    ingat: int | None
    diam: str | None
    batas_permohonan: int | None
    batas_pimpinan: int | None
    batas_tim: int | None
    poin: Decimal | None
    batas_poin: Decimal | None
    detik_cepat: int | None
    kedua: bool
    rubrik: tuple[tuple[str, Decimal], ...]


_BULAT = {
    "batas": "batas_hari_persetujuan",
    "ingat": "hari_pengingat_persetujuan",
    "batas_permohonan": "batas_hari_permohonan_peninjauan",
    "batas_pimpinan": "batas_hari_keberatan_pimpinan",
    "batas_tim": "batas_hari_putusan_peninjauan",
    "detik_cepat": "ambang_detik_persetujuan_cepat",
}
_POIN, _BATAS_POIN = "poin_per_persetujuan", "batas_poin_persetujuan_sehari"
_DIAM, _KEDUA, _RUBRIK = "akibat_diam_penilai", "pemeriksaan_kedua_admin", "rubrik_mutu"


def aturan_putusan(instansi_id: int, *, pada: date) -> AturanPutusan:
    """The rules of this day, in one query."""
    nama = (*_BULAT.values(), _POIN, _BATAS_POIN, _DIAM, _KEDUA, _RUBRIK)
    isi = nilai_ditetapkan(instansi_id, pada=pada, nama=nama)
    diam = isi[_DIAM]
    bulat = {medan: _bulat(isi[satu]) for medan, satu in _BULAT.items()}
    return AturanPutusan(
        batas=bulat["batas"],
        ingat=bulat["ingat"],
        batas_permohonan=bulat["batas_permohonan"],
        batas_pimpinan=bulat["batas_pimpinan"],
        batas_tim=bulat["batas_tim"],
        detik_cepat=bulat["detik_cepat"],
        poin=_desimal(isi[_POIN]),
        batas_poin=_desimal(isi[_BATAS_POIN]),
        diam=diam if isinstance(diam, str) else None,
        kedua=isi[_KEDUA] is True,
        rubrik=_rubrik(isi[_RUBRIK]),
    )


def _bulat(nilai: Nilai | None) -> int | None:
    return nilai if isinstance(nilai, int) else None


def _desimal(nilai: Nilai | None) -> Decimal | None:
    return nilai if isinstance(nilai, Decimal) else None


def _rubrik(nilai: Nilai | None) -> tuple[tuple[str, Decimal], ...]:
    if not isinstance(nilai, Tabel):
        return ()
    baris = [(str(kunci[0]), Decimal(str(hasil))) for kunci, hasil in nilai.kunci.items()]
    return tuple(sorted(baris, key=lambda satu: (-satu[1], satu[0])))
