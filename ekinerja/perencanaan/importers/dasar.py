"""What the imports of planning share: units, source stamp, parents in the same file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ekinerja.core.impor import Bekal, ImporDaftar, RencanaBaris, SelSalah
from ekinerja.core.lingkup import Lingkup
from ekinerja.core.tabel import NilaiSalah, baca_bulat, baca_desimal
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.perencanaan.models import Berasal, Sasaran

SEN = Decimal("0.01")
MAKS = Decimal(10) ** 13


@dataclass(frozen=True, slots=True)
class IndukBaru:
    """A parent that stands in the same file and has no id yet."""

    kunci: Any


@dataclass(frozen=True, slots=True)
class UnitImpor:
    """A unit as imports need it."""

    id: int
    induk_id: int | None
    opd_id: int | None


def baca_tahun(nilai: object) -> int:
    """A year in four digits."""
    tahun = baca_bulat(nilai)
    if not 2000 <= tahun <= 2100:
        raise NilaiSalah("Tahun ditulis dengan empat angka, misalnya 2026.")
    return tahun


def baca_angka(nilai: object) -> Decimal:
    """A figure with at most two decimals, not negative."""
    angka = baca_desimal(nilai)
    if not 0 <= angka < MAKS:
        raise NilaiSalah("Angkanya negatif atau terlalu besar. Periksa isinya.")
    if angka != angka.quantize(SEN):
        raise NilaiSalah("Paling banyak dua angka di belakang koma. Bulatkan dahulu.")
    return angka.quantize(SEN)


class ImporPerencanaan(ImporDaftar):
    """Rows of one table with the stamp of their source.

    :ivar sumber: IMPOR for a file of a person, SISTEM for a reading of a planning system.
    """

    def __init__(self, sumber: str = Berasal.IMPOR) -> None:
        self.sumber = sumber

    def cap(self, pada: datetime) -> dict[str, Any]:
        """Where the rows came from, and when."""
        return {"sumber": self.sumber, "segar_pada": pada}


def bekali_rujukan(lingkup: Lingkup) -> Bekal:
    """Units, posts and goals of the instansi by code (three queries)."""
    unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id)
    jabatan = Jabatan.objects.filter(instansi_id=lingkup.instansi_id)
    sasaran = Sasaran.objects.filter(instansi_id=lingkup.instansi_id)
    return Bekal(
        lingkup,
        rujukan={
            "unit": {
                kode.casefold(): UnitImpor(*isi)
                for kode, *isi in unit.values_list("kode", "id", "induk_id", "opd_id")
            },
            "jabatan": {k.casefold(): n for k, n in jabatan.values_list("kode", "id")},
            "sasaran": {
                satu["kode"].casefold(): satu
                for satu in sasaran.values("id", "kode", "tingkat", "unit_id", "induk_id")
            },
        },
    )


def cari_unit_impor(
    bekal: Bekal, kode: str | None, *, kolom: str = "kode_unit"
) -> UnitImpor | None:
    """The unit of this code inside the scope; None when no code is given.

    :raises SelSalah: unknown, outside the scope, or the whole instansi without the right to it.
    """
    if not kode:
        if bekal.lingkup.unit_ids is not None:
            raise SelSalah(kolom, "Isi kode unit. Yang seluruh instansi diimpor oleh Bappeda.")
        return None
    unit: UnitImpor | None = bekal.rujukan["unit"].get(kode.casefold())
    if unit is None:
        raise SelSalah(kolom, f"Unit dengan kode {kode} tidak ada. Periksa kodenya.")
    if not bekal.lingkup.mencakup_unit(unit.id):
        raise SelSalah(kolom, "Unit ini di luar kewenangan Anda.")
    return unit


def cari_rujukan(bekal: Bekal, apa: str, kode: str | None, *, kolom: str) -> int | None:
    """The id of a post or goal with this code; None when no code is given."""
    if not kode:
        return None
    ditemukan = bekal.rujukan[apa].get(kode.casefold())
    if ditemukan is None:
        raise SelSalah(kolom, f"Tidak ada {apa} berkode {kode}. Impor atau tambahkan dahulu.")
    nomor: int = ditemukan["id"] if isinstance(ditemukan, dict) else ditemukan
    return nomor


def berurutan(
    rencana: Iterable[RencanaBaris],
    selesai: Callable[[list[RencanaBaris], Mapping[Any, int]], None],
) -> None:
    """Hand over new rows in layers: parents of the same file before their children.

    :param selesai: writes a layer; it fills the mapping key → id through its second argument.
    """
    sisa = list(rencana)
    nomor: dict[Any, int] = {}
    while sisa:
        lapis = [satu for satu in sisa if _siap(satu, nomor)]
        if not lapis:
            raise AssertionError("Rangkaian induk berputar; seharusnya sudah ditolak.")
        selesai(lapis, nomor)
        sudah = {satu.kunci for satu in lapis}
        sisa = [satu for satu in sisa if satu.kunci not in sudah]


def _siap(satu: RencanaBaris, nomor: Mapping[Any, int]) -> bool:
    induk = satu.isi.get("induk_id")
    return not isinstance(induk, IndukBaru) or induk.kunci in nomor


def dengan_induk(isi: Mapping[str, Any], nomor: Mapping[Any, int]) -> dict[str, Any]:
    """The same with a parent of this file replaced by its id."""
    induk = isi.get("induk_id")
    if isinstance(induk, IndukBaru):
        return {**isi, "induk_id": nomor[induk.kunci]}
    return dict(isi)
