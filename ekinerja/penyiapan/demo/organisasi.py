"""Units and posts of the plan as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from ekinerja.instansi.models import Instansi
from ekinerja.organisasi.models import Jabatan, UnitKerja
from ekinerja.penyiapan.demo.rencana import RencanaJabatan, RencanaUnit
from ekinerja.penyiapan.demo.simpan import beri_id, simpan

SEJAK = date(2017, 1, 1)


@dataclass(frozen=True, slots=True)
class Organisasi:
    """Units and posts by code, and the plan of each post."""

    instansi: Instansi
    unit: dict[str, UnitKerja]
    jabatan: dict[str, Jabatan]
    rencana: dict[str, RencanaJabatan]

    def opd(self, jabatan: Jabatan) -> UnitKerja | None:
        """The unit that pays the holders of a post."""
        return self.unit[jabatan.kode.rpartition("-")[0]].opd


def susun_organisasi(instansi: Instansi, akar: RencanaUnit, *, bulan_ini: date) -> Organisasi:
    """Save all units, then all posts with their superior posts."""
    unit = _susun_unit(instansi, akar)
    rencana = {j.kode: j for u in akar.semua() for j in u.jabatan}
    jabatan = {
        kode: Jabatan(
            instansi=instansi,
            unit=unit[kode.rpartition("-")[0]],
            kode=kode,
            nama=satu.nama,
            jenis=satu.jenis,
            kelas=satu.kelas,
            bezetting=satu.bezetting,
            kepala=satu.kepala,
            masa=DateRange(bulan_ini if satu.baru else SEJAK, None),
        )
        for kode, satu in rencana.items()
    }
    beri_id(list(jabatan.values()))
    _tetapkan_atasan(list(jabatan.values()))
    simpan(list(jabatan.values()))
    return Organisasi(instansi, unit, jabatan, rencana)


def _susun_unit(instansi: Instansi, akar: RencanaUnit) -> dict[str, UnitKerja]:
    unit = {
        satu.kode: UnitKerja(
            instansi=instansi,
            kode=satu.kode,
            nama=satu.nama,
            jenis=satu.jenis,
            masa=DateRange(SEJAK, None),
            urutan=urut,
        )
        for urut, satu in enumerate(akar.semua())
    }
    beri_id(list(unit.values()))
    for satu in akar.semua():
        for anak in satu.anak:
            unit[anak.kode].induk = unit[satu.kode]
            unit[anak.kode].opd = unit[satu.kode].opd or unit[anak.kode]
    simpan(list(unit.values()))
    return unit


def _tetapkan_atasan(jabatan: Sequence[Jabatan]) -> None:
    """Members answer to the head of their unit, heads to the head of the unit above."""
    kepala = {satu.unit_id: satu for satu in jabatan if satu.kepala}
    for satu in jabatan:
        unit = satu.unit.induk if satu.kepala else satu.unit
        while unit is not None and unit.pk not in kepala:
            unit = unit.induk
        satu.atasan = kepala[unit.pk] if unit is not None else None
