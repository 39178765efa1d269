"""Who is counted: people who owe an SKP, and the units of a scope."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import pilihan_unit as pilihan_semua
from ekinerja.organisasi.queries import subpohon, unit_pembayar
from ekinerja.skp.queries import wajib_skp

PILIHAN_MAKS = 300


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Everybody of a scope on a day.

    :ivar orang: ids of those who owe an SKP here, beside ``unit``, where each of them works.
    :ivar luar: unit → how many of its people have an SKP that is kept elsewhere; they count as
        complete.
    :ivar opd: every unit of both → its perangkat daerah.
    """

    lingkup: Lingkup
    orang: list[int] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)
    luar: Counter[int] = field(default_factory=Counter)
    opd: dict[int, int | None] = field(default_factory=dict)


def lingkup_unit(lingkup: Lingkup, unit_id: int | None) -> Lingkup:
    """The scope narrowed to a unit and what is below it; outside the scope nothing is left."""
    if unit_id is None:
        return lingkup
    bawah = tuple(satu for satu in subpohon(unit_id) if lingkup.mencakup_unit(satu))
    return replace(lingkup, unit_ids=bawah)


def pilihan_unit(lingkup: Lingkup) -> list[UnitKerja]:
    """What a report can be narrowed to: perangkat daerah, or the units of a smaller scope."""
    semua = unit_pembayar(lingkup) if lingkup.unit_ids is None else pilihan_semua(lingkup)
    return list(semua[:PILIHAN_MAKS])


def cakupan(lingkup: Lingkup, *, pada: date, unit_id: int | None = None) -> Cakupan:
    """People who owe an SKP on a day in a unit and below it (two queries)."""
    hasil = Cakupan(lingkup_unit(lingkup, unit_id))
    for satu in wajib_skp(hasil.lingkup, pada=pada):
        hasil.opd[satu.unit_id] = satu.opd_id
        if satu.luar:
            hasil.luar[satu.unit_id] += 1
        else:
            hasil.orang.append(satu.pegawai_id)
            hasil.unit.append(satu.unit_id)
    return hasil
