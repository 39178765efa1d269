"""Values of fields: as people read them, and as they are kept until they are applied."""

from datetime import date
from typing import Any

from ekinerja.core.format import tanggal
from ekinerja.pegawai.golongan import sebutan_golongan
from ekinerja.pegawai.models import Pegawai

KOSONG = "(kosong)"
_PILIHAN = {
    "pegawai.jenis": dict(Pegawai.JENIS),
    "pegawai.jenis_kelamin": dict(Pegawai.JENIS_KELAMIN),
}


def teks_nilai(medan: str, nilai: Any) -> str:
    """The value of a field in words; :data:`KOSONG` where there is none."""
    if nilai is None or nilai == "":
        return KOSONG
    if medan in _PILIHAN:
        return str(_PILIHAN[medan].get(nilai, nilai))
    if medan == "pegawai.golongan":
        return sebutan_golongan(str(nilai))
    return tanggal(nilai) if isinstance(nilai, date) else str(nilai)


def teks_tempat(jabatan: str, unit: str, *, sejak: date | None, dasar: str) -> str:
    """A placement in one line."""
    mulai = f", sejak {tanggal(sejak)}" if sejak else ""
    surat = f", SK {dasar}" if dasar else ""
    return f"{jabatan}, {unit}{mulai}{surat}"


def ke_json(nilai: Any) -> Any:
    """As kept in the row of a difference."""
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def dari_json(medan: str, nilai: Any) -> Any:
    """As written to the model."""
    return date.fromisoformat(nilai) if medan == "pegawai.tanggal_lahir" and nilai else nilai


def sama_nilai(medan: str, kita: Any, mereka: Any) -> bool:
    """Do both sides say the same? Capitals of a name do not make another name."""
    if medan.endswith(".nama"):
        return " ".join(str(kita).split()).casefold() == " ".join(str(mereka).split()).casefold()
    return bool(kita == mereka)
