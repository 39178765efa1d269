"""Who is counted, in which row: people who owe an SKP, by perangkat daerah or by unit."""

from dataclasses import dataclass, field, replace
from datetime import date

from ekinerja.core.lingkup import Lingkup
from ekinerja.organisasi.models import UnitKerja
from ekinerja.organisasi.queries import pilihan_unit as pilihan_semua
from ekinerja.organisasi.queries import subpohon, unit_pembayar
from ekinerja.skp.queries import WajibSKP, wajib_skp

PILIHAN_MAKS = 300


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A row of a report: a perangkat daerah, or a unit within one.

    :ivar wajib: people who owe an SKP here; ``luar``: whose SKP is kept elsewhere and who
        therefore count as complete.
    """

    unit: UnitKerja
    wajib: int
    luar: int

    @property
    def unit_id(self) -> int:
        return int(self.unit.pk)

    @property
    def nama(self) -> str:
        return self.unit.nama


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Everybody of a scope on a day, each in a row.

    :ivar orang: ids of those who owe an SKP here, beside ``baris``, the row of each.
    :ivar unit: where each of them works.
    """

    lingkup: Lingkup
    baris_unit: list[BarisUnit]
    orang: list[int] = field(default_factory=list)
    baris: list[int] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)


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
    """People who owe an SKP on a day, in rows (three queries).

    :param unit_id: rows are the units below this one; None: rows are perangkat daerah where the
        scope is the whole instansi, else units.
    """
    dalam = lingkup_unit(lingkup, unit_id)
    per_opd = dalam.unit_ids is None
    wajib = wajib_skp(dalam, pada=pada)
    hasil = Cakupan(dalam, _baris(lingkup, wajib, per_opd=per_opd))
    for satu in wajib:
        if not satu.luar:
            hasil.orang.append(satu.pegawai_id)
            hasil.baris.append(_letak(satu, per_opd=per_opd))
            hasil.unit.append(satu.unit_id)
    return hasil


def _letak(satu: WajibSKP, *, per_opd: bool) -> int:
    return satu.opd_id or satu.unit_id if per_opd else satu.unit_id


def _baris(lingkup: Lingkup, wajib: list[WajibSKP], *, per_opd: bool) -> list[BarisUnit]:
    hitung: dict[int, list[int]] = {}
    for satu in wajib:
        hitung.setdefault(_letak(satu, per_opd=per_opd), [0, 0])[bool(satu.luar)] += 1
    unit = UnitKerja.objects.filter(instansi_id=lingkup.instansi_id, pk__in=hitung)
    return [BarisUnit(satu, *hitung[satu.pk]) for satu in unit.order_by("nama", "id")]
