"""The plan of the government as read from data/organisasi.yaml and data/rumpun.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
MANAJERIAL = ("JPT", "ADMINISTRATOR", "PENGAWAS", "POLITIS")


@dataclass(frozen=True, slots=True)
class RencanaJabatan:
    """A post of the plan with how it is filled.

    :ivar isi: people who hold it; ``bezetting`` is what the organisation foresees.
    :ivar plt: code of the post whose holder acts here.
    :ivar baru: formed in the running month (and not yet classed).
    """

    kode: str
    nama: str
    jenis: str
    kelas: int | None
    rumpun: str
    kepala: bool
    bezetting: int = 1
    isi: int = 1
    pppk: int = 0
    cpns: int = 0
    peran: str = ""
    peran_luas: str = ""
    plt: str = ""
    kunci: str = ""
    nama_orang: str = ""
    jenis_kelamin: str = ""
    baru: bool = False


@dataclass(frozen=True, slots=True)
class RencanaUnit:
    """A unit of the plan."""

    kode: str
    nama: str
    jenis: str
    jabatan: tuple[RencanaJabatan, ...]
    anak: tuple["RencanaUnit", ...] = field(default=())

    def semua(self) -> Iterator["RencanaUnit"]:
        """This unit and everything under it, parents first."""
        yield self
        for unit in self.anak:
            yield from unit.semua()


@dataclass(frozen=True, slots=True)
class Mutasi:
    """A move on a day of a month (0: the running month)."""

    dari: str
    ke: str
    bulan: int
    hari: int


@dataclass(frozen=True, slots=True)
class RencanaPemda:
    """The whole plan."""

    instansi: dict[str, str]
    akar: RencanaUnit
    mutasi: tuple[Mutasi, ...]


def _jabatan(baris: list[Any], kode: str, pertama: bool) -> RencanaJabatan:
    nama, jenis, kelas, rumpun, *sisa = baris
    pilihan: dict[str, Any] = sisa[0] if sisa else {}
    banyak = pilihan.get("n", 1)
    return RencanaJabatan(
        kode=kode,
        nama=nama,
        jenis=jenis,
        kelas=kelas,
        rumpun=rumpun,
        kepala=pertama and (jenis in MANAJERIAL or pilihan.get("kepala", False)),
        bezetting=max(banyak, 1),
        isi=pilihan.get("isi", banyak),
        pppk=pilihan.get("pppk", 0),
        cpns=pilihan.get("cpns", 0),
        peran=pilihan.get("peran", ""),
        peran_luas=pilihan.get("peran_luas", ""),
        plt=pilihan.get("plt", ""),
        kunci=pilihan.get("kunci", ""),
        nama_orang=pilihan.get("nama", ""),
        jenis_kelamin=pilihan.get("jk", ""),
        baru=pilihan.get("baru", False),
    )


def _unit(isi: dict[str, Any]) -> RencanaUnit:
    kode = str(isi["kode"])
    return RencanaUnit(
        kode=kode,
        nama=isi["nama"],
        jenis=isi["jenis"],
        jabatan=tuple(
            _jabatan(baris, f"{kode}-{urut}", urut == 1)
            for urut, baris in enumerate(isi.get("jabatan", ()), start=1)
        ),
        anak=tuple(_unit(anak) for anak in isi.get("anak", ())),
    )


@cache
def rencana_pemda() -> RencanaPemda:
    """The plan of the demonstration government."""
    isi = yaml.safe_load((DATA / "organisasi.yaml").read_text(encoding="utf-8"))
    return RencanaPemda(
        instansi=isi["instansi"],
        akar=_unit(isi["unit"][0]),
        mutasi=tuple(Mutasi(**baris) for baris in isi["mutasi"]),
    )


@dataclass(frozen=True, slots=True)
class RencanaIndikator:
    """An indicator with its target a month and the daily work that serves it."""

    uraian: str
    aspek: str
    satuan: str
    sebulan: int
    kegiatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RencanaHasil:
    """A planned result (RHK)."""

    rencana: str
    indikator: tuple[RencanaIndikator, ...]


@cache
def rumpun(nama: str) -> tuple[RencanaHasil, ...]:
    """Planned results of a kind of work."""
    isi = yaml.safe_load((DATA / "rumpun.yaml").read_text(encoding="utf-8"))
    return tuple(
        RencanaHasil(
            hasil["rencana"],
            tuple(
                RencanaIndikator(i[0], i[1], i[2], i[3], tuple(i[4])) for i in hasil["indikator"]
            ),
        )
        for hasil in isi[nama]
    )


def hasil_kerja(jabatan: RencanaJabatan) -> tuple[RencanaHasil, ...]:
    """What the holder of a post plans; leaders also guide their people."""
    milik = rumpun(jabatan.rumpun)
    if jabatan.jenis in MANAJERIAL and jabatan.rumpun != "pimpinan":
        return (*milik, rumpun("pimpinan")[-1])
    return milik
