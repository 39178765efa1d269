"""What a reading gives, whatever the system and the way it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ekinerja.core.errors import AksiDitolak

Mentah = Mapping[str, str | None]


class SumberGagal(AksiDitolak):
    """The source could not be read whole; nothing of it is used."""


@dataclass(frozen=True, slots=True)
class DataMentah:
    """Rows by the names of the contract; None: the source does not give this list.

    :ivar sebagian: not everybody is expected in it, so nobody is missing.
    """

    pegawai: Sequence[Mentah]
    jabatan: Sequence[Mentah] | None = None
    unit: Sequence[Mentah] | None = None
    sebagian: bool = False


@dataclass(frozen=True, slots=True)
class Salah:
    """A value of the source that cannot be used: of which field, what it says, and why not."""

    medan: str
    nilai: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class TempatSumber:
    """The definitive post that the source tells; ``kunci`` are its ids there, empty if unknown."""

    kode_jabatan: str
    nama_jabatan: str
    kode_unit: str
    nama_unit: str
    tmt: date | None
    dasar: str
    nomor_sk: str


@dataclass(frozen=True, slots=True)
class OrangSumber:
    """A person at the source. ``isi`` only holds the fields that the source fills."""

    id_luar: str
    nip: str
    nama: str
    isi: Mapping[str, Any] = field(default_factory=dict)
    tmt_golongan: date | None = None
    sk_golongan: str = ""
    tempat: TempatSumber | None = None
    salah: tuple[Salah, ...] = ()


@dataclass(frozen=True, slots=True)
class SimpulSumber:
    """A post or a unit at the source: ``atas`` is the id of the superior post or unit."""

    id_luar: str
    kode: str
    nama: str
    atas: str | None = None
    kelas: int | None = None
    kode_unit: str = ""
    salah: tuple[Salah, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSumber:
    """Everything that was read, checked cell by cell."""

    pegawai: Sequence[OrangSumber]
    jabatan: Sequence[SimpulSumber] = ()
    unit: Sequence[SimpulSumber] = ()
    sebagian: bool = False
