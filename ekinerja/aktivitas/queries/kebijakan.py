"""What the government decreed about logging; nothing is guessed.

Each value comes from the scheme of the day. Where none is decreed the field is None, the rule is
not applied, and the screen says so.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ekinerja.aktivitas.queries.parameter import nilai_ditetapkan
from ekinerja.aturan.nilai import Nilai

TOLAK, PERINGATAN = "tolak", "peringatan"


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """The rules of logging on a day; None where nothing is decreed.

    :ivar batas_isi: working days after the day of work in which it may be sent.
    :ivar menit_terbanyak: minutes a day may hold, ``menit_terendah`` it should hold.
    :ivar bertumpuk: TOLAK or PERINGATAN, as ``tanpa_kehadiran`` and ``luar_jam``.
    :ivar harga_poin: rupiah of one point, for reading only.
    """

    batas_isi: int | None
    menit_terbanyak: int | None
    menit_terendah: int | None
    bertumpuk: str | None
    tanpa_kehadiran: str | None
    luar_jam: str | None
    tempat_wajib: bool
    harga_poin: Decimal | None
    target_poin: Decimal | None


_BULAT = {
    "batas_isi": "batas_hari_isi_aktivitas",
    "menit_terbanyak": "batas_menit_aktivitas_sehari",
    "menit_terendah": "menit_terendah_aktivitas_sehari",
}
_TEKS = {
    "bertumpuk": "sikap_aktivitas_bertumpuk",
    "tanpa_kehadiran": "sikap_aktivitas_tanpa_kehadiran",
    "luar_jam": "sikap_aktivitas_luar_jam",
}
_DESIMAL = {"harga_poin": "harga_poin", "target_poin": "target_poin_bulanan"}
_TEMPAT = "tempat_aktivitas_wajib"
NAMA = (*_BULAT.values(), *_TEKS.values(), *_DESIMAL.values(), _TEMPAT)


def kebijakan_pada(instansi_id: int, *, pada: date) -> Kebijakan:
    """The rules of this day, in one query."""
    isi = nilai_ditetapkan(instansi_id, pada=pada, nama=NAMA)
    medan: dict[str, Any] = {nama: _bulat(isi[satu]) for nama, satu in _BULAT.items()}
    medan |= {nama: _teks(isi[satu]) for nama, satu in _TEKS.items()}
    medan |= {nama: _desimal(isi[satu]) for nama, satu in _DESIMAL.items()}
    return Kebijakan(**medan, tempat_wajib=isi[_TEMPAT] is True)


def _bulat(nilai: Nilai | None) -> int | None:
    return nilai if isinstance(nilai, int) else None


def _teks(nilai: Nilai | None) -> str | None:
    return nilai if isinstance(nilai, str) else None


def _desimal(nilai: Nilai | None) -> Decimal | None:
    return nilai if isinstance(nilai, Decimal) else None
